/**
 * Where journeys are that go by the clock of this machine: in a zone where it is the middle of a study day,
 * whatever the hour is here. Otherwise those that run as the day turns would find other due dates.
 */
const NOON = 12;

// The processes that run the journeys are started later, and inherit what the first one found.
process.env.JOURNEY_ZONE_HOURS ??= String(hoursFromUtc(new Date().getUTCHours()));

/** How far the clocks of that zone are ahead of UTC. */
export const ZONE_HOURS = Number(process.env.JOURNEY_ZONE_HOURS);

/** Its name; the signs in these names are turned around (IANA, file "etcetera"). */
export const ZONE = `Etc/GMT${ZONE_HOURS > 0 ? '-' : '+'}${Math.abs(ZONE_HOURS)}`;

/** Where journeys are that set the clock themselves. */
export const BERLIN = 'Europe/Berlin';

function hoursFromUtc(utcHours: number): number {
	const ahead = NOON - utcHours;
	return ahead < -11 ? ahead + 24 : ahead;
}
