/** Notes, cards and sources as the pages show them. Deleted rows are left out everywhere. */
import { noteIdOf } from '../core/cards';
import type { Card, Deck, Edition, Face, Note, Source } from '../core/model';
import type { Schedule } from '../core/schedule';
import type { AdageDb } from './db';

/** A deck that is there. */
export async function readDeckRow(db: AdageDb, deckId: string): Promise<Deck | undefined> {
	const deck = await db.decks.get(deckId);
	return deck?.deleted ? undefined : deck;
}

/** What the cards of a deck come from. */
export async function sourceOf(db: AdageDb, deck: Deck): Promise<Source | undefined> {
	return deck.sourceId === undefined ? undefined : db.sources.get(deck.sourceId);
}

/** Addresses of all sources by id: what links in their notes are relative to. */
export async function sourceAddresses(db: AdageDb): Promise<Map<string, string | undefined>> {
	return new Map((await db.sources.toArray()).map(({ id, address }) => [id, address]));
}

/** A note with its cards, and where each of them stands. */
export interface NoteRow {
	note: Note;
	cards: { card: Card; face?: Face; schedule?: Schedule }[];
	/** Keys of all cards it ever had, deleted ones too: none of them may be given again. */
	used: string[];
}

/** Notes of a deck in its order; of all decks without `deckId`. */
export async function notesOf(db: AdageDb, deckId?: string): Promise<NoteRow[]> {
	const all = deckId
		? await db.cards.where('deckId').equals(deckId).toArray()
		: await db.cards.toArray();
	return noteRows(db, all);
}

/** One note, where it is there. */
export async function noteOf(db: AdageDb, noteId: string): Promise<NoteRow | undefined> {
	return (await noteRows(db, await db.cards.where('noteId').equals(noteId).toArray()))[0];
}

/** The notes of these cards, which are all that the notes ever had. */
async function noteRows(db: AdageDb, all: Card[]): Promise<NoteRow[]> {
	const used = new Map<string, string[]>();
	for (const { noteId, key } of all) used.set(noteId, [...(used.get(noteId) ?? []), key]);
	const cards = all.filter((card) => !card.deleted).sort((a, b) => a.position - b.position);
	const ids = cards.map((card) => card.id);
	const [faces, schedules] = await Promise.all([db.faces.bulkGet(ids), db.schedules.bulkGet(ids)]);
	const rows = new Map<string, NoteRow['cards']>();
	cards.forEach((card, i) => {
		const row = { card, face: faces[i], schedule: schedules[i] };
		const known = rows.get(card.noteId);
		if (known) known.push(row);
		else rows.set(card.noteId, [row]);
	});
	const notes = await db.notes.bulkGet([...rows.keys()]);
	return notes.flatMap((note) => {
		const own = note && !note.deleted ? rows.get(note.id) : undefined;
		return note && own ? [{ note, cards: own, used: used.get(note.id) ?? [] }] : [];
	});
}

/** A source with the edition its cards come from. */
export async function readSource(
	db: AdageDb,
	sourceId: string
): Promise<{ source: Source; edition: Edition } | undefined> {
	const source = await db.sources.get(sourceId);
	const edition = source && (await db.editions.get(source.editionHash));
	return source && edition ? { source, edition } : undefined;
}

/** A note that is there, without its cards. */
export async function readNoteRow(db: AdageDb, noteId: string): Promise<Note | undefined> {
	const note = await db.notes.get(noteId);
	return note?.deleted ? undefined : note;
}

/** Everything Study shows of a card. */
export function readCard(db: AdageDb, cardId: string) {
	return db.transaction('r', ['schedules', 'faces', 'cards', 'notes'], async () => {
		const [schedule, face, card, note] = await Promise.all([
			db.schedules.get(cardId),
			db.faces.get(cardId),
			db.cards.get(cardId),
			db.notes.get(noteIdOf(cardId))
		]);
		return schedule && face && card && note ? { schedule, face, card, note } : undefined;
	});
}
