// The rule this file defends: pictures that lie in a document are taken whatever its format, once and within
// bounds, and named where they stood; what is no picture stays the words that it was, and so does all code.
import { expect, test } from 'vitest';
import { documentText, type Doc, type Inline } from '../../src/lib/core/document';
import { picturesIn } from '../../src/lib/core/picture';
import { draftOutline } from '../../src/lib/formats/drafts';
import { drawNote } from '../../src/lib/formats/faces';
import { readFaq } from '../../src/lib/formats/faq/read';
import { readMarkdown } from '../../src/lib/formats/markdown/markdown';
import { writeMarkdown } from '../../src/lib/formats/markdown/written';
import { dataAddress, gifHead, jpegHead, png, wordFile } from '../pictures';

const small = png();
const data = dataAddress(small);
const read = async (text: string, name: string) => {
	const { outline, pictures, text: kept } = await readFaq(text, name);
	const [entry] = outline.entries;
	return { outline, pictures, kept, answer: entry?.answer ?? [] };
};
const imagesIn = (doc: Doc): Inline[] =>
	doc.flatMap((block) =>
		block.t === 'p'
			? block.c.filter((part) => typeof part === 'object' && part.t === 'image')
			: block.t === 'list'
				? block.items.flatMap(imagesIn)
				: []
	);
const faq = (answer: string) => `# FAQ\n\n## How does it look?\n\n${answer}\n`;
const page = (answer: string) => `<h1>FAQ</h1><h2>How does it look?</h2>${answer}`;

test.each([
	['markdown', 'a.md', faq(`See: ![A cup](${data} "Cup")`)],
	['a reference', 'a.md', faq(`See: ![A cup][1]\n\n[1]: ${data}`)],
	['tags in Markdown', 'a.md', faq(`See: <img alt="A cup" src="${data}">`)],
	['a block of tags in Markdown', 'a.md', faq(`<p>See: <img src='${data}' alt="A cup"></p>`)],
	['a page', 'a.html', page(`<p>See: <img alt="A cup" src="${data}"></p>`)],
	[
		'broken lines',
		'a.html',
		page(`<p>See: <img alt="A cup" src="${data.replace(/(.{70})/g, '$1\n')}"></p>`)
	],
	[
		'escapes',
		'a.html',
		page(
			`<p>See: <img alt="A cup" src="${data.replaceAll('+', '%2B').replaceAll('=', '%3d')}"></p>`
		)
	],
	[
		'a type of capitals',
		'a.html',
		page(
			`<p>See: <img alt="A cup" src="${data.replace('image/png', 'IMAGE/PNG;name=cup.png')}"></p>`
		)
	],
	[
		'rst',
		'a.rst',
		`FAQ\n===\n\nWhat is it?\n-----------\n\nSee:\n\n.. image:: ${data}\n   :alt: A cup\n`
	],
	['asciidoc', 'a.adoc', `= FAQ\n\n== What is it?\n\nSee: image:${data}[A cup]\n`],
	[
		'a table',
		'a.csv',
		`Question,Answer\nWhat is it?,"See: <img alt='A cup' src='${data}'>"\nAnd that?,Nothing.\n`
	]
])('taken from %s', async (_, name, text) => {
	const { answer, pictures, kept } = await read(text, name);
	const [picture] = pictures;
	expect(pictures).toHaveLength(1);
	expect(picture).toMatchObject({ type: 'image/png', width: 64, height: 48, size: small.length });
	expect(picture!.bytes).toEqual(small);
	expect(imagesIn(answer)).toEqual([
		{ t: 'image', alt: 'A cup', to: `media:${picture!.hash}#64x48` }
	]);
	// What is kept is short, and read again it names the same pictures.
	expect(kept).not.toContain('base64');
	expect(picturesIn((await read(kept, name)).answer)).toEqual([picture!.hash]);
});

test('its address goes to Markdown and back', async () => {
	const { answer } = await read(faq(`![A \\] cup](${data})`), 'a.md');
	expect(readMarkdown(writeMarkdown(answer))).toEqual(answer);
});

test('a picture without a text is an answer, and a card', async () => {
	for (const [name, text] of [
		['a.md', faq(`![](${data})`)],
		['a.html', page(`<figure><img src="${data}"></figure>`)]
	] as const) {
		const { outline, answer, pictures } = await read(text, name);
		expect(picturesIn(answer)).toEqual([pictures[0]!.hash]);
		expect(outline.issues).toEqual([]);
		expect(outline.entries[0]!.confidence).toBeGreaterThan(0.8);
		const [draft] = draftOutline(outline);
		expect(JSON.stringify(draft?.badges ?? {})).not.toContain('empty');
		expect(picturesIn(drawNote(draft!).forward!.back)).toEqual([pictures[0]!.hash]);
	}
});

test('the short form of an answer takes the pictures that stand beside it', async () => {
	const prose =
		'Turn the red valve to the left until it clicks. Then wait for the water to come and go.';
	const more =
		'Older houses have another one in the cellar, which nobody has used for a very long time.';
	for (const text of [
		`${prose}\n\n![The valve](${data})\n\n${more}`,
		`${prose} ![The valve](${data})\n\n${more}`,
		`${prose}\n\n[![The valve](${data})](https://a.example/)\n\n${more}`
	]) {
		const { outline, pictures } = await read(faq(text), 'a.md');
		const face = drawNote(draftOutline(outline)[0]!).forward!;
		expect(documentText(face.back)).toMatch(/^Turn the red valve/);
		expect(picturesIn(face.back)).toEqual([pictures[0]!.hash]);
	}
	const far = await read(faq(`${prose}\n\n${more}\n\n![The cellar](${data})`), 'a.md');
	expect(picturesIn(drawNote(draftOutline(far.outline)[0]!).forward!.back)).toEqual([]);
});

test('a picture in the line of a question is what it asks about', async () => {
	for (const text of [
		`# FAQ\n\n## What is this? ![](${data})\n\nA pump.\n`,
		`Q: What is this? ![](${data})\n\nA: A pump.\n\nQ: And that?\n\nA: A tap.\n`
	]) {
		const { outline, pictures } = await read(text, 'a.md');
		const face = drawNote(draftOutline(outline)[0]!).forward!;
		expect(picturesIn(face.front)).toEqual([pictures[0]!.hash]);
		expect(documentText(face.front).trim()).toBe('What is this?');
		expect(documentText(face.back)).toBe('A pump.');
	}
});

test('an address in code, in words or in a link stays as it is written', async () => {
	const { answer, kept, pictures } = await read(
		faq(
			`Write \`<img src="${data}">\`:\n\n~~~html\n<img src="${data}">\n~~~\n\n${data} [it](${data})`
		),
		'a.md'
	);
	expect(pictures).toEqual([]);
	expect(JSON.stringify(answer).split(data)).toHaveLength(4);
	expect(kept).toContain(data);
	const both = await read(faq(`\`${data}\` is ![it](${data})`), 'a.md');
	expect(both.pictures).toHaveLength(1);
	expect(documentText(both.answer)).toBe(`${data} is it`);
	expect((await read(both.kept, 'a.md')).answer).toEqual(both.answer);
});

test.each([
	['words', dataAddress(new TextEncoder().encode('<!doctype html><script>alert(1)</script>'))],
	['a drawing', dataAddress(new TextEncoder().encode('<svg onload="alert(1)"/>'), 'image/svg+xml')],
	['a drawing that says otherwise', dataAddress(new TextEncoder().encode('<svg onload="x"/>'))],
	['base64 that is cut', data.slice(0, 40)],
	['base64 that is none', data.replace('base64,', 'base64,-!')],
	['nothing', 'data:image/png;base64,'],
	['a dot', dataAddress(gifHead(1, 1), 'image/gif')],
	['too many pixels', dataAddress(jpegHead(60_000, 60_000), 'image/jpeg')]
])('no picture: %s', async (_, address) => {
	for (const [name, text] of [
		['a.md', faq(`So: ![A cup](<${address}>)`)],
		['a.html', page(`<p>So: <img alt="A cup" src="${address}"></p>`)]
	] as const) {
		const { answer, pictures } = await read(text, name);
		expect(pictures).toEqual([]);
		expect(imagesIn(answer)).toEqual([{ t: 'image', alt: 'A cup' }]);
	}
});

test('what a page shows until it loads the picture is none', async () => {
	const { answer, pictures } = await read(
		page(`<p>So: <img alt="A cup" src="${data}" data-src="https://a.example/cup.png"></p>`),
		'a.html'
	);
	expect([pictures, imagesIn(answer)]).toEqual([[], [{ t: 'image', alt: 'A cup' }]]);
});

test('one that is too large stays words, and that is said', async () => {
	const large = dataAddress(png(64, 48, [1, 2, 3], 6_000_000));
	const { answer, pictures, outline, kept } = await read(
		faq(`![A cup](${large}) and ![A pot](${data}), not \`${large}\`.`),
		'a.md'
	);
	expect(pictures).toHaveLength(1);
	expect(imagesIn(answer)).toMatchObject([{ alt: 'A cup' }, { alt: 'A pot' }]);
	expect(documentText(answer)).toContain(large);
	expect(kept).toContain(large);
	expect(outline.issues.map(({ text }) => text)).toEqual([
		'One picture is larger than 5 MB, so only what is written for it is shown.'
	]);
});

test('a document has 20 MB of pictures; further ones stay words, and that is said', async () => {
	const four = [0, 1, 2, 3, 4].map((k) => dataAddress(png(64, 48, [k, 2, 3], 4_900_000)));
	// The text itself may have 20 MB, so that only a Word file gets so far; the first is there twice.
	const { Pictures } = await import('../../src/lib/formats/pictures');
	const pictures = new Pictures();
	const bytes = (address: string) => address.slice(address.indexOf(',') + 1);
	const taken = [];
	for (const one of [four[0]!, ...four]) taken.push(await pictures.takeText(bytes(one)));
	expect(taken.map(Boolean)).toEqual([true, true, true, true, true, false]);
	expect(pictures.issues().map(({ text }) => text)).toEqual([
		'One picture goes beyond the 20 MB that a document’s pictures may take together.'
	]);
});

test('a thousand pictures, and one a thousand times', async () => {
	const many = Array.from({ length: 1000 }, (_, k) =>
		dataAddress(png(16, 16, [k & 255, k >> 8, 0]))
	);
	const one = await read(faq(many.map((address) => `![](${address})`).join('\n')), 'a.md');
	expect(one.pictures).toHaveLength(1000);
	expect(imagesIn(one.answer)).toHaveLength(1000);
	const same = await read(faq(many.map(() => `![](${data})`).join('\n')), 'a.md');
	expect([same.pictures.length, imagesIn(same.answer).length]).toEqual([1, 1000]);
});

test('what never ends is read in time', async () => {
	const ends = await read(faq(`"${'data:image/png;base64,\n'.repeat(200_000)}`), 'a.md');
	expect(ends.pictures).toEqual([]);
	const open = await read(
		faq(`![a](${data.replace('base64,', `base64,${'A'.repeat(3_000_000)}`)}`),
		'a.md'
	);
	expect(open.pictures).toEqual([]);
});

test('the pictures of a Word file', async () => {
	const huge = png(64, 48, [9, 9, 9], 6_000_000);
	const file = wordFile(
		[
			'How does it look?',
			'So it looks.',
			{ name: 'cup.png', says: 'A cup' },
			{ name: 'pot.jpg' },
			{ name: 'drawing.emf', says: 'A drawing' },
			{ name: 'huge.png', says: 'A wall' },
			{ name: 'gone.png', says: 'A ghost' }
		],
		{
			'cup.png': small,
			// Named otherwise than it is.
			'pot.jpg': png(20, 90),
			'drawing.emf': new Uint8Array(500).fill(1),
			'huge.png': huge
		}
	);
	const { outline, pictures, text } = await readFaq(file, 'a.docx');
	expect(pictures.map(({ type, width, height }) => [type, width, height])).toEqual([
		['image/png', 64, 48],
		['image/png', 20, 90]
	]);
	const [cup, pot] = pictures.map(({ hash, width, height }) => `media:${hash}#${width}x${height}`);
	expect(imagesIn(outline.entries[0]!.answer)).toEqual([
		{ t: 'image', alt: 'A cup', to: cup },
		{ t: 'image', alt: '', to: pot },
		{ t: 'image', alt: 'A drawing' },
		{ t: 'image', alt: 'A wall' },
		{ t: 'image', alt: 'A ghost' }
	]);
	expect(outline.issues).toHaveLength(1);
	expect(outline.issues[0]!.text).toContain('5 MB');
	// Its Markdown, which is kept, says the same.
	const again = await readFaq(text, 'a.docx');
	expect(again.outline.entries[0]!.answer).toEqual(outline.entries[0]!.answer);
});
