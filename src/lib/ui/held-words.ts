/** How well a question is held, as a person says it. */
import type { EntryStanding } from '../core/standing';
import { count } from './words';

/** "3 cards, held for about 3 weeks". */
export function standingWords({ cards, state }: EntryStanding): string {
	const all = count(cards, 'card');
	switch (state.at) {
		case 'suspended':
			return `${all}, suspended`;
		case 'held':
			return `${all}, held for ${aboutDays(state.days)}`;
		case 'new':
		case 'learning': {
			const words = state.at === 'new' ? 'new' : 'being learnt';
			return state.weakest === cards ? `${all}, ${words}` : `${all}, ${state.weakest} ${words}`;
		}
	}
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
