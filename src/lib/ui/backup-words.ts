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
		return since ? `No backup yet: ${count(since, 'rating')} are on this device alone.` : '';
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

const sentence = (words: string) => words[0]!.toUpperCase() + words.slice(1);

/** What adding a backup does. */
export function addWords(
	adds: Some & { removed: number; reworded: number },
	lacks: Some
): string[] {
	const brings = someWords(adds);
	const says = [
		brings
			? `Brings ${brings} that are not here.`
			: 'It has no rating and no card that is not here.'
	];
	if (adds.reworded) says.push(`${sentence(count(adds.reworded, 'note'))} get newer words.`);
	if (adds.removed) says.push(`${sentence(count(adds.removed, 'card'))} go, deleted there since.`);
	const stays = someWords(lacks);
	if (stays) says.push(`${sentence(stays)} that it has not stay.`);
	return says;
}

/** What goes away where a backup takes the place of everything. */
export function replaceWords(lacks: Some & { reworded: number }): string[] {
	const goes = someWords(lacks);
	const says = [
		goes
			? `${sentence(goes)} that are only here go away.`
			: 'No rating and no card that is here is missing in it.'
	];
	if (lacks.reworded)
		says.push(`${sentence(count(lacks.reworded, 'note'))} get the words of the backup.`);
	says.push('Settings, plans and notes on advice are those of the backup.');
	return says;
}
