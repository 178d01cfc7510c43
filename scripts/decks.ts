/**
 * The shipped decks: decks/*.md, in the order of decks/index.json, are read once at build time and served
 * as static/decks/*.json, so that the app ships no deck parser on its first page. The service worker fetches
 * them when the page is idle (precache.ts); index.json, which names them, is part of the shell. Only one
 * card of the first deck, the one named after it, goes into the page itself: the first launch asks it.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { concernsOf } from '../src/lib/core/concerns';
import { documentText } from '../src/lib/core/document';
import { DeckError, hashDeck, readDeck, type DeckFile } from '../src/lib/formats/deck';

/** A deck as static/decks/index.json offers it. `hash` is of its content: another one is a new edition. */
export interface CompiledDeck {
	id: string;
	title: string;
	author: string;
	language: string;
	deckDate: string;
	cards: number;
	hash: string;
	/** Its name under static/decks, which changes with the content: what is cached under it never gets old. */
	file: string;
}

/**
 * Reads every deck that decks/index.json lists and writes each of them and index.json into static/decks. Throws
 * with file and line where a deck is at fault; nothing is written then.
 */
export function compileDecks(root: string): CompiledDeck[] {
	const { decks: read, askFirst } = readDecks(root);
	const decks = read.map((deck) => ({ hash: hashDeck(deck), deck }));
	const out = join(root, 'static/decks');
	mkdirSync(out, { recursive: true });
	// A deck that was renamed or taken off the list would stay in the precache otherwise.
	for (const name of readdirSync(out)) if (name.endsWith('.json')) rmSync(join(out, name));
	const list = decks.map(({ hash, deck }) => {
		const file = fileOf(deck, hash);
		writeFileSync(join(out, file), JSON.stringify({ hash, ...deck }));
		const { id, title, author, language, deckDate } = deck;
		return { id, title, author, language, deckDate, cards: countCards(deck), hash, file };
	});
	writeFileSync(join(out, 'index.json'), JSON.stringify(list));
	writeFileSync(join(out, 'starter.json'), JSON.stringify(starterOf(read[0], askFirst)));
	return list;
}

/** What the page holds of the first deck on the list: enough to name it and to ask one card. */
function starterOf(deck: DeckFile | undefined, askFirst: string | undefined) {
	const cards = deck?.sections.flatMap(({ entries }) => entries.flatMap(({ cards }) => cards));
	const card = askFirst ? cards?.find(({ id }) => id === askFirst) : cards?.[0];
	if (!deck || !card)
		throw new Error(
			askFirst
				? `decks/index.json asks the card “${askFirst}” first, which its deck does not have.`
				: 'decks/index.json lists no deck to start with.'
		);
	return {
		id: deck.id,
		title: deck.title,
		author: deck.author,
		cards: countCards(deck),
		file: fileOf(deck, hashDeck(deck)),
		concerns: concernsOf(
			deck.sections.flatMap(({ title, entries }) =>
				entries.flatMap(({ cards }) => cards.map(({ tags }) => ({ section: title, tags })))
			),
			deck.sections.map(({ title }) => title)
		),
		first: {
			id: card.id,
			// Words alone: what draws documents is not loaded for one card.
			front: documentText(card.front),
			back: card.back.map((block) => documentText([block]))
		}
	};
}

/** The decks on the list, and the card that is asked first where the first of them names one. */
function readDecks(root: string): { decks: DeckFile[]; askFirst?: string } {
	const folder = join(root, 'decks');
	const list: unknown = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
	if (!Array.isArray(list)) throw new Error('decks/index.json is not an array of file names.');
	const found = new Map<string, string>();
	const named = list.map((item: string) => item.split('#'));
	const decks = named.map(([name = '']) => {
		const deck = reading(name, () => readDeck(readFileSync(join(folder, name), 'utf8')));
		const before = found.get(deck.id);
		if (before) throw new Error(`decks/${name} has the id “${deck.id}”, as decks/${before} has.`);
		found.set(deck.id, name);
		return deck;
	});
	return { decks, askFirst: named[0]?.[1] };
}

function reading<T>(name: string, read: () => T): T {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof DeckError)) throw error;
		throw new Error(`decks/${name} cannot be read.\n${error.message}`, { cause: error });
	}
}

function countCards(deck: DeckFile): number {
	return deck.sections.flatMap(({ entries }) => entries.flatMap(({ cards }) => cards)).length;
}

function fileOf({ id }: DeckFile, hash: string): string {
	return `${id}-${hash.slice(0, 8)}.json`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
	compileDecks(process.cwd());
