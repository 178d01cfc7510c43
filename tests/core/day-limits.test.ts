// The rule this file defends: limits hold from the parent down. No deck lets more through than it may, with
// all that is within it, and none is refused that every deck around it has room for.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	dayLimits,
	splitExtra,
	type DayCounts,
	type LimitedDeck
} from '../../src/lib/core/day-limits';

const counts = (most: number) =>
	fc.record({ new: fc.nat({ max: most }), reviews: fc.nat({ max: most }) });

/** Decks of which each may stand in an earlier one. */
const arbitraryDecks = fc
	.array(
		fc.record({
			within: fc.nat(),
			limits: counts(6),
			done: counts(2),
			newApart: fc.boolean(),
			extra: fc.option(
				fc.tuple(counts(3), counts(2)).map(([more, done]) => ({ ...more, done })),
				{ nil: undefined }
			)
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

test('a card is let through where it was asked for, or where every deck around it has room', () => {
	fc.assert(
		fc.property(
			arbitraryDecks,
			fc.array(fc.tuple(fc.nat({ max: 5 }), kinds), { maxLength: 60 }),
			fc.option(fc.nat({ max: 20 }), { nil: undefined }),
			(decks, wanted, cap) => {
				const limits = dayLimits(decks, cap);
				// Within the limits; what was asked for comes beside them.
				const taken: [string, 'new' | 'reviews'][] = [];
				const beside = new Map(
					decks.map(({ id, done, extra }) => [id, { ...splitExtra(done, extra).left }])
				);
				const sum = (of: DayCounts[]) => ({
					new: of.reduce((n, counts) => n + counts.new, 0),
					reviews: of.reduce((n, counts) => n + counts.reviews, 0)
				});
				const room = (id: string, kind: 'new' | 'reviews') => {
					const inside = (deckId: string) => around(decks, deckId).some((deck) => deck.id === id);
					const done = sum(
						decks.filter((d) => inside(d.id)).map((d) => splitExtra(d.done, d.extra).done)
					);
					const within = taken.filter(([deckId]) => inside(deckId));
					const { limits: own, newApart } = decks.find((d) => d.id === id)!;
					const begun = done.new + within.filter(([, k]) => k === 'new').length;
					const asked = done.reviews + within.filter(([, k]) => k === 'reviews').length;
					const left = own.reviews - asked - (newApart ? 0 : begun);
					if (kind === 'reviews') return left;
					return newApart ? own.new - begun : Math.min(left, own.new - begun);
				};
				for (const [k, kind] of wanted) {
					const id = `d${k % decks.length}`;
					const asked = beside.get(id)!;
					const done = sum(decks.map((d) => splitExtra(d.done, d.extra).done));
					const inAll = cap === undefined || cap - done.new - done.reviews - taken.length > 0;
					const fits = inAll && around(decks, id).every((deck) => room(deck.id, kind) > 0);
					expect(limits.take(id, kind)).toBe(asked[kind] > 0 || fits);
					if (asked[kind] > 0) asked[kind]--;
					else if (fits) taken.push([id, kind]);
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

test('where new cards come apart, neither takes the place of the other, and a deck around has its own say', () => {
	const none = { new: 0, reviews: 0 };
	const deck = (id: string, parentId: string | null, newApart: boolean) => ({
		...{ id, parentId, newApart, done: none },
		limits: { new: 2, reviews: 2 }
	});
	const taken = (around: boolean) => {
		const limits = dayLimits([deck('a', null, around), deck('b', 'a', true)]);
		return [limits.takeSome('b', 'reviews', 9), limits.takeSome('b', 'new', 9)];
	};
	expect(taken(true)).toEqual([2, 2]);
	expect(taken(false)).toEqual([2, 0]);
});
