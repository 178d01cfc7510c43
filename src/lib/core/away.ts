/**
 * Days away, planned before they come: nothing is owed on them and the streak waits. They begin tomorrow at
 * the earliest, as every plan that changes how days count; what has begun can only end on another day.
 */

/** Study days from the first to the last, both away. */
export interface Away {
	fromDay: number;
	untilDay: number;
}

/** How far ahead days away can be planned. */
export const AWAY_AHEAD_DAYS = 365;

/**
 * What speaks against planning these days, as a sentence; undefined where nothing does. A day that was not
 * given is NaN. `others` are those planned already; `begun` is the one that is changed, where it has begun.
 */
export function awayProblem(
	{ fromDay, untilDay }: Away,
	others: readonly Away[],
	today: number,
	begun?: Away
): string | undefined {
	if (!Number.isInteger(fromDay) || !Number.isInteger(untilDay))
		return 'Choose a first and a last day.';
	if (begun) {
		if (fromDay !== begun.fromDay) return 'This has begun already. You can change its last day.';
		if (untilDay < today) return 'Days that are over stay as they were. Choose today or later.';
	} else if (fromDay <= today) return 'Days away begin tomorrow at the earliest.';
	if (untilDay < fromDay) return 'The last day lies before the first.';
	if (untilDay > today + AWAY_AHEAD_DAYS) return 'You can plan up to a year ahead.';
	if (others.some((other) => fromDay <= other.untilDay && other.fromDay <= untilDay))
		return 'Some of these days are planned already. Change that entry instead.';
	return undefined;
}

/** The last of the days away in a row that `day` lies in, however they were planned; undefined where it is none. */
export function awayThrough(
	plans: readonly (Away & { deleted?: boolean })[],
	day: number
): number | undefined {
	let last: number | undefined;
	for (const { fromDay, untilDay } of awayFrom(plans, day))
		if (fromDay <= (last ?? day - 1) + 1) last = Math.max(untilDay, last ?? untilDay);
	return last;
}

/** Days away on which `day` lies, or that lie behind it: what there still is to say, soonest first. */
export function awayFrom(plans: readonly (Away & { deleted?: boolean })[], day: number): Away[] {
	return plans
		.filter(({ deleted, fromDay, untilDay }) => !deleted && fromDay <= untilDay && untilDay >= day)
		.map(({ fromDay, untilDay }) => ({ fromDay, untilDay }))
		.sort((a, b) => a.fromDay - b.fromDay);
}
