/**
 * Faces are drawn from notes by a parser that the store does not know; here is which of them no longer
 * show what their note says, and how drawn ones are put in.
 */
import { cardId, cardKeys } from '../core/cards';
import { hashText } from '../core/hash';
import type { Face, Note } from '../core/model';
import type { AdageDb } from './db';
import { inPortions } from './derived';

/** Rows that a page goes through at once: they are trees, and it must not stall. */
const PORTION = 500;

/** Faces of one note by card key. */
export type DrawnFaces = Record<string, Pick<Face, 'front' | 'back' | 'context' | 'cue'>>;

/** Digest of what a face was drawn from. */
export function fieldsHash(fields: Note['fields']): string {
	return hashText(JSON.stringify(Object.entries(fields).sort()));
}

/** Rows for drawn faces, each marked with what it was drawn from. */
export function facesOf(noteId: string, fields: Note['fields'], drawn: DrawnFaces): Face[] {
	return Object.entries(drawn).map(([key, face]) => ({
		cardId: cardId(noteId, key),
		...face,
		of: fieldsHash(fields)
	}));
}

/** Notes with a card whose face is missing or was drawn from other words. */
export async function staleNotes(db: AdageDb): Promise<Note[]> {
	const drawnFrom = new Map<string, string>();
	await inPortions(db.faces, ({ cardId, of }) => void drawnFrom.set(cardId, of), PORTION);
	const stale: Note[] = [];
	const look = (note: Note) => {
		const of = fieldsHash(note.fields);
		if (cardKeys(note).some((key) => drawnFrom.get(cardId(note.id, key)) !== of)) stale.push(note);
	};
	await inPortions(db.notes, look, PORTION);
	return stale;
}

/** Stores faces drawn for `notes`, in the same order. */
export async function putFaces(
	db: AdageDb,
	notes: Pick<Note, 'id' | 'fields'>[],
	drawn: DrawnFaces[]
): Promise<void> {
	await db.faces.bulkPut(notes.flatMap(({ id, fields }, i) => facesOf(id, fields, drawn[i] ?? {})));
}

/** What a card shows, where it was drawn. */
export function readFace(db: AdageDb, cardId: string): Promise<Face | undefined> {
	return db.faces.get(cardId);
}
