// Rule: the format is told from the content first, and the name decides what the content leaves open.
import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatOf, isPacked } from '../../src/lib/formats/faq/format';

const markdown =
	'# Keys\n\n## What is a key?\n\nIt **opens** [locks](https://a.example).\n\n## Why?\n\nSo.\n';
const prose = 'What is a key?\nIt opens locks.\n\nWhy?\nBecause of this: it fits.\n';
const page =
	'<!-- saved -->\n<!DOCTYPE html>\n<html lang="en"><head><title>x</title></head><body><p>Why?</p></body></html>';
const piece =
	'<div class="faq">\n<h2>Why?</h2>\n<p>So it is.</p>\n<h2>How?</h2>\n<p>Thus.</p>\n</div>\n';
const rst =
	'Keys\n====\n\n.. _why:\n\nWhat is a key?\n--------------\n\nSee :ref:`why` and `this <https://a.example>`_.\n\n.. note::\n\n   Careful.\n\n.. image:: a.png\n';
const adoc =
	'= Keys\n:toc:\n\n== What is a key?\n\nSee link:a.html[this].\n\nNOTE: Careful.\n\n== Why?\n\nSo.\n';
const table = 'Question,Answer\nWhat is a key?,It opens locks.\nWhy?,So.\n';

const all: [text: string, format: string][] = [
	[markdown, 'markdown'],
	[prose, 'text'],
	[page, 'html'],
	[piece, 'html'],
	[rst, 'rst'],
	[adoc, 'asciidoc'],
	[table, 'table']
];

for (const [text, format] of all) {
	test(`pasted ${format} is told from its content: ${text.slice(0, 12).trim()}`, async () => {
		expect(await formatOf(text)).toBe(format);
		expect(await formatOf(`\ufeff${text}`)).toBe(format);
	});
	test(`${format} in a .txt is told from its content: ${text.slice(0, 12).trim()}`, async () => {
		expect(await formatOf(text, 'faq.txt')).toBe(format);
	});
}

test('the name decides what the content leaves open', async () => {
	for (const [ending, format] of [
		['md', 'markdown'],
		['MARKDOWN', 'markdown'],
		['txt', 'text'],
		['rst', 'rst'],
		['rst.txt', 'rst'],
		['adoc', 'asciidoc'],
		['asciidoc', 'asciidoc'],
		['csv', 'table'],
		['tsv', 'table'],
		['html', 'text']
	] as const)
		expect(await formatOf(prose, `a.${ending}`), ending).toBe(format);
	expect(await formatOf('A <b>bold</b> word', 'a.htm')).toBe('html');
	expect(await formatOf(prose, 'README')).toBe('text');
});

test('a name may be wrong', async () => {
	for (const name of ['a.md', 'a.txt', 'a.csv', 'a.rst', 'a'])
		expect(await formatOf(page, name), name).toBe('html');
	expect(await formatOf(`${rst}\n.. image:: a.png\n\n.. warning:: Hot.\n`, 'a.md')).toBe('rst');
	expect(await formatOf(markdown, 'a.html')).toBe('markdown');
});

test('prose with a mark or two of something else stays text', async () => {
	for (const text of [
		'Is 1 < 2?\nYes, and 3 > 2 too.\n',
		'<maybe> this is a question?\nIt is.\n',
		'Which tag is it?\n<p>\n\nAnd which one closes it?\n</p>\n',
		'Q: What does <div> mean?\nA: A division, as in <div>a</div>.\n',
		'Question one, answer one.\nQuestion two, answer two.\n',
		'FAQ\n===\n\nWhat is it?\nA test.\n\nWhy?\n----\nSo.\n',
		'Usage: program [options]\nOptions::\n  -a   all\n',
		'Q1. Name | Place\nA1. None\n'
	])
		expect(await formatOf(text), text).toBe('text');
});

test('Markdown with HTML in it stays Markdown', async () => {
	const folds =
		'<details>\n<summary>Why?</summary>\n\nSo `it` is.\n\n```js\nlet a;\n```\n\n</details>\n';
	expect(await formatOf(folds)).toBe('markdown');
	expect(await formatOf(folds, 'a.md')).toBe('markdown');
	expect(await formatOf(`<h1 align="center">Keys</h1>\n\n## Why?\n\nSo, [see](b.md).\n`)).toBe(
		'markdown'
	);
	expect(await formatOf(piece, 'a.md')).toBe('markdown');
});

test('packed files are for the reader of Word documents', async () => {
	expect(isPacked(zipSync({ 'word/document.xml': strToU8('<x/>') }))).toBe(true);
	expect(isPacked(zipSync({ 'xl/workbook.xml': strToU8('<x/>') }))).toBe(true);
	expect(isPacked(strToU8('PKs are questions'))).toBe(false);
	expect(isPacked(new Uint8Array())).toBe(false);
});

test('any text has a format, at once', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.string({ unit: 'grapheme' }),
			fc.option(fc.string()),
			async (text, name) => {
				expect(await formatOf(text, name ?? undefined)).toMatch(/^[a-z]+$/);
			}
		)
	);
	for (const part of [
		'<',
		'<a',
		'<!--',
		'[',
		'**a',
		'= ',
		'|',
		'====\n',
		'|===\n',
		'"',
		'.. ',
		':a:\n',
		'a,',
		'`'
	])
		for (const text of [
			part.repeat(300_000 / part.length),
			`<p>${part.repeat(300_000 / part.length)}`
		]) {
			expect(await formatOf(text), part).toMatch(/^[a-z]+$/);
		}
});

test('rulers of stars are no bold words', async () => {
	expect(await formatOf('Keys\n\n1. General\n***********\n\nWhat is a key?\nIt opens.\n')).toBe(
		'text'
	);
});

test('underlined titles with anchors are AsciiDoc, though code in them has comments', async () => {
	const part = [
		'[[wax]]',
		'Why is it yellow?',
		'-----------------',
		'',
		'----',
		'# melt',
		'----',
		''
	];
	expect(await formatOf(['Bees', '====', '', ...part, ...part].join('\n'), 'faq.txt')).toBe(
		'asciidoc'
	);
	const markdown = ['Bees', '====', '', '# Wax', '', '## Why is it **yellow**?', '', 'Pollen.'];
	expect(await formatOf(markdown.join('\n'), 'faq.txt')).not.toBe('asciidoc');
});
