// Rule: in plain texts numbers tell questions from chapters, lists and answers.
import { expect, test } from 'vitest';
import { readFaq } from '../../src/lib/formats/faq/read';
import { entryRows } from './entries';

const read = async (lines: string[]) =>
	entryRows((await readFaq(lines.join('\n'), 'faq.txt')).outline);

test('questions below the chapters that a contents lists', async () => {
	const text = [
		'Bee FAQ',
		'',
		'CONTENTS OF THIS FAQ',
		'1  KEEPING BEES',
		'2  SELLING HONEY',
		'3  SWARMS',
		'4  ABOUT US',
		'',
		'1  KEEPING BEES',
		'',
		'1.1  Can I keep bees on a roof?',
		'Yes, they fly higher than that.',
		'',
		'1.1.1  Does the wind harm them?',
		'Hardly.',
		'',
		"1.2  Why can't I open the hive today? I'd like to see the queen before the frost comes, if she is there.",
		'The cold would harm the brood.',
		'',
		'2  SELLING HONEY',
		'',
		'2.1  Do I need a licence?',
		'Not for ten jars.',
		'',
		'3  SWARMS',
		'',
		'3.1  Whom do I call?',
		'A neighbour with a basket. Proceed so:',
		'',
		'1. Wait for the evening.',
		'2. Hold the basket under the swarm.',
		'',
		'4  ABOUT US',
		'',
		'4.1  Who are we?',
		'Three keepers.'
	];
	expect(await read(text)).toEqual([
		['KEEPING BEES', 'Can I keep bees on a roof?', 'Yes, they fly higher than that.'],
		['KEEPING BEES/Can I keep bees on a roof?', 'Does the wind harm them?', 'Hardly.'],
		[
			'KEEPING BEES',
			"Why can't I open the hive today? I'd like to see the queen before the frost comes, if she is there.",
			'The cold would harm the brood.'
		],
		['SELLING HONEY', 'Do I need a licence?', 'Not for ten jars.'],
		[
			'SWARMS',
			'Whom do I call?',
			'A neighbour with a basket. Proceed so: Wait for the evening. Hold the basket under the swarm.'
		],
		['ABOUT US', 'Who are we?', 'Three keepers.']
	]);
});

test('statements numbered like the questions next to them', async () => {
	const text = [
		'1 Hives',
		'  1.1 The lid sticks.',
		'  1.2 How high may it stand?',
		'  1.3 Where is north?',
		'2 Honey',
		'  2.1 Does it go off?',
		'',
		'1 Hives',
		'',
		'1.1 The lid sticks.',
		'',
		'    Wax it.',
		'',
		'1.2 How high may it stand?',
		'',
		'    At the knee.',
		'',
		'1.3 Where is north?',
		'',
		'    Opposite of noon.',
		'',
		'2 Honey',
		'',
		'2.1 Does it go off?',
		'',
		'    Never.'
	];
	expect((await read(text)).map(([section, question]) => [section, question])).toEqual([
		['Hives', 'The lid sticks.'],
		['Hives', 'How high may it stand?'],
		['Hives', 'Where is north?'],
		['Honey', 'Does it go off?']
	]);
});

test('numbered labels of questions and of answers', async () => {
	const text = [
		'Q1. I bought a smoker together with a',
		'    veil, and it goes out!',
		'',
		'    What do I burn?',
		'',
		'A1. Egg boxes.',
		'',
		'    Dry ones.',
		'',
		'Q2. The smoke is blue.',
		'',
		'A2. That is too hot.'
	];
	const entries = await read(text);
	expect(entries.map(([, question]) => question)).toEqual([
		'I bought a smoker together with a veil, and it goes out!',
		'The smoke is blue.'
	]);
	expect(entries.map(([, , answer]) => answer)).toEqual([
		'Egg boxes. Dry ones.',
		'That is too hot.'
	]);
	expect(
		await read(['Q.1 Is wax edible?', '', 'A.1 It is.', '', 'Q.2 Is it tasty?', '', 'A.2 No.'])
	).toMatchObject([
		['', 'Is wax edible?', 'It is.'],
		['', 'Is it tasty?', 'No.']
	]);
	expect(await read(['Q3-1 Is wax edible?', '', 'It is.', '', 'Q3-2 Tasty?', '', 'No.'])).toEqual([
		['', 'Is wax edible?', 'It is.'],
		['', 'Tasty?', 'No.']
	]);
});

test('underlined titles have the level of their number', async () => {
	const text = ['1. Wax', '2. Honey']
		.flatMap((line) => [line, '='.repeat(line.length), '', '1.1 Why is it yellow?'])
		.map((line, k) => (k > 3 ? line.replace('1.1', '2.1') : line))
		.flatMap((line) => (line.endsWith('?') ? [line, '='.repeat(30), '', 'It is so.', ''] : [line]));
	expect(await read(text)).toEqual([
		['1. Wax', 'Why is it yellow?', 'It is so.'].map((part) => part.replace('1. ', '')),
		['Honey', 'Why is it yellow?', 'It is so.']
	]);
});

test('statements that are counted on among questions are asked too', async () => {
	const text = [
		'0. Where do I begin?',
		'',
		'   Outside.',
		'',
		'1. My bees are gone. When I open the hive',
		'   it is empty.',
		'',
		'   They swarmed:',
		'',
		'     1. It was hot.',
		'     2. It was full.',
		'',
		'2. Do I find them again?',
		'',
		'   Never.',
		'',
		'3. Who else keeps bees?',
		'',
		'   A neighbour.'
	];
	expect(await read(text)).toEqual([
		['', 'Where do I begin?', 'Outside.'],
		[
			'',
			'My bees are gone. When I open the hive it is empty.',
			'They swarmed: It was hot. It was full.'
		],
		['', 'Do I find them again?', 'Never.'],
		['', 'Who else keeps bees?', 'A neighbour.']
	]);
});

test('a chapter is what stands right before its first question', async () => {
	const text = ['1  All about the wax of bees', '', '1.1  Why is it yellow?', 'It is so.', ''];
	const more = ['2. Honey', '', '2.1  Why is it clear?', 'Proceed:', '', '1. Wait.', '', '2. See.'];
	expect(await read([...text, ...more, '', '2.2 And then?', '', 'Eat.'])).toEqual([
		['All about the wax of bees', 'Why is it yellow?', 'It is so.'],
		['Honey', 'Why is it clear?', 'Proceed: Wait. See.'],
		['Honey', 'And then?', 'Eat.']
	]);
});

test('a list of more than a hundred questions, in one row and below chapters', async () => {
	const flat = Array.from({ length: 120 }, (_, n) => [
		`${n + 1}. Is number ${n} odd?`,
		'See it.',
		''
	]);
	expect(await read(flat.flat())).toHaveLength(120);
	const below = Array.from({ length: 104 }, (_, n) => [`2.${n + 1} Is ${n} odd?`, 'See it.', '']);
	const entries = await read([
		'1 ONE',
		'',
		'1.1 Is one odd?',
		'Yes.',
		'',
		'2 TWO',
		'',
		...below.flat()
	]);
	expect(entries).toHaveLength(105);
	expect(entries.at(-1)).toEqual(['TWO', 'Is 103 odd?', 'See it.']);
});
