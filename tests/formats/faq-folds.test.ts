// Rule: what the markup itself says about questions and answers is believed, and bounds the answer.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentText } from '../../src/lib/core/document';
import { readFaq } from '../../src/lib/formats/faq/read';

const fixtures = join(import.meta.dirname, '../fixtures/faq');

async function read(name: string) {
	const { outline } = await readFaq(readFileSync(join(fixtures, name)), name);
	const entries = outline.entries.map(({ section, question, answer }) => [
		section.join('/'),
		question,
		documentText(answer).replaceAll('\n', ' ')
	]);
	return { ...outline, entries };
}

test('fold-outs are questions, alone or in a section of fold-outs', async () => {
	const { entries, unused } = await read('folds.md');
	expect(entries).toEqual([
		['Tickets', 'How much is it?', 'Four coins. Children pay nothing.'],
		[
			'Tickets',
			'Group discounts',
			'From ten people on, one of them is free. How we count Keepers count, not guests.'
		],
		['Tickets', 'Do dogs pay?', 'Never.'],
		['The lamp', 'May I touch the lens?', 'Only with gloves.'],
		['The lamp/The stairs', 'How many steps are there?', 'Two hundred and six.'],
		['The lamp/The stairs', 'Is there a lift?', 'No.']
	]);
	expect(unused.map(({ text, reason }) => [text.replace(/<[^>]*>/g, ' ').trim(), reason])).toEqual([
		['Is the old lamp for sale? It was sold.', 'It is commented out.'],
		[
			'Everything that keepers are asked at the door.',
			'It stands before a question and belongs to none.'
		],
		['The desk closes at dusk.', 'It stands before a question and belongs to none.']
	]);
});

test('admonitions that ask, and none in code', async () => {
	const { entries } = await read('admonitions.md');
	expect(entries).toEqual([
		[
			'',
			'Why does it feather?',
			'The paper drinks it. Try another paper: a smoother one a heavier one'
		],
		[
			'',
			'Can I mix inks?',
			'Some. Never mix inks of two makers. ??? question "This is code"     and stays code'
		],
		['', 'How long does it keep?', 'Ten years in the dark.']
	]);
});

test('Greek asks with a semicolon', async () => {
	expect((await read('greek.md')).entries.map(([, question]) => question)).toEqual([
		'Πόση ώρα ψήνεται;',
		'Τι αλεύρι χρειάζομαι;',
		'Μπορώ να το καταψύξω;'
	]);
});

test('posted FAQs with subjects', async () => {
	expect((await read('subject.txt')).entries).toEqual([
		[
			'General',
			'Which wind is right for a small kite?',
			'A steady one. Look at the trees: leaves should move, branches should not.'
		],
		['General', 'Where may I fly?', 'Away from wires and roads.'],
		['Building', 'What wood do I take?', 'Spruce, straight and dry.']
	]);
});

test('several questions with one answer, and one with several', async () => {
	expect((await read('shared.md')).entries).toEqual([
		['', 'Who may steer?', 'Whoever has steered ten times.'],
		['', 'Who may dock?', 'Whoever has steered ten times.'],
		['', 'Who cooks?', 'Not me. We take turns; that was the other opinion.']
	]);
});

test('math is math, and money is not', async () => {
	const { outline } = await readFaq(readFileSync(join(fixtures, 'math.md')), 'math.md');
	expect(outline.entries[0]!.answer).toEqual([
		{
			t: 'p',
			c: ['It is ', { t: 'math', v: '\\pi r^2' }, ', and it costs $5 or $10 to print.']
		},
		{ t: 'math', v: 'A = \\pi r^2' }
	]);
});

test('plain paragraphs that ask, where nothing else does', async () => {
	const text = 'All about sails.\n\nWho sails?\n\nI do. Do you?\n\nWho steers?\n\nThe wind.\n';
	const { outline } = await readFaq(text, 'a.md');
	expect(outline.entries.map(({ question }) => question)).toEqual(['Who sails?', 'Who steers?']);
	expect(outline.entries.every(({ confidence }) => confidence < 0.8)).toBe(true);
	const prose = await readFaq('Who knows?\n\nNobody. It is late.\n\nSo we went home.', 'a.md');
	expect(prose.outline.entries).toEqual([]);
});

test('a heading that does not ask and holds several that do is their section', async () => {
	const text =
		'# FAQ\n\n## Tea\n\n### Is it hot?\n\nYes.\n\n## Safety\n\nSome words that lead in.\n\n### Can it burn?\n\nYes.\n\n### Can it stain?\n\nYes.\n\n## Why drink it?\n\nSo.\n\n## Who makes it?\n\nMany.\n\n## When is it made?\n\nDaily.\n';
	const { outline } = await readFaq(text, 'a.md');
	expect(outline.entries.map(({ section, question }) => [section.at(-1), question])).toEqual([
		['Tea', 'Is it hot?'],
		['Safety', 'Can it burn?'],
		['Safety', 'Can it stain?'],
		[undefined, 'Why drink it?'],
		[undefined, 'Who makes it?'],
		[undefined, 'When is it made?']
	]);
});
