// The rule this file defends: the passage of a card is found in its document however it is written there, and
// marking it changes no word.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentText, inlineText, type Doc, type Inline } from '../../src/lib/core/document';
import { markQuote, quoteOf } from '../../src/lib/core/quote';

/** What is marked, a mark a line. */
function marks(doc: Doc): string[] {
	const found: string[] = [];
	const look = (content: Inline[]) => {
		for (const part of content) {
			if (typeof part === 'string' || !('c' in part)) continue;
			if (part.t === 'mark') found.push(inlineText(part.c));
			else look(part.c);
		}
	};
	const through = (blocks: Doc) => {
		for (const block of blocks) {
			if (block.t === 'p' || block.t === 'h') look(block.c);
			else if (block.t === 'list') block.items.forEach(through);
			else if (block.t === 'quote' || block.t === 'footnote') through(block.c);
			else if (block.t === 'table') block.rows.flat().forEach(look);
		}
	};
	through(doc);
	return found;
}

const paragraph = (...c: Inline[]): Doc => [{ t: 'p', c }];

const answer: Doc = [
	{ t: 'p', c: ['It depends.\nSome keepers wait for the ', { t: 'em', c: ['late'] }, ' spring.'] },
	{ t: 'p', c: ['They need “stores”, not warmth', { t: 'ref', id: '1' }, '. Heat is made.'] },
	{
		t: 'list',
		start: 1,
		items: [
			[{ t: 'p', c: [{ t: 'strong', c: ['Compare'] }, ' them.'] }],
			[
				{ t: 'p', c: ['Move frames:'] },
				{ t: 'code', v: 'lift(frame)' }
			]
		]
	},
	{
		t: 'table',
		rows: [
			[['Hives'], ['Honey']],
			[['2'], ['30 kg']]
		]
	}
];

test('a sentence is marked through its markup, with the signs that belong to it', () => {
	const doc = markQuote(answer, 'Some keepers wait for the late spring.');
	expect(doc[0]).toEqual({
		t: 'p',
		c: [
			'It depends.\n',
			{ t: 'mark', c: ['Some keepers wait for the ', { t: 'em', c: ['late'] }, ' spring.'] }
		]
	});
	expect(doc.slice(1)).toEqual(answer.slice(1));
});

test('line breaks, quotation marks, accents and notes make no difference', () => {
	expect(marks(markQuote(answer, 'it depends.   some'))).toEqual(['It depends.\nSome']);
	expect(marks(markQuote(answer, 'They need "stores" , not warmth.'))).toEqual([
		'They need “stores”, not warmth.'
	]);
	expect(marks(markQuote(paragraph('Ein Cafe\u0301 – offen.'), 'Café - offen'))).toEqual([
		'Cafe\u0301 – offen'
	]);
	// Lines of a script without spaces are joined without one.
	expect(marks(markQuote(paragraph('蜂は冬に\n蜜を食べる。暖かい。'), '冬に蜜を食べる。'))).toEqual(
		['冬に\n蜜を食べる。']
	);
});

test('what is partly in bold is marked inside of it, and code whole', () => {
	const doc = paragraph('Use ', { t: 'strong', c: ['the old hive'] }, ' or ', {
		t: 'code',
		v: 'a b'
	});
	expect(markQuote(doc, 'hive or a')).toEqual(
		paragraph(
			'Use ',
			{ t: 'strong', c: ['the old ', { t: 'mark', c: ['hive'] }] },
			{ t: 'mark', c: [' or ', { t: 'code', v: 'a b' }] }
		)
	);
});

test('a passage of several lines is marked in each of them', () => {
	expect(marks(markQuote(answer, 'Compare them.\nMove frames:\nlift(frame)'))).toEqual([
		'Compare them.',
		'Move frames:'
	]);
	// Points that do not follow one another.
	expect(marks(markQuote(answer, '30 kg\nCompare them.'))).toEqual(['Compare them.', '30 kg']);
	expect(marks(markQuote(answer, 'It depends. Heat is made.'))).toEqual([
		'It depends.',
		'Heat is made.'
	]);
});

test('a part of a word is no passage', () => {
	expect(marks(markQuote(paragraph('Restart the art.'), 'art'))).toEqual(['art']);
	expect(marks(markQuote(paragraph('Restart.'), 'art'))).toEqual([]);
});

test('of a sentence that was edited the one most like it is marked, and else nothing', () => {
	expect(marks(markQuote(answer, 'Many keepers wait for the early spring.'))).toEqual([
		'Some keepers wait for the late spring.'
	]);
	expect(markQuote(answer, 'The queen lays eggs all summer long.')).toBe(answer);
	expect(markQuote(answer, '…')).toBe(answer);
	expect(markQuote([], 'Words.')).toEqual([]);
});

test('a formula that is a line by itself stays one', () => {
	const doc: Doc = [...paragraph('So:'), ...paragraph({ t: 'math', v: 'x' })];
	expect(markQuote(doc, 'So: x')).toEqual([...paragraph({ t: 'mark', c: ['So:'] }), doc[1]]);
});

test('a card without a quote of its own has that of its note', () => {
	const quotes = { c1: 'One.' };
	expect(quoteOf({ quotes }, 'c1')).toBe('One.');
	expect(quoteOf({ quotes }, 'c2')).toBe('One.');
	expect(quoteOf({}, 'forward')).toBe(undefined);
});

test('marking changes no word, and what stands in the document is found', () => {
	const text = fc.string({ unit: fc.constantFrom(..."ab é漢“'-.\n🐝") });
	const inline: fc.Arbitrary<Inline> = fc.oneof(
		text,
		text.map((v): Inline => ({ t: 'code', v })),
		fc.array(text, { maxLength: 3 }).map((c): Inline => ({ t: 'strong', c })),
		fc.constant<Inline>({ t: 'ref', id: '1' }),
		fc.constant<Inline>({ t: 'br' })
	);
	const line = fc.array(inline, { maxLength: 4 });
	const block = fc.oneof(
		line.map((c): Doc[number] => ({ t: 'p', c })),
		fc.array(line, { maxLength: 3 }).map((items): Doc[number] => ({
			t: 'list',
			items: items.map((c) => [{ t: 'p', c }])
		})),
		fc.array(line, { maxLength: 2 }).map((row): Doc[number] => ({ t: 'table', rows: [row] })),
		text.map((v): Doc[number] => ({ t: 'code', v }))
	);
	const doc = fc.array(block, { maxLength: 4 });
	fc.assert(
		fc.property(doc, text, fc.nat(20), fc.nat(20), (doc, other, from, length) => {
			const own = documentText(doc).slice(from, from + length);
			for (const quote of [own, other])
				expect(documentText(markQuote(doc, quote))).toBe(documentText(doc));
		}),
		{ numRuns: 1000 }
	);
	fc.assert(
		fc.property(fc.array(fc.constantFrom('bee', 'hive', 'é', '漢'), { minLength: 3 }), (words) => {
			const doc = paragraph(words.slice(0, 2).join(' '), {
				t: 'em',
				c: [' ', words.slice(2).join(' ')]
			});
			expect(marks(markQuote(doc, words.join('\n'))).join('')).toBe(words.join(' '));
		})
	);
});

test('a long document with a quote of many lines is marked in a moment', () => {
	const sentences = Array.from({ length: 4000 }, (_, i) => `The hive number ${i} is full of bees.`);
	const doc = sentences.map((text): Doc[number] => ({ t: 'p', c: [text] }));
	const quote = sentences.filter((_, i) => i % 100 === 3).join('\n');
	expect(marks(markQuote(doc, quote))).toHaveLength(40);
});
