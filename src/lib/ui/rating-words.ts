/** What an answer button comes to, more exactly than on it. */
import type { Placement, Rating } from '../core/review';
import { dayWords, timeOf } from './date-words';
import { comesBack, count } from './words';

/** "Comes back on Tuesday 24 November, in 12 days.": the date, and days that are not rounded. */
export function comesBackExactly(placement: Placement, day: number, atMs: number): string {
	if ('dueMs' in placement) {
		return `Comes back at ${timeOf(placement.dueMs)}, ${comesBack(placement, day, atMs)}.`;
	}
	const days = Math.max(0, placement.dueDay - day);
	return days
		? `Comes back on ${dayWords(placement.dueDay, day)}, in ${count(days, 'day')}.`
		: 'Comes back today.';
}

/** What an answer comes to in practice, which changes no date. */
export function practiceOutcome(rating: Rating): string {
	return rating === 1 ? 'asked again in this round' : 'done for this round';
}

/** A chance of recall as one says it, with the figure for those who want it. */
export function chanceWords(chance: number): string {
	const tenths = Math.min(9, Math.max(1, Math.round(chance * 10)));
	const about = chance >= 0.95 ? 'more than 9' : `about ${tenths}`;
	return `The chance that you still know it then: ${about} in 10 (${Math.round(chance * 100)}%).`;
}
