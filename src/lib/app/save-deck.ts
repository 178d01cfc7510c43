/** A deck of the library as a deck file, which anybody can open with Adage or mend by hand. */
import { dayDate } from '../core/day';
import type { Doc } from '../core/document';
import { slug, slugger } from '../core/slug';
import type { Note } from '../core/model';
import type { DeckOut, WrittenFile } from '../formats/deck-file';
import { TAG } from '../formats/deck-parts';
import { notesOf, readDeckRow, readSource } from '../store/library';
import { openAdage } from './open';
import { askReader } from './reader';

export interface SavedDeck {
	file: File;
	cards: number;
	/** What cards ask that cannot be in it. */
	left: string[];
	/** Tags that are not written like those of deck files are left out. */
	tagsLeft: boolean;
}

/** Writes the file; nothing leaves the device. Rejects with a sentence where it cannot be written. */
export async function saveDeck(deckId: string): Promise<SavedDeck> {
	const { out, notes } = await gather(deckId);
	const { text, left } = (await askReader({ op: 'deck', deck: out })) as WrittenFile;
	return {
		file: new File([text], nameOf(out, 'md'), { type: 'text/markdown' }),
		cards: notes.length - left.length,
		left: left.map(({ fields }) => fields.front ?? fields.text ?? ''),
		tagsLeft: notes.some(({ tags }) => tags.some((tag) => tag !== 'leech' && !TAG.test(tag)))
	};
}

/** The same deck as a table for spreadsheets. */
export async function saveTable(deckId: string): Promise<File> {
	const { out } = await gather(deckId);
	const asked = { op: 'deck', deck: { ...out, as: 'csv' } } as const;
	const { text } = (await askReader(asked)) as WrittenFile;
	return new File([text], nameOf(out, 'csv'), { type: 'text/csv' });
}

const nameOf = ({ head }: DeckOut, ending: string) =>
	`${slug(head.title ?? '') || 'deck'}.${ending}`;

async function gather(deckId: string): Promise<{ out: DeckOut; notes: Note[] }> {
	const { db, now } = await openAdage();
	const deck = await readDeckRow(db, deckId);
	if (!deck) throw new Error('This deck is not in your library any more.');
	const found = deck.sourceId ? await readSource(db, deck.sourceId) : undefined;
	const rows = await notesOf(db, deckId);
	const notes = rows
		.filter(({ cards }) => cards.some(({ card }) => !card.archived))
		.map(({ note }) => note);
	if (!notes.length) throw new Error('This deck has no cards to save.');
	const id = deck.sourceId ?? deckId;
	const title = deck.name;
	const { source, edition } = found ?? {};
	const head = {
		id: id.toLowerCase().replace(/[^\p{L}\p{M}\p{N}.]+/gu, '-'),
		title,
		author: source?.author ?? '',
		source: /^https?:/.test(source?.address ?? '') ? source!.address! : '',
		sourceDate: dateOnly(source?.date),
		deckDate: dayDate(now().day),
		language: source?.language ?? 'und',
		attribution: source?.kind === 'deck' ? (edition?.text ?? '') : ''
	};
	const out: DeckOut = { head, sections: sectionsOf(notes, edition?.outline, id, title) };
	return { out, notes };
}

const dateOnly = (date = '') => (/^\d{4}-\d{2}-\d{2}$/.test(date) ? date : '');

type Outline = NonNullable<Awaited<ReturnType<typeof readSource>>>['edition']['outline'];

/** Sections in the order of the document, each entry with its cards; what has no entry comes last. */
function sectionsOf(
	notes: Note[],
	outline: Outline | undefined,
	sourceId: string,
	title: string
): DeckOut['sections'] {
	const name = slugger('section');
	const sections: DeckOut['sections'] = [];
	const sectionOf = (path: string[]) => {
		const called = path.join(' · ') || title;
		const known = sections.find((section) => section.title === called);
		if (known) return known;
		sections.push({ id: name(called), title: called, entries: [] });
		return sections.at(-1)!;
	};
	const left = new Set(notes);
	const put = (
		path: string[],
		entry: { id: string; question: string; summary: Doc; at?: string }
	) => {
		const own = notes.filter((note) => left.has(note) && note.entryId === entry.id);
		if (!own.length) return;
		for (const note of own) left.delete(note);
		const cards = own.map((note) => ({ ...wordsOf(note), id: cardIdOf(note.id, sourceId) }));
		sectionOf(path).entries.push({ ...entry, cards });
	};
	for (const { id, question, section, answer, anchor } of outline?.entries ?? [])
		put(section, { id, question, summary: answer, at: placeOf(anchor) });
	for (const { id, title: question, section, body } of outline?.readings ?? [])
		put(section, { id, question, summary: body });
	const others = [...left].map((note) => ({
		...wordsOf(note),
		id: cardIdOf(note.id, sourceId)
	}));
	if (others.length)
		sectionOf([]).entries.push({ id: 'others', question: title, summary: [], cards: others });
	return sections;
}

function wordsOf({ kind, fields, tags }: Note) {
	return { kind, fields, tags: tags.filter((tag) => tag !== 'leech') };
}

/** In the file a card of the deck's own has the short id; others keep theirs. */
const cardIdOf = (noteId: string, sourceId: string): string =>
	noteId.startsWith(`${sourceId}.`) ? noteId.slice(sourceId.length + 1) : noteId;

function placeOf(anchor: string | undefined): string | undefined {
	if (!anchor) return undefined;
	const [, words] = /^:~:text=([^&]*)/.exec(anchor) ?? [];
	try {
		return words === undefined ? `#${anchor}` : decodeURIComponent(words);
	} catch {
		return undefined;
	}
}
