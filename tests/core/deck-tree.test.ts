// The rule this file defends: every deck is in the tree once, right after its parent, whatever two devices
// made of parents.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deckTree, withinDeck } from '../../src/lib/core/deck-tree';

const arbitraryDecks = fc
	.array(fc.tuple(fc.option(fc.nat({ max: 8 })), fc.nat({ max: 3 })), { maxLength: 8 })
	.map((made) =>
		made.map(([parent, position], k) => ({
			id: `d${k}`,
			parentId: parent === null ? null : `d${parent}`,
			position
		}))
	);

test('each deck once, after its parent, in the same order from any order of rows', () => {
	fc.assert(
		fc.property(arbitraryDecks, (decks) => {
			const tree = deckTree(decks);
			expect(tree.map(({ deck }) => deck.id).sort()).toEqual(decks.map(({ id }) => id).sort());
			tree.forEach(({ parentId, depth }, k) => {
				const parent = tree.findIndex(({ deck }) => deck.id === parentId);
				expect(depth).toBe(parent < 0 ? 0 : tree[parent]!.depth + 1);
				expect(parent).toBeLessThan(k);
				if (parent >= 0) expect(withinDeck(tree, parentId!)).toContain(tree[k]);
			});
			expect(deckTree([...decks].reverse())).toEqual(tree);
		}),
		{ numRuns: 500 }
	);
});

test('only what cannot stand in its parent stands at the top', () => {
	const deck = (id: string, parentId: string | null, position = 0) => ({ id, parentId, position });
	const shown = (decks: ReturnType<typeof deck>[]) =>
		deckTree(decks).map(({ deck, depth }) => '-'.repeat(depth) + deck.id);
	expect(
		shown([deck('b', null, 1), deck('c', 'a'), deck('a', null), deck('d', 'gone', 2)])
	).toEqual(['a', '-c', 'b', 'd']);
	// Put into one another on two devices, with a third within.
	expect(shown([deck('b', 'a'), deck('a', 'b'), deck('c', 'b')])).toEqual(['a', '-b', '--c']);
	expect(shown([deck('a', 'a')])).toEqual(['a']);
});
