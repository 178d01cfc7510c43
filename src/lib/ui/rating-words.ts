/** What an answer button comes to, more exactly than on it. */
import type { Placement, Rating } from '../core/review';
import { comesBack, count } from './words';

/** "Comes back on Tuesday, 24 November 2026, in 12 days.": the date, and days that are not rounded. */
export function comesBackExactly(placement: Placement, day: number, atMs: number): string {
	if ('dueMs' in placement) {
		const time = { hour: '2-digit', minute: '2-digit' } as const;
		const at = new Date(placement.dueMs).toLocaleTimeString([], time);
		return `Comes back at ${at}, ${comesBack(placement, day, atMs)}.`;
	}
	const days = Math.max(0, placement.dueDay - day);
	const date = new Date(placement.dueDay * 86_400_000).toLocaleDateString(undefined, {
		...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
		timeZone: 'UTC'
	});
	return days ? `Comes back on ${date}, in ${count(days, 'day')}.` : 'Comes back today.';
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
