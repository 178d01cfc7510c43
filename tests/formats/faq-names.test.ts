// Rule: what calls itself a FAQ is one, even where its headings tell and do not ask; elsewhere a few
// headings with a question mark are rhetorical.
import { expect, test } from 'vitest';
import { asking, tellsTrouble } from '../../src/lib/formats/faq/question';
import { isFaqName } from '../../src/lib/formats/faq/names';
import { readFaq } from '../../src/lib/formats/faq/read';

const read = async (text: string, name = 'page.md') => (await readFaq(text, name)).outline;
const asked = async (text: string, name?: string) =>
	(await read(text, name)).entries.map(({ section, question, confidence }) => [
		section.join('/'),
		question,
		confidence
	]);

test('names of FAQs in many languages', () => {
	for (const name of [
		'Kiln FAQ',
		'F.A.Q.',
		'faqs.md',
		'Questions & Answers',
		'Frequently-Asked Questions about kilns',
		'Q&A',
		'Häufig gestellte Fragen',
		'Foire aux questions',
		'Preguntas más frecuentes',
		'Часто задаваемые вопросы',
		'常见问题',
		'窯についてよくあるご質問',
		'자주 묻는 질문',
		'الأسئلة الشائعة',
		'अक्सर पूछे जाने वाले प्रश्न'
	])
		expect(isFaqName(name), name).toBe(true);
	for (const name of ['Kiln handbook', 'Faqir', 'Questionnaire', 'Aquafaqs', 'README.md'])
		expect(isFaqName(name), name).toBe(false);
});

const TROUBLES = `## My kiln won't heat up

Check the fuse.

## I smell gas

Leave the house.

## Glaze runs down the pot!

Use less of it.

## Drying in winter

Wait a week more.
`;

test('troubles in a FAQ are entries that the person is asked about, with what stands next to them', async () => {
	const all = [
		"My kiln won't heat up",
		'I smell gas',
		'Glaze runs down the pot!',
		'Drying in winter'
	];
	const wanted = all.map((question) => ['', question, 0.6]);
	expect(await asked(`# Kiln FAQ\n\n${TROUBLES}`)).toEqual(wanted);
	expect(await asked(TROUBLES, 'FAQ.md')).toEqual(wanted);
	expect(await asked(`# Kiln handbook\n\n${TROUBLES}`)).toEqual([]);
});

test('troubles next to questions, and the one trouble of a section', async () => {
	const text =
		'# Loom FAQ\n\n## Thread\n\n### Which thread?\n\nWool.\n\n### It does not hold\n\nWax it.\n\n### Silk\n\nToo thin.\n\n## Frame\n\n### I cannot turn it\n\nOil it.\n';
	expect(await asked(text)).toEqual([
		['Thread', 'Which thread?', 0.95],
		['Thread', 'It does not hold', 0.6],
		['Thread', 'Silk', 0.6],
		['Frame', 'I cannot turn it', 0.6]
	]);
});

test('topics in what calls itself a FAQ are no questions', async () => {
	const topics = ['Firing', 'Use a shelf', 'Cooling', 'Stacking of bowls', "I don't find my tongs"];
	const text = topics.map((topic) => `## ${topic}\n\nThis is about it.\n`).join('\n');
	const outline = await read(`# Kiln FAQ\n\n${text}`);
	expect(outline.entries).toEqual([]);
	expect(outline.readings.map(({ title }) => title)).toEqual(topics);
});

test('numbered paragraphs of a FAQ', async () => {
	const text =
		'# Tide clock FAQ\n\n## 1. Setting\n\n1.1. The hand does not move.\n\nA: Wind it.\n\n1.2. I lost the key.\n\nA: Ask us.\n\n## 2. Care\n\n2.1. How often is it oiled?\n\nA: Every year.\n';
	const { entries } = await read(text);
	expect(entries.map(({ section, question }) => [section[0], question])).toEqual([
		['1. Setting', 'The hand does not move.'],
		['1. Setting', 'I lost the key.'],
		['2. Care', 'How often is it oiled?']
	]);
	expect(entries[0]!.answer).toEqual([{ t: 'p', c: ['Wind it.'] }]);
});

const README = `# wicklib

Trims wicks.

## Why wicklib?

Because scissors are slow.

## Install

Put it in a drawer.

## trim(wick, length?)

Trims.

### trim.all(wicks, length?)

Trims them all.

## What about candles?

They burn.

## FAQ

### Does it cut wire?

No.

### It is blunt

Sharpen it.

## Licence

Anybody may use it.
`;

test('of a README only the part that is a FAQ gives cards', async () => {
	expect(await asked(README)).toEqual([
		['FAQ', 'Does it cut wire?', 0.95],
		['FAQ', 'It is blunt', 0.6]
	]);
	expect(await asked(README.replace('## FAQ', '## Handling'))).toEqual([]);
});

test('a few headings that ask make no FAQ of a document, a group of them does', async () => {
	const page = (headings: string[]) =>
		[...headings, 'Install', 'Licence']
			.map((heading) => `## ${heading}\n\nSome words.\n`)
			.join('\n');
	expect(await asked(`# wickd\n\n${page(['What is this?', 'Usage', 'Why?'])}`)).toEqual([]);
	expect(await asked('# wickd\n\n## What is it?\n\nA daemon.\n\n## Usage\n\nRun it.\n')).toEqual(
		[]
	);
	const asks = ['What is this?', 'Who made it?', 'Is it free?'];
	expect(await asked(`# wickd\n\n${page(asks)}`)).toHaveLength(3);
});

test('marks in code ask nothing', () => {
	expect(asking('trim(wick, length?)')).toBe('none');
	expect(asking('.onTrim(event?) / .onCut(event, wick?)')).toBe('none');
	expect(asking('?')).toBe('none');
	expect(asking('What does trim(wick) do?')).toBe('mark');
	expect(asking('Is it free (of charge)?')).toBe('mark');
	expect(asking('Is it free (or not?)')).toBe('mark');
});

test('words that tell of trouble', () => {
	for (const line of [
		"It won't start",
		'Mein Ofen raucht',
		'Je ne vois rien',
		'灯无法点亮',
		'Nothing!'
	])
		expect(tellsTrouble(line), line).toBe(true);
	for (const line of [
		'Installation',
		'Use a shelf',
		'Notes on iron',
		'Nichtraucher',
		'Minor fixes'
	])
		expect(tellsTrouble(line), line).toBe(false);
});
