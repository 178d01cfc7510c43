/**
 * Study days: whole numbers counted in local wall time after the rollover hour. A day is fixed when an
 * answer is given and never derived again, so neither travel nor daylight saving can change the past.
 * Day 0 is 1970-01-01. Offsets are minutes to add to UTC for local time (Tokyo 540, New York -300).
 */

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

export const DEFAULT_ROLLOVER_HOUR = 4;

/** The offset of a time zone, in minutes east of UTC, at an instant. */
export type Zone = (atMs: number) => number;

/** An instant as an answer needs it. */
export interface Moment {
	atMs: number;
	tzOffsetMin: number;
	day: number;
	/** When the next study day begins. */
	dayEndMs: number;
}

/**
 * The study day of an instant: whole days since 1970 in local time, begun at the rollover hour (Anki
 * manual, “Next day starts at”). `tzOffsetMin` is minutes east of UTC.
 */
export function studyDay(atMs: number, tzOffsetMin: number, rolloverHour: number): number {
	return Math.floor((atMs + tzOffsetMin * MINUTE_MS - rolloverHour * HOUR_MS) / DAY_MS);
}

/**
 * The first instant of a study day in a zone, daylight saving included: where the rollover hour does
 * not exist that day the clock's jump itself is the boundary.
 */
export function dayStartMs(day: number, zone: Zone, rolloverHour: number): number {
	const wallMs = day * DAY_MS + rolloverHour * HOUR_MS;
	let earliest = Infinity;
	// The offset in force is one of those around that time. The earliest instant at which clocks show it
	// counts; they never do where they jump over it.
	for (const nearMs of [-DAY_MS, -HOUR_MS, 0, HOUR_MS, DAY_MS]) {
		const offset = zone(wallMs - zone(wallMs + nearMs) * MINUTE_MS);
		const atMs = wallMs - offset * MINUTE_MS;
		if (zone(atMs) === offset) earliest = Math.min(earliest, atMs);
	}
	if (earliest < Infinity) return earliest;
	return jumpWithin(day, wallMs - DAY_MS, wallMs + DAY_MS, zone, rolloverHour);
}

/** The instant between two at which the study day becomes `day` (or later, where a day is skipped). */
function jumpWithin(day: number, fromMs: number, toMs: number, zone: Zone, rolloverHour: number) {
	let low = fromMs;
	let high = toMs;
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (studyDay(middle, zone(middle), rolloverHour) >= day) high = middle;
		else low = middle;
	}
	return high;
}

/** A moment with its study day; that day ends at the hour in force on the next one. */
export function momentAt(
	atMs: number,
	zone: Zone,
	rolloverHour: number,
	nextRolloverHour = rolloverHour
): Moment {
	const tzOffsetMin = zone(atMs);
	const day = studyDay(atMs, tzOffsetMin, rolloverHour);
	return { atMs, tzOffsetMin, day, dayEndMs: dayStartMs(day + 1, zone, nextRolloverHour) };
}

/** Monday is 0. */
export function weekday(day: number): number {
	return (((day + 3) % 7) + 7) % 7;
}

/** The calendar date of a study day as YYYY-MM-DD. */
export function dayDate(day: number): string {
	return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
