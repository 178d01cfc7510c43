/** How well questions are held, as a person says it. */
import { HELD_DAYS, type Held } from '../core/held';
import type { EntryStanding } from '../core/standing';
import { count } from './words';

/** Of a library, a deck or a section: "23 of 61 answers held for more than a month". */
export function heldWords({ month, entries }: Pick<Held, 'month' | 'entries'>): string {
	if (entries === 1)
		return month ? 'Its answer held for more than a month' : 'Not held for a month yet';
	const all = count(entries, 'answer');
	return month
		? `${month} of ${all} held for more than a month`
		: `None of ${all} held for a month yet`;
}

/** "3 cards, held for about 3 weeks"; where some are not begun "2 of 3 cards begun". */
export function standingWords({ cards, begun, state }: EntryStanding): string {
	const all = count(cards, 'card');
	if (state.at === 'new' && begun) return `${begun} of ${all} begun`;
	const some = state.at === 'learning' && state.weakest < cards ? `${state.weakest} ` : '';
	return `${all}, ${some}${stateWords(state)}`;
}

/** Where one card stands, or all of several. */
export function stateWords(state: EntryStanding['state']): string {
	switch (state.at) {
		case 'suspended':
			return 'suspended';
		case 'new':
			return 'new';
		case 'learning':
			return 'being learnt';
		case 'held':
			return `held for ${heldFor(state.days)}`;
	}
}

/** How long something is held; once it is for a month, as everything says that counts what is held. */
function heldFor(days: number): string {
	return days >= HELD_DAYS.month && days < 53 ? 'more than a month' : aboutDays(days);
}

/** A stability in days as a rough time: "about 3 weeks". */
export function aboutDays(days: number): string {
	if (days < 0.8) return 'less than a day';
	const about = (number: number, unit: string) =>
		number === 1 ? `about a ${unit}` : `about ${number} ${unit}s`;
	if (days < 10) return about(Math.round(days), 'day');
	if (days < 53) return about(Math.round(days / 7), 'week');
	const months = Math.round(days / 30.4);
	if (months !== 12 && months < 24) return about(months, 'month');
	return about(Math.round(days / 365.25), 'year');
}
