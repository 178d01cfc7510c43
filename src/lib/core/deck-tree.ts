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
	const byId = new Map(decks.map((deck) => [deck.id, deck]));
	const within = new Map<string | null, D[]>();
	for (const deck of decks) {
		const parentId = isSound(deck, byId) ? deck.parentId : null;
		within.set(parentId, [...(within.get(parentId) ?? []), deck]);
	}
	const tree: TreeDeck<D>[] = [];
	const add = (parentId: string | null, depth: number) => {
		const children = within.get(parentId) ?? [];
		children.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
		for (const deck of children) {
			tree.push({ deck, parentId, depth });
			add(deck.id, depth + 1);
		}
	};
	add(null, 0);
	return tree;
}

/** Of a circle the deck with the smallest id stands at the top, on every device. */
function isSound(deck: Placed, byId: Map<string, Placed>): boolean {
	if (deck.parentId === null || !byId.has(deck.parentId)) return false;
	const circle = [deck.id];
	for (let at = byId.get(deck.parentId); at; at = byId.get(at.parentId ?? '')) {
		if (at.id === deck.id) return circle.some((id) => id < deck.id);
		// A circle further up, of which this deck is no part.
		if (circle.includes(at.id)) return true;
		circle.push(at.id);
	}
	return true;
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
