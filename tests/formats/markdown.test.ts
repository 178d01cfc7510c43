// Rule: Markdown is read into the closed tree and nothing else, hostile or not, and comes back from it the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentText, type Doc } from '../../src/lib/core/document';
import { readMarkdown } from '../../src/lib/formats/markdown/markdown';
import { parseMarkdown } from '../../src/lib/formats/markdown/parser';
import { isPlainLine } from '../../src/lib/formats/markdown/plain-line';
import { tokensToDoc } from '../../src/lib/formats/markdown/tree';
import { writeMarkdown } from '../../src/lib/formats/markdown/written';
import { UnreadableText } from '../../src/lib/formats/unreadable';

const kinds = new Set(
	'p h code math list quote table rule footnote em strong del link image br ref'.split(' ')
);

/** Every object of a tree with a `t`, at any depth. */
function nodesOf(part: unknown): { t: string; to?: string }[] {
	if (Array.isArray(part)) return part.flatMap(nodesOf);
	if (typeof part !== 'object' || part === null) return [];
	const inner = Object.values(part).flatMap(nodesOf);
	return 't' in part ? [part as { t: string }, ...inner] : inner;
}

function expectClosed(doc: Doc) {
	for (const node of nodesOf(doc)) {
		expect(kinds).toContain(node.t);
		if (node.to != null) expect(node.to).toMatch(/^(https?:|mailto:|#)/i);
	}
}

test('every construct has its place in the tree', () => {
	const doc = readMarkdown(
		[
			'# One *two* **three** ~~four~~ `five`',
			'Text  \nbroken [link](https://a.example "t") ![cat](https://a.example/c.png) https://b.example',
			'3. three\n   - nested\n4. four',
			'> quoted\n> > twice',
			'```js title\nlet a;\n```',
			'| a | b |\n|--|--|\n| `c` | d<br>e |',
			'---',
			'- [x] done\n- [ ] open',
			'Note[^1].\n\n[^1]: The note.'
		].join('\n\n')
	);
	expect(doc).toEqual([
		{
			t: 'h',
			level: 1,
			c: [
				'One ',
				{ t: 'em', c: ['two'] },
				' ',
				{ t: 'strong', c: ['three'] },
				' ',
				{ t: 'del', c: ['four'] },
				' ',
				{ t: 'code', v: 'five' }
			]
		},
		{
			t: 'p',
			c: [
				'Text',
				{ t: 'br' },
				'broken ',
				{ t: 'link', to: 'https://a.example', c: ['link'] },
				' ',
				{ t: 'image', alt: 'cat', to: 'https://a.example/c.png' },
				' ',
				{ t: 'link', to: 'https://b.example', c: ['https://b.example'] }
			]
		},
		{
			t: 'list',
			start: 3,
			items: [
				[
					{ t: 'p', c: ['three'] },
					{ t: 'list', items: [[{ t: 'p', c: ['nested'] }]] }
				],
				[{ t: 'p', c: ['four'] }]
			]
		},
		{
			t: 'quote',
			c: [
				{ t: 'p', c: ['quoted'] },
				{ t: 'quote', c: [{ t: 'p', c: ['twice'] }] }
			]
		},
		{ t: 'code', v: 'let a;', lang: 'js' },
		{
			t: 'table',
			rows: [
				[['a'], ['b']],
				[[{ t: 'code', v: 'c' }], ['d e']]
			]
		},
		{ t: 'rule' },
		{ t: 'list', items: [[{ t: 'p', c: ['☑ done'] }], [{ t: 'p', c: ['☐ open'] }]] },
		{ t: 'p', c: ['Note', { t: 'ref', id: '1' }, '.'] },
		{ t: 'footnote', id: '1', c: [{ t: 'p', c: ['The note.'] }] }
	]);
});

test('raw HTML becomes the text it shows, and nothing of it runs', () => {
	const doc = readMarkdown(
		[
			'<script>alert(1)</script>',
			'<div onclick="alert(1)">shown &amp; <b title="a>b">kept</b></div>',
			'a <img src=x onerror=alert(1) alt="a cat"> b<br>c <script>alert(2)</script>d',
			'<style>p { color: red }</style>',
			'<h3><a href="#x" name="x">\nHeading\n</a></h3>',
			'<!-- a comment -->',
			'<svg onload=alert(1)>',
			'<iframe src="javascript:alert(1)"></iframe>'
		].join('\n\n')
	);
	expectClosed(doc);
	expect(documentText(doc)).toBe('shown & kept\na a cat b\nc d\nHeading');
	expect(doc[0]).toEqual({ t: 'p', c: ['shown & ', { t: 'strong', c: ['kept'] }] });
	expect(doc[2]).toEqual({
		t: 'h',
		level: 3,
		c: [{ t: 'link', to: '#x', c: ['Heading'] }]
	});
});

test('raw HTML marks what stands in it, also where it does not nest', () => {
	const a = { t: 'link', to: 'https://a.example/', c: ['here'] };
	expect(readMarkdown('go <a href="https://a.example/">here</a> <b>now *then</b> too*')).toEqual([
		{
			t: 'p',
			c: ['go ', a, ' ', { t: 'strong', c: ['now ', { t: 'em', c: ['then'] }] }, ' too']
		}
	]);
	expect(readMarkdown('<p align="center"><a href="https://a.example/">here</a>')).toEqual([
		{ t: 'p', c: [a] }
	]);
	expect(documentText(readMarkdown('</b> a <a href="javascript:x">b <i>c'))).toBe('a b c');
});

test('a script that is never closed hides no words', () => {
	expect(
		documentText(readMarkdown('The tag\n\n<script> is opened here\n\nand never closed.'))
	).toBe('The tag\nis opened here and never closed.');
});

test('unsafe links keep their text and lose their address', () => {
	for (const address of [
		'javascript:alert(1)',
		'JaVa&#9;script:alert(1)',
		'data:text/html,x',
		'vbscript:x',
		'file:///etc/passwd',
		' &#1;javascript:x'
	]) {
		const doc = readMarkdown(
			`[words](<${address}>) ![picture](<${address}>) [ref]\n\n[ref]: <${address}>`
		);
		expectClosed(doc);
		expect(nodesOf(doc).filter((node) => node.to)).toEqual([]);
		expect(documentText(doc)).toContain('words picture ref');
	}
});

test('relative links need the address of their document', () => {
	expect(readMarkdown('[a](b.html)')).toEqual([{ t: 'p', c: ['a'] }]);
	expect(readMarkdown('[a](b.html)', 'https://x.example/d/e.html')).toEqual([
		{ t: 'p', c: [{ t: 'link', to: 'https://x.example/d/b.html', c: ['a'] }] }
	]);
});

test.each([
	['100,000 quotes in one line', '>'.repeat(100_000) + 'a'],
	['a list of a thousand levels', nestedList(1000)],
	['a line of 10 MB', 'x'.repeat(10_000_000)],
	['100,000 open brackets', '['.repeat(100_000)],
	['50,000 comments that never close', 'a <!--'.repeat(50_000)],
	['more than 10 MB', 'a\n\n'.repeat(4_000_000)]
])('%s: refused with a sentence', (_, text) => {
	expect(() => readMarkdown(text)).toThrow(UnreadableText);
	expect(() => readMarkdown(text)).toThrow(/\. [A-Z].+\.$/);
});

test.each([
	['20,000 brackets', '['.repeat(20_000) + 'end'],
	['a run of 20,000 stars', '*'.repeat(20_000) + 'end' + '*'.repeat(20_000)],
	['20,000 emphasised words', '*a* '.repeat(20_000) + 'end'],
	['10,000 quotes', '> a\n\n'.repeat(10_000) + 'end'],
	['10,000 tables', '|a|\n|-|\n'.repeat(10_000) + '\nend'],
	[
		'dollars of 400 lengths',
		Array.from({ length: 400 }, (_, k) => '$'.repeat(k + 1) + 'a').join(' ') + ' end'
	]
])('%s are read, with all their words', (_, text) => {
	expect(documentText(readMarkdown(text))).toContain('end');
});

test('what is deep but allowed is read, and its words stay', () => {
	expect(documentText(readMarkdown('> '.repeat(90) + 'deep'))).toBe('deep');
	expect(documentText(readMarkdown(nestedList(60)))).toMatch(/level 59$/);
	const emphasis = '*a **b '.repeat(200) + 'middle' + '** c*'.repeat(200);
	expect(documentText(readMarkdown(emphasis))).toContain('middle');
	expectRoundTrip(emphasis);
});

function nestedList(levels: number): string {
	return Array.from({ length: levels }, (_, k) => `${'  '.repeat(k)}- level ${k}`).join('\n');
}

function expectRoundTrip(text: string) {
	const doc = readMarkdown(text);
	expect(readMarkdown(writeMarkdown(doc))).toEqual(doc);
}

const pieces =
	'a|word|*|**|_|~~|`|``|[|](http://a.b/c)|![|<br>|<b>|</b>|\n|\n\n|- |1. |2) |> |# |### |    |  |  \n|\\|---|===|[^1]|\n\n[^1]: note\n\n|&amp;|&nbsp;|http://x.y|www.z.org|a@b.co|<!-- c -->|<script>x</script>|```\n|é|?|!|"|[x] |&#10;|\t|$|<h3>|</h3>|<p>|\u00a0|$|$$|\n$$\n|<details><summary>S</summary>'
		.split('|')
		.concat('|', '\n|-|-|\n');

test('written and read again it is the same: any mix of marks', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 16 }), (parts) =>
			expectRoundTrip(parts.join(''))
		),
		{ numRuns: 1500 }
	);
});

test('written and read again it is the same: well-formed documents', () => {
	const word = fc.constantFrom(
		'alpha',
		'beta_x',
		'C*',
		'1.',
		'- no',
		'#7',
		'a|b',
		'<tag>',
		'[x]',
		'é'
	);
	const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
	const inline = fc.oneof(
		line,
		line.map((text) => `**${text}** and *${text}*`),
		line.map((text) => `[${text}](https://a.example/${text.length}?q=(1)) \`${text}\``)
	);
	const block = fc.oneof(
		inline,
		inline.map((text) => `## ${text}`),
		fc
			.array(inline, { minLength: 1, maxLength: 4 })
			.map((items) => items.map((i) => `- ${i}`).join('\n')),
		fc
			.array(inline, { minLength: 1, maxLength: 4 })
			.map((items) => items.map((i) => `1. ${i}\n\n   more`).join('\n')),
		inline.map((text) => `> ${text}\n>\n> - ${text}`),
		line.map((text) => `\`\`\`\`js\n${text}\n\`\`\`\n\`\`\`\``),
		line.map((text) => `| ${text.replaceAll('|', '\\|')} | b |\n|---|---|\n| c | \`d\\|e\` |`),
		fc.constant('---')
	);
	fc.assert(
		fc.property(fc.array(block, { maxLength: 8 }), (blocks) =>
			expectRoundTrip(blocks.join('\n\n'))
		),
		{ numRuns: 500 }
	);
});

test('any text is read into the closed tree', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 200 })), (text) =>
			expectClosed(readMarkdown(text))
		),
		{ numRuns: 500 }
	);
});

test('lines that are taken for plain are what the parser and the writer make of them', () => {
	const line = fc.string({
		unit: fc.constantFrom(...'aZé是1 .,:;?\'"()%–—…-*_#>+~$&<[]!|\\/@=`{}'),
		maxLength: 12
	});
	fc.assert(
		fc.property(line, (text) => {
			fc.pre(isPlainLine(text));
			expect(tokensToDoc(parseMarkdown(text))).toEqual(readMarkdown(text));
			// With something behind it, it goes through the writer.
			const long = writeMarkdown([{ t: 'p', c: [text] }, { t: 'rule' }]);
			expect(long).toBe(`${writeMarkdown([{ t: 'p', c: [text] }])}\n---\n`);
		}),
		{ numRuns: 2000 }
	);
});
