// The rule this file defends: a day's total is a sum of its entries, so that taking one away is exact.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Review } from '../../src/lib/core/review';
import { addEntry, emptyTotal } from '../../src/lib/store/totals';

const fact = { id: '1', cardId: 'n:forward', atMs: 0, tzOffsetMin: 0, day: 20_000 };
const empty = emptyTotal(20_000, 'd');
const entry: fc.Arbitrary<Review> = fc
	.record({
		kind: fc.constantFrom('review', 'practice', 'reset', 'void'),
		rating: fc.constantFrom(1, 2, 3, 4),
		phase: fc.constantFrom('new', 'learning', 'review', 'relearning'),
		tookMs: fc.nat({ max: 60_000 })
	})
	.map((own) => ({ ...fact, ...own }) as unknown as Review);

test('what was added and taken away leaves nothing, in any order', () => {
	fc.assert(
		fc.property(fc.array(entry), (entries) => {
			const sum = entries.reduce((total, one) => addEntry(total, one), empty);
			expect(entries.reduceRight((total, one) => addEntry(total, one), empty)).toEqual(sum);
			expect(entries.reduce((total, one) => addEntry(total, one, -1), sum)).toEqual(empty);
		})
	);
});

test('what limits and retention count', () => {
	const answer = (phase: string, rating: number) =>
		addEntry(empty, { ...fact, kind: 'review', phase, rating, tookMs: 10 } as unknown as Review);
	expect(answer('new', 3)).toMatchObject({ ratings: 1, new: 1, reviews: 0, recalled: 0, again: 0 });
	expect(answer('review', 2)).toMatchObject({ ratings: 1, new: 0, reviews: 1, recalled: 1 });
	expect(answer('review', 1)).toMatchObject({ reviews: 1, recalled: 0, again: 1 });
	expect(answer('learning', 1)).toMatchObject({ ratings: 1, new: 0, reviews: 0, again: 1 });
	expect(addEntry(empty, { ...fact, kind: 'practice', rating: 1, tookMs: 9 })).toEqual({
		...empty,
		tookMs: 9
	});
	expect(addEntry(empty, { ...fact, kind: 'reset' })).toBe(empty);
});
