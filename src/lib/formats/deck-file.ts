/** Deck files as the app takes and saves them: with the name of their edition, and faults as one sentence. */
import type { Doc } from '../core/document';
import { DeckError, hashDeck, readDeck, type DeckFile } from './deck';
import { writeDeck, type WrittenCard, type WrittenDeck } from './deck-write';
import { writeMarkdown } from './markdown/written';
import { UnreadableText } from './unreadable';

/** `hash` names the edition. */
export type HashedDeck = DeckFile & { hash: string };

/** A deck to be written; summaries are drawn already. */
export interface DeckOut {
	/** A table for spreadsheets in the place of a deck file. */
	as?: 'csv';
	head: WrittenDeck['head'];
	sections: {
		id: string;
		title: string;
		entries: (Omit<WrittenDeck['sections'][number]['entries'][number], 'summary'> & {
			summary: Doc;
		})[];
	}[];
}

export interface WrittenFile {
	text: string;
	/** Cards that are not in it. */
	left: WrittenCard[];
}

/** So many faults are told at once. */
const MOST = 8;

/** A deck file as a deck, a deck as a file. Rejects with `UnreadableText` that tells its faults, each with its line. */
export async function serveDeck(deck: string | DeckOut): Promise<HashedDeck | WrittenFile> {
	if (typeof deck === 'string') return readDeckFile(deck);
	if (deck.as !== 'csv') return writeDeckFile(deck);
	return { text: (await import('./deck-csv')).writeCsv(deck), left: [] };
}

function readDeckFile(text: string): HashedDeck {
	try {
		const deck = readDeck(text);
		return { hash: hashDeck(deck), ...deck };
	} catch (error) {
		if (!(error instanceof DeckError)) throw error;
		const told = error.faults.slice(0, MOST).map((fault) => `Line ${fault.line}: ${fault.text}`);
		const more = error.faults.length - told.length;
		if (more > 0) told.push(`And ${more} more.`);
		throw new UnreadableText(
			`This is a deck file, but it cannot be taken yet. ${told.join(' ')} Mend the file and open it again.`
		);
	}
}

function writeDeckFile({ head, sections }: DeckOut): WrittenFile {
	return writeDeck({
		head,
		sections: sections.map((section) => ({
			...section,
			entries: section.entries.map((entry) => ({
				...entry,
				// An entry has some summary; the question itself says what it is about.
				summary: writeMarkdown(entry.summary).trim() || entry.question
			}))
		}))
	});
}
