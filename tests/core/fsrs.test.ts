// The rule this file defends: memory is FSRS-6 exactly as its authors compute it, told by published anchors
// and by their Rust implementation as an oracle.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createModel, defaultWeights, parametersHash, type Memory } from '../../src/lib/core/fsrs';
import { defaultOptions } from '../../src/lib/core/model';
import { previewRatings } from '../../src/lib/core/placement';
import type { Placement, Rating, Review } from '../../src/lib/core/review';
import { applyReview, emptyFold } from '../../src/lib/core/schedule';
import { Oracle, recorded, rustMemories, type Step } from './oracle';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The range that weights are clamped to; the first four never under 0.1, where training stops too. */
const ranges: [number, number][] = [
	...Array.from({ length: 4 }, (): [number, number] => [0.1, 100]),
	...([
		[1, 10],
		[0.001, 4],
		[0.001, 4],
		[0.001, 0.75],
		[0, 4.5],
		[0, 0.8]
	] as [number, number][]),
	...([
		[0.001, 3.5],
		[0.001, 5],
		[0.001, 0.25],
		[0.001, 0.9],
		[0, 4],
		[0, 1]
	] as [number, number][]),
	...([
		[1, 6],
		[0, 2],
		[0, 2],
		[0.01, 0.8],
		[0.1, 0.8]
	] as [number, number][])
];

const arbitraryWeights = fc.tuple(
	...ranges.map(([min, max]) => fc.double({ min, max, noNaN: true }))
);

const arbitraryHistory = fc.array(
	fc.record({
		rating: fc.constantFrom<Rating>(1, 2, 3, 4),
		days: fc.oneof(
			fc.constant(0),
			fc.integer({ min: 1, max: 30 }),
			fc.integer({ min: 1, max: 900 })
		)
	}),
	{ minLength: 1, maxLength: 16 }
);

/** Largest difference over a history: of stability relative to it, of difficulty to its range. */
function worstDifference(
	weights: number[],
	history: Step[],
	theirs: { stability: number; difficulty: number }[]
) {
	const model = createModel(weights);
	let mine: Memory | null = null;
	let worst = 0;
	for (const [index, { rating, days }] of history.entries()) {
		mine = model.next(mine, index ? days : 0, rating);
		const { stability, difficulty } = theirs[index]!;
		worst = Math.max(worst, Math.abs(mine.stability - stability) / stability);
		worst = Math.max(worst, Math.abs(mine.difficulty - difficulty) / 10);
	}
	return worst;
}

test('the anchor that fsrs-rs and py-fsrs publish', () => {
	const model = createModel();
	let memory: Memory | null = null;
	for (const [rating, days] of [
		[1, 0],
		[3, 0],
		[3, 1],
		[3, 3],
		[3, 8],
		[3, 21]
	] as const)
		memory = model.next(memory, days, rating);
	expect(memory!.stability).toBeCloseTo(53.62691, 4);
	expect(memory!.difficulty).toBeCloseTo(6.3574867, 4);
});

test('intervals of a card answered on its due days, through our own previews', () => {
	const model = createModel();
	const options = { ...defaultOptions, fuzz: false };
	const intervals: number[] = [];
	let fold = emptyFold;
	let day = 20_000;
	let atMs = day * DAY_MS + 12 * HOUR_MS;
	for (const [index, rating] of [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3].entries()) {
		const now = { atMs, tzOffsetMin: 0, day, dayEndMs: (day + 1) * DAY_MS + 4 * HOUR_MS };
		const preview = previewRatings(fold, { cardId: 'a:forward', model, options, now });
		const to: Placement = preview.outcomes[rating as Rating].to;
		const entry: Review = {
			id: `2${String(index).padStart(3, '0')}`,
			cardId: 'a:forward',
			atMs,
			tzOffsetMin: 0,
			day,
			kind: 'review',
			rating: rating as Rating,
			phase: preview.phase,
			tookMs: 1000,
			aim: preview.aim,
			seen: preview.seen,
			to
		};
		fold = applyReview(fold, entry, model);
		if ('dueMs' in to) {
			intervals.push(0);
			atMs = to.dueMs;
		} else {
			intervals.push(to.dueDay - day);
			day = to.dueDay;
			atMs = day * DAY_MS + 12 * HOUR_MS;
		}
	}
	expect(intervals).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
});

test('what the Rust oracle said is what we say', () => {
	const { histories, sm2 } = recorded();
	for (const { weights, steps } of histories) {
		const history = steps.map(([rating, days]) => ({ rating, days }));
		const theirs = steps.map(([, , stability, difficulty]) => ({ stability, difficulty }));
		const used = weights.length ? weights : [...defaultWeights];
		expect(worstDifference(used, history, theirs)).toBeLessThan(weights.length ? 1e-3 : 1e-4);
	}
	const model = createModel();
	for (const [ease, interval, stability, difficulty] of sm2) {
		const memory = model.fromSm2(ease, interval);
		expect(Math.abs(memory.stability / stability - 1)).toBeLessThan(1e-4);
		expect(Math.abs(memory.difficulty - difficulty)).toBeLessThan(1e-2);
	}
	expect(histories.length).toBe(200);
});

// Beyond what was recorded, where the oracle itself is there to be asked.
if (Oracle) {
	test('the Rust oracle agrees on random histories with default parameters', () => {
		const weights = [...defaultWeights];
		fc.assert(
			fc.property(arbitraryHistory, (history) => {
				const theirs = rustMemories(weights, history);
				expect(worstDifference(weights, history, theirs)).toBeLessThan(1e-4);
			}),
			{ numRuns: 3000 }
		);
	});

	test('the Rust oracle agrees on random histories with random parameters', () => {
		fc.assert(
			// Evenly over the range: in its corners the single precision of the oracle shows (3e-3 at most).
			fc.property(fc.noBias(arbitraryWeights), fc.noBias(arbitraryHistory), (weights, history) => {
				const theirs = rustMemories(weights, history);
				expect(worstDifference(weights, history, theirs)).toBeLessThan(1e-3);
			}),
			{ numRuns: 1500 }
		);
	});

	test('memory from SM-2 is what the Rust oracle makes of it', () => {
		const model = createModel();
		const oracle = new Oracle!([...defaultWeights]);
		fc.assert(
			fc.property(
				fc.double({ min: 1.3, max: 6, noNaN: true }),
				fc.double({ min: 0, max: 20_000, noNaN: true }),
				(ease, interval) => {
					const mine = model.fromSm2(ease, interval);
					const theirs = oracle.memoryStateFromSM2(ease, interval, 0.9);
					expect(Math.abs(mine.stability / theirs.stability - 1)).toBeLessThan(1e-4);
					expect(Math.abs(mine.difficulty - theirs.difficulty)).toBeLessThan(1e-2);
				}
			),
			{ numRuns: 1000 }
		);
	});
}

test('the interval is where retrievability falls to the desired retention', () => {
	fc.assert(
		fc.property(
			arbitraryWeights,
			fc.double({ min: 0.1, max: 3000, noNaN: true }),
			fc.double({ min: 0.7, max: 0.98, noNaN: true }),
			(weights, stability, retention) => {
				const model = createModel(weights);
				const days = model.interval(stability, retention);
				const recall = model.retrievability({ stability, difficulty: 5 }, days);
				expect(Math.abs(recall - retention)).toBeLessThan(1e-4);
			}
		)
	);
	const model = createModel();
	expect(model.interval(10, 0.9)).toBeCloseTo(10, 4);
	expect(model.interval(10, 0.8)).toBeGreaterThan(model.interval(10, 0.85));
	expect(model.retrievability({ stability: 10, difficulty: 5 }, 0)).toBe(1);
});

test('weights are 21 finite numbers and nothing else', () => {
	for (const count of [0, 17, 19, 20, 22])
		expect(() => createModel(Array.from({ length: count }, () => 1))).toThrow('21 numbers');
	for (const wrong of [NaN, Infinity, -Infinity])
		expect(() => createModel([...defaultWeights.slice(0, 20), wrong])).toThrow('21 numbers');
	expect(createModel([...defaultWeights]).hash).toBe(createModel().hash);
	expect(parametersHash([...defaultWeights.slice(0, 20), 0.3])).not.toBe(createModel().hash);
});
