// Rule: reStructuredText is read as its writers meant it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentText, type Block } from '../../src/lib/core/document';
import { readRst } from '../../src/lib/formats/rst/rst';
import { looksLikeRst } from '../../src/lib/formats/rst/telling';
import type { Parsed } from '../../src/lib/formats/parsed';

const fixture = (name: string) =>
	readFileSync(join(import.meta.dirname, `../fixtures/rst/${name}.rst`), 'utf8');
const blocks = (...lines: string[]) => readRst(lines.join('\n')).doc;
const inline = (text: string) => {
	const [first] = readRst(text).doc;
	return first?.t === 'p' ? first.c : undefined;
};
const p = (text: string): Block => ({ t: 'p', c: [text] });
const bold = (text: string): Block => ({ t: 'p', c: [{ t: 'strong', c: [text] }] });
const reasons = ({ left }: Parsed) => left.map(({ text, reason }) => [text, reason]);

test('titles get levels by the order of their adornments, whatever these are', () => {
	const { doc } = readRst(fixture('titles'));
	const titles = doc.filter((block) => block.t === 'h');
	expect(titles.map((h) => [h.level, documentText([h])])).toEqual([
		[1, 'Keeping bees: questions'],
		[2, 'Starting out'],
		[3, 'How many hives should I begin with?'],
		[3, '1.2. Do I need oxalic acid?'],
		[3, '蜂は冬に何をしますか？'],
		[3, 'Short underline?']
	]);
	expect(titles[3]!.c).toEqual(['1.2. Do I need ', { t: 'code', v: 'oxalic acid' }, '?']);
});

test('labels name the blocks that follow them, and references by label lead there', () => {
	const { doc, anchors } = readRst(fixture('titles'));
	expect(doc.filter((b) => b.t === 'h').map((h) => anchors.get(h))).toEqual([
		'faq',
		'bees-start',
		'first-hive',
		undefined,
		undefined,
		undefined
	]);
	expect(JSON.stringify(doc)).toContain(
		'{"t":"link","to":"#first-hive","c":["How many hives should I begin with?"]}'
	);
});

test('fields at the top are facts, or about the file; comments and contents are left', () => {
	const parsed = readRst(fixture('titles'));
	expect(parsed.facts).toEqual({ author: 'Ada Imker', date: '2024-05-01' });
	expect(reasons(parsed)).toEqual([
		['Notes for the people who keep this page.', 'It is commented out.'],
		['orphan:', 'It is about the file.'],
		['On this page', 'It is a table of contents.'],
		['local:', 'It says how a part is shown.']
	]);
});

test('footnotes and what cites them share an identifier', () => {
	const { doc } = readRst(fixture('titles'));
	expect(JSON.stringify(doc)).toContain('["They keep warm ",{"t":"ref","id":"1"},"."]');
	expect(doc.at(-1)).toEqual({
		t: 'footnote',
		id: '1',
		c: [p('In a ball, around the queen.')]
	});
	expect(
		blocks(
			'a [#]_ b [2]_ c [#]_ d [*]_ e [Imker24]_ f [9]_',
			'',
			'.. [#] x',
			'.. [2] y',
			'.. [#] z',
			'.. [*] s',
			'.. [Imker24] c'
		)
	).toEqual([
		{
			t: 'p',
			c: [
				'a ',
				{ t: 'ref', id: '1' },
				' b ',
				{ t: 'ref', id: '2' },
				' c ',
				{ t: 'ref', id: '3' },
				' d ',
				{ t: 'ref', id: 'note1' },
				' e ',
				{ t: 'ref', id: 'Imker24' },
				' f [9]'
			]
		},
		...[
			['1', 'x'],
			['2', 'y'],
			['3', 'z'],
			['note1', 's'],
			['Imker24', 'c']
		].map(([id, text]) => ({ t: 'footnote', id, c: [p(text!)] }))
	]);
});

test('terms that ask are questions, other terms bold paragraphs', () => {
	const { doc, asked, ends } = readRst(fixture('definitions'));
	expect([...asked.keys()].map((block) => documentText([block]))).toEqual([
		'How hot should the water be?',
		'May I use the leaves twice?'
	]);
	expect([...ends].map((block) => documentText([block]))).toEqual([
		'Boil it.\nWait four minutes.',
		'Yes, and thrice.'
	]);
	expect(doc.slice(6)).toEqual([
		p('Afterwards, some words:'),
		bold('matcha'),
		p('Powder of leaves.'),
		bold('sencha'),
		p('Leaves that were steamed.'),
		bold('Does tea go bad?'),
		p('It loses its smell.'),
		bold('Where is it grown?'),
		p('On slopes.')
	]);
});

test('tables of all four kinds', () => {
	const tables = readRst(fixture('tables')).doc.filter((block) => block.t === 'table');
	expect(tables.map(({ rows }) => rows)).toEqual([
		[
			[['Name'], ['Use']],
			[['tar'], ['• packs • unpacks']],
			[['both columns'], []]
		],
		[
			[['Key'], ['Does']],
			[['j'], ['down one line']],
			[['k'], ['up']]
		],
		[
			[['Cup'], ['Volume']],
			[['small'], ['2 dl']]
		],
		[
			[['Thing'], ['Price']],
			[['Cup, blue'], ['4']]
		]
	]);
});

test('wide characters take two columns of a table', () => {
	expect(
		blocks('+------+----+', '| 名前 | x  |', '+------+----+', '| ab   | 二 |', '+------+----+')
	).toEqual([
		{
			t: 'table',
			rows: [
				[['名前'], ['x']],
				[['ab'], ['二']]
			]
		}
	]);
});

test('lists: bullets, numbers, letters, roman numbers and automatic ones, nested', () => {
	const item = (text: string) => [p(text)];
	expect(blocks('* a', '', '  1. b', '  #. c', '', '* d')).toEqual([
		{
			t: 'list',
			items: [[p('a'), { t: 'list', start: 1, items: [item('b'), item('c')] }], item('d')]
		}
	]);
	expect(blocks('(i) a', '(ii) b', '', 'c) d', 'e', '', 'a. f', 'b. g')).toEqual([
		{ t: 'list', start: 1, items: [item('a'), item('b')] },
		p('c) d\ne'),
		{ t: 'list', start: 1, items: [item('f'), item('g')] }
	]);
	expect(blocks('3. c', '4. d')).toEqual([{ t: 'list', start: 3, items: [item('c'), item('d')] }]);
});

test('a label of a question or answer is no list', () => {
	expect(blocks('Q. Why?', '', 'A. So.')).toEqual([p('Q. Why?'), p('A. So.')]);
	expect(documentText(blocks(':Q: Why?', ':A: So.'))).toBe('Q: Why?\nA: So.');
});

test('a numbered title is no list', () => {
	expect(blocks('1. What is it?', '--------------', '', 'Tea.')).toEqual([
		{ t: 'h', level: 1, c: ['1. What is it?'] },
		p('Tea.')
	]);
});

test('literal blocks, doctests, quotes, line blocks and transitions', () => {
	expect(
		blocks('Run::', '', '   make', '     all', '', 'So::', '', '> a', '> b', '', '>>> 1 + 1', '2')
	).toEqual([
		p('Run:'),
		{ t: 'code', v: 'make\n  all' },
		p('So:'),
		{ t: 'code', v: '> a\n> b' },
		{ t: 'code', v: '>>> 1 + 1\n2', lang: 'python' }
	]);
	expect(blocks('a', '', '  b', '', '----', '', '::', '', '  c', '', '| d', '| e', '  f')).toEqual([
		p('a'),
		{ t: 'quote', c: [p('b')] },
		{ t: 'rule' },
		{ t: 'code', v: 'c' },
		{ t: 'p', c: ['d', { t: 'br' }, 'e f'] }
	]);
});

test('options and fields further on', () => {
	expect(
		blocks('x', '', '-v, --verbose  say more', '--out=FILE', '    where to', '', ':Weight: 3 g')
	).toEqual([
		p('x'),
		{
			t: 'list',
			items: [
				[{ t: 'p', c: [{ t: 'code', v: '-v, --verbose' }] }, p('say more')],
				[{ t: 'p', c: [{ t: 'code', v: '--out=FILE' }] }, p('where to')]
			]
		},
		{ t: 'p', c: [{ t: 'strong', c: ['Weight:'] }, ' 3 g'] }
	]);
});

test.each([
	[
		'*a* **b** ``c *d*``',
		[{ t: 'em', c: ['a'] }, ' ', { t: 'strong', c: ['b'] }, ' ', { t: 'code', v: 'c *d*' }]
	],
	['2*3*4 "*" a*b \\*c\\* d\\ e x_y __init__ *', ['2*3*4 "*" a*b *c* de x_y __init__ *']],
	['**open and `open and ``open', ['**open and `open and ``open']],
	['**a\\**b**', [{ t: 'strong', c: ['a**b'] }]],
	[
		':kbd:`Ctrl` :func:`~a.b` :math:`x^2` `c`:code: `d`',
		[
			'Ctrl ',
			{ t: 'code', v: 'a.b' },
			' ',
			{ t: 'math', v: 'x^2' },
			' ',
			{ t: 'code', v: 'c' },
			' ',
			{ t: 'em', c: ['d'] }
		]
	],
	[
		'see https://example.org/a_b(c). Or a.b@example.org',
		[
			'see ',
			{ t: 'link', to: 'https://example.org/a_b(c)', c: ['https://example.org/a_b(c)'] },
			'. Or ',
			{ t: 'link', to: 'mailto:a.b@example.org', c: ['a.b@example.org'] }
		]
	],
	[
		'`here <https://example.org/\nx>`__!',
		[{ t: 'link', to: 'https://example.org/x', c: ['here'] }, '!']
	],
	['`bad <javascript:alert>`_', ['bad']],
	['type_ and `some thing`_', ['type_ and some thing']]
])('inline: %s', (text, expected) => {
	expect(inline(text)).toEqual(expected);
});

test('references by name, in turn, and through other names', () => {
	expect(
		inline(
			'Tea_, `green tea`_, `this`__ and next__ |x| |y|\n\n.. _tea: green_\n.. _green: https://example.org/\n   green\n.. _Green Tea: https://example.org/2\n__ https://example.org/3\n.. __: https://example.org/4\n.. |x| replace:: *put in*\n.. |y| image:: https://example.org/y.png\n   :alt: a cup'
		)
	).toEqual([
		{ t: 'link', to: 'https://example.org/green', c: ['Tea'] },
		', ',
		{ t: 'link', to: 'https://example.org/2', c: ['green tea'] },
		', ',
		{ t: 'link', to: 'https://example.org/3', c: ['this'] },
		' and ',
		{ t: 'link', to: 'https://example.org/4', c: ['next'] },
		' ',
		{ t: 'em', c: ['put in'] },
		' ',
		{ t: 'image', alt: 'a cup', to: 'https://example.org/y.png' }
	]);
});

test('directives that show something', () => {
	expect(
		blocks(
			'.. code-block:: Python',
			'   :linenos:',
			'',
			'   a = 1',
			'',
			'.. note:: Mind',
			'   this.',
			'',
			'   And that.',
			'.. math::',
			'',
			'   x^2',
			'',
			'.. rubric:: Small',
			'',
			'.. topic:: Title',
			'',
			'   Body.',
			'',
			'.. unknown:: arg',
			'',
			'   * shown'
		)
	).toEqual([
		{ t: 'code', v: 'a = 1', lang: 'python' },
		{ t: 'p', c: [{ t: 'strong', c: ['Note:'] }, ' Mind\nthis.'] },
		p('And that.'),
		{ t: 'math', v: 'x^2' },
		bold('Small'),
		bold('Title'),
		p('Body.'),
		p('arg'),
		{ t: 'list', items: [[p('shown')]] }
	]);
	expect(
		blocks('.. figure:: https://example.org/a.png', '   :alt: A cup', '', '   Caption.')
	).toEqual([
		{ t: 'p', c: [{ t: 'image', alt: 'A cup', to: 'https://example.org/a.png' }] },
		p('Caption.')
	]);
});

test('directives that show nothing are left with the reason', () => {
	const parsed = readRst(
		'.. toctree::\n   :maxdepth: 1\n\n   intro\n   usage\n\n.. raw:: html\n\n   <b>x</b>\n\n.. include:: other.rst\n\n.. _unused: https://example.org/\n.. |u| replace:: nothing\n'
	);
	expect(parsed.doc).toEqual([]);
	expect(reasons(parsed)).toEqual([
		['intro\nusage', 'It is a table of contents.'],
		['maxdepth: 1', 'It says how a part is shown.'],
		['html\n\n<b>x</b>', 'It is raw markup.'],
		['other.rst', 'It includes another file.'],
		['unused https://example.org/', 'It is an address that no passage links to.'],
		['u: nothing', 'It is a text that no passage uses.']
	]);
});

test('a fold-out with a question for its title is asked', () => {
	const { asked, ends } = readRst('.. dropdown:: Why?\n\n   Because.\n\nAfter.');
	expect([...asked.keys()]).toEqual([bold('Why?')]);
	expect([...ends]).toEqual([p('Because.')]);
});

test('relative addresses need the address of the document', () => {
	const text = '`a <b.html>`_';
	expect(readRst(text, 'https://example.org/x/').doc).toEqual([
		{ t: 'p', c: [{ t: 'link', to: 'https://example.org/x/b.html', c: ['a'] }] }
	]);
	expect(reasons(readRst(text))).toEqual([
		['b.html', 'It is an address that cannot be followed from here.']
	]);
});

test('tells itself from Markdown and plain text', () => {
	for (const name of ['titles', 'tables']) expect(looksLikeRst(fixture(name))).toBeGreaterThan(0.5);
	expect(looksLikeRst('# A\n\n[b](https://example.org)\n\n```\n.. note:: x\n```\n')).toBeLessThan(
		0.5
	);
	expect(looksLikeRst('Title\n=====\n\nSome words.\n\nQ: Why?\nA: So.\n')).toBeLessThan(0.3);
	expect(looksLikeRst('')).toBe(0);
});
