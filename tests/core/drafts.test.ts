// Rule: an entry with an answer gives one draft with the whole answer, and one without gives none.
import { expect, test } from 'vitest';
import { documentText } from '../../src/lib/core/document';
import { draftCards } from '../../src/lib/core/drafts/drafts';
import type { Entry, Outline } from '../../src/lib/core/outline';
import { slug, slugger } from '../../src/lib/core/slug';

const entry = (over: Partial<Entry>): Entry => ({
	id: 'e',
	question: 'Why?',
	section: [],
	answer: [{ t: 'p', c: ['Because.'] }],
	confidence: 1,
	reason: '',
	...over
});

const outline = (entries: Entry[]): Outline => ({
	format: 'markdown',
	title: 'T',
	sections: [],
	entries,
	readings: [],
	unused: [],
	issues: []
});

test('a draft is a basic card with the question, the whole answer and its place', () => {
	const answer = entry({}).answer.concat({ t: 'list', items: [[{ t: 'p', c: ['one'] }]] });
	const drafts = draftCards(
		outline([entry({ id: 'why', section: ['Getting Started', 'First steps'], answer })]),
		documentText
	);
	expect(drafts).toEqual([
		{
			id: 'why',
			entryId: 'why',
			rule: 'key',
			kind: 'basic',
			fields: {
				front: 'Why?',
				back: 'Because.\none',
				context: 'Getting Started › First steps'
			},
			tags: ['getting-started'],
			choice: 'in'
		}
	]);
});

test('without a section there is neither context nor tag', () => {
	const [draft] = draftCards(outline([entry({})]), documentText);
	expect(draft?.fields).not.toHaveProperty('context');
	expect(draft?.tags).toEqual([]);
});

test('only the last two sections are context', () => {
	const [draft] = draftCards(outline([entry({ section: ['A', 'B', 'C'] })]), documentText);
	expect(draft?.fields.context).toBe('B › C');
	expect(draft?.tags).toEqual(['a']);
});

test('what was given with the question stands on the front', () => {
	const given = [{ t: 'code' as const, v: 'print(1)' }];
	const [draft] = draftCards(outline([entry({ given })]), documentText);
	expect(draft?.fields.front).toBe('Why?\nprint(1)');
});

test('empty answers give no draft, and the order of the document stays', () => {
	const drafts = draftCards(
		outline([
			entry({ id: 'a' }),
			entry({ id: 'b', answer: [] }),
			entry({ id: 'c', answer: [{ t: 'rule' }] }),
			entry({ id: 'd' })
		]),
		documentText
	);
	expect(drafts.map((draft) => draft.entryId)).toEqual(['a', 'd']);
});

test('slugs keep letters of every script and end within their length', () => {
	expect(slug("What's up, Doc?")).toBe('whats-up-doc');
	expect(slug('今天下雨吗？')).toBe('今天下雨吗');
	expect(slug('…!')).toBe('');
	expect([...slug('word '.repeat(40))].length).toBeLessThanOrEqual(60);
	const name = slugger('question');
	expect(['Why?', 'why', 'WHY!', 'why 2', '?'].map(name)).toEqual([
		'why',
		'why-2',
		'why-3',
		'why-2-2',
		'question'
	]);
});
