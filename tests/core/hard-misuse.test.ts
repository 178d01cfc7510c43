// The rule this file defends: who presses Hard for what they forgot is told, and nobody who remembers well,
// answers little, or uses Hard as it is meant.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hardFigures, misusesHard } from '../../src/lib/core/hard-misuse';
import type { Answer, Phase, Rating } from '../../src/lib/core/review';

const entry = (rating: Rating, phase: Phase = 'review', predicted?: number): Answer => ({
	...{ id: '', cardId: '', atMs: 0, tzOffsetMin: 0, day: 0, kind: 'review', tookMs: 0, seen: '' },
	...{ rating, phase, predicted, to: { state: 'review', dueDay: 1 } }
});
const many = (count: number, rating: Rating, phase?: Phase, predicted = 0.9) =>
	Array.from({ length: count }, () => entry(rating, phase, predicted));
const told = (...logs: Answer[][]) => misusesHard(hardFigures(logs.flat()));

test('Hard for what was forgotten is noticed', () => {
	expect(told(many(140, 3), many(20, 2), many(5, 4))).toBe(true);
	// Also with a slip now and then, and where most of what is hard is hard.
	expect(told(many(150, 3), many(60, 2), many(1, 1))).toBe(true);
	// Few answers tell it where cards come late.
	expect(told(many(20, 3, 'review', 0.6), many(15, 2, 'review', 0.6))).toBe(true);
});

test('who uses the buttons as they are meant is not told', () => {
	expect(told(many(100, 3), many(20, 2), many(12, 1))).toBe(false);
	// A better memory than was thought.
	expect(told(many(200, 3), many(20, 4), many(5, 2))).toBe(false);
	// Few answers tell nothing.
	expect(told(many(40, 3), many(20, 2))).toBe(false);
	// Forgot is known from learning.
	expect(told(many(140, 3), many(20, 2), many(60, 3, 'learning'), many(15, 1, 'new'))).toBe(false);
	// Parameters were fitted to it meanwhile.
	expect(told(many(140, 3, 'review', 0.99), many(20, 2, 'review', 0.99))).toBe(false);
	expect(told([])).toBe(false);
});

test('entries without a prediction, and kinds that are no answers, tell nothing', () => {
	const figures = hardFigures([
		entry(2, 'review'),
		{ ...entry(1), kind: 'reset' },
		entry(2, 'review', 0.8)
	]);
	expect(figures).toMatchObject({ hard: 1, again: 0, answers: 2, everyAgain: 0 });
	expect(figures.forgotten).toBeCloseTo(0.2);
});

/** A person who remembers with the predicted chance and says Hard to some of what they remember. */
const honest = fc
	.array(
		fc.record({
			predicted: fc.double({ min: 0.7, max: 0.97, noNaN: true }),
			hard: fc.boolean()
		}),
		{ minLength: 150, maxLength: 300 }
	)
	// Luck is drawn evenly, so that as many are forgotten as must be.
	.map((draws) =>
		draws.map(({ predicted, hard }, i) => {
			const luck = (i * 0.618034) % 1;
			return entry(luck >= predicted ? 1 : hard ? 2 : 3, 'review', predicted);
		})
	);

test('an honest log is never told, whatever share of it is Hard; the same with Hard for Forgot is', () => {
	fc.assert(
		fc.property(honest, (log) => {
			expect(told(log)).toBe(false);
			const misused = log.map((one): Answer => (one.rating === 1 ? { ...one, rating: 2 } : one));
			const { forgotten, hard } = hardFigures(misused);
			if (forgotten >= 12 && hard >= forgotten / 2) expect(told(misused)).toBe(true);
		})
	);
});

test('pressing Forgot once more never makes it worse', () => {
	const counts = fc.record({ good: fc.nat(300), hard: fc.nat(100), again: fc.nat(30) });
	fc.assert(
		fc.property(counts, ({ good, hard, again }) => {
			const log = [...many(good, 3), ...many(hard, 2), ...many(again, 1)];
			const moved = [...many(good, 3), ...many(Math.max(0, hard - 1), 2), ...many(again + 1, 1)];
			if (hard && !told(log)) expect(told(moved)).toBe(false);
		})
	);
});
