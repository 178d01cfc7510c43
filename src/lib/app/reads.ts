/** Reads for pages, as live queries take them. */
import { countKinds } from '../core/queue';
import { deckSummaries } from '../store/deck-summaries';
import { noteOf, notesOf, readDeckRow, sourceOf } from '../store/library';
import { gatherDay } from '../store/owed';
import { openAdage, type Adage } from './open';

export const readDecks = ({ db, now }: Adage) => deckSummaries(db, now().day);

export const readNotes = (deckId?: string) => (adage: Adage) => notesOf(adage.db, deckId);

/** One note with its cards, for a page that is to change it. */
export async function readNote(noteId: string) {
	return noteOf((await openAdage()).db, noteId);
}

/** The notes of a deck as they are now. */
export async function readNotesOnce(deckId: string) {
	return notesOf((await openAdage()).db, deckId);
}

/**
 * A deck with its notes, what they come from, and what studying it would ask today, those within it included;
 * undefined where there is no such deck.
 */
export const readDeck = (deckId: string) => async (adage: Adage) => {
	const now = adage.now();
	const deck = await readDeckRow(adage.db, deckId);
	if (!deck) return { deck: undefined, notes: [], day: now.day };
	const [notes, source, plan] = await Promise.all([
		notesOf(adage.db, deckId),
		sourceOf(adage.db, deck),
		gatherDay(adage.db, now, deckId)
	]);
	return { deck, notes, source, kinds: countKinds(plan), day: now.day };
};
