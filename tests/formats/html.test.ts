// Rule: a web page is read into the closed tree with its questions marked.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documentText, type Block } from '../../src/lib/core/document';
import { htmlFragment, readHtml } from '../../src/lib/formats/html/html';
import type { Parsed } from '../../src/lib/formats/parsed';

const page = (name: string, base?: string) =>
	readHtml(readFileSync(new URL(`../fixtures/html/${name}.html`, import.meta.url), 'utf8'), base);
const words = (block: Block) => documentText([block]);
const leftOf = ({ left }: Parsed) => left.map(({ text, reason }) => `${reason} ${text}`);

/** The questions with their answers' words, and "…" where the markup does not say where an answer ends. */
function asked({ doc, asked, ends }: Parsed): [question: string, answer: string][] {
	const found: [string, string][] = [];
	let open: string[] | undefined;
	for (const block of doc) {
		if (asked.has(block)) {
			open = [];
			found.push([words(block), '…']);
		} else open?.push(words(block));
		if (!open || !ends.has(block)) continue;
		found.at(-1)![1] = open.join(' | ');
		open = undefined;
	}
	return found;
}

test('details are questions with bounded answers, and facts stand in the head', () => {
	const parsed = page('details');
	expect(asked(parsed)).toEqual([
		['Why does it not rise?', 'The yeast is old. | Buy new yeast.'],
		['How hot is the oven?', 'Two hundred degrees. | Wait until it is hot.'],
		['Storing a loaf', 'Keep it in linen. | Show the linen | It is white.']
	]);
	expect(parsed.facts).toEqual({
		title: 'Questions about bread',
		author: 'Ada Baker',
		date: '2024-03-01',
		language: 'en-GB'
	});
	const [title, first, , , second, , , third] = parsed.doc;
	expect(parsed.anchors.get(first!)).toBe('rise');
	expect(second).toEqual({ t: 'h', level: 3, c: ['How hot is the oven?'] });
	expect(parsed.asked.get(third!)!.confidence).toBe(0.7);
	expect(parsed.asked.has(title!)).toBe(false);
	expect(leftOf(parsed)).toEqual(['It is the title of the page’s window. Bread FAQ | The Oven']);
});

test.each([
	[
		'bootstrap',
		[
			['Do you ship abroad?', 'To all of Europe.'],
			['Returns', 'Within a month. | Unworn.']
		]
	],
	[
		'classes',
		[
			['Is it waterproof?', 'Yes, at the seams too.'],
			['Who sews it?', 'We do. | By hand.']
		]
	],
	[
		'siblings',
		[
			['Where do owls sleep?', 'In trees. | And in barns.'],
			['What do owls eat?', 'Mice.']
		]
	],
	[
		'inline',
		[
			['Can goats swim?', 'They can, and do not like it.'],
			['Do goats climb?', 'Very well.']
		]
	],
	[
		'checkbox',
		[
			['Is tea better warm?', 'It is.'],
			['Is milk needed?', 'No.']
		]
	],
	[
		'list-of-folds',
		[
			['Does rust spread?', 'Slowly.'],
			['Can rust be stopped?', 'With oil.']
		]
	],
	[
		'sections',
		[
			['When is it open?', 'Daily.'],
			['Are dogs allowed?', 'On a lead.'],
			['What is the price?', 'Ten coins.'],
			['Can I pay by card?', 'Sure.']
		]
	],
	[
		'microdata',
		[
			['Are snails slow?', 'Rather slow.'],
			['Do snails sleep', 'For years.']
		]
	],
	[
		'terms',
		[
			['What is a bowline?', 'A loop. | It holds.'],
			['Is it safe?\nDoes it slip?', 'It is.'],
			['Untying', 'Push the back.']
		]
	],
	[
		'tables',
		[
			['Is it red?', 'Mostly. | Not on Sundays.'],
			['Is it loud?', 'No.']
		]
	],
	['changelog', []]
])('questions of %s', (name, expected) => {
	expect(asked(page(name))).toEqual(expected);
});

/** Fold-outs as many page builders write them: three questions, one of them without a question mark. */
const builders: Record<string, (question: string, answer: string, k: number) => string> = {
	'aria on a heading’s button': (q, a, k) =>
		`<div><h3><button aria-controls="r:${k}" aria-expanded="false">${q}<svg></svg></button></h3><div id="r:${k}" hidden role="region">${a}</div></div>`,
	'a role, and the panel by id': (q, a, k) =>
		`<div class="item"><div class="tab-title" role="button" aria-controls="c${k}"><i class="fas"></i><a>${q}</a></div><div id="c${k}" class="tab-content">${a}</div></div>`,
	'toggle title and content': (q, a) =>
		`<div class="toggle close"><h5 class="toggle_title">${q}</h5><div class="toggle_content">${a}</div></div>`,
	'panels in boxes': (q, a, k) =>
		`<h3 class="accordion-heading"><button aria-controls="p${k}" aria-expanded="false"><span><p>${q}</p></span></button></h3><div class="collapse-root"><div id="p${k}" role="region"><div>${a}</div></div></div>`,
	'a button and a panel': (q, a) =>
		`<button class="accordion">${q}</button><div class="panel">${a}</div>`,
	'buttons without any names': (q, a) =>
		`<div class="border"><button class="w-full"><span>${q}</span><span>▼</span></button><div class="p-4">${a}</div></div>`,
	'custom elements': (q, a, k) =>
		`<x-panel class="x-expansion-panel"><x-head role="button" aria-controls="x${k}"><span>${q}</span></x-head><div role="region" id="x${k}">${a}</div></x-panel>`,
	'terms that are buttons': (q, a, k) =>
		`<dl><div><dt><button aria-controls="f${k}" aria-expanded="false">${q}</button></dt><dd id="f${k}">${a}</dd></div></dl>`,
	'letters as classes': (q, a) =>
		`<ul><li><div class="q">${q}</div><div class="a">${a}</div></li></ul>`,
	'details with a heading and a box': (q, a) =>
		`<details class="faq-item"><summary><h3>${q}</h3><span>+</span></summary><div>${a}</div></details>`
};

test.each(Object.entries(builders))('fold-outs made of %s', (_, build) => {
	const html = [
		['Where is it?', '<p>Here.</p><p>Near.</p>'],
		['Shipping cost', 'Ten.'],
		['Who are you?', 'Us.']
	].map(([question, answer], k) => build(question!, answer!, k));
	expect(asked(readHtml(html.join('\n')))).toEqual([
		['Where is it?', 'Here. | Near.'],
		['Shipping cost', 'Ten.'],
		['Who are you?', 'Us.']
	]);
});

test('the title is the page’s, not the site’s', () => {
	const titleOf = (title: string, heading: string) =>
		readHtml(`<title>${title}</title>${heading}<p>x</p>`).facts.title;
	expect(titleOf('FAQ | The Shop', '')).toBe('FAQ');
	expect(titleOf('FAQ – The Shop', '<h1>The Shop</h1>')).toBe('FAQ');
	expect(titleOf('The Shop - FAQ', '<h1><a href="index.html">The Shop</a></h1>')).toBe('FAQ');
	expect(titleOf('FAQ · The Shop', '<h1>Your questions</h1>')).toBe('Your questions');
	expect(titleOf('How-to', '')).toBe('How-to');
});

test('signs, numbers and icons that decorate a question are not of it', () => {
	expect(leftOf(page('classes'))).toEqual([
		'It is decoration. 01',
		'It is decoration. Open',
		'It is decoration. 02'
	]);
	expect(leftOf(page('bootstrap'))).toEqual(['It is decoration. expand_more']);
});

test('a fold-out of fold-outs is a section, others are bold lines', () => {
	const headings = page('sections').doc.filter((block) => block.t === 'h');
	expect(headings.map(words)).toEqual(['Zoo', 'Visiting', 'Tickets']);
	expect(page('changelog').doc.slice(1, 3)).toEqual([
		{ t: 'p', c: [{ t: 'strong', c: ['Version 2'] }] },
		{ t: 'p', c: ['Faster.'] }
	]);
	expect(page('terms').doc.slice(-4, -2)).toEqual([
		{ t: 'p', c: [{ t: 'strong', c: ['Hitch'] }] },
		{ t: 'p', c: ['Around a post.'] }
	]);
});

test('blocks, inline content and addresses', () => {
	const parsed = page('blocks');
	expect(parsed.facts.address).toBe('https://old.example/a/b.html');
	expect(parsed.doc).toEqual([
		{ t: 'h', level: 2, c: ['All things'] },
		{
			t: 'p',
			c: [
				'Text with ',
				{ t: 'link', to: 'https://old.example/c.html?x=1', c: ['link'] },
				', bad, ',
				{ t: 'link', to: 'mailto:a@b.example', c: ['mail'] },
				', ',
				{ t: 'image', alt: 'A cat', to: 'https://old.example/a/cat.png' },
				' and ',
				{ t: 'code', v: 'let a' },
				' x2 ',
				{ t: 'del', c: ['gone'] },
				' y.'
			]
		},
		{
			t: 'list',
			start: 4,
			items: [
				[
					{ t: 'p', c: ['four'] },
					{ t: 'list', items: [[{ t: 'p', c: ['inner'] }]] }
				],
				[
					{ t: 'p', c: ['five'] },
					{ t: 'p', c: ['more'] }
				]
			]
		},
		{ t: 'code', v: 'let a = 1;\n  let b;', lang: 'js' },
		{ t: 'quote', c: [{ t: 'p', c: ['Said.'] }] },
		{ t: 'rule' },
		{ t: 'p', c: ['A note.'] },
		{ t: 'p', c: [{ t: 'image', alt: '', to: 'https://old.example/d.png' }] },
		{ t: 'p', c: ['Caption'] }
	]);
	expect(leftOf(parsed)).toEqual(['It is for those who edit the page. Edit this page']);
});

test('two breaks divide paragraphs, one does not, and boxes in text do', () => {
	expect(page('soup').doc.slice(0, 4)).toEqual([
		{ t: 'p', c: [{ t: 'strong', c: ['How old is the moon?'] }, { t: 'br' }, 'Very old.'] },
		{ t: 'p', c: ['Older than you.'] },
		{ t: 'p', c: [{ t: 'strong', c: ['Is it far?'] }, { t: 'br' }, 'Yes'] },
		{ t: 'p', c: ['unclosed ', { t: 'em', c: ['here'] }] }
	]);
	expect(page('soup').doc.slice(4).map(words)).toEqual(['box one', 'inner', 'after', 'centre']);
});

test('old pages: places before headings, links to the heading itself, contents as lists', () => {
	const parsed = page('old');
	const headings = parsed.doc.filter((block) => block.t === 'h');
	expect(headings.map((block) => [words(block), parsed.anchors.get(block)])).toEqual([
		['Lamps', undefined],
		['Contents', undefined],
		['What is a lamp?', 'l1'],
		['Why do lamps hum?', 'l2'],
		['Can it stop?', 'l3']
	]);
	expect(headings.at(-1)).toEqual({ t: 'h', level: 3, c: ['Can it stop?'] });
	expect(parsed.doc[2]).toMatchObject({ t: 'quote', c: [{ t: 'list' }] });
});

test('tables of data stay, those that lay out are seen through', () => {
	const { doc } = page('tables');
	expect(doc.slice(0, 3).map(words)).toEqual(['Left?', 'One.', 'Two.']);
	expect(doc.slice(3, 5)).toEqual([
		{ t: 'p', c: ['Sizes'] },
		{
			t: 'table',
			rows: [
				[['Name'], ['Size']],
				[['Big ', { t: 'strong', c: ['one'] }], ['9 cm']]
			]
		}
	]);
});

test('a landing page: its chrome is left with reasons, its data is read, its offers ask nothing', () => {
	const parsed = page('landing');
	expect(asked(parsed).map(([question]) => question)).toEqual([
		'Do kites need & want wind?',
		'Can kites sing?',
		'Can kites dance?'
	]);
	expect([...parsed.asked.values()][0]).toEqual({
		confidence: 0.99,
		reason: 'The page itself marks it as a question.'
	});
	expect(parsed.stated.map(({ question }) => question)).toEqual([
		'Do kites need & want wind?',
		'Never shown?'
	]);
	expect(parsed.stated[0]!.answer[1]).toEqual({
		t: 'list',
		items: [
			[
				{
					t: 'p',
					c: [
						'A ',
						{ t: 'link', to: 'https://kites.example/files/wind.html', c: ['breeze'] },
						' is enough.'
					]
				}
			]
		]
	});
	expect([...parsed.outside!].map(words)).toEqual([
		'Kites for all',
		'Intro words.',
		'Why choose us?',
		'We know wind.'
	]);
	expect(parsed.facts).toEqual({
		title: 'Kites for all',
		language: 'de',
		address: 'https://kites.example/start/'
	});
	expect(leftOf(parsed)).toEqual([
		'It is the title of the page’s window. Kites – Home',
		'It is the page’s header. Logo Shop',
		'It stands beside the text. Beside',
		'It asks about cookies. May we use cookies? Yes',
		'It is a button. Buy now',
		'It is a call to action. Ready to start? Go',
		'It quotes customers. Great kites.',
		'It is a form. Your name',
		'It asks for feedback. Was this page helpful? Sure',
		'It is shown only where something else cannot be. Turn scripts on',
		'It is a template, which the page does not show. Slot',
		'It is the page’s footer. Questions? Write to us.',
		'It is commented out. Hidden note'
	]);
});

test('a form around a whole page, a footer with questions and a header with the title are content', () => {
	expect(page('form').doc.map((block) => block.t)).toEqual(['h', 'h', 'p', 'h', 'p']);
	const footer = readHtml(
		'<h1>A</h1><footer><details><summary>Why?</summary>So.</details><details><summary>How?</summary>Well.</details></footer>'
	);
	expect(asked(footer)).toEqual([
		['Why?', 'So.'],
		['How?', 'Well.']
	]);
	const header = readHtml('<header><h1>Title</h1><p>Lead.</p><nav>Menu</nav></header><p>Text.</p>');
	expect(header.doc.map(words)).toEqual(['Title', 'Lead.', 'Text.']);
	const two = readHtml('<header><h1>Site</h1></header><main><h1>FAQ</h1><p>Text.</p></main>');
	expect([two.facts.title, ...two.doc.map(words)]).toEqual(['FAQ', 'FAQ', 'Text.']);
});

test('fragments: plain text keeps its lines, HTML its blocks', () => {
	expect(htmlFragment('a < b\nc\n\nd')).toEqual([
		{ t: 'p', c: ['a < b', { t: 'br' }, 'c'] },
		{ t: 'p', c: ['d'] }
	]);
	expect(htmlFragment('<p>x <a href="y">z</a></p><ul><li>w', 'https://a.example/b')).toEqual([
		{ t: 'p', c: ['x ', { t: 'link', to: 'https://a.example/y', c: ['z'] }] },
		{ t: 'list', items: [[{ t: 'p', c: ['w'] }]] }
	]);
	expect(documentText(htmlFragment('<div>'.repeat(50_000) + 'words'))).toBe('words');
});
