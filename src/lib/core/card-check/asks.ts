/**
 * What cards ask, as they are compared with one another. Whole decks of it go to a worker as text: one
 * string crosses at once, where thousands of objects would hold up the page that sends them.
 */
import { documentText } from '../document';
import type { Face } from '../model';

export interface Asks {
	id: string;
	/** What is asked, as plain text, and the line above it: one question in two sections is two. */
	front: string;
	context: string;
	/** Cards of one note are meant to be alike. */
	noteId: string;
}

/** What a card asks, from its face. */
export const asksOf = (
	id: string,
	noteId: string,
	{ front, context = '' }: Pick<Face, 'front' | 'context'>
): Asks => ({ id, noteId, front: documentText(front), context });

/** Some of a deck as text, and all of it back. */
export const packAsks = (asks: Asks[]): string => JSON.stringify(asks);
export const unpackAsks = (packed: readonly string[]): Asks[] =>
	packed.flatMap((text) => JSON.parse(text) as Asks[]);
