// Rule: AsciiDoc is read for its words: nothing is run, fetched or included, and what is not shown is named with its reason.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentText, inlineText } from '../../src/lib/core/document';
import { readAsciidoc } from '../../src/lib/formats/asciidoc/asciidoc';
import { looksLikeAsciidoc } from '../../src/lib/formats/asciidoc/marks';
import type { Parsed } from '../../src/lib/formats/parsed';
import { UnreadableText } from '../../src/lib/formats/unreadable';

const leftFor = ({ left }: Parsed, reason: RegExp) =>
	left.filter((part) => reason.test(part.reason)).map(({ text }) => text);

test('the usual constructs have their places', async () => {
	const { doc } = await readAsciidoc(
		[
			'== One _two_ *three* `four`',
			'.A title\nText https://a.example[link] image:cat.png[A cat] and `a...b`.',
			'* one\n** two\n* three',
			'NOTE: Careful.',
			'[source,js]\n----\nlet a; // <1>\n----\n<1> First.',
			'|===\n|a |b\n\n|c |d\n|===',
			'____\nQuoted.\n____',
			'Sum stem:[a+b] and latexmath:[x^2].',
			"'''"
		].join('\n\n'),
		'https://d.example/faq/'
	);
	expect(doc).toEqual([
		{
			t: 'h',
			level: 2,
			c: [
				'One ',
				{ t: 'em', c: ['two'] },
				' ',
				{ t: 'strong', c: ['three'] },
				' ',
				{ t: 'code', v: 'four' }
			]
		},
		{ t: 'p', c: [{ t: 'strong', c: ['A title'] }] },
		{
			t: 'p',
			c: [
				'Text ',
				{ t: 'link', to: 'https://a.example', c: ['link'] },
				' ',
				{ t: 'image', alt: 'A cat', to: 'https://d.example/faq/cat.png' },
				' and ',
				{ t: 'code', v: 'a...b' },
				'.'
			]
		},
		{
			t: 'list',
			items: [
				[
					{ t: 'p', c: ['one'] },
					{ t: 'list', items: [[{ t: 'p', c: ['two'] }]] }
				],
				[{ t: 'p', c: ['three'] }]
			]
		},
		{ t: 'p', c: [{ t: 'strong', c: ['Note:'] }, ' Careful.'] },
		{ t: 'code', v: 'let a; (1)', lang: 'js' },
		{ t: 'list', start: 1, items: [[{ t: 'p', c: ['First.'] }]] },
		{
			t: 'table',
			rows: [
				[['a'], ['b']],
				[['c'], ['d']]
			]
		},
		{ t: 'quote', c: [{ t: 'p', c: ['Quoted.'] }] },
		{ t: 'p', c: ['Sum ', { t: 'code', v: 'a+b' }, ' and ', { t: 'math', v: 'x^2' }, '.'] },
		{ t: 'rule' }
	]);
});

test('a list of questions and answers asks for certain, with or without marks', async () => {
	const parsed = await readAsciidoc(
		'== Keys\n\n[qanda]\nWhat is a key?::\n  It opens a lock.\n+\nMore of it.\nChanging the lock:: Call us.\n\nAfterwards.\n'
	);
	const asked = [...parsed.asked].map(([block, { confidence }]) => {
		expect(confidence).toBeGreaterThan(0.9);
		return documentText([block]);
	});
	expect(asked).toEqual(['What is a key?', 'Changing the lock']);
	expect([...parsed.ends].map((block) => documentText([block]))).toEqual([
		'More of it.',
		'Call us.'
	]);
	for (const block of [...parsed.asked.keys(), ...parsed.ends]) expect(parsed.doc).toContain(block);
});

test('terms and fold-outs that ask are questions', async () => {
	const parsed = await readAsciidoc(
		'How do I start?:: Press the button.\nHow do I stop?:: Press it again.\n\n.Why does it hum?\n[%collapsible]\n====\nIt is warm.\n====\n'
	);
	const asked = [...parsed.asked.keys()].map((block) => documentText([block]));
	expect(asked).toEqual(['How do I start?', 'How do I stop?', 'Why does it hum?']);
	expect(documentText(parsed.doc)).toContain('It is warm.');
});

test('the head of a document says who wrote it', async () => {
	const { facts, doc, left } = await readAsciidoc(
		'= Keys & Locks\nAnn Lee <ann@a.example>; Bo Ray\nv2.1, 2024-02-03: Second print\n:lang: nl\n\nText by {author}.\n'
	);
	expect(facts).toEqual({
		title: 'Keys & Locks',
		author: 'Ann Lee, Bo Ray',
		date: '2024-02-03',
		language: 'nl'
	});
	expect(documentText(doc)).toBe('Keys & Locks\nText by Ann Lee.');
	expect(left.map(({ text }) => text).join('\n')).toContain('Second print');
});

test('what is not shown is named with its reason', async () => {
	const parsed = await readAsciidoc(
		[
			'= Title\n:toc:\n:words: some words',
			'// one remark',
			'////\na long\n\nremark\n////',
			'[comment]\na third remark',
			'include::/etc/passwd[]',
			'include::https://a.example/x.adoc[tag=a]',
			'ifdef::never[]\nhidden line\nendif::[]',
			'ifdef::never[hidden too]',
			'ifndef::never[shown here]',
			'----\n// no remark\n:no: setting\n----',
			'Visible ((entry)) (((fold, unseen))).'
		].join('\n\n')
	);
	expect(leftFor(parsed, /commented out/).join('|')).toMatch(
		/^\/\/ one remark\|a long\n\nremark\|a third remark$/
	);
	expect(leftFor(parsed, /another file/).join('\n')).toMatch(/passwd[^]*x\.adoc/);
	expect(leftFor(parsed, /condition that does not hold/).join('\n')).toMatch(
		/hidden line[^]*hidden too/
	);
	expect(leftFor(parsed, /setting/).join('\n')).toBe(':toc:\n:words: some words');
	expect(leftFor(parsed, /index/).join()).toBe('fold, unseen');
	const text = documentText(parsed.doc);
	for (const words of ['shown here', '// no remark', ':no: setting', 'Visible entry'])
		expect(text).toContain(words);
	expect(text).not.toMatch(/one remark|hidden|root:|passwd/);
});

test('footnotes keep their places', async () => {
	const { doc } = await readAsciidoc('Text.footnote:[A note.] More.footnote:[Another _one_.]');
	expect(doc).toEqual([
		{ t: 'p', c: ['Text.', { t: 'ref', id: '1' }, ' More.', { t: 'ref', id: '2' }] },
		{ t: 'footnote', id: '1', c: [{ t: 'p', c: ['A note.'] }] },
		{ t: 'footnote', id: '2', c: [{ t: 'p', c: ['Another ', { t: 'em', c: ['one'] }, '.'] }] }
	]);
});

test('markup passed through is no markup of the page', async () => {
	const { doc } = await readAsciidoc(
		[
			'++++\n<script>alert(1)</script>\n<img src=x onerror=alert(2)> <b>bold</b>\n++++',
			'pass:[<script>alert(3)</script>]rest link:javascript:alert(4)[press]',
			':url: javascript:alert(5)\n\nlink:{url}[again] image::data:text/html,x[pic]'
		].join('\n\n')
	);
	const tree = JSON.stringify(doc);
	expect(tree).not.toMatch(/<script|onerror|"to":"(?!https?:|mailto:|#)/);
	expect(documentText(doc)).toMatch(/bold[^]*rest press[^]*again/);
});

test('references to attributes neither multiply nor reach the machine', async () => {
	const { doc } = await readAsciidoc('{user-home} {docdir} {env-path} {unknown} {safe-mode-name}');
	expect(documentText(doc)).not.toMatch(/\/root|\/home|\/Users/);
	const bomb = [':a: xxxxxxxxxx', ':b: {a}{a}{a}{a}{a}{a}{a}{a}', ':c: {b}{b}{b}{b}{b}{b}{b}{b}'];
	await expect(
		readAsciidoc(`${bomb.join('\n')}\n\n${'{c} words\n\n'.repeat(5000)}`)
	).rejects.toThrow(UnreadableText);
	const { doc: small } = await readAsciidoc(`${bomb.join('\n')}\n\n{c}{c}{c}`);
	expect(documentText(small).length).toBeLessThan(20_000);
});

test('no document takes long, or it is refused with a sentence', async () => {
	const many: [string, number][] = [
		['*', 50_000],
		['+a ', 30_000],
		['`a ', 30_000],
		['{a', 50_000],
		['[', 50_000],
		['footnote:[', 20_000],
		['link:a[', 20_000],
		['a.', 40_000],
		['== same\n\n', 8000],
		['--\n', 50_000],
		['|===\n', 20_000],
		['ifdef::a[]\n', 20_000],
		['a:: b\n', 10_000]
	];
	const texts = [
		...many.map(([part, times]) => part.repeat(times)),
		Array.from({ length: 300 }, (_, k) => '='.repeat(k + 4)).join('\n'),
		Array.from({ length: 300 }, (_, k) => `${'*'.repeat(k + 1)} a`).join('\n')
	];
	for (const text of texts) {
		try {
			await readAsciidoc(text);
		} catch (error) {
			expect(error).toBeInstanceOf(UnreadableText);
			expect((error as Error).message).toMatch(/AsciiDoc.*Split/);
		}
	}
});

test('anything is read or refused, and no word is lost', async () => {
	const word = fc.stringMatching(/^[a-z]{3,8}$/);
	const line = fc.oneof(
		word,
		fc.tuple(word, word).map(([a, b]) => `${a} *${b}*`),
		word.map((a) => `== ${a}`),
		word.map((a) => `* ${a}`),
		word.map((a) => `. ${a}`),
		word.map((a) => `// ${a}`),
		word.map((a) => `NOTE: ${a}`),
		fc.tuple(word, word).map(([a, b]) => `${a}:: ${b}`),
		word.map((a) => `.${a}`),
		fc.constantFrom(
			'',
			'',
			'----',
			'====',
			'****',
			'____',
			'|===',
			'--',
			'+',
			"'''",
			'[%collapsible]'
		)
	);
	await fc.assert(
		fc.asyncProperty(fc.array(line, { maxLength: 14 }), async (lines) => {
			const parsed = await readAsciidoc(lines.join('\n'));
			const kept = documentText(parsed.doc) + parsed.left.map(({ text }) => text).join('\n');
			for (const [found] of lines.join('\n').matchAll(/[a-z]{3,}/g))
				if (found !== 'collapsible') expect(kept.toLowerCase()).toContain(found);
		}),
		{ numRuns: 150 }
	);
});

test('any characters are read or refused', async () => {
	await fc.assert(
		fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (text) => {
			try {
				for (const block of (await readAsciidoc(text)).doc) expect(block.t).toBeTruthy();
			} catch (error) {
				expect(error).toBeInstanceOf(UnreadableText);
			}
		}),
		{ numRuns: 150 }
	);
});

test('AsciiDoc is told from its neighbours', () => {
	expect(
		looksLikeAsciidoc(
			'= Keys\n:toc:\n\n== What is a key?\n\nSee link:a.html[this].\n\n== Why?\n\nSo.'
		)
	).toBeGreaterThan(0.8);
	expect(
		looksLikeAsciidoc('== What?\n\nThis.\n\n== Why?\n\nThat.\n\n== How?\n\nSo.')
	).toBeGreaterThan(0.5);
	for (const other of [
		'# Keys\n\n## What is a key?\n\nSee [this](a.html).\n',
		'Keys\n====\n\nWhat is a key?\n-------------\n\nSee `this <a.html>`_.\n\n.. note:: Careful.\n',
		'<h1>Keys</h1><p>What?</p>',
		'Q: What is a key?\nA: It opens locks: all of them.\n',
		'question,answer\nWhat?,This.\n'
	])
		expect(looksLikeAsciidoc(other), other).toBeLessThan(0.3);
});

test('inline text stays readable', async () => {
	const { doc } = await readAsciidoc(
		"It's a (C) test -- really. kbd:[Ctrl+C] menu:File[Save] btn:[OK]"
	);
	expect(doc[0]?.t === 'p' && inlineText(doc[0].c)).toMatch(/^It’s a © test/);
});
