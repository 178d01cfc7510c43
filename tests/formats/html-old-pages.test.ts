// Rule: pages written by hand or by old converters give their questions whole, and their answers alone.
import { expect, test } from 'vitest';
import { documentText } from '../../src/lib/core/document';
import { readFaq } from '../../src/lib/formats/faq/read';

async function read(html: string) {
	const { outline } = await readFaq(`<html><body>${html}`, 'page.html');
	return outline.entries.map(({ section, question, answer }) => [
		section.join('/'),
		question,
		documentText(answer).replace(/\s+/g, ' ').trim()
	]);
}

const TWO = [
	['', 'Is it lit?', 'Yes.'],
	['', 'Who lit it?', 'We did.']
];

test('a part named after its heading is no footer, whatever the name says', async () => {
	const html = `<h1>Lamp FAQ</h1><section id="how-is-the-footer-lit"><h2>How is the footer lit?</h2><p>By a bulb.</p></section>
		<section id="can-i-subscribe-to-light"><h2>Can I subscribe to light?</h2><p>Yes.</p></section>`;
	expect(await read(html)).toEqual([
		['', 'How is the footer lit?', 'By a bulb.'],
		['', 'Can I subscribe to light?', 'Yes.']
	]);
});

test.each([
	['a line on the copyright', '<hr>Copyright &copy; 2004 The Lamp Company<br>All rights are ours.'],
	[
		'a date',
		'<hr><i>Last revised May 8, 2003</i><p><a href="index.html">&lt;-- Back to Lamp home page</a></p>'
	],
	['small print as a heading', '<h6>Copyright 2002, L. Amp [ <a href="./">lamps</a> ]</h6>'],
	[
		'a box of it',
		'<div class="page-footer">Copyright © 2015-2023, Lamps, <a href="l">License</a>.</div>'
	],
	['a ribbon', '<a href="https://example.org"><img src="r.png" alt="Fork me on GitHub"></a>']
])('the last answer ends before %s', async (_, end) => {
	const html = `<h1>Lamp FAQ</h1><h3>Is it lit?</h3><p>Yes.</p><h3>Who lit it?</h3><p>We did.</p>${end}`;
	expect(await read(html)).toEqual(TWO);
});

test('a last answer about copyright stays', async () => {
	const html = `<h1>Lamp FAQ</h1><h3>Is it lit?</h3><p>Yes.</p><hr><h3>Whose is it?</h3><p>Copyright laws say: ours.</p>`;
	expect((await read(html))[1]).toEqual(['', 'Whose is it?', 'Copyright laws say: ours.']);
});

test.each([
	['an arrow before it', '<p>&rarr; <a href="#top">Back to top.</a></p>'],
	['brackets around it', '[<a href="#top">TOP</a>]'],
	['the contents as its end', '<p>(<a href="#toc">Up to Table of Contents</a>)</p>'],
	[
		'several in a row',
		'<a href="2.html">Next</a> <a href="0.html">Previous</a> <a href="#toc">Contents</a>'
	],
	['a sign for it', '<a href="#top">^</a>']
])('a link that leads back, with %s, is no answer', async (_, link) => {
	const html = `<h1>Lamp FAQ</h1><h3>Is it lit?</h3><p>Yes.</p>${link}<hr><h3>Who lit it?</h3><p>We did.</p>${link}`;
	expect(await read(html)).toEqual(TWO);
});

test.each([
	['before bold lines', (n: number, q: string) => `<p>${n}. <b>${q}</b></p>`],
	['in parentheses', (n: number, q: string) => `<p><b>(${n}) ${q}</b></p>`],
	[
		'in boxes of their own',
		(n: number, q: string) => `<div><div>${n}</div><div><b>${q}</b></div></div>`
	],
	[
		'before slanted ones',
		(n: number, q: string) => `<p><a href="#top">^</a> <b>${n}.</b> <i>${q}</i></p>`
	]
])('numbers %s are no part of a question or answer', async (_, line) => {
	const html = `<h1>Lamp FAQ</h1>${line(1, 'Is it lit?')}<p>Yes.</p>${line(2, 'Who lit it?')}<p>We did.</p>
		${line(3, 'Will it burn?')}<p>It will.</p>`;
	expect(await read(html)).toEqual([...TWO, ['', 'Will it burn?', 'It will.']]);
});

test('chapters and their questions as headings of one level', async () => {
	const entry = (n: string, q: string) =>
		`<h2><a name="s${n}">${n}</a> <a href="#toc${n}">${q}</a></h2>`;
	const contents = (n: string, chapter: string, ...lines: string[]) =>
		`<h2><a name="toc${n}">${n}</a> <a href="lamp.html#s${n}">${chapter}</a></h2><ul>${lines
			.map(
				(line, k) =>
					`<li><a name="toc${n}${k + 1}">${n}${k + 1}</a> <a href="lamp.html#ss">${line}</a>`
			)
			.join('')}</ul>`;
	const html = `<h1>Lamp FAQ</h1><h2>by the Lamp Team</h2><hr>${contents('1.', 'Light', 'Is it lit?', 'Who lit it?')}${contents('2.', 'Fire', 'Will it burn?')}
		<hr>${entry('1.', 'Light')}<p></p>${entry('1.1', 'Is it lit?')}<p>Yes.</p>${entry('1.2', 'Who lit it?')}<p>We did.</p>
		${entry('2.', 'Fire')}${entry('2.1', 'Will it burn?')}<p>It will.</p>`;
	expect(await read(html)).toEqual([
		['1. Light', 'Is it lit?', 'Yes.'],
		['1. Light', 'Who lit it?', 'We did.'],
		['2. Fire', 'Will it burn?', 'It will.']
	]);
});

test('a contents whose entries are headings', async () => {
	const html = `<h1>Lamp FAQ</h1><ul><li><h2><a href="#lit">Is it lit at all?</a></h2></li><li><h2><a href="#who">Who did it?</a></h2></li></ul>
		<h2 id="lit">Is it lit?</h2><p>Yes.</p><h2 id="who">Who lit it?</h2><p>We did.</p>`;
	expect(await read(html)).toEqual(TWO);
});

test('a contents of short numbered terms', async () => {
	const html = `<h1>Lamp FAQ</h1><dl><dt>1. <a href="#1">Is it lit?</a></dt><dt>2. <a href="#2">Oil</a></dt></dl>
		<h2>Is it lit?</h2><p>Yes.</p><h2>Who lit it?</h2><p>We did.</p>`;
	expect(await read(html)).toEqual(TWO);
});

test('questions and answers as entries of lists in a list', async () => {
	const pair = (q: string, a: string) =>
		`<li><ul><li><b>Question: </b>${q}</li><li><b>Answer: </b>${a}</li></ul></li>`;
	const html = `<h1>Lamp FAQ</h1><ol>${pair('Is it lit?', 'Yes.')}${pair('Who lit it?', 'We did.')}</ol>`;
	expect(await read(html)).toEqual(TWO);
});

test('a picture before a heading that asks', async () => {
	const html = `<h1>Lamp FAQ</h1><h2><img src="i.png" alt="Info"> Is it lit?</h2><p>Yes.</p><h2><img src="i.png" alt="Info">Who lit it?</h2><p>We did.</p>`;
	expect(await read(html)).toEqual(TWO);
});

test('the title of a note heads nothing', async () => {
	const html = `<h1>Lamp FAQ</h1><h2>Use</h2><h3>Is it lit?</h3><p>Yes.</p><div class="note"><h3 class="title">Note</h3><p>Hot.</p></div><p>Mind it.</p>
		<h3>Who lit it?</h3><p>We did.</p>`;
	expect(await read(html)).toEqual([
		['Use', 'Is it lit?', 'Yes. Note Hot. Mind it.'],
		['Use', 'Who lit it?', 'We did.']
	]);
});

test('headings that are only labels', async () => {
	const html = `<h1>Lamp FAQ</h1><h2>Question 1</h2><p>Is it lit?</p><h2>Answer 1</h2><p>Yes.</p>
		<h2>Question 2</h2><p>Who lit it?</p><h3>Answer</h3><p>We did.</p>`;
	expect(await read(html)).toEqual(TWO);
});

test('numbers before labels', async () => {
	const html = `<h1>Lamp FAQ</h1><h2>Table of contents</h2><h3>1. Light</h3><p>1.1: Is it lit?</p><p>1.2: Who lit it?</p>
		<h2>1. Light</h2><h3>1.1 Q: Is it lit?</h3><p>A: Yes.</p><h3>1.2 Q: Who lit it?</h3><p>A: We did.</p>`;
	expect((await read(html)).map(([, ...entry]) => entry)).toEqual(TWO.map(([, ...entry]) => entry));
});
