// Rule: in plain texts a title heads its questions however it is set off, and a title inside of an answer heads none.
import { expect, test } from 'vitest';
import { readFaq } from '../../src/lib/formats/faq/read';
import { entryRows } from './entries';

const outlineOf = async (lines: string[]) => (await readFaq(lines.join('\n'), 'faq.txt')).outline;

const read = async (lines: string[]) => entryRows(await outlineOf(lines));

test('titles before labelled questions: between signs, over a long ruler, numbered between rulers', async () => {
	const ruler = '='.repeat(60);
	const asked = ['Q: Why is it yellow?', 'A: From the pollen.', ''];
	const more = ['Q: Why is it clear?', 'A: It is young.', ''];
	const titled = [
		(title: string) => [`-= ${title} =-`, ''],
		(title: string) => ['', title, '-'.repeat(40), ''],
		(title: string) => [ruler, '', `1. ${title}`, '', ruler, '']
	];
	for (const title of titled)
		expect(
			await read(['All about bees.', '', ...title('Wax'), ...asked, ...title('Honey'), ...more])
		).toEqual([
			['Wax', 'Why is it yellow?', 'From the pollen.'],
			['Honey', 'Why is it clear?', 'It is young.']
		]);
});

test('a numbered chapter right over its first labelled question', async () => {
	const list = ['1) Wax', '2) Honey', '3) Queens', '4) Us'];
	const text = list.flatMap((title, k) => [title, `Q. Who is number ${k}?`, 'A. Nobody.', '']);
	expect((await read([...list, '', ...text])).map((entry) => entry.slice(0, 2))).toEqual([
		['Wax', 'Who is number 0?'],
		['Honey', 'Who is number 1?'],
		['Queens', 'Who is number 2?'],
		['Us', 'Who is number 3?']
	]);
});

test('titles that are set in further than the chapters divide an answer', async () => {
	const chapters = ['1. Wax', ' 1.1 Why is it yellow?', '2. Honey', ' 2.1 Why is it clear?'];
	const text = [
		...['1. Wax', '', ' 1.1 Why is it yellow?', '', '  Two reasons.', ''],
		...['  OLD WAX', '', '  It darkens.', ''],
		...['      New wax:', '      --------', '      It is pale.', ''],
		...['2. Honey', '', ' 2.1 Why is it clear?', '', '  It is young.']
	];
	expect(await read([...chapters, '', ...text])).toEqual([
		['Wax', 'Why is it yellow?', 'Two reasons. OLD WAX It darkens. New wax: It is pale.'],
		['Honey', 'Why is it clear?', 'It is young.']
	]);
});

test('a frame of signs is no part of a question', async () => {
	const text = ['* Does it sting? *', '*'.repeat(18), '', 'Once.', ''];
	const more = ['* Does it hurt? *', '*'.repeat(17), '', 'Briefly.'];
	expect((await read([...text, ...more])).map(([, question]) => question)).toEqual([
		'Does it sting?',
		'Does it hurt?'
	]);
});

test('rulers of percent signs part entries', async () => {
	const ruler = '%'.repeat(60);
	const text = ['Q: Does it sting?', 'A: Once.', ruler, 'Q: Does it hurt?', 'A: Briefly.', ruler];
	expect((await read(text)).map(([, , answer]) => answer)).toEqual(['Once.', 'Briefly.']);
});

test('labels in square brackets', async () => {
	const text = [
		'[Q] - What is wax',
		'',
		'[A] - Fat of bees.',
		'',
		'[Q2]: And honey?',
		'',
		'[A2] Food.'
	];
	expect(await read(text)).toEqual([
		['', 'What is wax', 'Fat of bees.'],
		['', 'And honey?', 'Food.']
	]);
});

test('entries of a list are no labels', async () => {
	const list = ['a) Open it.', '', 'b) Look.', '', 'c) Smell.', '', 'd) Close it.', ''];
	const text = [
		'1. Is it ill?',
		'',
		...list,
		'2. Is it old?',
		'',
		...list,
		'3. Is it mine?',
		'',
		'No.'
	];
	expect((await read(text)).map(([, question]) => question)).toEqual([
		'Is it ill?',
		'Is it old?',
		'Is it mine?'
	]);
});

test('a list of all questions gives none of them twice', async () => {
	const questions = ['Does it sting?', 'My bees are gone', 'Does it hurt?', 'Where is the queen'];
	const list = questions.flatMap((question) => [`- ${question}`, '']);
	const answers = questions.flatMap((question) => [`Q: ${question}`, '', 'A: See below.', '']);
	const outline = await outlineOf(['Questions:', '', ...list, 'Answers:', '', ...answers]);
	expect(outline.entries.map(({ question }) => question)).toEqual(questions);
});
