/** Derived rows of cards: made from the log and the card, never edited by hand. */
import type { Model } from '../core/fsrs';
import type { Card } from '../core/model';
import { unionLog, type Review } from '../core/review';
import { foldHash, foldMemory, laneOf, type Fold, type Schedule } from '../core/schedule';
import { maxKey, minKey, type AdageDb } from './db';

/** The row of a card for a fold of its log. */
export function scheduleOf(card: Card, fold: Fold, model: Model): Schedule {
	const out = card.deleted || card.archived || card.suspended || card.buriedDay !== null;
	const { lane, at } = laneOf(fold.placement, card.position);
	return {
		...pickFold(fold),
		cardId: card.id,
		noteId: card.noteId,
		deckId: card.deckId,
		lane: out ? 'out' : lane,
		at,
		fold: foldHash(model)
	};
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
