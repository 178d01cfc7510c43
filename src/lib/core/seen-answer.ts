/**
 * Whether a card still answers what somebody last saw. An edition that changes an answer keeps the card's log:
 * the person is shown the difference once, before the card is asked again.
 */
import { BACKWARD, POINT } from './cards';
import { hashText } from './hash';
import type { Card, Note } from './model';
import { plainWords, sameButSlips } from './pairing/says';

type Said = Pick<Note, 'kind' | 'fields'>;

const CLOZE = /\{\{c\d{1,3}::(.*?)(?:::(.*?))?\}\}/gs;

/** What a card answers, as Markdown without the braces of clozes; '' where its note has no such key. */
export function answerOf({ kind, fields }: Said, key: string): string {
	const text =
		kind === 'cloze'
			? fields.text
			: kind === 'list'
				? fields[POINT + key]
				: key === BACKWARD
					? fields.front
					: fields.back;
	return (text ?? '').replace(CLOZE, '$1');
}

/** The same for markup, case, signs and slips of the pen: nobody has to look at those. */
export const sameAnswer = (a: string, b: string): boolean => sameButSlips(unmarked(a), unmarked(b));

/** Digest of an answer by its words alone. */
export const answerDigest = (note: Said, key: string): string =>
	hashText(plainWords(unmarked(answerOf(note, key))).join(' '));

/** Markdown without the marks that stand in words. */
export const unmarked = (markdown: string) => markdown.replace(/[*_`\\]/g, '');

/** Whether the difference is still to be shown: an edition may also have taken it back. */
export const isUnseen = ({ seen, key }: Pick<Card, 'seen' | 'key'>, note: Said): boolean =>
	!!seen && seen.answer !== answerDigest(note, key);
