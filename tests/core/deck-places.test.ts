// The rule this file defends: no deck can come to lie in itself, however decks lie in each other.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decksAround } from '../../src/lib/core/deck-places';
import type { Deck } from '../../src/lib/core/model';

const deck = (id: string, parentId: string | null, deleted?: true): Deck => {
	return { id, name: id, parentId, presetId: 'default', position: 0, clocks: {}, deleted };
};
const around = (id: string, decks: Deck[]) => decksAround({ id }, decks).map((one) => one.id);

test('a deck can be part of any other, but for those inside of it and those that are gone', () => {
	const decks = [
		deck('a', null),
		deck('b', 'a'),
		deck('c', 'b'),
		deck('d', null),
		deck('e', null, true)
	];
	expect(around('a', decks)).toEqual(['d']);
	expect(around('b', decks)).toEqual(['a', 'd']);
	expect(around('c', decks)).toEqual(['a', 'b', 'd']);
	expect(around('d', decks)).toEqual(['a', 'b', 'c']);
});

test('decks that two devices put into each other end no walk, and moving one out is possible', () => {
	const decks = [deck('a', 'b'), deck('b', 'a'), deck('c', 'nowhere'), deck('d', 'd')];
	expect(around('a', decks)).toEqual(['c', 'd']);
	expect(around('c', decks)).toEqual(['a', 'b', 'd']);
});

test('whatever is chosen, whoever had no circle above has none', () => {
	const ids = ['a', 'b', 'c', 'd', 'e'];
	const move = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids, null));
	fc.assert(
		fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
			const decks = ids.map((id) => deck(id, null));
			for (const [id, parentId] of moves)
				if (parentId === null || around(id, decks).includes(parentId))
					decks.find((one) => one.id === id)!.parentId = parentId;
			for (const start of decks) {
				let at: Deck | undefined = start;
				for (let step = 0; step <= ids.length; step++)
					at = decks.find((one) => one.id === at?.parentId);
				expect(at).toBeUndefined();
			}
		})
	);
});
