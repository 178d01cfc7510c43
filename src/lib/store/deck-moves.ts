/** Moves decks in their tree. */
import type { Moment } from '../core/day';
import { decksAround } from '../core/deck-tree';
import { writeAct } from './acts';
import { DEED_TABLES, type Act, type AdageDb } from './db';
import { studiedDecks } from './studied-decks';

/**
 * Puts a deck into another, or with null beside all others. One deed that can be undone. Undefined where
 * nothing comes of it: the deck is gone, or it would come to lie in itself.
 */
export function moveDeck(
	db: AdageDb,
	deckId: string,
	parentId: string | null,
	now: Moment
): Promise<Act | undefined> {
	return db.transaction('rw', [...DEED_TABLES], async () => {
		const tree = await studiedDecks(db);
		const deck = tree.find(({ deck }) => deck.id === deckId)?.deck;
		const parent = decksAround(tree, deckId).find(({ deck }) => deck.id === parentId)?.deck;
		if (!deck || deck.parentId === parentId || (parentId !== null && !parent)) return undefined;
		const label = parent
			? `“${deck.name}” is part of “${parent.name}” now`
			: `“${deck.name}” stands by itself now`;
		const row = { ...deck, parentId };
		const act = { kind: 'edit', label } as const;
		return writeAct(db, act, [{ table: 'decks', key: deckId, row }], now);
	});
}
