// Rule: questions are found in whatever way Markdown writes them, and nothing of the page's own machinery.
import { expect, test } from 'vitest';
import { documentText } from '../../src/lib/core/document';
import { readFaq } from '../../src/lib/formats/faq/read';

const read = async (text: string) => (await readFaq(text, 'page.md')).outline;
const pairs = async (text: string) =>
	(await read(text)).entries.map(({ question, answer }) => [
		question,
		documentText(answer).replaceAll('\n', ' ')
	]);

const TWO = [
	['Is it deep?', 'Yes, very.'],
	['Is it cold?', 'No.']
];

test.each([
	['in a list', '- Q: Is it deep?\n- A: Yes, very.\n- Q: Is it cold?\n- A: No.\n'],
	['in a list below one', '- Q: Is it deep?\n  - A: Yes, very.\n- Q: Is it cold?\n  - A: No.\n'],
	['in entries', '* Q: Is it deep?\n\n  Yes, very.\n\n* Q: Is it cold?\n\n  No.\n'],
	[
		'bold in entries',
		'- **Q**: Is it deep?\n\n  **A**: Yes, very.\n- **Q**: Is it cold?\n\n  **A**: No.\n'
	],
	['in one line', 'Q1: Is it deep? A: Yes, very.\n\nQ2: Is it cold? A: No.\n'],
	['in wrapped lines', 'Q1.1: Is\nit deep? A:\nYes, very.\n\nQ1.2: Is it\ncold? A: No.\n'],
	['bold in one line', '**Q: Is it deep?** A: Yes, very.\n\n**Q: Is it cold?** **A:** No.\n'],
	['quoted answers', '1. Is it deep?\n\n   > A: Yes, very.\n\n2. Is it cold?\n\n   > A: No.\n'],
	['answers under headings', '## Is it deep?\nA: Yes, very.\n\n## Is it cold?\nA: No.\n']
])('labels %s', async (_, text) => {
	expect(await pairs(`# The well\n\n${text}`)).toEqual(TWO);
});

test.each([
	['at the start of paragraphs', '**Is it deep?** Yes, very.\n\n**Is it cold?** No.\n'],
	['at the start of entries', '* **Is it deep?** Yes, very.\n* **Is it cold?** No.\n'],
	['in quotes', '> Is it deep?\n\nYes, very.\n\n> **Is it cold?**\n\nNo.\n'],
	['in lists with lists as answers', '* Is it deep?\n\n - Yes, very.\n\n* Is it cold?\n\n - No.\n']
])('questions without labels %s', async (_, text) => {
	expect(await pairs(`# The well\n\n${text}`)).toEqual(TWO);
});

test('bold questions within the answers to headings stay there', async () => {
	const text =
		'# Wells\n\n## Is it deep?\n\n- **Why?** It was dug.\n- **How?** With a spade.\n\n## Is it cold?\n\n**Why?** No sun.\n\n## Is it old?\n\n**How old?** Very.\n';
	expect(await pairs(text)).toEqual([
		['Is it deep?', 'Why? It was dug. How? With a spade.'],
		['Is it cold?', 'Why? No sun.'],
		['Is it old?', 'How old? Very.']
	]);
});

test('a word at the start of a line that ends a sentence is no label', async () => {
	const text =
		'# Wells\n\n## Is it deep?\n\nThat is a good\nquestion. It is\nan answer. Yes.\n\n## Is it cold?\n\nNo.\n';
	expect(await pairs(text)).toEqual([
		['Is it deep?', 'That is a good question. It is an answer. Yes.'],
		['Is it cold?', 'No.']
	]);
});

test('options that begin with A are no answers', async () => {
	const text =
		'# Quiz\n\n## Which is deep?\n\nA: the well\n\nB: the pan\n\n## Which is wet?\n\nA: the well\n\nB: the sand\n';
	expect((await pairs(text))[0]).toEqual(['Which is deep?', 'A: the well B: the pan']);
});

test('names, classes and signs of headings are not shown', async () => {
	const text =
		'# Wells {: .no_toc }\n\n{:.no_toc}\n\n* TOC\n{:toc}\n\n[[TOC]]\n\n## Is it deep? {#deep}\n\nYes, very.\n\n## Is it cold? [#](#cold)\n{: #cold .wide}\n\nNo.\n';
	const outline = await read(text);
	expect(outline.title).toBe('Wells');
	expect(outline.entries.map(({ question, anchor }) => [question, anchor])).toEqual([
		['Is it deep?', 'deep'],
		['Is it cold?', 'cold']
	]);
	expect(await pairs(text)).toEqual(TWO);
});

test('ways back to the top are left out, a link that is an answer is not', async () => {
	const text =
		'# Wells\n\n## Is it deep?\n\nYes, very.\n\n[Up](#wells)\n\n## Is it cold?\n\nNo.\n\n**[Up](#wells)**\n\n<a href="#wells">#</a>\n\n## Where?\n\n[The map](#map)\n';
	expect(await pairs(text)).toEqual([...TWO, ['Where?', 'The map']]);
});

test('contents in lines of one paragraph, and in a list with labels', async () => {
	const body = '## Is it deep? {#a}\n\nYes, very.\n\n## Is it cold? {#b}\n\nNo.\n';
	for (const contents of [
		'## Questions\n\n[Is it deep?](#a)  \n[Is it cold?](#b)',
		'- Q. [Is it deep?](#a)\n- Q. [Is it cold?](#b)',
		'[1.](#a) Is it deep?\\\n[2.](#b) Is it cold?'
	]) {
		const outline = await read(`# Wells FAQ\n\n${contents}\n\n${body}`);
		expect(outline.entries.map(({ question }) => question)).toEqual(['Is it deep?', 'Is it cold?']);
		expect(outline.readings).toEqual([]);
	}
});

test('containers that fold or box', async () => {
	const text =
		'# Wells\n\n::: details Is it deep?\nYes, very.\n:::\n\n::: details Ropes\n- one\n- two\n:::\n\n:::tip[Is it cold?]\nNo.\n:::\n\n```\n::: details Is this code?\n:::\n```\n';
	expect(await pairs(text)).toEqual([
		['Is it deep?', 'Yes, very.'],
		['Ropes', 'one two'],
		['Is it cold?', 'No. ::: details Is this code? :::']
	]);
});
