/** Notes that a person makes by hand from a passage of a document that is in the library. */
import { cardKeys } from '../core/cards';
import type { Moment } from '../core/day';
import type { Model } from '../core/fsrs';
import { hashText } from '../core/hash';
import { DEFAULT_PRESET_ID, type Card, type Deck, type Note } from '../core/model';
import { writeAct, type RowWrite } from './acts';
import { DEED_TABLES, type Act, type AdageDb } from './db';
import { facesOf, type DrawnFaces } from './faces';
import { newCard, placesAfter } from './note-cards';
import { nextStamp } from './ticks';

/** What a note is to say, the passage it is tied to, and its faces by card key. */
export interface OwnNote extends Pick<Note, 'kind' | 'fields' | 'tags'> {
	sourceId: string;
	entryId: string;
	/** The words of the passage; the whole entry without them. */
	quote?: string;
	faces: DrawnFaces;
}

/**
 * Adds a note to the deck of its source, behind the cards of the same passage, and else at the end. A source
 * whose deck is gone gets one again. One deed that can be undone. Undefined where there is no such source, or
 * the note asks nothing.
 */
export function addNote(
	db: AdageDb,
	{ quote, faces, ...said }: OwnNote,
	now: Moment,
	model: Model
): Promise<Act | undefined> {
	return db.transaction('rw', [...DEED_TABLES], async () => {
		const source = await db.sources.get(said.sourceId);
		const keys = cardKeys(said);
		const first = keys[0];
		if (!source || first === undefined) return undefined;
		const { sourceId, entryId } = said;
		const stamp = await nextStamp(db, now.atMs);
		const note: Note = {
			...said,
			id: `own.${hashText(`${sourceId} ${entryId} ${stamp}`)}`,
			...(quote ? { quotes: { [first]: quote } } : {}),
			editionHash: source.editionHash,
			createdMs: now.atMs,
			clocks: {}
		};
		const { deck, writes } = await deckOf(db, sourceId, source.title);
		const place = await placesAfter(db, await neighbours(db, note, deck.id), deck.id, keys.length);
		writes.push({ table: 'notes', key: note.id, row: note });
		for (const key of keys) {
			const row = newCard(note.id, key, deck.id, place());
			writes.push({ table: 'cards', key: row.id, row });
		}
		for (const row of facesOf(note.id, note.fields, faces))
			writes.push({ table: 'faces', key: row.cardId, row });
		return writeAct(db, { kind: 'add', label: 'Made a card' }, writes, now, model);
	});
}

/** The deck that a source's cards are in, with the row to write where there is none. */
async function deckOf(
	db: AdageDb,
	sourceId: string,
	name: string
): Promise<{ deck: Deck; writes: RowWrite[] }> {
	const decks = await db.decks.filter((deck) => deck.sourceId === sourceId).toArray();
	const there = decks
		.filter((deck) => !deck.deleted)
		.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))[0];
	if (there) return { deck: there, writes: [] };
	const id = `deck.${sourceId}`;
	const deck: Deck = {
		id,
		name,
		parentId: null,
		presetId: DEFAULT_PRESET_ID,
		sourceId,
		position: await db.decks.count(),
		...(await db.decks.get(id)),
		deleted: undefined,
		clocks: {}
	};
	return { deck, writes: [{ table: 'decks', key: id, row: deck }] };
}

/** Cards of the same passage in a deck; all of the deck where there are none. */
async function neighbours(
	db: AdageDb,
	{ sourceId, entryId }: Note,
	deckId: string
): Promise<Card[]> {
	const notes = await db.notes.where('sourceId').equals(sourceId!).toArray();
	const same = new Set(notes.filter((one) => one.entryId === entryId).map(({ id }) => id));
	const cards = await db.cards.where('deckId').equals(deckId).toArray();
	const own = cards.filter((card) => same.has(card.noteId) && !card.deleted);
	return own.length ? own : cards;
}
