/** What a card answered when somebody last saw it, beside what it answers now. */
import { noteBefore } from '../core/reconcile';
import { answerOf, isUnseen, sameAnswer } from '../core/seen-answer';
import type { Card, Note } from '../core/model';
import type { AdageDb } from './db';

/** Both as Markdown; without `was` where the words of then are not in the library. */
export interface AnswerChange {
	was?: string;
	now: string;
}

/**
 * The change of an answer that is still to be shown. Undefined where there is none: a later edition took it
 * back, or the person wrote the present words.
 */
export async function readChange(
	db: AdageDb,
	{ card, note }: { card: Card; note: Note }
): Promise<AnswerChange | undefined> {
	if (!isUnseen(card, note)) return undefined;
	const now = answerOf(note, card.key);
	const before = await noteAt(db, note, card.seen!.edition);
	// A key that was not there yet had no answer.
	const was = before && answerOf(before, card.key);
	if (!was) return { now };
	return sameAnswer(was, now) ? undefined : { was, now };
}

/** A note as the person saw it under an edition of before. */
async function noteAt(db: AdageDb, note: Note, hash: string): Promise<Note | undefined> {
	const present = await editionOf(db, note);
	if (present === undefined) return undefined;
	const [came, before] = (await db.editions.bulkGet([present, hash])).map((edition) =>
		edition?.notes?.find(({ id }) => id === note.id)
	);
	return came && before && noteBefore(note, came, before);
}

/** The edition that a note's words are of; undefined where it comes from none. */
export async function editionOf(db: AdageDb, note: Note): Promise<string | undefined> {
	if (note.editionHash !== undefined || note.sourceId === undefined) return note.editionHash;
	return (await db.sources.get(note.sourceId))?.editionHash;
}
