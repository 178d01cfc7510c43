/**
 * The deck format: one Markdown file a deck, written by hand (docs/deck-format.md). Its ids are given by
 * the author and never made from words, because a learner's review log hangs on them. Reading is strict
 * and tells every fault at once, with its line: whoever edits a deck mends it in one go.
 */
import { cardKeys } from '../core/cards';
import { documentText, type Doc } from '../core/document';
import { hashText } from '../core/hash';
import type { Note, NoteKind } from '../core/model';
import {
	named,
	readHead,
	readParts,
	TAG,
	type DeckFault,
	type Part,
	type Report
} from './deck-parts';
import { drawNote, type NoteFaces } from './faces';
import { readMarkdown } from './markdown/markdown';

export interface DeckCard {
	id: string;
	kind: NoteKind;
	front: Doc;
	back: Doc;
	/** Markdown as written: what a note holds and a person edits. */
	frontText: string;
	backText: string;
	/** Of a kind that is asked in other ways than forward: all its fields but the context, and its faces. */
	note?: { fields: Note['fields']; faces: NoteFaces };
	/** A line that makes the question stand alone; the section's title stands in where it is missing. */
	context?: string;
	tags: string[];
}

export interface DeckEntry {
	id: string;
	question: string;
	summary: Doc;
	summaryText: string;
	/** Where the source answers it: the deck's source address, with a fragment where the entry says `at`. */
	address: string;
	cards: DeckCard[];
}

export interface DeckSection {
	id: string;
	title: string;
	entries: DeckEntry[];
}

/** A deck as its file says it. Dates are YYYY-MM-DD. */
export interface DeckFile {
	id: string;
	title: string;
	/** Of the source, empty where there is none, as are its address, its date and the attribution. */
	author: string;
	source: string;
	sourceDate: string;
	deckDate: string;
	/** BCP 47. */
	language: string;
	attribution: string;
	sections: DeckSection[];
}

/** Everything that is wrong with a deck file; the message is a sentence a fault, each with its line. */
export class DeckError extends Error {
	override name = 'DeckError';
	constructor(readonly faults: DeckFault[]) {
		super(faults.map((fault) => `Line ${fault.line}: ${fault.text}`).join('\n'));
	}
}

/**
 * Reads a deck file. Throws a DeckError that lists every fault; a deck that comes back is whole: each
 * section, entry and card has an id of its own, each card an answer, each link a safe address.
 */
export function readDeck(markdown: string): DeckFile {
	const faults: DeckFault[] = [];
	const fault: Report = (line, text) => void faults.push({ line, text });
	const lines = markdown.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
	const { head, rest } = readHead(lines, fault);
	const base = head.source;
	const parts = readParts(lines, rest, base, fault);
	const sections: DeckSection[] = [];

	for (const part of parts) {
		const section = sections.at(-1);
		const entry = section?.entries.at(-1);
		if (part.level === 2) {
			if (part.body) fault(part.line, `${named(part)} has text that belongs to no entry.`);
			sections.push({ id: part.id, title: part.text, entries: [] });
		} else if (part.level === 3) {
			if (!part.body) fault(part.line, `${named(part)} has no summary.`);
			if (!section)
				fault(part.line, `${named(part)} stands in no section; put a ## heading before it.`);
			else
				section.entries.push({
					id: part.id,
					question: part.text,
					summary: readMarkdown(part.body, base || undefined),
					summaryText: part.body,
					address: addressAt(base, part.attributes.at),
					cards: []
				});
		} else {
			if (!entry)
				fault(part.line, `${named(part)} stands in no entry; put a ### heading before it.`);
			const card = readCard(part, base, fault);
			entry?.cards.push(card);
		}
	}
	if (parts.length > 0 && !parts.some((part) => part.level === 4))
		fault(lines.length, 'The deck has no cards; a card is a heading with four #.');
	if (parts.length === 0)
		fault(lines.length, 'The deck has no sections; a section is a ## heading.');
	if (faults.length > 0) throw new DeckError(faults.sort((a, b) => a.line - b.line));
	return { ...head, sections };
}

const KINDS: NoteKind[] = ['basic', 'reversed', 'type-in', 'cloze', 'list'];
/** The field that stands under a card's heading without a line that names it. */
export const MAIN_FIELD: Record<NoteKind, string> = {
	basic: 'back',
	reversed: 'back',
	'type-in': 'back',
	cloze: 'text',
	list: 'order'
};

function readCard(part: Part, base: string, fault: Report): DeckCard {
	const { context = part.fields.context, tags = '' } = part.attributes;
	const kind = (part.attributes.kind ?? 'basic') as NoteKind;
	const known = KINDS.includes(kind);
	if (!known)
		fault(
			part.line,
			`${named(part)} is of the unknown kind “${kind}”; the kinds there are, are ${KINDS.join(', ')}.`
		);
	const { context: _, ...own } = part.fields;
	const fields: Note['fields'] = known ? { ...own } : { back: part.body };
	if (part.text) fields.front = part.text;
	if (part.body && known) fields[MAIN_FIELD[kind]] = part.body;
	const faces = drawNote({ kind: known ? kind : 'basic', fields }, base || undefined);
	const { front = [], back = [] } = Object.values(faces)[0] ?? {};
	if (known && !cardKeys({ kind, fields }).length)
		fault(part.line, `${named(part)} hides nothing that could be asked.`);
	else if (kind !== 'cloze' && !documentText(front).trim())
		fault(part.line, `${named(part)} has no words before its braces.`);
	else if (!documentText(back).trim()) fault(part.line, `${named(part)} has no answer.`);
	const tagList = tags.split(',').filter(Boolean);
	for (const tag of tagList)
		if (!TAG.test(tag))
			fault(part.line, `The tag “${tag}” may hold lower-case letters, digits and hyphens only.`);
	return {
		id: part.id,
		kind,
		front,
		back,
		frontText: fields.front ?? '',
		backText: fields.back ?? '',
		...(kind === 'basic' || kind === 'type-in' ? {} : { note: { fields, faces } }),
		...(context ? { context } : {}),
		tags: [...new Set(tagList)]
	};
}

/** Names the edition: a digest of what was written, so that the same words drawn otherwise are no new one. */
export function hashDeck(deck: DeckFile): string {
	const drawn = new Set(['front', 'back', 'summary', 'faces']);
	const written = JSON.stringify(deck, (key, value: unknown) =>
		drawn.has(key) && typeof value !== 'string' ? undefined : value
	);
	return hashText(written);
}

/** `#place` is a fragment that the source has; other words are looked for in its text by the browser. */
function addressAt(source: string, at: string | undefined): string {
	if (!at) return source;
	const page = source.replace(/#.*/, '');
	// A hyphen has a meaning of its own in a text fragment.
	return at.startsWith('#')
		? page + at
		: `${page}#:~:text=${encodeURIComponent(at).replaceAll('-', '%2D')}`;
}
