/**
 * Fuzz: intervals of a few days and more vary a little, so that cards learnt together come apart. The
 * ranges are Anki's (manual, "Fuzz Factor"; rslib scheduler). The random share depends on the card and
 * its repetitions alone: what a preview shows is what is then scheduled.
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

/** A whole number of days within `minimum` and `maximum`; `share` from 0 up to 1, null for no fuzz. */
export function fuzzInterval(
	intervalDays: number,
	minimum: number,
	maximum: number,
	share: number | null
): number {
	const least = Math.min(minimum, maximum);
	const days = Math.min(maximum, Math.max(least, intervalDays));
	if (share === null) return Math.round(days);
	const delta = fuzzDelta(days);
	const low = Math.min(maximum, Math.max(least, Math.round(days - delta)));
	let high = Math.min(maximum, Math.max(least, Math.round(days + delta)));
	if (high === low && high > 2 && high < maximum) high = low + 1;
	// A share just under 1 rounds up to it in a sum.
	return Math.min(high, Math.floor(low + share * (1 + high - low)));
}
