// The rule this file defends: days away are planned before they come, once and not for ever, and what is
// wrong with them is said in a sentence.
import { expect, test } from 'vitest';
import { awayFrom, awayProblem, awayThrough } from '../../src/lib/core/away';

const TODAY = 20_000;
const away = (from: number, until: number) => ({ fromDay: TODAY + from, untilDay: TODAY + until });
const problem = (from: number, until: number, ...others: [number, number][]) =>
	awayProblem(
		away(from, until),
		others.map(([a, b]) => away(a, b)),
		TODAY
	);

test('from tomorrow, a single day too, up to a year ahead', () => {
	expect(problem(1, 1)).toBe(undefined);
	expect(problem(1, 365)).toBe(undefined);
	expect(problem(365, 365)).toBe(undefined);
	expect(problem(0, 5)).toBe('Days away begin tomorrow at the earliest.');
	expect(problem(-3, 5)).toBe('Days away begin tomorrow at the earliest.');
	expect(problem(5, 4)).toBe('The last day lies before the first.');
	expect(problem(5, 366)).toBe('You can plan up to a year ahead.');
});

test('a day that was not chosen is asked for', () => {
	expect(problem(NaN, 3)).toBe('Choose a first and a last day.');
	expect(problem(3, NaN)).toBe('Choose a first and a last day.');
});

test('days away that follow one another are one absence', () => {
	const plans = [away(9, 12), away(1, 4), away(5, 6), { ...away(7, 8), deleted: true }];
	const from = (day: number) => awayThrough(plans, TODAY + day);
	expect([0, 1, 5, 6, 7, 9, 13].map(from)).toEqual([
		undefined,
		TODAY + 6,
		TODAY + 6,
		TODAY + 6,
		undefined,
		TODAY + 12,
		undefined
	]);
});

test('no day is planned twice', () => {
	const planned = 'Some of these days are planned already. Change that entry instead.';
	expect(problem(3, 5, [5, 9])).toBe(planned);
	expect(problem(9, 12, [5, 9])).toBe(planned);
	expect(problem(6, 7, [5, 9])).toBe(planned);
	expect(problem(1, 30, [5, 9])).toBe(planned);
	expect(problem(3, 4, [5, 9], [1, 2])).toBe(undefined);
});

test('what has begun can end sooner or later, but not before today, and keeps its first day', () => {
	const begun = away(-3, 4);
	const change = (from: number, until: number) => awayProblem(away(from, until), [], TODAY, begun);
	expect(change(-3, 0)).toBe(undefined);
	expect(change(-3, 9)).toBe(undefined);
	expect(change(-3, -1)).toContain('Days that are over stay as they were.');
	expect(change(1, 4)).toContain('This has begun already.');
});

test('what is over, taken back or empty is not listed', () => {
	const plans = [
		away(20, 25),
		away(-5, 0),
		away(-9, -6),
		{ ...away(2, 3), deleted: true },
		away(4, 3)
	];
	expect(awayFrom(plans, TODAY)).toEqual([away(-5, 0), away(20, 25)]);
});
