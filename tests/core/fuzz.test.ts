// The rule this file defends: intervals vary within Anki's bounds and no further, and by a share that is
// given, so that what a preview shows is what is then scheduled.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzDelta, fuzzInterval } from '../../src/lib/core/fuzz';

/** The whole range that an interval can become, by trying all shares. */
function reach(days: number, minimum: number, maximum: number) {
	const results = Array.from({ length: 1000 }, (_, i) => {
		return fuzzInterval(days, minimum, maximum, i / 1000);
	});
	return [Math.min(...results), Math.max(...results)];
}

test('the bounds are those that the tests of Anki state', () => {
	// rslib/src/scheduler/states/fuzz.rs, `reasonable`: interval, lower and upper bound.
	const bounds: [number, number, number][] = [
		[1, 1, 1],
		[2, 2, 2],
		[3, 2, 4],
		[5, 4, 6],
		[7, 5, 9],
		[17, 14, 20],
		[20, 17, 23],
		[37, 33, 41],
		[56, 51, 61],
		[82, 76, 88],
		[136, 127, 145],
		[199, 187, 211],
		[300, 283, 317]
	];
	for (const [days, low, high] of bounds)
		expect([days, ...reach(days, 1, 36_500)]).toEqual([days, low, high]);
});

test('the delta: none under 2.5 days, then a day, 15 % to a week, 10 % to 20 days, 5 % beyond', () => {
	expect(fuzzDelta(2.49)).toBe(0);
	expect(fuzzDelta(2.5)).toBe(1);
	expect(fuzzDelta(7)).toBeCloseTo(1.675);
	expect(fuzzDelta(20)).toBeCloseTo(2.975);
	expect(fuzzDelta(100)).toBeCloseTo(6.975);
});

const days = fc.double({ min: 0, max: 50_000, noNaN: true });
const share = fc.oneof(
	fc.constant(null),
	fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
);

test('a whole number within the limits, and a longer one never comes out far shorter', () => {
	fc.assert(
		fc.property(
			days,
			share,
			fc.integer({ min: 1, max: 400 }),
			fc.integer({ min: 1, max: 40_000 }),
			(interval, share, minimum, maximum) => {
				const result = fuzzInterval(interval, minimum, maximum, share);
				expect(Number.isInteger(result)).toBe(true);
				expect(result).toBeGreaterThanOrEqual(Math.min(minimum, maximum));
				expect(result).toBeLessThanOrEqual(maximum);
				const longer = fuzzInterval(interval * 1.5 + 2, minimum, maximum, share);
				expect(longer).toBeGreaterThanOrEqual(result);
			}
		),
		{ numRuns: 2000 }
	);
});

test('without fuzz it is the rounded interval', () => {
	expect(fuzzInterval(10.4, 1, 36_500, null)).toBe(10);
	expect(fuzzInterval(10.5, 1, 36_500, null)).toBe(11);
	expect(fuzzInterval(0.2, 1, 36_500, null)).toBe(1);
	expect(fuzzInterval(90, 1, 60, null)).toBe(60);
	expect(fuzzInterval(3, 5, 36_500, null)).toBe(5);
	expect(fuzzInterval(3, 90, 60, null)).toBe(60);
});

test('every day within the bounds is reached about as often', () => {
	const counts = new Map<number, number>();
	for (let i = 0; i < 9000; i++) {
		const result = fuzzInterval(37, 1, 36_500, i / 9000);
		counts.set(result, (counts.get(result) ?? 0) + 1);
	}
	expect([...counts.keys()].sort((a, b) => a - b)).toEqual([33, 34, 35, 36, 37, 38, 39, 40, 41]);
	for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThanOrEqual(1);
});

/** A week of weights from the weekday of `today` on. */
const weightOf = (week: number[], today: number) => (days: number) => week[(today + days) % 7]!;
const week = fc.array(fc.constantFrom(0, 0.25, 0.5, 1), { minLength: 7, maxLength: 7 });

test('weights that are all the same change nothing at all', () => {
	fc.assert(
		fc.property(
			days,
			share,
			fc.integer({ min: 1, max: 400 }),
			fc.constantFrom(0, 0.5, 1),
			(interval, share, minimum, weight) => {
				expect(fuzzInterval(interval, minimum, 36_500, share, () => weight)).toBe(
					fuzzInterval(interval, minimum, 36_500, share)
				);
			}
		),
		{ numRuns: 1000 }
	);
});

test('easy days move a card within its range alone, and to no day of weight 0 where there is another', () => {
	fc.assert(
		fc.property(
			fc.double({ min: 0, max: 400, noNaN: true }),
			fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
			fc.integer({ min: 1, max: 60 }),
			fc.integer({ min: 1, max: 500 }),
			week,
			fc.nat({ max: 6 }),
			(interval, share, minimum, maximum, week, today) => {
				const weigh = weightOf(week, today);
				const result = fuzzInterval(interval, minimum, maximum, share, weigh);
				const [low, high] = reach(interval, minimum, maximum) as [number, number];
				expect(Number.isInteger(result)).toBe(true);
				expect(result).toBeGreaterThanOrEqual(low);
				expect(result).toBeLessThanOrEqual(high);
				const range = Array.from({ length: 1 + high - low }, (_, k) => low + k);
				if (range.some((day) => weigh(day) > 0)) expect(weigh(result)).toBeGreaterThan(0);
			}
		),
		{ numRuns: 500 }
	);
});

test('days come as often as they weigh', () => {
	// 33 to 41 days from a Monday: Saturday, Sunday, a whole week from Monday to Sunday.
	const week = [1, 1, 1, 1, 1, 0, 0.5];
	const counts = new Map<number, number>();
	for (let i = 0; i < 6000; i++) {
		const result = fuzzInterval(37, 1, 36_500, i / 6000, weightOf(week, 0));
		counts.set(result, (counts.get(result) ?? 0) + 1);
	}
	expect([...counts.keys()].sort((a, b) => a - b)).toEqual([34, 35, 36, 37, 38, 39, 41]);
	for (const [day, count] of counts)
		expect(Math.abs(count - 1000 * week[day % 7]!)).toBeLessThanOrEqual(1);
});
