// The rule this file defends: the chance that details of a button tell is the one that the interval was made for.
import { expect, test } from 'vitest';
import { chancesThen } from '../../src/lib/core/chances';
import { createModel } from '../../src/lib/core/fsrs';
import { defaultOptions } from '../../src/lib/core/model';
import { previewRatings } from '../../src/lib/core/placement';
import { emptyFold } from '../../src/lib/core/schedule';

const model = createModel();
const now = { atMs: 0, tzOffsetMin: 0, day: 100, dayEndMs: 86_400_000 };
const preview = (memory: { stability: number; difficulty: number } | null) =>
	previewRatings(
		memory
			? { ...emptyFold, memory, placement: { state: 'review', dueDay: 100 }, lastDay: 60 }
			: emptyFold,
		{ cardId: 'a', model, options: { ...defaultOptions, fuzz: false }, now }
	);

test('a review comes back when its chance is about what is aimed at; within the day there is none', () => {
	const chances = chancesThen(preview({ stability: 40, difficulty: 5 }), 100, model);
	expect(chances[1]).toBe(undefined);
	for (const rating of [2, 3, 4] as const) expect(chances[rating]).toBeCloseTo(0.9, 2);
});

test('a new card has a chance only where it leaves the day', () => {
	const chances = chancesThen(preview(null), 100, model);
	expect(Object.keys(chances)).toEqual(['4']);
});
