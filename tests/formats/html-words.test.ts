// Rule: nothing in a hostile page runs, none makes the reader fail, and no word of any page is lost.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentText } from '../../src/lib/core/document';
import { readHtml } from '../../src/lib/formats/html/html';
import type { Parsed } from '../../src/lib/formats/parsed';
import { UnreadableText } from '../../src/lib/formats/unreadable';

test('hostile pages: nothing runs, nothing overflows, and what is refused says what to do', () => {
	const many = (text: string, times = 100_000) => text.repeat(times);
	for (const html of [many('<div>') + 'x', many('<blockquote>'), many('<b><i>'), many('x ', 3e6)])
		expect(() => readHtml(html)).toThrow(UnreadableText);
	expect(() => readHtml(many('<div>'))).toThrow(/copy its text and paste it/);
	expect(() => readHtml(`<p ${many('a ')}>`)).toThrow(/attributes/);
	for (const html of [
		`${many('<div>', 390)}word`,
		`<p>${many('word ', 100_000)}`,
		`word${many('<details><summary>why?</summary>', 300)}`,
		`${many('<p>x', 20_000)} word`,
		`word<script type="application/ld+json">${many('[')}${many(']')}</script>`,
		`${many('<', 200_000)}word`,
		many('<!-- word -->', 20_000),
		'<div><ul><li><table><tr><td>word<b><a href="',
		'wo\0rd',
		'<frameset><frame></frameset>word',
		'<script>alert(1)</script><p onclick="x()">word<a href="java&#10;script:alert(1)">x</a><style>p{}',
		`<button aria-controls=z>why?</button><div id=z>word<button aria-controls=z>why?</button></div>`
	]) {
		const parsed = readHtml(html);
		expect(allWords(parsed)).toContain('word');
		expect(JSON.stringify(parsed.doc)).not.toMatch(/script|alert/);
	}
});

function allWords({ doc, left, facts, stated }: Parsed): string {
	const said = [...left.map(({ text }) => text), ...Object.values(facts)];
	return `${documentText(doc)} ${said.join(' ')} ${stated.map(({ question }) => question).join(' ')}`;
}

test('no word of any nesting of the patterns is lost, and nothing is said twice', () => {
	let count = 0;
	const word = fc.constant(null).map(() => `word${count++}x`);
	const { html } = fc.letrec<{ html: string; inline: string }>((tie) => {
		const inner = tie('html');
		const wrap = (make: (a: string, b: string) => string) =>
			fc.tuple(inner, inner).map(([a, b]) => make(a, b));
		return {
			inline: fc.oneof(
				word,
				word.map((w) => `<b>${w}</b>`),
				word.map((w) => `<a href="#x"><i>${w}</i></a>`),
				word.map((w) => `<span aria-hidden="true">${w}?</span>`),
				word.map((w) => `${w} <img alt="${w}y" src=x>`),
				word.map((w) => `<code>${w}</code><br><br>`),
				word.map((w) => `<!-- ${w} --><button>${w}z?</button>`)
			),
			html: fc.oneof(
				{ depthSize: 'small', withCrossShrink: true },
				tie('inline'),
				wrap((a, b) => `<p>${a}</p>${b}`),
				wrap((a, b) => `<div class="accordion-item">${a}${b}</div>`),
				wrap((a, b) => `<div><div class="faq-q">${a}</div><div class="faq-a">${b}</div></div>`),
				wrap((a, b) => `<details><summary>${a}?</summary>${b}</details>`),
				wrap((a, b) => `<ul><li>${a}<li>${b}</ul>`),
				wrap((a, b) => `<table><tr><td>${a}</td><td>${b}</td></tr></table>`),
				wrap((a, b) => `<dl><dt>${a}?</dt><dd>${b}</dd></dl>`),
				wrap((a, b) => `<blockquote>${a}</blockquote><pre>${b}</pre>`),
				wrap((a, b) => `<nav>${a}</nav><footer>${b}</footer>`),
				wrap((a, b) => `<section class="cta"><h2>${a}?</h2>${b}</section>`),
				wrap((a, b) => `<form>${a}<label>${b}</label></form>`),
				wrap((a, b) => `<h3><button aria-expanded=false>${a}</button></h3><div>${b}</div>`),
				wrap((a, b) => `<b>${a}<div>${b}</div></b>`),
				wrap((a, b) => `<button aria-controls=p>${a}</button><div id=p>${b}</div>`)
			)
		};
	});
	fc.assert(
		fc.property(html as fc.Arbitrary<string>, (text) => {
			const parsed = readHtml(text);
			const said = allWords({ ...parsed, facts: {} }).match(/word\d+x[yz]?/g) ?? [];
			expect([...said].sort()).toEqual([...(text.match(/word\d+x[yz]?/g) ?? [])].sort());
			for (const block of [...parsed.asked.keys(), ...parsed.ends, ...parsed.anchors.keys()])
				expect(parsed.doc).toContain(block);
		}),
		{ numRuns: 1000 }
	);
});
