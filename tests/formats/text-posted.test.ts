// Rule: FAQs that were posted are read by the numbers of their subjects, whatever they quote.
import { expect, test } from 'vitest';
import { decodeIso2022, isMixedIso2022 } from '../../src/lib/formats/faq/iso-2022';
import { readFaq } from '../../src/lib/formats/faq/read';
import { entryRows } from './entries';

const read = async (lines: string[]) =>
	entryRows((await readFaq(lines.join('\n'), 'faq.txt')).outline);

test('chapters that end in zero, who wrote an answer, and a numbered list in one', async () => {
	const text = [
		...['Subject: Bee FAQ', '', 'Posted each month.', ''],
		...['Subject: 01.00 ***** Wax *****', '', 'About wax.', ''],
		...['Subject: 01.01 Why is it yellow?', 'From: ann at bees.example', 'Date: 1 May', ''],
		...['Proceed:', '', '1. Look at the flowers.', '', '2. Look at the wax.', ''],
		...['Subject: 02.00 ***** Honey *****', ''],
		...['Subject: 02.01 Why is it clear?', '', 'It is young.']
	];
	const entries = await read(text);
	expect(entries.map((entry) => entry.slice(0, 2))).toEqual([
		['Wax', 'Why is it yellow?'],
		['Honey', 'Why is it clear?']
	]);
	expect(entries[0]![2]).toMatch(/^From: ann .* Look at the wax\.$/);
});

test('parts that are counted in other languages', async () => {
	const text = ['SEÇÃO 1 - A cera', '', '1.1 É amarela?', '', 'Sim.', ''];
	const more = ['SEÇÃO 2 - O mel', '', '2.1 É claro?', '', 'Sim.'];
	expect((await read([...text, ...more])).map(([section]) => section)).toEqual(['A cera', 'O mel']);
});

test('a script with its manual, quoted in a long text, makes no manual of it', async () => {
	const manual = ['=head1 NAME', '', 'hum', '', '=head1 USE', '', '=over', '', '=back', '', '=cut'];
	const text = (from: number) =>
		Array.from({ length: 20 }, (_, k) => [`${from + k}. Is it bee ${from + k}?`, '', 'Yes.', '']);
	const entries = await read([...text(1).flat(), ...manual, '', ...text(21).flat()]);
	expect(entries).toHaveLength(40);
});

test('old mail of East Asia in seven bits', () => {
	const mail = 'Mule\u001b$AJGJ2C4#?\u001b(B and \u001b$B2?\u001b(B.';
	expect(isMixedIso2022(mail)).toBe(true);
	expect(decodeIso2022(mail)).toBe('Mule是什么？ and 何.');
	expect(decodeIso2022('\u001b$)C\u000e9+>y\u000f!')).toBe('무엇!');
	expect(isMixedIso2022('\u001b$B2?\u001b(B')).toBe(false);
	expect(decodeIso2022('\u001b$A')).toBe('');
});

test('the header of a post says what it is called, who wrote it and when', async () => {
	const header = [
		'From: ann@bees.example (Ann Bee)',
		'Newsgroups: rec.bees,',
		'\trec.answers',
		'Subject: Bee FAQ (part 1/1)',
		'Date: 3 Feb 1996 04:11:02 GMT'
	];
	const text = [...header, '', 'Posted each month.', '', 'Subject: [1] Do bees sleep?', '', 'Yes.'];
	const more = ['', 'Subject: [2] Do they hum?', '', 'At night.'];
	const { outline } = await readFaq([...text, ...more].join('\n'), 'bees.txt');
	expect(outline).toMatchObject({
		title: 'Bee FAQ (part 1/1)',
		author: 'Ann Bee',
		date: '3 Feb 1996 04:11:02 GMT'
	});
	expect(entryRows(outline).map(([, question]) => question)).toEqual([
		'Do bees sleep?',
		'Do they hum?'
	]);
	expect(outline.unused[0]!.text.split('\n')).toEqual(header);
	// Fewer lines may be anything.
	const short = await readFaq('Subject: Bees\nFrom: Ann\n\nQ: Do bees sleep?\nA: Yes.\n', 'a.txt');
	expect(short.outline.author).toBeUndefined();
});
