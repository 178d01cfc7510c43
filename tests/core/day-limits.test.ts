// The rule this file defends: limits hold from the parent down. No deck lets more through than it may, with
// all that is within it, and none is refused that every deck around it has room for.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayLimits, type DayCounts, type LimitedDeck } from '../../src/lib/core/day-limits';

const counts = (most: number) =>
	fc.record({ new: fc.nat({ max: most }), reviews: fc.nat({ max: most }) });

/** Decks of which each may stand in an earlier one. */
const arbitraryDecks = fc
	.array(
		fc.record({
			within: fc.nat(),
			limits: counts(6),
			done: counts(2),
			extra: fc.option(counts(3), { nil: undefined })
		}),
		{ minLength: 1, maxLength: 6 }
	)
	.map((made) =>
		made.map(({ within, ...deck }, k): LimitedDeck => {
			const parent = within % (k + 1);
			return { id: `d${k}`, parentId: parent < k ? `d${parent}` : null, ...deck };
		})
	);

const kinds = fc.constantFrom('new' as const, 'reviews' as const);

/** The deck and all around it. */
function around(decks: LimitedDeck[], id: string): LimitedDeck[] {
	const deck = decks.find((d) => d.id === id);
	return deck ? [deck, ...around(decks, deck.parentId ?? '')] : [];
}

test('a card is let through exactly where every deck around it has room', () => {
	fc.assert(
		fc.property(
			arbitraryDecks,
			fc.array(fc.tuple(fc.nat({ max: 5 }), kinds), { maxLength: 60 }),
			fc.option(fc.nat({ max: 20 }), { nil: undefined }),
			(decks, wanted, cap) => {
				const limits = dayLimits(decks, cap);
				const taken: [string, 'new' | 'reviews'][] = [];
				const within = (id: string) =>
					taken.filter(([deckId]) => around(decks, deckId).some((deck) => deck.id === id));
				const sum = (of: DayCounts[]) =>
					of.reduce((s, c) => ({ new: s.new + c.new, reviews: s.reviews + c.reviews }), {
						new: 0,
						reviews: 0
					});
				const room = (id: string, kind: 'new' | 'reviews') => {
					const inside = decks.filter((d) => around(decks, d.id).some((deck) => deck.id === id));
					const done = sum(inside.map((d) => d.done));
					const extra = sum(inside.map((d) => d.extra ?? { new: 0, reviews: 0 }));
					const own = decks.find((d) => d.id === id)!.limits;
					const news = within(id).filter(([, k]) => k === 'new').length;
					const forNew = own.new + extra.new - done.new - news;
					const all = own.reviews + extra.reviews + extra.new - done.reviews - done.new;
					const left = all - within(id).length;
					return kind === 'new' ? Math.min(forNew, left) : left;
				};
				for (const [k, kind] of wanted) {
					const id = `d${k % decks.length}`;
					const fits = around(decks, id).every((deck) => room(deck.id, kind) > 0);
					const done = sum(decks.map((d) => d.done));
					const extra = sum(decks.map((d) => d.extra ?? { new: 0, reviews: 0 }));
					const asked = extra.new + extra.reviews - done.new - done.reviews;
					const inAll = cap === undefined || cap + asked - taken.length > 0;
					expect(limits.take(id, kind)).toBe(fits && inAll);
					if (fits && inAll) taken.push([id, kind]);
				}
			}
		),
		{ numRuns: 500 }
	);
});

test('so many at once are as many as one by one', () => {
	fc.assert(
		fc.property(arbitraryDecks, kinds, fc.nat({ max: 12 }), (decks, kind, many) => {
			const id = decks.at(-1)!.id;
			const single = dayLimits(decks);
			let count = 0;
			for (let k = 0; k < many; k++) if (single.take(id, kind)) count++;
			const together = dayLimits(decks);
			expect(together.takeSome(id, kind, many)).toBe(count);
			expect(together.take(id, kind)).toBe(single.take(id, kind));
		})
	);
});

test('a deck that nobody studies has no room beyond the cap that holds for all', () => {
	const deck = { id: 'a', parentId: null, done: { new: 0, reviews: 0 } };
	const decks = [{ ...deck, limits: { new: 5, reviews: 9 } }];
	const limits = dayLimits(decks, 10, 8);
	expect([1, 2, 3].map(() => limits.take('a', 'reviews'))).toEqual([true, true, false]);
});
