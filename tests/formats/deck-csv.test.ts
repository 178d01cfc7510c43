// The rule this file defends: a table for spreadsheets says what the cards say, and no cell of it is run.
import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { writeCsv } from '../../src/lib/formats/deck-csv';
import { serveDeck, type DeckOut, type WrittenFile } from '../../src/lib/formats/deck-file';
import type { WrittenCard } from '../../src/lib/formats/deck-write';

const deck = (...cards: Omit<WrittenCard, 'id'>[]): DeckOut => ({
	as: 'csv',
	head: { id: 'tea', title: 'Tea' },
	sections: [
		{
			id: 'a',
			title: 'Brewing',
			entries: [
				{
					id: 'b',
					question: 'B?',
					summary: [],
					cards: cards.map((card, i) => ({ id: `c${i}`, ...card }))
				}
			]
		}
	]
});
const cells = (text: string) =>
	Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: true }).data;

test('each card is a row, as it asks and answers', async () => {
	const made = deck(
		{ kind: 'reversed', fields: { front: 'Tea *green*?', back: '70 °C' }, tags: ['brew', 'x'] },
		{ kind: 'cloze', fields: { text: 'Water {{c1::boils}} at {{c2::100 °C}}.' }, tags: [] }
	);
	const { text, left } = (await serveDeck(made)) as WrittenFile;
	expect(left).toEqual([]);
	const [head, ...rows] = cells(text);
	expect(head).toEqual(['Question', 'Answer', 'Context', 'Tags', 'Section']);
	expect(rows).toHaveLength(4);
	expect(rows[0]).toEqual(['Tea green?', '70 °C', '', 'brew x', 'Brewing']);
	expect(rows[1]!.slice(0, 2)).toEqual(['70 °C', 'Tea green?']);
	expect(rows[2]![1]).toContain('boils');
	expect(rows[2]![0]).not.toContain('boils');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '＝1', '=cmd|" /C calc"!A0'])(
	'a formula is a text: %j',
	(formula) => {
		const fields = { front: formula, back: `\`${formula}\``, context: formula };
		const [, row] = cells(writeCsv(deck({ kind: 'basic', fields, tags: [formula] })));
		for (const cell of row!) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
		expect(row![2]).toBe(`'${formula}`);
	}
);

test('whatever a card says, its row comes back as five cells, none of them a formula', () => {
	const words = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.string({
			unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\n', '\r', '\t', "'", 'a', ' ')
		})
	);
	fc.assert(
		fc.property(words, words, words, (front, back, context) => {
			const fields = { front, back, context };
			const text = writeCsv(deck({ kind: 'basic', fields, tags: [] }));
			const rows = cells(text);
			expect(rows).toHaveLength(2);
			expect(rows[1]).toHaveLength(5);
			for (const cell of rows[1]!) expect(cell).not.toMatch(/^\s*[=+\-@]/);
			expect(rows[1]![2]!.replace(/^'/, '').replace(/\r\n?/g, '\n')).toBe(
				context.replace(/^'/, '').replace(/\r\n?/g, '\n')
			);
		}),
		{ numRuns: 500 }
	);
});
