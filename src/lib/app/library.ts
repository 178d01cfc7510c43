/** Commands of the library's pages. Each resolves with the deed, so that the page can offer to undo it. */
import type { Note, NoteChange } from '../core/model';
import { deleteDeck, deleteNotes, editNote, suspendCards } from '../store/content';
import { turnAct } from '../store/undo';
import type { Act } from '../store/db';
import { hasDecks, sourceAddresses } from '../store/library';
import { keepKnown } from './known';
import { openAdage } from './open';
import { drawNotes } from './reader';

export async function changeNote(note: Note, change: NoteChange): Promise<Act | undefined> {
	const { db, now, model } = await openAdage();
	const addresses = await sourceAddresses(db);
	const [faces] = await drawNotes([{ ...note, ...change }], addresses.get(note.sourceId ?? ''));
	return editNote(db, note.id, change, faces!, now(), await model());
}

export async function removeNotes(noteIds: string[]): Promise<Act | undefined> {
	const { db, now, model } = await openAdage();
	return deleteNotes(db, noteIds, now(), await model());
}

export async function removeDeck(deckId: string): Promise<Act | undefined> {
	const { db, now, model } = await openAdage();
	const act = await deleteDeck(db, deckId, now(), await model());
	keepKnown(await hasDecks(db));
	return act;
}

export async function setSuspended(
	cardIds: string[],
	suspended: boolean
): Promise<Act | undefined> {
	const { db, now, model } = await openAdage();
	return suspendCards(db, cardIds, suspended, now(), await model());
}

/** Undoes a deed if it is still the newest one. */
export async function undoAct(act: Act): Promise<boolean> {
	const { db, now, model } = await openAdage();
	const turned = await turnAct(db, 'undo', now(), await model(), act.n);
	keepKnown(await hasDecks(db));
	return !!turned;
}
