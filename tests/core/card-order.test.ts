// The rule this file defends: with more waiting than a day can take, what comes first is what is most worth
// saving, and the order is one order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byWorth, sortedBy } from '../../src/lib/core/card-order';

const waiting = (cardId: string, stability: number | null) => ({
	cardId,
	memory: stability === null ? null : { stability, difficulty: 5 }
});

test('the firmest memory comes first, what has none last', () => {
	const cards = [waiting('a', 3), waiting('b', null), waiting('c', 200), waiting('d', 20)];
	expect(sortedBy(cards, byWorth, 9).map(({ cardId }) => cardId)).toEqual(['c', 'd', 'a', 'b']);
});

test('whatever order cards are read in, they come in one', () => {
	const card = fc.record({ cardId: fc.string({ maxLength: 3 }), stability: fc.nat(3) });
	fc.assert(
		fc.property(fc.uniqueArray(card, { selector: ({ cardId }) => cardId }), (cards) => {
			const rows = cards.map(({ cardId, stability }) => waiting(cardId, stability));
			const there = sortedBy(rows, byWorth, 9);
			expect(sortedBy([...rows].reverse(), byWorth, 9)).toEqual(there);
		})
	);
});
