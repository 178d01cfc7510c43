/** Derived rows of cards: made from the log and the card, never edited by hand. */
import type { Model } from '../core/fsrs';
import type { Card } from '../core/model';
import { unionLog, type Review } from '../core/review';
import {
	foldHash,
	foldMemory,
	laneOf,
	type Fold,
	type Lane,
	type Schedule
} from '../core/schedule';
import { maxKey, minKey, type AdageDb } from './db';

/** The row of a card for a fold of its log. */
export function scheduleOf(card: Card, fold: Fold, model: Model): Schedule {
	return {
		...pickFold(fold),
		cardId: card.id,
		noteId: card.noteId,
		deckId: card.deckId,
		...placeOf(card, fold.placement),
		fold: foldHash(model)
	};
}

/** Where a card stands in the queue's index: by its placement, unless somebody put it aside. */
export function placeOf(card: Card, placement: Schedule['placement']): { lane: Lane; at: number } {
	const place = laneOf(placement, card.position);
	if (card.deleted || card.archived || card.suspended) return { ...place, lane: 'out' };
	// A backup of another version may lack the field.
	return card.buriedDay == null ? place : { lane: 'buried', at: card.buriedDay };
}

function pickFold({ memory, placement, reps, lapses, lastDay, seen, lastId }: Fold): Fold {
	return { memory, placement, reps, lapses, lastDay, seen, lastId };
}

function batchesOf(db: AdageDb, cardId: string) {
	return db.reviews.where('[cardId+id]').between([cardId, minKey], [cardId, maxKey]);
}

/** Ids of a card’s batches, oldest first. */
export async function batchIds(db: AdageDb, cardId: string): Promise<string[]> {
	return (await batchesOf(db, cardId).primaryKeys()).map(([, id]) => id);
}

/** One card's whole log, each entry once, in order. */
export async function cardLog(db: AdageDb, cardId: string): Promise<Review[]> {
	const batches = await batchesOf(db, cardId).toArray();
	return unionLog(...batches.map((batch) => batch.entries));
}

/** Logs that are asked for at once. */
const PORTION = 500;

/** Folds cards again from their logs, inside the transaction that changed them. */
export async function refoldCards(db: AdageDb, cardIds: string[], model: Model): Promise<void> {
	const cards = await db.cards.bulkGet(cardIds);
	const rows: Schedule[] = [];
	const there = cards.filter((card) => card != null);
	for (let from = 0; from < there.length; from += PORTION) {
		const portion = there.slice(from, from + PORTION);
		const logs = await Promise.all(portion.map(({ id }) => cardLog(db, id)));
		for (const [k, card] of portion.entries())
			rows.push(scheduleOf(card, foldMemory(logs[k]!, model), model));
	}
	await db.schedules.bulkPut(rows);
}
