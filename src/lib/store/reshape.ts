/**
 * Splitting a note in several and merging several into one. Each is one deed that can be undone, in one
 * transaction. A log never moves: of what comes of a note exactly one keeps its id, its cards and their
 * logs; cards that are no longer asked are archived with theirs; all others start new.
 */
import { cardKeys } from '../core/cards';
import type { Moment } from '../core/day';
import type { Model } from '../core/fsrs';
import { hashText } from '../core/hash';
import type { Card, Note } from '../core/model';
import { writeAct, type RowWrite } from './acts';
import { DEED_TABLES, type Act, type AdageDb } from './db';
import { facesOf, type DrawnFaces } from './faces';
import { cardChanges, newCard, placesAfter } from './note-cards';
import { nextStamp } from './ticks';

/** What a note is to say from now on, with its faces by card key. Tags stay where none are given. */
export interface NotePart extends Pick<Note, 'kind' | 'fields'> {
	tags?: Note['tags'];
	faces: DrawnFaces;
}

/**
 * Makes a note of each part. The first is the note itself, its cards keep their logs; the others are new,
 * stand right after it in its deck and have its source, entry, tags and context unless they bring their
 * own. Undefined where there is no such note, or no part.
 */
export function splitNote(
	db: AdageDb,
	noteId: string,
	parts: NotePart[],
	now: Moment,
	model: Model
): Promise<Act | undefined> {
	return db.transaction('rw', [...DEED_TABLES], async () => {
		const found = await noteWithCards(db, noteId);
		const [first, ...others] = parts;
		if (!found || !first) return undefined;
		const { note, cards, deckId } = found;
		const added = others.reduce((n, part) => n + cardKeys(part).length, 0);
		const place = await placesAfter(db, cards, deckId, added);
		const writes = await changedNote(db, note, first);
		const stamp = await nextStamp(db, now.atMs);
		others.forEach((part, k) => {
			const id = `split.${hashText(`${note.id} ${stamp} ${k}`)}`;
			writes.push(...addedNote({ ...note, id, createdMs: now.atMs }, part, deckId, place));
		});
		const label = parts.length === 1 ? 'Edited a card' : `Split a card into ${parts.length}`;
		return writeAct(db, { kind: 'split', label }, writes, now, model);
	});
}

/**
 * Makes one note of several: the kept one, whose cards keep their logs, says `change`; cards of the
 * absorbed ones are archived. Undefined where the kept note is not there, or nothing is absorbed.
 */
export function mergeNotes(
	db: AdageDb,
	keepId: string,
	absorbedIds: string[],
	change: NotePart,
	now: Moment,
	model: Model
): Promise<Act | undefined> {
	return db.transaction('rw', [...DEED_TABLES], async () => {
		const found = await noteWithCards(db, keepId);
		const others = absorbedIds.filter((id) => id !== keepId);
		const cards = await db.cards.where('noteId').anyOf(others).toArray();
		const absorbed = cards.filter((card) => !card.deleted && !card.archived);
		if (!found || !absorbed.length) return undefined;
		// Those whose key is gone too: they must not come back with it.
		const archived = cards.filter((card) => !card.deleted && card.archived !== true);
		const writes = [
			...(await changedNote(db, found.note, change)),
			...archived.map((card) => cardWrite({ ...card, archived: true }))
		];
		const label = `Merged ${new Set(absorbed.map((card) => card.noteId)).size + 1} cards`;
		return writeAct(db, { kind: 'merge', label }, writes, now, model);
	});
}

/** A note that is there, with all cards it ever had. */
async function noteWithCards(db: AdageDb, noteId: string) {
	const note = await db.notes.get(noteId);
	const cards = await db.cards.where('noteId').equals(noteId).toArray();
	const deckId = (cards.find((card) => !card.deleted) ?? cards[0])?.deckId;
	return note && !note.deleted && deckId !== undefined ? { note, cards, deckId } : undefined;
}

/** The rows of a note that says something else now; its cards follow its keys (note-cards.ts). */
async function changedNote(
	db: AdageDb,
	note: Note,
	{ kind, fields, tags = note.tags, faces }: NotePart
): Promise<RowWrite[]> {
	const edited: Note = { ...note, kind, fields, tags };
	return [
		{ table: 'notes', key: note.id, row: edited },
		...(await cardChanges(db, note, edited)),
		...faceWrites(note.id, fields, faces)
	];
}

function addedNote(
	like: Note,
	{ kind, fields: own, tags = like.tags, faces }: NotePart,
	deckId: string,
	place: () => number
): RowWrite[] {
	const { id } = like;
	const { context } = like.fields;
	const inherits = !!context && own.context === undefined;
	const fields = inherits ? { ...own, context } : own;
	const drawn = Object.entries(faces).map(([key, face]) => [key, { ...face, context }]);
	const cards = cardKeys({ kind, fields }).map((key) => newCard(id, key, deckId, place()));
	return [
		{ table: 'notes', key: id, row: { ...like, kind, fields, tags, clocks: {} } },
		...cards.map(cardWrite),
		...faceWrites(id, fields, inherits ? Object.fromEntries(drawn) : faces)
	];
}

const cardWrite = (row: Card): RowWrite => ({ table: 'cards', key: row.id, row });

function faceWrites(noteId: string, fields: Note['fields'], faces: DrawnFaces): RowWrite[] {
	return facesOf(noteId, fields, faces).map((row) => ({ table: 'faces', key: row.cardId, row }));
}
