// What may come in is judged the same on every way: names, markup, shares and addresses.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortKinds } from '../../src/lib/app/part-kinds';
import {
	byPath,
	fetchable,
	judgeShare,
	mayBeFaq,
	nameFetched,
	onlyAddress,
	saysMore
} from '../../src/lib/app/ways-in';

test('files of a folder are chosen by their names', () => {
	for (const path of ['faq.md', 'a/b/FAQ.HTML', 'q.adoc', 'q.docx', 'q.tsv', 'README.rst'])
		expect(mayBeFaq(path), path).toBe(true);
	for (const path of ['a.png', 'md', 'a.md/b', '.git/a.md', 'node_modules/x/faq.md', '.a.md'])
		expect(mayBeFaq(path), path).toBe(false);
	expect(['part 10/a.md', 'part 2/b.md', 'Part 1.md'].sort(byPath)).toEqual([
		'Part 1.md',
		'part 2/b.md',
		'part 10/a.md'
	]);
});

test('pasted markup counts where it says more than its text', () => {
	expect(saysMore('<h2>Why?</h2><p>Because.</p>', 'Why?\n\nBecause.')).toBe(true);
	expect(saysMore('<p><b>Why?</b></p><p>Because.</p>', 'Why?\n\nBecause.')).toBe(true);
	expect(saysMore('<meta charset="utf-8"><p>Why?</p>', 'Why?')).toBe(false);
	expect(saysMore('<b style="font-weight:normal"><p>Why?</p></b>', 'Why?')).toBe(false);
	expect(saysMore('<div><span>## Why?</span></div>', '## Why?')).toBe(false);
	// Source that a page shows in a table, line by line.
	const source = '# FAQ\n\n## Why?\n\nBecause.';
	expect(saysMore(`<table><tr><td>${source}</td></tr></table>`, source)).toBe(false);
	expect(saysMore('', 'Why?')).toBe(false);
});

test('a share is a text to read, or an address to fetch later', () => {
	const url = 'https://example.org/faq';
	expect(judgeShare({ url })).toEqual({ address: url });
	expect(judgeShare({ text: ` ${url} `, title: 'FAQ' })).toEqual({ address: url });
	expect(judgeShare({ text: 'FAQ', title: 'FAQ', url })).toEqual({ address: url });
	expect(judgeShare({ text: 'Q. Why?', url })).toEqual({ text: 'Q. Why?', address: url });
	expect(judgeShare({ text: 'Q. Why?' })).toEqual({ text: 'Q. Why?', address: undefined });
	expect(judgeShare({ title: 'FAQ' })).toEqual({ address: undefined });
	expect(onlyAddress('javascript:alert(1)')).toBeUndefined();
	expect(onlyAddress('see https://example.org')).toBeUndefined();
});

test('only https is fetched; whatever else is refused with a sentence', () => {
	expect(fetchable('example.org/faq').href).toBe('https://example.org/faq');
	expect(fetchable(' https://me:secret@example.org/ ').href).toBe('https://example.org/');
	expect(fetchable('https://localhost:4180/faq').href).toBe('https://localhost:4180/faq');
	for (const text of ['http://example.org', 'http://127.0.0.1', 'http://localhost:4180'])
		expect(() => fetchable(text), text).toThrow(/over https alone/);
	for (const text of [
		'file:///etc/passwd',
		'javascript:alert(1)',
		'data:text/html,x',
		'',
		'two words'
	])
		expect(() => fetchable(text), text).toThrow(/no address of a page/);
	fc.assert(
		fc.property(fc.string(), (text) => {
			try {
				expect(fetchable(text).protocol).toBe('https:');
			} catch (error) {
				expect((error as Error).message).toMatch(/^(This is no address|Addresses are)/);
			}
		})
	);
});

test('a fetched document is named so that its format can be told', () => {
	const at = (path: string) => new URL(`https://example.org${path}`);
	expect(nameFetched(at('/faq'), 'text/html; charset=utf-8')).toBe('faq.html');
	expect(nameFetched(at('/faq.htm'), 'text/html')).toBe('faq.htm');
	expect(nameFetched(at('/'), 'text/html')).toBe('example.org.html');
	expect(nameFetched(at('/a/FAQ.adoc'), 'text/plain')).toBe('FAQ.adoc');
	expect(nameFetched(at('/a/faq.yaml'), 'text/plain')).toBe('faq.yaml.txt');
	expect(nameFetched(at('/a%20b.md'), '')).toBe('a b.md');
	expect(nameFetched(at('/%E0%A4'), 'text/markdown')).toBe('%E0%A4.md');
	expect(nameFetched(at('/faq'), 'image/png')).toBeUndefined();
	expect(nameFetched(at('/faq.pdf'), 'application/octet-stream')).toBeUndefined();
});

test('a kind of file is ready when all its parts are', () => {
	const part = (name: string, ready: boolean) => ({ name, ready });
	expect(
		sortKinds([part('docx', true), part('mammoth', false), part('asciidoctor-core', true)])
	).toEqual({ ready: ['AsciiDoc'], missing: ['Word'] });
});
