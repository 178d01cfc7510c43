/**
 * When a person is reminded of making a backup, and when a folder that is kept up to date gets a new one.
 * Counted are ratings, since those are what nobody can make again: cards can be drawn from their document
 * once more. Times are milliseconds.
 */
import { DAY_MS } from './day';

/** A backup is old with this age and so many ratings since. */
const OLD: { days: number; ratings: number }[] = [
	// A normal day is 50 to 130 ratings: a week of them is what somebody would be sorry for, and whoever
	// studies a lot on one day is not asked on the next.
	{ days: 7, ratings: 300 },
	// Whoever studies now and then has done a few sessions by then.
	{ days: 30, ratings: 40 }
];
/** Without any backup there is no age: a first few sessions are worth one. */
const FIRST_RATINGS = 100;
/** What was shown is not shown again before this, whatever became of it. */
const QUIET_MS = 7 * DAY_MS;
/** Whoever puts it off means it. */
const LATER_MS = 30 * DAY_MS;

export interface BackupAge {
	nowMs: number;
	/** When the last backup was made, where there is one. */
	madeMs?: number;
	/** Ratings that are not in it. */
	since: number;
}

/** What became of reminders on this device. */
export interface Reminded {
	/** When it was last shown first. */
	shownMs?: number;
	/** When it was put off. */
	laterMs?: number;
}

/** Whether the last backup is old. */
export function isOld({ nowMs, madeMs, since }: BackupAge): boolean {
	if (madeMs === undefined) return since >= FIRST_RATINGS;
	return OLD.some(({ days, ratings }) => nowMs - madeMs >= days * DAY_MS && since >= ratings);
}

/** Whether somebody is to be reminded now. A clock that was ahead silences for no longer than one that was right. */
export function remindsNow(age: BackupAge, { shownMs, laterMs }: Reminded): boolean {
	const within = (ms: number | undefined, span: number) =>
		ms !== undefined && Math.abs(age.nowMs - ms) < span;
	return isOld(age) && !within(shownMs, QUIET_MS) && !within(laterMs, LATER_MS);
}

/** A folder gets a new file after so many ratings, or a day after the last one where anything changed. */
const FOLDER_RATINGS = 20;

/** Whether a folder that is kept up to date gets a new file; `changed` says that something was written since. */
export function folderIsDue({ nowMs, madeMs, since }: BackupAge, changed: boolean): boolean {
	if (madeMs === undefined || since >= FOLDER_RATINGS) return true;
	return changed && Math.abs(nowMs - madeMs) >= DAY_MS;
}
