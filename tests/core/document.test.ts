// The rule this file defends: no address of a stranger can do anything but lead to a page or a mail, and
// the words of a document are all there is to it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	countWords,
	documentText,
	inlineText,
	safeAddress,
	type Doc
} from '../../src/lib/core/document';

const base = 'https://example.org/docs/faq.html';
const hostile = [
	'javascript:alert(1)',
	'JaVaScRiPt:alert(1)',
	' javascript:alert(1)',
	'\tjavascript:alert(1)',
	'java\nscript:alert(1)',
	'java\tscr\ript:alert(1)',
	'\u0000\u0001javascript:alert(1)',
	'\u001fjavascript:alert(1)',
	'javascript://example.org/%0aalert(1)',
	'data:text/html,<script>alert(1)</script>',
	'DATA:text/html;base64,PHNjcmlwdD4=',
	'vbscript:msgbox(1)',
	'file:///etc/passwd',
	'blob:https://example.org/1',
	'filesystem:https://example.org/temporary/1',
	'view-source:https://example.org',
	'about:blank',
	'ftp://example.org/x',
	'ws://example.org',
	'chrome://settings',
	'intent://scan/#Intent;end',
	'tel:123',
	'x-custom.scheme+1:go'
];

test('addresses that could run, read or open something else are refused, with and without a base', () => {
	for (const address of hostile) {
		expect([address, safeAddress(address)]).toEqual([address, undefined]);
		expect([address, safeAddress(address, base)]).toEqual([address, undefined]);
	}
});

test('whatever the text, what comes out is http, https, mailto or a place in the document', () => {
	const pieces = fc.constantFrom(
		...['java', 'script', 'http', 's', 'data', 'mailto', ':', '/', '//', '\\', '#', '?', '.', '..'],
		...['\n', '\t', '\r', ' ', '\u0000', '\u00a0', '\ufeff', '\u2028', '&colon;', '%3a', '@', 'x']
	);
	const address = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.array(pieces, { maxLength: 9 }).map((list) => list.join(''))
	);
	fc.assert(
		fc.property(address, fc.constantFrom(undefined, base, 'javascript:x', ''), (text, base) => {
			const safe = safeAddress(text, base);
			if (safe === undefined || safe.startsWith('#')) return;
			let scheme = 'unreadable:';
			try {
				scheme = new URL(safe).protocol;
			} catch {
				return;
			}
			expect(['http:', 'https:', 'mailto:']).toContain(scheme);
		}),
		{ numRuns: 5000 }
	);
});

test('a relative address never leaves the host of its base, unless it names another', () => {
	const part = fc.constantFrom(
		'..',
		'.',
		'a',
		'b.html',
		'\\',
		'\\\\evil.org',
		'@evil.org',
		':80',
		''
	);
	fc.assert(
		fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
			const path = parts.join('/');
			if (path.startsWith('//')) return;
			const safe = safeAddress(path, base);
			if (safe !== undefined) expect(new URL(safe).host).toBe('example.org');
		})
	);
	expect(safeAddress('//other.org/x', base)).toBe('https://other.org/x');
});

test('what is harmless is kept', () => {
	for (const address of [
		'https://example.org/a?b=c#d',
		'http://example.org',
		'HTTPS://EXAMPLE.ORG/',
		'mailto:a@example.org',
		'#section-2'
	])
		expect(safeAddress(address)).toBe(address);
	expect(safeAddress('  https://example.org/a\n')).toBe('https://example.org/a');
	expect(safeAddress('page.html')).toBe(undefined);
	expect(safeAddress('page.html', 'file:///home/faq.html')).toBe(undefined);
});

test('relative addresses are joined as RFC 3986 says', () => {
	const cases: [string, string, string][] = [
		[base, 'other.html', 'https://example.org/docs/other.html'],
		[base, './other.html', 'https://example.org/docs/other.html'],
		[base, '../other.html#x', 'https://example.org/other.html#x'],
		[base, '/root.html?q=1', 'https://example.org/root.html?q=1'],
		[base, '?q=1', 'https://example.org/docs/faq.html?q=1'],
		[base, '', 'https://example.org/docs/faq.html'],
		[base, '..', 'https://example.org/'],
		[base, '.', 'https://example.org/docs/'],
		[base, '../../../../x', 'https://example.org/x'],
		[base, 'a/./b/../c', 'https://example.org/docs/a/c'],
		['https://example.org', 'x', 'https://example.org/x'],
		['https://example.org?q', 'x', 'https://example.org/x'],
		['https://example.org/a/b?c/d#e/f', 'x', 'https://example.org/a/x']
	];
	for (const [from, path, joined] of cases)
		expect([path, safeAddress(path, from)]).toEqual([path, joined]);
});

test('joining agrees with the platform on random paths', () => {
	const step = fc.constantFrom('..', '.', 'a', 'b', 'c.html', '');
	const path = fc
		.tuple(fc.array(step, { maxLength: 6 }), fc.constantFrom('', '?q=1', '?q=/../x'), fc.boolean())
		.map(([steps, rest, rooted]) => (rooted ? '/' : '') + steps.join('/') + rest)
		.filter((path) => !path.startsWith('//'));
	const from = fc.constantFrom(
		...['https://example.org', 'https://example.org/', 'https://example.org/a', base],
		...['http://example.org/a/b/c/', 'http://example.org/a/b?x=1/2', 'http://example.org//a//b']
	);
	fc.assert(
		fc.property(from, path, (from, path) => {
			expect(safeAddress(path, from)).toBe(new URL(path, from).href);
		}),
		{ numRuns: 2000 }
	);
});

const doc: Doc = [
	{ t: 'h', level: 2, c: ['A ', { t: 'em', c: ['fine'] }, ' head'] },
	{ t: 'p', c: ['One', { t: 'br' }, 'two ', { t: 'link', to: 'https://x.org', c: ['three'] }] },
	{ t: 'list', items: [[{ t: 'p', c: ['four'] }], [{ t: 'quote', c: [{ t: 'p', c: ['five'] }] }]] },
	{ t: 'code', v: 'six()' },
	{ t: 'math', v: 'x^7' },
	{
		t: 'table',
		rows: [
			[['eight'], ['nine']],
			[[{ t: 'image', alt: 'ten' }], []]
		]
	},
	{ t: 'rule' },
	{
		t: 'footnote',
		id: '1',
		c: [
			{
				t: 'p',
				c: [
					{ t: 'code', v: 'eleven' },
					{ t: 'ref', id: '1' }
				]
			}
		]
	}
];

test('the words of a document are all of its words, a line a block', () => {
	expect(documentText(doc)).toBe(
		'A fine head\nOne\ntwo three\nfour\nfive\nsix()\nx^7\neight\tnine\nten\t\neleven'
	);
	expect(
		inlineText([
			{ t: 'del', c: [{ t: 'strong', c: ['a'] }] },
			{ t: 'math', v: 'b' }
		])
	).toBe('ab');
	expect(documentText([])).toBe('');
});

test('words are counted in any script', () => {
	expect(countWords('')).toBe(0);
	expect(countWords('One two, three-four; don’t 5.')).toBe(5);
	expect(countWords('漢字 かな')).toBe(4);
	expect(countWords('Ответ: да')).toBe(2);
});
