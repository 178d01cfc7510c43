// Rule: a Word document is read for its words and never believed; other files and damaged ones get a sentence.
import fc from 'fast-check';
import { deflateSync, strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { documentText } from '../../src/lib/core/document';
import { readDocx } from '../../src/lib/formats/docx/docx';
import { UnreadableText } from '../../src/lib/formats/unreadable';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const run = (text: string, properties = '') =>
	`<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (content: string, properties = '') =>
	`<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : run(content)}</w:p>`;
const styled = (style: string, text: string) => p(text, `<w:pStyle w:val="${style}"/>`);
const style = (id: string, name: string, more = '') =>
	`<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;

interface Package {
	styles?: string;
	notes?: string;
	core?: string;
	more?: Record<string, string | Uint8Array>;
}

/** The smallest package that Word opens. */
function partsOf(body: string, { styles = '', notes, core, more = {} }: Package = {}) {
	const type = (part: string, kind: string) =>
		`<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`;
	const parts: Record<string, string | Uint8Array> = {
		'[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/>${type('document', 'document.main')}${type('styles', 'styles')}${type('footnotes', 'footnotes')}</Types>`,
		'_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
		'word/document.xml': `${head}<w:document ${W} xmlns:r="${R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>${body}</w:body></w:document>`,
		'word/_rels/document.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${R}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${R}/footnotes" Target="footnotes.xml"/><Relationship Id="rId3" Type="${R}/numbering" Target="numbering.xml"/><Relationship Id="rId4" Type="${R}/hyperlink" Target="https://a.example/x" TargetMode="External"/><Relationship Id="rId5" Type="${R}/hyperlink" Target="javascript:alert(1)" TargetMode="External"/><Relationship Id="rId6" Type="${R}/image" Target="media/a.png"/></Relationships>`,
		'word/styles.xml': `${head}<w:styles ${W}>${style('Normal', 'Normal')}${style('Heading1', 'heading 1')}${style('Heading2', 'heading 2')}${styles}</w:styles>`,
		'word/numbering.xml': `${head}<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
		...(notes ? { 'word/footnotes.xml': `${head}<w:footnotes ${W}>${notes}</w:footnotes>` } : {}),
		...(core
			? {
					'docProps/core.xml': `${head}<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t">${core}</cp:coreProperties>`
				}
			: {}),
		...more
	};
	return parts;
}

function docx(body: string, options?: Package): Uint8Array {
	const parts = Object.entries(partsOf(body, options));
	return zipSync(
		Object.fromEntries(
			parts.map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])
		)
	);
}

const plain = docx(p('What is it?') + p('A test.'));

test('headings, lists, tables, links and notes have their places', async () => {
	const { doc } = await readDocx(
		docx(
			styled('Heading1', 'Basics') +
				styled('Heading2', 'What is a key?') +
				p(
					`${run('It opens ')}${run('locks', '<w:b/>')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('. See ')}<w:hyperlink r:id="rId4">${run('here')}</w:hyperlink>`
				) +
				p('one', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') +
				p('two', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') +
				`<w:tbl><w:tr><w:tc>${p('a')}</w:tc><w:tc>${p('b')}</w:tc></w:tr></w:tbl>`,
			{ notes: `<w:footnote w:id="2">${p('Some.')}${p('Not all.')}</w:footnote>` }
		)
	);
	expect(doc).toEqual([
		{ t: 'h', level: 1, c: ['Basics'] },
		{ t: 'h', level: 2, c: ['What is a key?'] },
		{
			t: 'p',
			c: [
				'It opens ',
				{ t: 'strong', c: ['locks'] },
				{ t: 'ref', id: '2' },
				'. See ',
				{ t: 'link', to: 'https://a.example/x', c: ['here'] }
			]
		},
		{ t: 'list', items: [[{ t: 'p', c: ['one'] }], [{ t: 'p', c: ['two'] }]] },
		{ t: 'table', rows: [[['a'], ['b']]] },
		{ t: 'footnote', id: '2', c: [{ t: 'p', c: ['Some.', { t: 'br' }, 'Not all.'] }] }
	]);
});

test('headings are found by what their styles are called, made from, and ranked', async () => {
	const styles =
		style('berschrift2', 'Überschrift 2') +
		style('Titre3', 'Titre 3') +
		style('Own', 'Question of ours', '<w:basedOn w:val="berschrift2"/>') +
		style('Ranked', "Bob's", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>') +
		style('Body', 'Body Text');
	const { doc } = await readDocx(
		docx(
			styled('berschrift2', 'A') +
				styled('Titre3', 'B') +
				styled('Own', 'C') +
				styled('Ranked', 'D') +
				styled('Body', 'E') +
				p('F', '<w:pStyle w:val="Body"/><w:outlineLvl w:val="4"/>'),
			{ styles }
		)
	);
	expect(doc.map((block) => (block.t === 'h' ? block.level : 0))).toEqual([2, 3, 2, 4, 0, 5]);
});

test('a title stands above the sections', async () => {
	const { doc, facts } = await readDocx(
		docx(styled('Title', 'Questions') + styled('Heading1', 'Keys') + p('Text'), {
			styles: style('Title', 'Title')
		})
	);
	expect(doc.map((block) => (block.t === 'h' ? block.level : 0))).toEqual([1, 2, 0]);
	expect(facts.title).toBe('Questions');
});

test('what the file says of itself, and words beside the text, are kept', async () => {
	const { facts, left, doc } = await readDocx(
		docx(
			p('Text') +
				`<w:p><w:del w:id="1"><w:r><w:delText>gone words</w:delText></w:r></w:del>${run('kept')}</w:p>`,
			{
				core: '<dc:title>Ours &amp; yours</dc:title><dc:creator>Ann Lee</dc:creator><dcterms:modified>2024-02-03T10:00:00Z</dcterms:modified><cp:keywords>locks</cp:keywords>',
				more: { 'word/header1.xml': `<w:hdr ${W}>${p('Top of page')}</w:hdr>` }
			}
		)
	);
	expect(facts).toEqual({ title: 'Ours & yours', author: 'Ann Lee', date: '2024-02-03' });
	expect(documentText(doc)).toBe('Text\nkept');
	const words = left.map(({ text }) => text).join('\n');
	for (const word of ['gone words', 'locks', 'Top of page']) expect(words).toContain(word);
	for (const { reason } of left) expect(reason).toMatch(/\.$/);
});

test('pictures are their descriptions, and no unsafe address stays', async () => {
	const picture = `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" descr="A red key"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId6"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
	const { doc } = await readDocx(
		docx(p(picture) + p(`<w:hyperlink r:id="rId5">${run('press')}</w:hyperlink>`), {
			more: { 'word/media/a.png': new Uint8Array(5_000), 'word/vbaProject.bin': 'Sub AutoOpen()' }
		})
	);
	expect(documentText(doc)).toBe('A red key\npress');
	expect(JSON.stringify(doc)).not.toMatch(/javascript:|data:|AutoOpen/);
});

async function refused(bytes: Uint8Array, sentence: RegExp) {
	const reading = readDocx(bytes);
	await expect(reading).rejects.toThrow(UnreadableText);
	await expect(reading).rejects.toThrow(sentence);
}

test('other packed files get a sentence that says what to do', async () => {
	const zip = (...names: string[]) =>
		zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));
	await refused(zip('xl/workbook.xml'), /spreadsheet.*CSV/);
	await refused(zip('ppt/presentation.xml'), /presentation/);
	await refused(zip('Index/Document.iwa'), /Pages/);
	await refused(zip('META-INF/container.xml'), /e-book/);
	await refused(zip('notes.txt'), /Unpack/);
	const odt = zipSync({
		mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
		'content.xml': strToU8('<x/>')
	});
	await refused(odt, /OpenDocument/);
});

/** Changes a number in the directory, and in the header, of a part. */
function altered(bytes: Uint8Array, name: string, change: (view: DataView, at: number) => void) {
	const copy = bytes.slice();
	const view = new DataView(copy.buffer);
	for (let at = 0; at + 46 < copy.length; at++) {
		if (view.getUint32(at, true) !== 0x02014b50) continue;
		const found = new TextDecoder().decode(
			copy.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))
		);
		if (found === name) change(view, at);
	}
	return copy;
}

test('a locked part is told', async () => {
	await refused(
		altered(plain, 'word/document.xml', (view, at) => view.setUint16(at + 8, 1, true)),
		/password/
	);
});

test('sizes are bounded, declared ones and true ones', async () => {
	await refused(
		altered(plain, 'word/document.xml', (view, at) => view.setUint32(at + 24, 0xf0000000, true)),
		/too large/
	);
	const bomb = docx(p('a'), { more: { 'word/theme.xml': new Uint8Array(30_000_000) } });
	expect(bomb.length).toBeLessThan(200_000);
	await refused(bomb, /too large/);
	// One that says that it is small.
	await refused(
		altered(bomb, 'word/theme.xml', (view, at) => view.setUint32(at + 24, 1000, true)),
		/too large/
	);
	await refused(
		altered(plain, 'word/document.xml', (view, at) => view.setUint32(at + 24, 7, true)),
		/damaged/
	);
	// A bomb that is not read does no harm.
	const { doc } = await readDocx(
		docx(p('fine'), { more: { 'word/media/a.bmp': new Uint8Array(61 * 1024 * 1024) } })
	);
	expect(documentText(doc)).toBe('fine');
});

test('many entries are read or refused at once', async () => {
	const many: Record<string, Uint8Array> = {};
	for (let k = 0; k < 100_000; k++) many[`word/media/${k}`] = new Uint8Array(0);
	await refused(zipSync(many, { level: 0 }), /too large|damaged|Unpack/);
});

test('depth and length of the XML are bounded', async () => {
	const deep = '<w:sdt><w:sdtContent>'.repeat(5000);
	await refused(docx(deep + p('a') + '</w:sdtContent></w:sdt>'.repeat(5000)), /too deeply/);
	await refused(docx('<!DOCTYPE').subarray(0), /damaged/);
	const entity = docx('', {
		more: {
			'word/document.xml': `<!DOCTYPE a [<!ENTITY b "bb">]><w:document ${W}><w:body>${p('&b;')}</w:body></w:document>`
		}
	});
	await refused(entity, /damaged/);
	const broken = docx('', { more: { 'word/document.xml': '<w:document' } });
	await refused(broken, /damaged/);
});

test('a truncated file is told', async () => {
	const whole = docx(p('What is it?') + p('Words. '.repeat(500)));
	for (let part = 0; part < 10; part++)
		await refused(whole.subarray(0, Math.floor((whole.length * part) / 10)), /damaged/);
	// A stream that breaks off in an intact package.
	const cut = deflateSync(strToU8('some words '.repeat(50))).subarray(0, 10);
	await refused(
		altered(plain, 'word/document.xml', (view, at) => view.setUint32(at + 20, cut.length, true)),
		/damaged/
	);
});

test('any damage gives a text or a sentence', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.tuple(fc.nat(plain.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
			async (changes) => {
				const copy = plain.slice();
				for (const [at, byte] of changes) copy[at] = byte;
				try {
					expect(Array.isArray((await readDocx(copy)).doc)).toBe(true);
				} catch (error) {
					expect(error).toBeInstanceOf(UnreadableText);
				}
			}
		),
		{ numRuns: 150 }
	);
});

test('every word of any paragraphs is kept', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.stringMatching(/^[\p{L}\p{N} .?!,;()-]{1,40}$/u), { maxLength: 10 }),
			async (lines) => {
				const { doc } = await readDocx(docx(lines.map((line) => p(run(line))).join('')));
				const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
				expect(words(documentText(doc))).toEqual(words(lines.join('\n')));
			}
		),
		{ numRuns: 30 }
	);
});
