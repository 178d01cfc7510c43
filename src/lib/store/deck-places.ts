/** Decks inside of decks: what a deck is part of, and what it can be part of. */
import type { Moment } from '../core/day';
import type { Model } from '../core/fsrs';
import { decksAround } from '../core/deck-places';
import { writeAct } from './acts';
import { DEED_TABLES, type Act, type AdageDb } from './db';

/**
 * Puts a deck into another, or with null beside all others. One deed that can be undone. Undefined where
 * nothing comes of it: the deck is gone, or it would come to lie in itself.
 */
export function moveDeck(
	db: AdageDb,
	deckId: string,
	parentId: string | null,
	now: Moment,
	model: Model
): Promise<Act | undefined> {
	return db.transaction('rw', [...DEED_TABLES], async () => {
		const decks = await db.decks.toArray();
		const deck = decks.find(({ id, deleted }) => id === deckId && !deleted);
		const parent = decks.find(({ id }) => id === parentId);
		if (!deck || deck.parentId === parentId) return undefined;
		if (parentId !== null && !decksAround(deck, decks).includes(parent!)) return undefined;
		const label = parent
			? `“${deck.name}” is part of “${parent.name}” now`
			: `“${deck.name}” stands by itself now`;
		const row = { ...deck, parentId };
		const act = { kind: 'edit', label } as const;
		return writeAct(db, act, [{ table: 'decks', key: deckId, row }], now, model);
	});
}
