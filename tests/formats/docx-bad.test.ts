// Rule: no Word document, however its XML is made, keeps its reader busy without end; it is read or refused with a sentence.
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { documentText } from '../../src/lib/core/document';
import { readDocx } from '../../src/lib/formats/docx/docx';
import { UnreadableText } from '../../src/lib/formats/unreadable';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const many = (text: string, times: number) => text.repeat(times);
const p = (text: string, style = '') =>
	`<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
const body = p('What is zq0x?', 'Heading1') + p('zq1x');

const typed =
	'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const related =
	'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const styled =
	'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>';

/** Nothing is packed, so that no bomb is seen in it. */
function docx(content: string, styles = '', before = ''): Uint8Array {
	const parts = {
		'[Content_Types].xml': typed,
		'_rels/.rels': related,
		'word/_rels/document.xml.rels': styled,
		'word/styles.xml': `<w:styles ${W}>${styles}</w:styles>`,
		'word/document.xml': `${before}<w:document ${W}><w:body>${content}</w:body></w:document>`
	};
	return zipSync(
		Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
		{ level: 0 }
	);
}

const style = (id: string, more: string) =>
	`<w:style w:type="paragraph" w:styleId="${id}">${more}</w:style>`;
const heading = style('Heading1', '<w:name w:val="heading 1"/>');

test.each([
	['comments that never end', body + many('<!--', 100_000)],
	['data that never ends', body + many('<![CDATA[', 100_000)],
	['entities, far down', '', `${' '.repeat(5000)}<!DOCTYPE a [<!ENTITY b "c">]>`],
	['levels behind signs in values', many('<w:p a="/>">', 1000) + many('</w:p>', 1000)],
	['ends without beginnings', many('</w:p>', 1000) + many('<w:p>', 1000)],
	['more tags than a book', many('<w:p/>', 700_000)]
])('refused: %s', async (_, content, before = '') => {
	await expect(readDocx(docx(content, '', before))).rejects.toThrow(UnreadableText);
});

test.each([
	['styles that never end', many('<w:style w:type="paragraph"/>', 250_000)],
	[
		'a style for every paragraph',
		Array.from({ length: 20_000 }, (_, k) => style(`S${k}`, '<w:outlineLvl w:val="1"/>')).join('')
	],
	[
		'titles without end',
		Array.from({ length: 20_000 }, (_, k) => style(`T${k}`, '<w:name w:val="title"/>')).join('')
	]
])('read: %s', async (_, styles) => {
	const paragraphs = Array.from({ length: 10_000 }, (_, k) => p('a', `S${k}`)).join('');
	const { doc } = await readDocx(docx(body + paragraphs, heading + styles));
	expect(doc[0]).toEqual({ t: 'h', level: 1, c: ['What is zq0x?'] });
	expect(documentText(doc)).toContain('zq1x');
});

test('properties that never end are passed over', async () => {
	const content = body + many(`<w:pPr></w:x>${' '.repeat(30)}`, 150_000);
	await readDocx(docx(content)).catch((error) => expect(error).toBeInstanceOf(UnreadableText));
});

test('a sign in a value or a comment is no tag', async () => {
	const odd = '<w:bookmarkStart w:name="a > b" w:id="1"/><!-- <w:p> --><?mark <w:p>?>';
	const { doc } = await readDocx(docx(odd + body, heading));
	expect(documentText(doc)).toBe('What is zq0x?\nzq1x');
});

test('a level alone makes a heading, old properties of it do not', async () => {
	const old = '<w:pPrChange w:id="1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>';
	const paragraph = (properties: string) =>
		`<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>a</w:t></w:r></w:p>`;
	const level = '<w:outlineLvl w:val="1"/>';
	const { doc } = await readDocx(docx(paragraph(level) + paragraph(old) + paragraph(level + old)));
	expect(doc.map(({ t }) => t)).toEqual(['h', 'p', 'h']);
});
