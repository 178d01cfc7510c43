import { DAY_MS, DEFAULT_ROLLOVER_HOUR, studyDay, type Moment } from '../../src/lib/core/day';
import { ZONE_HOURS } from './zone';

const HOUR_MS = 3_600_000;

/** One instant for all of a run: what is made twice is the same then. */
const RUN_MS = Date.now();

/** The instant so many days and an hour ago, where the journeys are. */
export function daysAgo(days: number): Moment {
	const atMs = RUN_MS - days * DAY_MS - HOUR_MS;
	const tzOffsetMin = ZONE_HOURS * 60;
	const day = studyDay(atMs, tzOffsetMin, DEFAULT_ROLLOVER_HOUR);
	const dayEndMs = (day + 1) * DAY_MS + (DEFAULT_ROLLOVER_HOUR - ZONE_HOURS) * HOUR_MS;
	return { atMs, tzOffsetMin, day, dayEndMs };
}
