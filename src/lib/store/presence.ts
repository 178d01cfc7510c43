/** Whether something is here, or was: small counts that no page shows. */
import type { AdageDb } from './db';

/** Rows of cards, of one deck where it is named. */
export function countCards(db: AdageDb, deckId?: string): PromiseLike<number> {
	return deckId ? db.cards.where('deckId').equals(deckId).count() : db.cards.count();
}

/** No deck was ever taken: one that was deleted leaves a row, and one whose taking was undone a deed. */
export async function neverHadDecks(db: AdageDb): Promise<boolean> {
	return !(await db.decks.count()) && !(await db.acts.count());
}
