/** Backups as a person reads of them: how old the last one is, and what restoring one does. */
import { count } from './words';

const DAY = 86_400_000;

/** "3 days ago". */
export function ago(ms: number, nowMs: number): string {
	const days = Math.floor((nowMs - ms) / DAY);
	if (days < 1) return 'within the last day';
	if (days === 1) return 'a day ago';
	if (days < 60) return `${days} days ago`;
	if (days < 700) return `${Math.round(days / 30.4)} months ago`;
	return `${Math.round(days / 365.25)} years ago`;
}

/** What there is of backups; '' where there is nothing to back up. */
export function lastWords(state: {
	nowMs: number;
	last?: { madeMs: number; ratings: number };
	since: number;
}): string {
	const { nowMs, last, since } = state;
	if (!last)
		return since
			? `No backup yet: ${count(since, 'rating')} ${since === 1 ? 'is' : 'are'} on this device alone.`
			: '';
	const what = `${ago(last.madeMs, nowMs)}, ${count(last.ratings, 'rating')}`;
	return `Last verified backup: ${what}, ${since ? `${since.toLocaleString('en')} since` : 'none since'}.`;
}

interface Some {
	ratings: number;
	cards: number;
}

/** "120 ratings and 14 cards"; '' for none. */
export function someWords({ ratings, cards }: Some): string {
	const words = [ratings && count(ratings, 'rating'), cards && count(cards, 'card')];
	return words.filter(Boolean).join(' and ');
}

/** What adding a backup does. */
export function addWords(
	adds: Some & { removed: number; reworded: number },
	lacks: Some
): string[] {
	const brings = someWords(adds);
	const says = [
		brings ? `Brings ${brings}.` : 'Every rating and every card of it is here already.'
	];
	if (adds.reworded)
		says.push(
			`${count(adds.reworded, 'note')} ${adds.reworded === 1 ? 'gets' : 'get'} newer words.`
		);
	if (adds.removed)
		says.push(
			`${count(adds.removed, 'card')} ${adds.removed === 1 ? 'goes' : 'go'}, deleted there since.`
		);
	const stays = someWords(lacks);
	if (stays) says.push(`What is only here stays: ${stays}.`);
	return says;
}

/** What goes away where a backup takes the place of everything. */
export function replaceWords(lacks: Some & { reworded: number }): string[] {
	const goes = someWords(lacks);
	const says = [
		goes
			? `What is only here goes away: ${goes}.`
			: 'It has every rating and every card that is here.'
	];
	if (lacks.reworded)
		says.push(
			`${count(lacks.reworded, 'note')} ${lacks.reworded === 1 ? 'gets' : 'get'} the words of the backup.`
		);
	says.push('Settings, plans and notes on advice are those of the backup.');
	return says;
}

/** Why somebody is reminded of a backup. */
export function reminderWords({ nowMs, last, since }: Parameters<typeof lastWords>[0]): string {
	if (!last)
		return `Your ${count(since, 'rating')} are on this device alone. A backup keeps them where it does not.`;
	return `Your last backup was ${ago(last.madeMs, nowMs)}, and ${count(since, 'rating')} came since.`;
}

/** Where the library has lost some of its log. */
export function missingWords(ratings: number): string {
	const are = ratings === 1 ? 'is' : 'are';
	return `It holds all that is here, but ${count(ratings, 'rating')} that you gave here ${are} missing: keep older backups, and use “Check my data”.`;
}
