// Rule: plain texts are read by what their lines look like: labels, rulers, underlines, indents.
import { expect, test } from 'vitest';
import { documentText } from '../../src/lib/core/document';
import { readFaq } from '../../src/lib/formats/faq/read';
import { entryRows } from './entries';

const outlineOf = async (lines: string[]) => (await readFaq(lines.join('\n'), 'faq.txt')).outline;

const read = async (lines: string[]) => entryRows(await outlineOf(lines));

test('titles between rulers or signs, and after a ruler, head the numbered questions', async () => {
	const ruler = '-'.repeat(50);
	const expected = [
		['Wax', 'Why is it yellow?', 'From the pollen.'],
		['Honey', 'Why is it clear?', 'It is young.']
	];
	const parts = (wax: string[], honey: string[]) => [
		'Questions about bees.',
		'',
		...wax,
		'',
		'1. Why is it yellow?',
		'',
		'From the pollen.',
		'',
		...honey,
		'',
		'2. Why is it clear?',
		'',
		'It is young.'
	];
	for (const text of [
		parts([ruler, 'Wax', ruler], [ruler, 'Honey', ruler]),
		parts([ruler, 'Wax'], ['', '', 'Honey']),
		parts(['*** Wax ***'], ['**** Honey ****']),
		parts(['Wax', '---'], ['Honey', '-----'])
	])
		expect(await read(text)).toEqual(expected);
	const labelled = parts(['', 'Wax'], ['', 'Honey']).map((line) => line.replace(/^\d\./, 'Q:'));
	expect(await read(labelled)).toEqual(expected);
});

test('a labelled question at the very start is no title', async () => {
	const outline = await outlineOf(['Q: Smoke or water', 'A: Smoke.', '', 'Q: Why', 'A: It calms.']);
	expect(outline.entries.map((entry) => entry.question)).toEqual(['Smoke or water', 'Why']);
	expect(outline.title).toBe('faq');
});

test('questions listed again at the head of each chapter give no second cards', async () => {
	const outline = await outlineOf([
		'Section 1. Wax',
		'',
		' Q1.1   Why is it yellow?',
		' Q1.2   How do I get the wax out of a dress that I like?',
		'',
		'Question 1.1.  Why is it yellow?',
		'',
		'From the pollen.',
		'',
		'Question 1.2.  How do I get the wax out of a dress that I like? It is of wool.',
		'',
		'With an iron and paper.'
	]);
	expect(outline.entries.map((entry) => documentText(entry.answer))).toEqual([
		'From the pollen.',
		'With an iron and paper.'
	]);
	expect(outline.unused.at(-1)).toEqual({
		text: 'Why is it yellow?\nHow do I get the wax out of a dress that I like?',
		reason: 'It is listed here and answered elsewhere.'
	});
});

test('a contents of numbered lines keeps a text from being taken for markup', async () => {
	const questions = ["1.1. Where does ``smoke'' come from?", '1.2. Who needs it?'];
	const more = ['1.3. What burns?', '1.4. How long?'];
	const text = [...questions, ...more].flatMap((line) => [line, '', 'So it is::', '', '  ok', '']);
	const outline = await outlineOf(['Contents', ...questions, ...more, '', ...text]);
	expect(outline.format).toBe('text');
	expect(outline.entries).toHaveLength(4);
});

test('a question over a ruler that is longer than it', async () => {
	const ruler = '-'.repeat(70);
	const text = ['Does it sting?', ruler, 'Once.', '', 'Does it hurt?', ruler, '', 'Briefly.'];
	expect(await read(text)).toEqual([
		['', 'Does it sting?', 'Once.'],
		['', 'Does it hurt?', 'Briefly.']
	]);
});
