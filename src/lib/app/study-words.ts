/** What is said where an answer cannot be taken as it was given. */
import type { Moment } from '../core/day';
import { recordDateAt } from '../core/day-words';
import { personLocale } from './person-locale';

export const CHANGED_ELSEWHERE =
	'This card was answered or changed in another tab. Nothing was overwritten.';

export const REWORDED =
	'This card was changed meanwhile. Here is how it reads now; answer once more.';

export const SAVED_NOW = 'Your last answer is saved now.';

export const TOO_LATE = 'Your last answer could not be saved: its card was changed meanwhile.';

export const UNREACHABLE =
	'Adage cannot reach your data right now. Your last answer is kept: reload the page, and it is saved.';

export const NO_ROOM =
	'This device has no space left for Adage. Your last answer is kept: free some space, then reload the page, and it is saved.';

/** A page may lie open for so long; more, or a day that was before, is a clock that was changed. */
const REST_DAYS = 7;

/**
 * Where the buttons promised dates of another day than it is now. Said before the answer is taken: under a wrong clock it would have wrong dates.
 */
export function newDayWords(before: number, { day, atMs }: Moment): string {
	if (day > before && day <= before + REST_DAYS)
		return 'A new day has begun meanwhile. Answer once more.';
	const date = recordDateAt(atMs, personLocale());
	return `The clock of this device says ${date} now. Is that right? Then answer once more; else set it right first.`;
}
