/**
 * Fuzz: intervals of a few days and more vary a little, so that cards learnt together come apart. The
 * ranges are Anki's (manual, "Fuzz Factor"; rslib scheduler). The random share depends on the card and
 * its repetitions alone: what a preview shows is what is then scheduled.
 *
 * Easy days choose among the days of that range by weight. Anki weighs each day also by what is due on it
 * already (manual, "Easy Days"); here the weekday alone counts, so that a promise depends on nothing but
 * its card, and every device makes the same one. No card leaves its range for the sake of an easy day.
 */

const RANGES = [
	{ from: 2.5, to: 7, share: 0.15 },
	{ from: 7, to: 20, share: 0.1 },
	{ from: 20, to: Infinity, share: 0.05 }
];

/** How far an interval may move to either side, in days. */
export function fuzzDelta(intervalDays: number): number {
	if (intervalDays < 2.5) return 0;
	let delta = 1;
	for (const { from, to, share } of RANGES)
		delta += share * Math.max(0, Math.min(intervalDays, to) - from);
	return delta;
}

/** How readily a card comes so many days from now, from 0 (only where no other day is left) up to 1. */
export type DayWeight = (days: number) => number;

/**
 * A whole number of days within `minimum` and `maximum`; `share` from 0 up to 1, null for no fuzz. Days of
 * the range come as often as `weightOf` them says; without it, or where it says the same of all, alike.
 */
export function fuzzInterval(
	intervalDays: number,
	minimum: number,
	maximum: number,
	share: number | null,
	weightOf?: DayWeight
): number {
	const least = Math.min(minimum, maximum);
	const days = Math.min(maximum, Math.max(least, intervalDays));
	if (share === null) return Math.round(days);
	const delta = fuzzDelta(days);
	const low = Math.min(maximum, Math.max(least, Math.round(days - delta)));
	let high = Math.min(maximum, Math.max(least, Math.round(days + delta)));
	if (high === low && high > 2 && high < maximum) high = low + 1;
	const weighed = weightOf && weighedDay(low, high, share, weightOf);
	// A share just under 1 rounds up to it in a sum.
	return weighed ?? Math.min(high, Math.floor(low + share * (1 + high - low)));
}

/** The day at which `share` of the weight of all days is passed; undefined where all weigh the same. */
function weighedDay(low: number, high: number, share: number, weightOf: DayWeight) {
	const weights = Array.from({ length: 1 + high - low }, (_, k) => weightOf(low + k));
	if (weights.every((weight) => weight === weights[0])) return undefined;
	let rest = share * weights.reduce((sum, weight) => sum + weight, 0);
	for (const [k, weight] of weights.entries()) {
		if (rest < weight) return low + k;
		rest -= weight;
	}
	return low + weights.findLastIndex((weight) => weight > 0);
}
