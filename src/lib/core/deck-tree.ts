/**
 * Decks within decks. A parent that is not there, or a circle (two devices may each put one deck into the
 * other, and meet later), never hides a deck: it stands at the top instead.
 */
import type { Deck } from './model';

type Placed = Pick<Deck, 'id' | 'parentId' | 'position'>;

/** A deck in its tree: `depth` 0 stands at the top. */
export interface TreeDeck<D extends Placed = Deck> {
	deck: D;
	/** The parent in force; null at the top. */
	parentId: string | null;
	depth: number;
}

/** All decks, each right after its parent, those of one parent by position. */
export function deckTree<D extends Placed>(decks: readonly D[]): TreeDeck<D>[] {
	const tops = standAtTop(decks);
	const within = new Map<string | null, D[]>();
	for (const deck of decks) {
		const parentId = tops.has(deck.id) ? null : deck.parentId;
		const siblings = within.get(parentId);
		if (siblings) siblings.push(deck);
		else within.set(parentId, [deck]);
	}
	const lastFirst = (a: D, b: D) => b.position - a.position || (a.id < b.id ? 1 : -1);
	// However deep: a backup may come from anywhere.
	const waiting: TreeDeck<D>[] = [];
	const wait = (parentId: string | null, depth: number) => {
		for (const deck of within.get(parentId)?.sort(lastFirst) ?? [])
			waiting.push({ deck, parentId, depth });
	};
	wait(null, 0);
	const tree: TreeDeck<D>[] = [];
	for (let placed = waiting.pop(); placed; placed = waiting.pop()) {
		tree.push(placed);
		wait(placed.deck.id, placed.depth + 1);
	}
	return tree;
}

/** Decks without a parent that is there. Of a circle it is the one with the smallest id, on every device. */
function standAtTop(decks: readonly Placed[]): Set<string> {
	const byId = new Map(decks.map((deck) => [deck.id, deck]));
	const tops = new Set<string>();
	const met = new Set<string>();
	for (const deck of decks) {
		const path: string[] = [];
		let at: Placed | undefined = deck;
		while (at && !met.has(at.id)) {
			met.add(at.id);
			path.push(at.id);
			const parent: Placed | undefined = at.parentId === null ? undefined : byId.get(at.parentId);
			if (!parent) tops.add(at.id);
			at = parent;
		}
		const again = at ? path.indexOf(at.id) : -1;
		if (again >= 0) tops.add(path.slice(again).reduce((a, b) => (a < b ? a : b)));
	}
	return tops;
}

/** Decks that one can be part of: all but itself and those within it. */
export function decksAround<T extends TreeDeck<Placed>>(tree: readonly T[], id: string): T[] {
	const within = new Set(withinDeck(tree, id));
	return tree.filter((placed) => !within.has(placed));
}

/** The decks that a deck lies in, with all that is in them but the deck itself and what lies in it. */
export function treeAround<T extends TreeDeck<Placed>>(tree: readonly T[], id: string): T[] {
	const at = tree.findIndex(({ deck }) => deck.id === id);
	if (at < 0) return [];
	const top = tree.findLast(({ depth }, k) => k <= at && depth === 0)!;
	const within = new Set(withinDeck(tree, id));
	return withinDeck(tree, top.deck.id).filter((placed) => !within.has(placed));
}

/** A deck with all that is in it, in the order of the tree; nothing where it is not there. */
export function withinDeck<T extends TreeDeck<Placed>>(tree: readonly T[], id: string): T[] {
	const from = tree.findIndex(({ deck }) => deck.id === id);
	if (from < 0) return [];
	const after = tree.findIndex(({ depth }, k) => k > from && depth <= tree[from]!.depth);
	return tree.slice(from, after < 0 ? undefined : after);
}
