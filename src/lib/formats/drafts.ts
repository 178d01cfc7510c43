/**
 * From a document to its proposed cards, with what speaks against them. Core knows no format: documents are
 * read, and Markdown is read and written, here. Studying needs nothing of it, so it is a part of its own.
 */
import { findAlike, type Asks } from '../core/card-check/alike';
import type { Badge, Fault } from '../core/card-check/badge';
import { checkFace, type CheckedFace } from '../core/card-check/check';
import { mendNote, type Mended } from '../core/card-check/mend';
import { cardId, cardKeys } from '../core/cards';
import { documentText } from '../core/document';
import { draftCards } from '../core/drafts/drafts';
import { hashText } from '../core/hash';
import type { Draft } from '../core/model';
import type { Outline } from '../core/outline';
import { drawNote } from './faces';
import { outlineOf } from './faq/outline';
import { parseFaq } from './faq/parse';
import type { ReadOptions } from './faq/read';
import { writeMarkdown } from './markdown/written';

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
	const { text, ...source } = await parseFaq(input, name, address);
	onphase('questions');
	const outline = outlineOf(source, name, examples);
	onphase('cards');
	const long = outline.entries.length > MANY;
	const drafts = draftOutline(outline, long ? 'first' : 'all');
	return { outline, drafts, ...(long ? { more: true } : {}), text, hash: hashText(text) };
}

/** The proposed cards of a document, checked. Fails on nothing. */
export const draftOutline = (outline: Outline, which?: 'first' | 'all'): Draft[] =>
	checkDrafts(draftCards(outline, writeMarkdown, which), outline);

/** The same drafts with their badges, those of cards that are alike among them. Fails on nothing. */
export function checkDrafts(
	drafts: Draft[],
	{ language, address }: Pick<Outline, 'language' | 'address'>
): Draft[] {
	const asks: Asks[] = [];
	const badges = new Map<string, Badge[]>();
	for (const draft of drafts)
		for (const [key, face] of Object.entries(drawNote(draft, address))) {
			const id = cardId(draft.id, key);
			badges.set(id, withMends(checkFace(face, draft.kind, language), draft, face, language));
			const front = documentText(face.front);
			asks.push({ id, noteId: draft.id, front, context: face.context ?? '' });
		}
	for (const [id, { fault, text }] of findAlike(asks, language))
		badges.get(id)!.push({ fault, text });
	return drafts.map(({ badges: _, ...draft }) => {
		const found = cardKeys(draft).flatMap((key) => {
			const some = badges.get(cardId(draft.id, key)) ?? [];
			return some.length ? [[key, some] as const] : [];
		});
		return found.length ? { ...draft, badges: Object.fromEntries(found) } : draft;
	});
}

/** Badges that say what one tap would do, where that helps. */
function withMends(
	badges: Badge[],
	{ kind, fields }: Pick<Draft, 'kind' | 'fields'>,
	face: CheckedFace,
	language?: string
): Badge[] {
	return badges.map((badge) => {
		const mended = mendNote({ kind, fields, face }, badge.fault, writeMarkdown, language);
		return mended ? { ...badge, mend: mended.label } : badge;
	});
}

/** What the mend of a fault makes of a note; undefined where there is none. */
export function mendDraft(
	{ kind, fields }: Pick<Draft, 'kind' | 'fields'>,
	fault: Fault,
	{ language, address }: Pick<Outline, 'language' | 'address'>
): Mended['notes'] | undefined {
	const [face] = Object.values(drawNote({ kind, fields }, address));
	return face && mendNote({ kind, fields, face }, fault, writeMarkdown, language)?.notes;
}
