/**
 * Entries to proposed cards. A draft is only a proposal: a person reads it, edits it or leaves it out
 * before it becomes a note. One entry gives one draft for now.
 */
import { documentText, type Doc } from './document';
import type { Draft } from './model';
import type { Entry, Outline } from './outline';
import { slug } from './slug';

/**
 * One basic draft an entry, in the order of the document; entries without an answer give none.
 * `write` turns blocks into Markdown: writing formats is not core's to know. Fails on nothing.
 */
export function draftCards(outline: Outline, write: (doc: Doc) => string): Draft[] {
	return outline.entries
		.filter((entry) => documentText(entry.answer).trim() !== '')
		.map((entry) => draftOf(entry, write));
}

function draftOf(entry: Entry, write: (doc: Doc) => string): Draft {
	const question: Doc = [{ t: 'p', c: [entry.question] }, ...(entry.given ?? [])];
	const context = entry.section.slice(-2).join(' › ');
	const tag = slug(entry.section[0] ?? '');
	return {
		id: entry.id,
		entryId: entry.id,
		rule: 'key',
		kind: 'basic',
		fields: {
			front: write(question).trim(),
			back: write(entry.answer).trim(),
			...(context ? { context } : {})
		},
		tags: tag ? [tag] : [],
		choice: 'in'
	};
}
