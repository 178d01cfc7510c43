/**
 * Facts of study days, and days that nobody opened: whether there was a chance to. Who travels east loses hours, and a study
 * day may pass within one flight; it cannot be told apart later from a day that was missed, so it is stored
 * when the app is opened next.
 */
import type { Moment } from './day';

/**
 * What was owed and met on a study day, as one device knew it. Append-only in meaning: merging takes the
 * lowest `owed`, the goals of both, and any `cleared` and `skipped`.
 */
export interface DayFact {
	day: number;
	deviceId: string;
	/** Reviews and learning cards due at the first opening, after limits. */
	owed: number;
	/** Ratings that make the day done; null where the goal is in minutes. */
	goal: number | null;
	/** Minutes that do; facts of before there was a choice do not say. */
	goalMinutes?: number | null;
	/** Nothing due was left in the day's plan after some rating of this day. */
	cleared: boolean;
	openedMs: number;
	/** Minutes east of UTC where the device last was on this day. */
	offsetMin?: number;
	/** Nobody could have opened this day: it was lost by travelling east. */
	skipped?: true;
	/** The entry that was shown as the advice of the day (`entryKey`), from when it first was. */
	advice?: string;
}

/** The longest flights take 18 hours: who loses a whole day to one is 6 hours further east after it. */
const LOST_WITH_MIN = 6 * 60;

/** Where and when a device was last seen. */
export interface Seen {
	day: number;
	/** Minutes east of UTC; undefined where it was not stored. */
	offsetMin?: number;
}

/**
 * The days between the last opening and this one, oldest first, `most` at most. One of them is skipped
 * where the clock moved so far east meanwhile that a flight may have taken all of it: the last, since
 * nothing says which.
 */
export function unopenedDays(
	last: Seen,
	now: Moment,
	most: number
): { day: number; skipped: boolean }[] {
	const lost = now.tzOffsetMin - (last.offsetMin ?? now.tzOffsetMin) >= LOST_WITH_MIN;
	const from = Math.max(last.day + 1, now.day - most);
	return Array.from({ length: Math.max(0, now.day - from) }, (_, i) => ({
		day: from + i,
		skipped: lost && from + i === now.day - 1
	}));
}
