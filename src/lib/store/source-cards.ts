/**
 * Reads the cards that were made from a source, as its reader shows them: by entry, deleted and archived ones
 * left out.
 */
import type { Face, Note } from '../core/model';
import type { EntryCard } from '../core/standing';
import type { AdageDb } from './db';

/** Cards of a source's entries with where each stands, in the order of their decks. */
export async function sourceCards(db: AdageDb, sourceId: string): Promise<EntryCard[]> {
	return (await cardsOf(db, await db.notes.where('sourceId').equals(sourceId).toArray())).map(
		({ card }) => card
	);
}

/** The cards of one entry with what they show, in the order of their decks. */
export async function entryCards(
	db: AdageDb,
	sourceId: string,
	entryId: string
): Promise<{ id: string; card: EntryCard; face?: Face }[]> {
	const notes = await db.notes.where('sourceId').equals(sourceId).toArray();
	const cards = await cardsOf(
		db,
		notes.filter((note) => note.entryId === entryId)
	);
	const faces = await db.faces.bulkGet(cards.map(({ id }) => id));
	return cards.map((card, k) => ({ ...card, face: faces[k] }));
}

async function cardsOf(db: AdageDb, notes: Note[]): Promise<{ id: string; card: EntryCard }[]> {
	const entryOf = new Map(
		notes.flatMap(({ id, entryId, deleted }) => (entryId && !deleted ? [[id, entryId]] : []))
	);
	const all = await db.cards
		.where('noteId')
		.anyOf([...entryOf.keys()])
		.toArray();
	const cards = all.filter((card) => !card.deleted && !card.archived);
	cards.sort((a, b) => a.position - b.position);
	const schedules = await db.schedules.bulkGet(cards.map((card) => card.id));
	return cards.map(({ id, noteId, deckId, suspended }, i) => ({
		id,
		card: {
			entryId: entryOf.get(noteId)!,
			deckId,
			suspended,
			placement: schedules[i]?.placement ?? null,
			stability: schedules[i]?.memory?.stability ?? null
		}
	}));
}
