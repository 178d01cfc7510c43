// What drafting promises of a whole document: each question has a card without a badge, each point of a
// list is asked, answers are short, and no card needs the one before it.
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { cardKeys } from '../../../src/lib/core/cards';
import { countWords, documentText, type Block } from '../../../src/lib/core/document';
import { draftCards } from '../../../src/lib/core/drafts/drafts';
import type { Draft } from '../../../src/lib/core/model';
import type { Entry, Outline } from '../../../src/lib/core/outline';
import { checkDrafts, draftOutline } from '../../../src/lib/formats/drafts';
import { drawNote } from '../../../src/lib/formats/faces';
import { readFaq } from '../../../src/lib/formats/faq/read';
import { readMarkdown } from '../../../src/lib/formats/markdown/markdown';
import { writeMarkdown } from '../../../src/lib/formats/markdown/written';

const entry = (over: Partial<Entry>): Entry => ({
	id: 'e',
	question: 'Why?',
	section: [],
	answer: [{ t: 'p', c: ['Because.'] }],
	confidence: 1,
	reason: '',
	...over
});

const outline = (entries: Entry[], title = ''): Outline => ({
	format: 'markdown',
	title,
	sections: [],
	entries,
	readings: [],
	unused: [],
	issues: []
});

let orchard: Outline;
let drafts: Draft[];
beforeAll(async () => {
	const file = new URL('../../fixtures/faq/orchard.md', import.meta.url);
	({ outline: orchard } = await readFaq(readFileSync(file), 'orchard.md'));
	drafts = draftOutline(orchard);
});

const of = (question: string) => {
	const { id } = orchard.entries.find((one) => one.question.startsWith(question))!;
	return drafts.filter(({ entryId }) => entryId === id);
};
const cards = (some: Draft[]) =>
	some.flatMap((draft) =>
		Object.entries(drawNote(draft)).map(([key, face]) => ({
			back: documentText(face.back),
			badges: draft.badges?.[key] ?? []
		}))
	);

test('every question has a card without a badge, and one that is proposed first', () => {
	expect(orchard.entries).toHaveLength(7);
	for (const { question } of orchard.entries) {
		expect(
			cards(of(question)).some(({ badges }) => !badges.length),
			question
		).toBe(true);
		const first = of(question).filter(({ choice }) => choice === 'in');
		expect(first, question).toHaveLength(1);
		expect(cardKeys(first[0]!).length - (first[0]!.without?.length ?? 0), question).toBe(1);
	}
});

test('every point of every list is asked by a card of its own', () => {
	for (const { id, answer } of orchard.entries) {
		const items = answer.flatMap((block) => (block.t === 'list' ? block.items : []));
		const asked = drafts
			.filter((draft) => draft.entryId === id && draft.kind === 'list')
			.flatMap(({ quotes }) => Object.values(quotes ?? {}));
		for (const item of items) expect(asked).toContain(documentText(item).trim());
	}
});

test('answers are short', () => {
	const words = cards(drafts)
		.map(({ back }) => countWords(back))
		.sort((a, b) => a - b);
	expect(words[Math.floor(words.length / 2)]).toBeLessThanOrEqual(25);
});

test('the key advice is the sentence that answers', () => {
	const key = (question: string) => of(question).find(({ rule }) => rule === 'key')?.fields;
	expect(key('Should I buy')?.back).toBe(
		'No. A small tree that is two years old roots within a season, while one of eight years sulks for three.'
	);
	expect(key('So when')).toMatchObject({
		front: 'When should I plant them?',
		back: 'You should plant bare-rooted trees between leaf fall and the first hard frost.',
		context: 'Getting started › Should I buy big trees?'
	});
	expect(key('What is a rootstock')?.back).toBe(
		'A *rootstock* is the lower part of a grafted tree, which decides how large it grows.'
	);
});

test('pros and cons are lists of their own, each asked as what it is', () => {
	const fronts = of('Pros and cons').map(({ fields }) => fields.front);
	expect(fronts).toEqual([
		expect.stringMatching(/meadow between the trees\?\n\nPros:$/),
		expect.stringMatching(/meadow between the trees\?\n\nCons:$/)
	]);
});

test('points of a sentence, figures, terms: each is a draft that waits for “more detail”', () => {
	expect(
		of('Is it worth')
			.find(({ kind }) => kind === 'list')
			?.fields.order?.split(' ')
	).toHaveLength(3);
	const rules = new Set(drafts.filter(({ choice }) => choice === 'out').map(({ rule }) => rule));
	expect([...rules].sort()).toEqual(['figure', 'list', 'term']);
});

test('a draft says which words it was made from, and they are the words of its entry', () => {
	for (const { entryId, quotes = {} } of drafts) {
		const { answer } = orchard.entries.find(({ id }) => id === entryId)!;
		const said = documentText(answer).replace(/\s+/g, ' ');
		for (const quote of Object.values(quotes))
			for (const line of quote.split('\n')) expect(said).toContain(line.replace(/\s+/g, ' '));
	}
});

test('a short answer is its own short form, whole and with its markup', () => {
	const answer = readMarkdown('Call `open()` **once**.\n\n```\nopen()\n```');
	const [draft] = draftCards(outline([entry({ answer })]), writeMarkdown);
	expect(draft).toEqual({
		id: 'e',
		entryId: 'e',
		rule: 'key',
		kind: 'basic',
		fields: { front: 'Why?', back: 'Call `open()` **once**.\n\n```\nopen()\n```' },
		tags: [],
		first: true,
		choice: 'in'
	});
});

test('what leads to code is answered with the code', () => {
	const answer = readMarkdown(
		'You should open the hive from behind, as the keeper of this page does every day:\n\n```\nopen --behind\n```\n\nThe rest of this answer tells of hives that were opened from the front.'
	);
	const [draft] = draftCards(outline([entry({ answer })]), writeMarkdown);
	expect(draft?.fields.back).toMatch(/every day:\n\n```\nopen --behind\n```$/);
});

test('only the last two sections are context, and the first one is the tag', () => {
	const [draft] = draftCards(
		outline(
			[entry({ question: 'Where do the tall trees go?', section: ['Alder', 'Birch', 'Cedar'] })],
			'Trees'
		),
		writeMarkdown
	);
	expect(draft?.fields.context).toBe('Birch › Cedar');
	expect(draft?.tags).toEqual(['alder']);
});

test('what was given with the question stands on the front', () => {
	const given = [{ t: 'code' as const, v: 'print(1)' }];
	const [draft] = draftCards(outline([entry({ given })]), documentText);
	expect(draft?.fields.front).toBe('Why?\nprint(1)');
});

test('empty answers give no draft, and the order of the document stays', () => {
	const made = draftCards(
		outline([
			entry({ id: 'a' }),
			entry({ id: 'b', answer: [] }),
			entry({ id: 'c', answer: [{ t: 'rule' }] }),
			entry({ id: 'd' })
		]),
		writeMarkdown
	);
	expect(made.map((draft) => draft.entryId)).toEqual(['a', 'd']);
});

test('any answer gives drafts whose ids differ, whose cards can be drawn, and the same ones again', () => {
	const words = fc.string({
		unit: fc.constantFrom(
			...'ab .,;:(?1%-A"…',
			'\n',
			' because ',
			' (a) ',
			'{{c1::',
			'}}',
			'是',
			'。'
		)
	});
	const block: fc.Arbitrary<Block> = fc.oneof(
		words.map((text): Block => ({ t: 'p', c: [text] })),
		fc.array(words, { minLength: 1, maxLength: 4 }).map((items): Block => ({
			t: 'list',
			items: items.map((text) => [{ t: 'p', c: [text] }])
		})),
		words.map((v): Block => ({ t: 'code', v }))
	);
	fc.assert(
		fc.property(words, fc.array(block, { maxLength: 5 }), (question, answer) => {
			const one = outline([entry({ question, answer })], 'Bees');
			const made = checkDrafts(draftCards(one, writeMarkdown), one);
			expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
			for (const draft of made) {
				expect(Object.keys(drawNote(draft))).toEqual(cardKeys(draft));
				expect(cardKeys(draft).length).toBeGreaterThan(0);
			}
			expect(checkDrafts(draftCards(one, writeMarkdown), one)).toEqual(made);
		})
	);
});

test('what is proposed first is the same without the rest', () => {
	const first = draftCards(orchard, writeMarkdown, 'first');
	expect(first).toEqual(draftCards(orchard, writeMarkdown).filter((draft) => draft.first));
});
