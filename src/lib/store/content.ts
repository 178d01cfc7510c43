/**
 * What enters and changes a library: accepting cards, editing a note, deleting. Each is one deed that can
 * be undone, in one transaction; a log never moves and never goes.
 */
import { cardId, cardKeys } from '../core/cards';
import type { Moment } from '../core/day';
import type { Model } from '../core/fsrs';
import type { Deck, Edition, Note, Source } from '../core/model';
import { DEFAULT_PRESET_ID } from '../core/model';
import { writeAct, type RowWrite } from './acts';
import { facesOf, type DrawnFaces } from './faces';
import { DEED_TABLES, type Act, type AdageDb, type NewPicture } from './db';
import { keepPictures, MEDIA_TABLES } from './media';
import { cardChanges, newCard } from './note-cards';
import { dropPending } from './pending';

/** A note ready to be taken in, with its drawn faces by card key. */
export interface NewNote {
	note: Omit<Note, 'clocks' | 'createdMs'>;
	faces: DrawnFaces;
	/** Keys of cards that are left out. */
	without?: string[];
}

export interface NewMaterial {
	source: Omit<Source, 'clocks' | 'addedMs'>;
	edition: Omit<Edition, 'readMs'>;
	deck: Pick<Deck, 'id' | 'name'>;
	notes: NewNote[];
	/** Pictures that the document and the notes show. */
	pictures?: readonly NewPicture[];
	/** It completes the unfinished import of its edition. */
	pending?: true;
}

const unstamped = { clocks: {} };
const present = { ...unstamped, deleted: undefined };
const presentCard = { ...present, archived: undefined };

/**
 * Takes accepted cards into a deck: source, edition, deck, notes, cards, faces and pictures at once. Taking the
 * same material again (same ids) brings back what was deleted, adds cards that were left out before, and
 * keeps every log.
 */
export function accept(
	db: AdageDb,
	material: NewMaterial,
	now: Moment,
	model: Model
): Promise<{ deckId: string; added: number }> {
	return db.transaction('rw', [...DEED_TABLES, ...MEDIA_TABLES], async () => {
		const { source, edition, deck, notes, pictures = [] } = material;
		const writes: RowWrite[] = [];
		const put = (table: RowWrite['table'], key: string, row: NonNullable<RowWrite['row']>) =>
			writes.push({ table, key, row });
		const knownSource = await db.sources.get(source.id);
		put('sources', source.id, { addedMs: now.atMs, ...knownSource, ...source, ...unstamped });
		put('decks', deck.id, {
			...deck,
			parentId: null,
			presetId: DEFAULT_PRESET_ID,
			sourceId: source.id,
			position: await db.decks.count(),
			...(await db.decks.get(deck.id)),
			...present
		});
		let position = await lastPosition(db, deck.id);
		let added = 0;
		const knownNotes = await db.notes.bulkGet(notes.map(({ note }) => note.id));
		const ids = notes.flatMap(({ note }) => cardKeys(note).map((key) => cardId(note.id, key)));
		const knownCards = new Map(
			(await db.cards.bulkGet(ids)).flatMap((card) => (card ? [[card.id, card]] : []))
		);
		for (const [k, { note, faces, without = [] }] of notes.entries()) {
			const known = knownNotes[k];
			// What is there already may have been edited since: it stays as it is. Cards that were left out come.
			const stays = known && !known.deleted;
			if (!stays) {
				const own = { editionHash: edition.hash, createdMs: known?.createdMs ?? now.atMs };
				put('notes', note.id, { ...note, ...own, ...present });
			}
			for (const key of cardKeys(stays ? known : note)) {
				const id = cardId(note.id, key);
				const card = knownCards.get(id);
				if (without.includes(key) || (stays && card)) continue;
				added++;
				const fresh = newCard(note.id, key, deck.id, ++position);
				put('cards', id, card ? { ...card, ...presentCard } : fresh);
			}
			// Of a note that was edited, faces are drawn from its own words.
			if (stays) continue;
			for (const face of facesOf(note.id, note.fields, faces)) put('faces', face.cardId, face);
		}
		await putEdition(db, edition, now.atMs);
		await keepPictures(db, pictures);
		const label = `Added “${deck.name}”`;
		await writeAct(db, { kind: 'accept', label }, writes, now, model);
		if (material.pending) await dropPending(db, material);
		return { deckId: deck.id, added };
	});
}

/** Keeps an edition. What came with it before came with it still: cards may be taken of it in several goes. */
export async function putEdition(db: AdageDb, edition: NewMaterial['edition'], nowMs: number) {
	const { readMs = nowMs, notes: before = [] } = (await db.editions.get(edition.hash)) ?? {};
	const notes = new Map([...before, ...(edition.notes ?? [])].map((note) => [note.id, note]));
	await db.editions.put({
		...edition,
		readMs,
		...(notes.size ? { notes: [...notes.values()] } : {})
	});
}

async function lastPosition(db: AdageDb, deckId: string): Promise<number> {
	const cards = await db.cards.where('deckId').equals(deckId).toArray();
	return cards.reduce((most, card) => Math.max(most, card.position), -1);
}

/**
 * Changes a note; its cards keep their logs and are drawn anew. Where it has other keys now, cards are
 * added and archived (note-cards.ts). Does nothing to a note that is gone.
 */
export function editNote(
	db: AdageDb,
	noteId: string,
	change: Pick<Note, 'fields' | 'tags'> & Partial<Pick<Note, 'kind'>>,
	faces: DrawnFaces,
	now: Moment,
	model: Model
): Promise<Act | undefined> {
	return db.transaction('rw', [...DEED_TABLES], async () => {
		const note = await db.notes.get(noteId);
		if (!note || note.deleted) return undefined;
		const edited: Note = { ...note, ...change };
		const writes: RowWrite[] = [
			{ table: 'notes', key: noteId, row: edited },
			...(await cardChanges(db, note, edited))
		];
		for (const row of facesOf(noteId, change.fields, faces))
			writes.push({ table: 'faces', key: row.cardId, row });
		return writeAct(db, { kind: 'edit', label: 'Edited a card' }, writes, now, model);
	});
}

/** Deletes notes with their cards. Logs stay, so undoing brings everything back. */
export function deleteNotes(
	db: AdageDb,
	noteIds: string[],
	now: Moment,
	model: Model
): Promise<Act | undefined> {
	return db.transaction('rw', [...DEED_TABLES], async () => {
		const writes = await deletions(db, noteIds);
		const asked = writes.filter(({ row }) => row && 'key' in row && !row.archived).length;
		const label = asked > 1 ? `Deleted ${asked} cards` : 'Deleted a card';
		return writeAct(db, { kind: 'delete', label }, writes, now, model);
	});
}

/** Deletes a deck with its notes. */
export function deleteDeck(
	db: AdageDb,
	deckId: string,
	now: Moment,
	model: Model
): Promise<Act | undefined> {
	return db.transaction('rw', [...DEED_TABLES], async () => {
		const deck = await db.decks.get(deckId);
		if (!deck) return undefined;
		const cards = await db.cards.where('deckId').equals(deckId).toArray();
		const noteIds = [...new Set(cards.filter((c) => !c.deleted).map((c) => c.noteId))];
		const writes: RowWrite[] = [
			{ table: 'decks', key: deckId, row: { ...deck, deleted: true } },
			...(await deletions(db, noteIds))
		];
		return writeAct(db, { kind: 'delete', label: `Deleted “${deck.name}”` }, writes, now, model);
	});
}

async function deletions(db: AdageDb, noteIds: string[]): Promise<RowWrite[]> {
	const notes = await db.notes.bulkGet(noteIds);
	const cards = await db.cards.where('noteId').anyOf(noteIds).toArray();
	return [
		...notes.flatMap((note): RowWrite[] =>
			note ? [{ table: 'notes', key: note.id, row: { ...note, deleted: true } }] : []
		),
		...cards.flatMap((card): RowWrite[] =>
			card.deleted ? [] : [{ table: 'cards', key: card.id, row: { ...card, deleted: true } }]
		)
	];
}

/** Which of these notes have ids that notes of another source have: taken in, they would not come. */
export async function ofOthers(db: AdageDb, { source, notes }: NewMaterial): Promise<string[]> {
	const known = await db.notes.bulkGet(notes.map(({ note }) => note.id));
	const others = known.filter((note) => note && !note.deleted && note.sourceId !== source.id);
	return others.map((note) => note!.id);
}
