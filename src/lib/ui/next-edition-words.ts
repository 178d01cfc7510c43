/** What is said of a newer edition of a document, and what of a question is shown on its page. */
import type { Doc } from '../core/document';
import type { EntryChange } from '../core/next-edition';
import type { Outline } from '../core/outline';
import { count } from './words';

export type ChangeKind = EntryChange['kind'];

/** In the order in which they are listed: what did not change last. */
export const KINDS = ['changed', 'reworded', 'added', 'removed', 'unchanged'] as const;

/** "3 reworded". */
export function kindWords(kind: ChangeKind, number: number): string {
	if (kind === 'changed') return `${count(number, 'answer')} changed`;
	const said = { unchanged: 'unchanged', reworded: 'reworded', added: 'new', removed: 'gone' };
	return `${number.toLocaleString('en')} ${said[kind]}`;
}

/** "31 unchanged, 3 reworded, 1 answer changed, 2 new, 1 gone". */
export function summaryWords(entries: readonly EntryChange[]): string {
	return (
		(['unchanged', 'reworded', 'changed', 'added', 'removed'] as const)
			.map((kind) => [kind, entries.filter((entry) => entry.kind === kind).length] as const)
			.filter(([, number]) => number)
			// A figure stays with its word.
			.map(([kind, number]) => kindWords(kind, number).replace(' ', '\u00a0'))
			.join(', ')
	);
}

/** What taking it means, and nothing of what does not happen. */
export function meaningWords(entries: readonly EntryChange[], fresh: boolean): string {
	const has = (kind: ChangeKind) => entries.some((entry) => entry.kind === kind);
	return [
		entries.every(({ kind }) => kind === 'unchanged') &&
			'Its questions and answers are those that you have.',
		'What you have learnt stays with its cards.',
		has('changed') && 'A changed answer is shown to you once, before it counts again.',
		fresh && 'What is new waits for you to look through.',
		has('removed') && 'What is gone is archived, not deleted.',
		'All of it can be undone.'
	]
		.filter(Boolean)
		.join(' ');
}

/** A question with its answer, or a passage with its title. */
export interface Told {
	question: string;
	section: string[];
	answer: Doc;
}

/** All of a document that may be in two editions, by id. */
export function toldOf({ entries, readings }: Outline): Map<string, Told> {
	return new Map<string, Told>([
		...entries.map((entry): [string, Told] => [entry.id, entry]),
		...readings.map(({ id, title, section, body }): [string, Told] => [
			id,
			{ question: title, section, answer: body }
		])
	]);
}

/** So much of an answer tells it from others. */
const BEGINNING = 280;

/** The beginning of a text, to the end of a word. */
export function beginning(text: string): string {
	if (text.length <= BEGINNING) return text;
	const cut = text.slice(0, BEGINNING);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), BEGINNING / 2)).trimEnd()} …`;
}

/** What a field of a note is, to the person who wrote it. */
export function fieldWords(field: string): string {
	const said: Record<string, string> = {
		front: 'The question',
		back: 'The answer',
		text: 'The text',
		context: 'The place it belongs to',
		kind: 'The kind of card'
	};
	return said[field] ?? (field.startsWith('point.') ? 'A point of the answer' : 'A field');
}
