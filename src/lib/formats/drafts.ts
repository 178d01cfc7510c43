/**
 * From a document to its proposed cards, with what speaks against them. Core knows no format: documents are
 * read, and Markdown is read and written, here. Studying needs nothing of it, so it is a part of its own.
 */
import { findAlike } from '../core/card-check/alike';
import { asksOf, unpackAsks, type Asks } from '../core/card-check/asks';
import type { Badge, Fault } from '../core/card-check/badge';
import { checkFace } from '../core/card-check/check';
import { mendNote, type Markdown, type Mendable, type Mended } from '../core/card-check/mend';
import { cardId, cardKeys } from '../core/cards';
import { draftCards } from '../core/drafts/drafts';
import { hashText } from '../core/hash';
import type { Draft } from '../core/model';
import type { Outline } from '../core/outline';
import { drawNote } from './faces';
import { outlineOf } from './faq/outline';
import { parseFaq } from './faq/parse';
import type { ReadOptions } from './faq/read';
import { writeMarkdown } from './markdown/written';
import type { Picture } from './pictures';

/** What a read is at: the file's format, what is asked in it, the cards. */
export type ReadPhase = 'file' | 'questions' | 'cards';

/** Of more questions than this nobody looks at everything at once: the rest is drafted when asked for. */
const MANY = 2000;

/** A document with its proposed cards. */
export interface ReadFaq {
	outline: Outline;
	drafts: Draft[];
	/** Only those proposed first are there yet: the document is long. */
	more?: true;
	/** The document as text, to be kept, and what tells its editions apart. */
	text: string;
	hash: string;
	/** Those that lay in it. */
	pictures: Picture[];
}

/**
 * Reads a file or a pasted text, finds what it asks and proposes cards; `onphase` is told what it is at.
 * Throws UnreadableText, with a sentence for the person, where it cannot be read.
 */
export async function readWithDrafts(
	input: string | Uint8Array,
	name: string | undefined,
	{ address, examples }: ReadOptions,
	onphase: (phase: ReadPhase) => void
): Promise<ReadFaq> {
	onphase('file');
	const { text, pictures, ...source } = await parseFaq(input, name, address);
	onphase('questions');
	const outline = outlineOf(source, name, examples);
	onphase('cards');
	const long = outline.entries.length > MANY;
	const drafts = draftOutline(outline, long ? 'first' : 'all');
	return { outline, drafts, ...(long ? { more: true } : {}), text, hash: hashText(text), pictures };
}

/** The proposed cards of a document, checked. Fails on nothing. */
export const draftOutline = (outline: Outline, which?: 'first' | 'all'): Draft[] =>
	checkDrafts(draftCards(outline, writeMarkdown, which), outline);

/** The same drafts with their badges, those of cards that are alike among them. Fails on nothing. */
export function checkDrafts(drafts: Draft[], about: About): Draft[] {
	const found = checkNotes(drafts, about, []);
	return drafts.map(({ badges: _, ...draft }, i) =>
		Object.keys(found[i]!).length ? { ...draft, badges: found[i] } : draft
	);
}

/**
 * What speaks against the cards of notes, in their order, by card key; cards without a badge have none.
 * Where `among` is given, those are told of too that are like one another, or like one of these of another
 * note. Fails on nothing.
 */
export function checkNotes(
	notes: CheckedNote[],
	{ language, address }: About,
	among?: Asks[]
): Record<string, Badge[]>[] {
	const ids = new Set(notes.map(({ id }) => id));
	const asks = among?.filter(({ noteId }) => !ids.has(noteId));
	const badges = new Map<string, Badge[]>();
	for (const { id: noteId, kind, fields, used } of notes)
		for (const [key, face] of Object.entries(drawNote({ kind, fields }, address))) {
			const id = cardId(noteId, key);
			const found = checkFace(face, kind, language);
			badges.set(id, withMends(found, { kind, fields, face, used }, { language, address }));
			asks?.push(asksOf(id, noteId, face));
		}
	for (const [id, { fault, text }] of findAlike(asks ?? [], language))
		badges.get(id)?.push({ fault, text });
	return notes.map((note) =>
		Object.fromEntries(
			cardKeys(note).flatMap((key) => {
				const some = badges.get(cardId(note.id, key)) ?? [];
				return some.length ? [[key, some] as const] : [];
			})
		)
	);
}

/** Badges of cards of a whole deck that are alike, by card id. `packed` is what they ask (`packAsks`). */
export const checkAlike = (packed: readonly string[], language?: string): [string, Badge][] =>
	[...findAlike(unpackAsks(packed), language)].map(([id, { fault, text }]) => [
		id,
		{ fault, text }
	]);

/** What checking needs to know of the document. */
export type About = Pick<Outline, 'language' | 'address'>;

/** A note to be checked; `used` are the keys of all cards that it ever had. */
export type CheckedNote = Pick<Draft, 'id' | 'kind' | 'fields'> & Pick<Mendable, 'used'>;

/** Badges that say what one tap would do, where that helps. */
function withMends(badges: Badge[], note: Mendable, { language, address }: About): Badge[] {
	return badges.map((badge) => {
		const mended = mendNote(note, badge.fault, markdownOf(address), language);
		if (!mended) return badge;
		const splits = mended.notes.length > 1 ? { splits: true as const } : {};
		return { ...badge, mend: mended.label, ...splits };
	});
}

/** What the mend of a fault makes of a note; undefined where there is none. */
export function mendDraft(
	{ kind, fields, used }: Omit<CheckedNote, 'id'>,
	fault: Fault,
	{ language, address }: About
): Mended['notes'] | undefined {
	const [face] = Object.values(drawNote({ kind, fields }, address));
	if (!face) return undefined;
	return mendNote({ kind, fields, used, face }, fault, markdownOf(address), language)?.notes;
}

const markdownOf = (address?: string): Markdown => ({
	write: writeMarkdown,
	draw: (note) => drawNote(note, address)
});
