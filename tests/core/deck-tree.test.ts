// The rule this file defends: every deck is in the tree once, right after its parent, whatever two devices
// made of parents; and none can be put into itself.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deckTree, decksAround, treeAround, withinDeck } from '../../src/lib/core/deck-tree';

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

test('around a deck lie the decks that hold it, with all that is in those', () => {
	const parents = { a: null, b: 'a', c: 'b', d: 'a', e: null };
	const tree = deckTree(
		Object.entries(parents).map(([id, parentId], position) => ({ id, parentId, position }))
	);
	const around = (id: string) => treeAround(tree, id).map(({ deck }) => deck.id);
	expect(['a', 'b', 'c', 'd', 'e', 'gone'].map(around)).toEqual([
		[],
		['a', 'd'],
		['a', 'b', 'd'],
		['a', 'b', 'c'],
		[],
		[]
	]);
});

test('a deck can be part of any other but those within it, so that no choice makes a circle', () => {
	const ids = ['a', 'b', 'c', 'd', 'e'];
	const move = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids, null));
	fc.assert(
		fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
			const decks = ids.map((id) => ({ id, parentId: null as string | null, position: 0 }));
			const parentOf = (id: string | null) =>
				decks.find((deck) => deck.id === id)?.parentId ?? null;
			const liesIn = (id: string, outer: string) => {
				let at: string | null = id;
				for (let step = 0; at !== null && at !== outer && step < ids.length; step++)
					at = parentOf(at);
				return at !== null;
			};
			for (const [id, parentId] of moves) {
				const around = decksAround(deckTree(decks), id).map(({ deck }) => deck.id);
				expect(around.sort()).toEqual(ids.filter((other) => !liesIn(other, id)));
				if (parentId === null || around.includes(parentId))
					decks.find((deck) => deck.id === id)!.parentId = parentId;
			}
		})
	);
	const circle = [
		{ id: 'a', parentId: 'b', position: 0 },
		{ id: 'b', parentId: 'a', position: 0 },
		{ id: 'c', parentId: 'gone', position: 0 }
	];
	expect(decksAround(deckTree(circle), 'a').map(({ deck }) => deck.id)).toEqual(['c']);
	expect(decksAround(deckTree(circle), 'c').map(({ deck }) => deck.id)).toEqual(['a', 'b']);
});

test('decks within decks as deep as a stranger makes them', () => {
	const MANY = 100_000;
	const id = (k: number) => `d${String(k).padStart(6, '0')}`;
	const chain = Array.from({ length: MANY }, (_, k) => ({
		id: id(k),
		parentId: k ? id(k - 1) : null,
		position: 0
	}));
	const tree = deckTree([...chain].reverse());
	expect(tree.length).toBe(MANY);
	expect(tree.every(({ deck, depth }, k) => depth === k && deck.id === id(k))).toBe(true);
	const circle = chain.map((deck, k) => (k ? deck : { ...deck, parentId: id(MANY - 1) }));
	expect(deckTree(circle).at(-1)!.depth).toBe(MANY - 1);
});
