/** Reads for pages, as live queries take them. */
import { deckSummaries, noteOf, notesOf, readDeckRow, readSource } from '../store/library';
import type { Note } from '../core/model';
import { entryStandings } from '../core/standing';
import { sourceCards } from '../store/source-cards';
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

/** A deck's name with its notes; undefined where there is no such deck. */
export const readDeck = (deckId: string) => async (adage: Adage) => {
	const deck = await readDeckRow(adage.db, deckId);
	if (!deck) return { deck: undefined, notes: [], day: adage.now().day };
	return { deck, notes: await notesOf(adage.db, deckId), day: adage.now().day };
};

/** A source's document; `missing` where it is not here. */
export const readDocument = (sourceId: string) => async (adage: Adage) =>
	(await readSource(adage.db, sourceId)) ?? ('missing' as const);

/** How well each entry of a source is held, by entry; those without a card are left out. */
export const readStandings = (sourceId: string) => async (adage: Adage) =>
	entryStandings(await sourceCards(adage.db, sourceId));

/** The passage a note comes from, in the edition that is stored. */
export async function readPassage({ sourceId, entryId }: Note) {
	if (!sourceId || !entryId) return undefined;
	const { db } = await openAdage();
	const found = await readSource(db, sourceId);
	if (!found) return undefined;
	const entry = found.edition.outline.entries.find(({ id }) => id === entryId);
	return { source: found.source, entry, entryId };
}
