/** What each card of a note is about, so that cards of two editions can be told apart by their words. */
import { BACKWARD, cardKeys, POINT } from '../cards';
import type { Note } from '../model';
import { quoteOf } from '../quote';
import { gramsOf, type Grams } from './grams';
import { plainWords } from './says';

/** A note, or a draft of one. */
export type Asking = Pick<Note, 'id' | 'kind' | 'fields' | 'quotes' | 'entryId'>;

/** One card, in words as they are compared. */
export interface Fact {
	noteId: string;
	key: string;
	/** Cards of one shape are asked in the same way. */
	shape: 'point' | 'cloze' | 'forward' | 'backward';
	/** What stands above. */
	ask: string;
	/** The words of its passage; where it has none, its own. */
	said: string;
	grams: Grams;
	/** What is hidden of them; '' where all of it is. */
	hidden: string;
	/** Its own words, hidden part and all. */
	whole: string;
}

/** What Markdown writes at the beginnings of lines, and addresses: an answer is looked for without them. */
const MARKS = /^[ \t]*(?:(?:>|[-+*]|#+|\d+[.)])[ \t]+)+|(?<=\])\([^()\s]*\)|[*_`\\[\]]/gm;
const plain = (text: string): string => plainWords(text.replace(MARKS, '')).join(' ');
const CLOZE = /\{\{c(\d{1,3})::(.*?)(?:::(.*?))?\}\}/gs;
const shown = (text: string): string => plain(text.replace(CLOZE, '$2'));
const hiddenIn = (text: string, number: string): string =>
	plain(
		[...text.matchAll(CLOZE)]
			.filter((match) => match[1] === number)
			.map((match) => match[2]!)
			.join(' ')
	);

/** A fact for each card of a note, in the order of its keys. */
export function factsOf(note: Asking): Fact[] {
	const { id: noteId, kind, fields } = note;
	return cardKeys(note).map((key): Fact => {
		const ask = shown(fields.front ?? '');
		// Of several cards that have one quote between them each still has its own words.
		const quote = plain(note.quotes?.[key] ?? (kind === 'list' ? '' : (quoteOf(note, key) ?? '')));
		const fact = (shape: Fact['shape'], whole: string, hidden = ''): Fact => {
			const said = quote || whole;
			return { noteId, key, shape, ask, said, hidden, whole, grams: gramsOf(said) };
		};
		if (kind === 'cloze') {
			const text = fields.text ?? '';
			return fact('cloze', shown(text), hiddenIn(text, key.slice(1)));
		}
		if (kind === 'list') {
			const text = fields[POINT + key] ?? '';
			return fact('point', shown(text), hiddenIn(text, '1'));
		}
		return fact(key === BACKWARD ? 'backward' : 'forward', shown(fields.back ?? ''));
	});
}
