/** Reads of stored documents: whole, and the passages that cards come from. */
import { noteIdOf } from '../core/cards';
import type { Note } from '../core/model';
import { quoteOf } from '../core/quote';
import { passageOf, standsIn } from '../core/reading-order';
import { entryStandings } from '../core/standing';
import { readNoteRow, readSource } from '../store/library';
import { readEdition } from '../store/thin-editions';
import { entryCards, sourceCards } from '../store/source-cards';
import { openAdage, type Adage } from './open';

/** A source's document; `missing` where it is not here. */
export const readDocument = (sourceId: string) => async (adage: Adage) =>
	(await readSource(adage.db, sourceId)) ?? ('missing' as const);

/** How well each entry of a source is held, by entry; those without a card are left out. */
export const readStandings = (sourceId: string) => async (adage: Adage) =>
	entryStandings(await sourceCards(adage.db, sourceId));

/** The cards of one entry, as the reader shows them under it. */
export const readEntryCards = (sourceId: string, entryId: string) => (adage: Adage) =>
	entryCards(adage.db, sourceId, entryId);

/** The words of the passage that a card comes from; empty where it has none. */
export const readQuote = (cardId: string | undefined) => async (adage: Adage) => {
	const note = cardId && (await readNoteRow(adage.db, noteIdOf(cardId)));
	return (note && quoteOf(note, cardId.slice(note.id.length + 1))) || '';
};

/**
 * The passage a card comes from, in the edition that it was made of, and what became of it where the source
 * was read again since. `passage` is undefined where no edition that is stored has it.
 */
export async function readPassage(note: Note, key: string) {
	const { sourceId, entryId, editionHash } = note;
	if (!sourceId || !entryId) return undefined;
	const { db } = await openAdage();
	const found = await readSource(db, sourceId);
	if (!found) return undefined;
	const { source, edition: present } = found;
	const own =
		editionHash && editionHash !== present.hash ? await readEdition(db, editionHash) : undefined;
	const passage = own && passageOf(own.outline, entryId);
	const about = { source, entryId, quote: quoteOf(note, key) };
	if (!own || !passage)
		return { ...about, edition: present, passage: passageOf(present.outline, entryId) };
	const later = { readMs: present.readMs, passage: standsIn(present.outline, passage) };
	return { ...about, edition: own, passage, ...(later.readMs > own.readMs ? { later } : {}) };
}
