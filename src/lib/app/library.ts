/** Commands on notes, cards and decks. Each resolves with the deed, so that the page can offer to undo it. */
import type { Fault } from '../core/card-check/badge';
import type { Moment } from '../core/day';
import type { Model } from '../core/fsrs';
import { FIX_LATER, type Note, type NoteChange } from '../core/model';
import { aboutSource } from '../store/asks';
import { deleteDeck, deleteNotes, editNote } from '../store/content';
import type { Act, AdageDb } from '../store/db';
import { decide, type Decision } from '../store/decisions';
import { countCards } from '../store/presence';
import { hasDecks } from '../store/deck-summaries';
import { sourceAddresses, type NoteRow } from '../store/library';
import {
	archiveCards,
	buryCards,
	buryNote,
	flagCards,
	suspendCards,
	suspendNote
} from '../store/marks';
import { addNote, type OwnNote } from '../store/own-notes';
import { mergeNotes, splitNote } from '../store/reshape';
import { mendWritten } from './card-check';
import { keepKnown } from './known';
import { openAdage } from './open';
import { personLocale } from './person-locale';
import { drawNotes } from './reader';
import { snapshotBeforeMany } from './snapshot-before';

type Deed = Promise<Act | undefined>;

async function inLibrary(deed: (db: AdageDb, now: Moment, model: Model) => Deed, cards = 0): Deed {
	const adage = await openAdage();
	const { db, now, model } = adage;
	await snapshotBeforeMany(adage, cards);
	return deed(db, now(), await model());
}

export async function changeNote(note: Note, change: NoteChange): Deed {
	const [faces] = await drawLike(note, [change]);
	return inLibrary((db, now, model) => editNote(db, note.id, change, faces!, now, model));
}

/** Adds a note that is tied to a passage. Fails with a sentence where its document is gone. */
export async function makeCard(
	passage: Pick<OwnNote, 'sourceId' | 'entryId' | 'quote'>,
	change: NoteChange
): Deed {
	const [faces] = await drawLike(passage, [change]);
	const act = await inLibrary((db, now, model) =>
		addNote(db, { ...passage, ...change, faces: faces! }, now, model)
	);
	if (!act) throw new Error('This document is no longer in your library.');
	keepKnown(true);
	return act;
}

/** Makes a note of each part; the first keeps the log. */
export async function splitInto(note: Note, parts: NoteChange[]): Deed {
	const faces = await drawLike(note, parts);
	const drawn = parts.map((part, k) => ({ ...part, faces: faces[k]! }));
	return inLibrary((db, now, model) => splitNote(db, note.id, drawn, now, model));
}

/** Makes one note of two; the kept one keeps its log, the other is asked no more. */
export async function mergeInto(kept: Note, absorbed: Note, change: NoteChange): Deed {
	const [faces] = await drawLike(kept, [change]);
	const part = { ...change, faces: faces! };
	return inLibrary((db, now, model) => mergeNotes(db, kept.id, [absorbed.id], part, now, model));
}

/** Does what a badge of a note offers. */
export async function mendNote({ note, used }: NoteRow, fault: Fault): Deed {
	const { db } = await openAdage();
	const about = await aboutSource(db, note.sourceId);
	const made = await mendWritten({ ...note, used }, fault, about);
	const [first, ...others] = (made ?? []).map((part) => ({ ...part, tags: note.tags }));
	if (!first) return undefined;
	return others.length ? splitInto(note, [first, ...others]) : changeNote(note, first);
}

/** Faces of what a note is to say; its links are relative to the document that it comes from. */
async function drawLike({ sourceId }: Pick<Note, 'sourceId'>, changes: NoteChange[]) {
	const { db } = await openAdage();
	return drawNotes(changes, (await sourceAddresses(db)).get(sourceId ?? ''));
}

export function removeNotes(noteIds: string[]): Deed {
	return inLibrary((db, now, model) => deleteNotes(db, noteIds, now, model), noteIds.length);
}

export async function removeDeck(deckId: string): Deed {
	const { db } = await openAdage();
	const cards = await countCards(db, deckId);
	const act = await inLibrary((db, now, model) => deleteDeck(db, deckId, now, model), cards);
	keepKnown(await hasDecks(db));
	return act;
}

export function setSuspended(cardIds: string[], suspended: boolean): Deed {
	return inLibrary(
		(db, now, model) => suspendCards(db, cardIds, suspended, now, model),
		cardIds.length
	);
}

/** Marks cards as to be fixed later, or takes the mark off. */
export function setFixLater(cardIds: string[], on: boolean): Deed {
	return inLibrary(
		(db, now, model) => flagCards(db, cardIds, on ? FIX_LATER : 0, now, model),
		cardIds.length
	);
}

/** Puts cards aside until the next study day, or asks them today again. */
export function setBuried(cardIds: string[], on: boolean): Deed {
	return inLibrary((db, now, model) => buryCards(db, cardIds, on, now, model), cardIds.length);
}

/** Puts all cards of a note aside until the next study day. */
export function buryWholeNote(noteId: string): Deed {
	return inLibrary((db, now, model) => buryNote(db, noteId, now, model));
}

/** Takes all cards of a note out of study. */
export function suspendWholeNote(noteId: string): Deed {
	return inLibrary((db, now, model) => suspendNote(db, noteId, now, model));
}

/** Sets when a card is due, or starts it over. */
export function decideOn(cardId: string, decision: Decision): Deed {
	return inLibrary((db, now, model) => decide(db, cardId, decision, now, model, personLocale()));
}

export function bringBack(cardIds: string[]): Deed {
	return inLibrary(
		(db, now, model) => archiveCards(db, cardIds, false, now, model),
		cardIds.length
	);
}
