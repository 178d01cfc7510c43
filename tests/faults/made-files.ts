/** Files that are made in a test: Word documents, packed files that lie about themselves, deck files. */
import { strToU8, zipSync } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES =
	'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

const escaped = (text: string) =>
	text
		// What XML knows no way to write.
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('"', '&quot;');

export const paragraph = (text: string, style = '') =>
	`<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

/** The parts of a Word document with a link and a picture that lead to `target`. */
export function docxParts(
	body: string,
	{ target = 'https://a.invalid/', title = 'A', more = {} as Record<string, Uint8Array> } = {}
): Record<string, Uint8Array> {
	const link = `<w:p><w:hyperlink r:id="rId2"><w:r><w:t>away</w:t></w:r></w:hyperlink><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" descr="${escaped(title)}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="rId3"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
	const texts = {
		'[Content_Types].xml': TYPES,
		'_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
		'word/_rels/document.xml.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${R}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${R}/hyperlink" Target="${escaped(target)}" TargetMode="External"/><Relationship Id="rId3" Type="${R}/image" Target="${escaped(target)}" TargetMode="External"/></Relationships>`,
		'word/styles.xml': `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
		'docProps/core.xml': `<c:coreProperties xmlns:c="c" xmlns:dc="d"><dc:title>${escaped(title)}</dc:title></c:coreProperties>`,
		'word/document.xml': `<w:document ${W} xmlns:r="${R}"><w:body>${body}${link}</w:body></w:document>`
	};
	const parts = Object.entries(texts).map(([name, xml]) => [name, strToU8(xml)] as const);
	return { ...Object.fromEntries(parts), ...more };
}

export const docxOf = (body: string, options?: Parameters<typeof docxParts>[1]): Uint8Array =>
	zipSync(docxParts(body, options));

/** One entry of a packed file, with what the file says of it. */
export interface Packed {
	name: string;
	data: Uint8Array;
	/** As it says; what `data` holds where left out. */
	packed?: number;
	size: number;
	method?: 0 | 8;
	flags?: number;
}

/** A packed file byte by byte, so that it can say of itself what is not so. */
export function zipOf(entries: Packed[], { count = entries.length } = {}): Uint8Array {
	const encoder = new TextEncoder();
	const parts: Uint8Array[] = [];
	const list: Uint8Array[] = [];
	let at = 0;
	for (const { name, data, packed = data.length, size, method = 8, flags = 0 } of entries) {
		const bytes = encoder.encode(name);
		const shared = [20, flags, method, 0, 0, 0, 0, packed & 0xffff, packed >>> 16];
		const sized = [...shared, size & 0xffff, size >>> 16, bytes.length, 0];
		const local = new Uint8Array(30 + bytes.length);
		local.set([0x50, 0x4b, 3, 4]);
		local.set(shorts(sized), 4);
		local.set(bytes, 30);
		const central = new Uint8Array(46 + bytes.length);
		central.set([0x50, 0x4b, 1, 2]);
		central.set(shorts([20, ...sized, 0, 0, 0, 0, 0, at & 0xffff, at >>> 16]), 4);
		central.set(bytes, 46);
		parts.push(local, data);
		list.push(central);
		at += local.length + data.length;
	}
	const size = list.reduce((sum, { length }) => sum + length, 0);
	const end = new Uint8Array(22);
	end.set([0x50, 0x4b, 5, 6]);
	end.set(shorts([0, 0, count, count, size & 0xffff, size >>> 16, at & 0xffff, at >>> 16, 0]), 4);
	return joined([...parts, ...list, end]);
}

const shorts = (values: number[]) =>
	Uint8Array.from(values.flatMap((value) => [value & 0xff, (value >>> 8) & 0xff]));

export function joined(parts: Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/** A deck file with a text in every place that is shown; `more` is cards beside its own. */
export function deckOf({ text = 'b', line = 'a', id = 'hostile', more = '' } = {}): string {
	const value = line.replaceAll('"', "'");
	return `---
id: ${id}
title: ${line}
author: ${line}
source: https://a.invalid/faq
sourceDate: 2024-01-01
deckDate: 2024-01-02
language: en
attribution: ${line}
---

## ${line} {#one}

### ${line}? {#first at="${value}"}

${text}

#### ${line}? {#card-one tags=a context="${value}"}

${text}

#### What is it? {#card-two kind=cloze}

It is {{c1::${line}::hint}} and {{c2::b}}.

#### Which? {#card-three kind=list}

x y

{point.x}
${line}

{point.y}
c
${more}`;
}
