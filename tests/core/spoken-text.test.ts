// The rule this file defends: what is read aloud is the words of the card, a line at a time, and no markup.
import { expect, test } from 'vitest';
import type { Doc } from '../../src/lib/core/document';
import { spokenText } from '../../src/lib/core/spoken-text';

test('words of every kind of block, without markup', () => {
	const doc: Doc = [
		{ t: 'h', level: 2, c: ['Tea'] },
		{
			t: 'p',
			c: [
				'Pour ',
				{ t: 'strong', c: ['hot'] },
				' water',
				{ t: 'ref', id: '1' },
				{ t: 'br' },
				'on it'
			]
		},
		{ t: 'list', items: [[{ t: 'p', c: ['one'] }], [{ t: 'p', c: [{ t: 'code', v: 'two()' }] }]] },
		{ t: 'table', rows: [[['a'], ['b']]] },
		{ t: 'rule' },
		{ t: 'math', v: '\\frac{1}{x_2}' },
		{ t: 'p', c: ['It is ', { t: 'gap', c: [] }, '.'] },
		{ t: 'p', c: [{ t: 'image', alt: 'A pot', to: 'https://example.org/pot.png' }] },
		{ t: 'p', c: ['—'] }
	];
	expect(spokenText(doc)).toEqual([
		...['Tea', 'Pour hot water', 'on it', 'one', 'two()', 'a, b', 'frac 1 x 2'],
		...['It is ….', 'A pot']
	]);
});
