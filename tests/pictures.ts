/** Pictures as files hold them, for tests: whole ones to be drawn, and heads of other types. */
import { crc32, deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

type Bytes = Uint8Array<ArrayBuffer>;

const bytesOf = (...parts: (string | number[] | Uint8Array)[]): Bytes =>
	new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1'))));
const big = (value: number, bytes = 4) =>
	Array.from({ length: bytes }, (_, k) => (value / 256 ** (bytes - 1 - k)) & 255);
const little = (value: number, bytes = 2) => big(value, bytes).reverse();

/** A PNG of one colour, whole; `padding` makes it longer without changing what it shows. */
export function png(width = 64, height = 48, colour = [200, 80, 40], padding = 0): Bytes {
	const chunk = (name: string, data: Uint8Array) => {
		const body = bytesOf(name, data);
		return bytesOf(big(data.length), body, big(crc32(body)));
	};
	const row = [0, ...Array.from({ length: width }, () => colour).flat()];
	const rows = new Uint8Array(Array.from({ length: height }, () => row).flat());
	return bytesOf(
		[0x89],
		'PNG\r\n\x1a\n',
		chunk('IHDR', bytesOf(big(width), big(height), [8, 2, 0, 0, 0])),
		...(padding ? [chunk('teXt', new Uint8Array(padding))] : []),
		chunk('IDAT', deflateSync(rows)),
		chunk('IEND', new Uint8Array())
	);
}

/** The head of a JPEG; `orientation` as a camera states it. */
export function jpegHead(width: number, height: number, orientation = 0): Bytes {
	const tiff = ['II', little(42), little(8, 4), little(1)];
	const entry = [little(0x0112), little(3), little(1, 4), little(orientation, 4)];
	const exif = bytesOf('Exif\0\0', ...tiff, ...entry);
	return bytesOf(
		[0xff, 0xd8],
		...(orientation ? [[0xff, 0xe1], big(exif.length + 2, 2), exif] : []),
		[0xff, 0xdb, 0, 4, 1, 2],
		[0xff, 0xc0, 0, 11, 8],
		big(height, 2),
		big(width, 2),
		[1, 1, 17, 0]
	);
}

export const gifHead = (width: number, height: number) =>
	bytesOf('GIF89a', little(width), little(height), [0, 0, 0]);

export const webpHead = (width: number, height: number) =>
	bytesOf(
		'RIFF\0\0\0\0WEBPVP8X',
		little(10, 4),
		little(0, 4),
		little(width - 1, 3),
		little(height - 1, 3)
	);

export const avifHead = (width: number, height: number) =>
	bytesOf(
		big(20),
		'ftypavif\0\0\0\0mif1',
		big(20),
		'ispe',
		big(0),
		big(width),
		big(height),
		big(0, 16)
	);

/** As it is written into a document. */
export const dataAddress = (bytes: Uint8Array, type = 'image/png') =>
	`data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

const OPEN = 'http://schemas.openxmlformats.org';
const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`);

/** A Word file: paragraphs as words or as pictures of `media`, by their names, with what is said of them. */
export function wordFile(
	paragraphs: (string | { name: string; says?: string })[],
	media: Record<string, Uint8Array>
): Uint8Array {
	const R = `${OPEN}/officeDocument/2006/relationships`;
	const names = [
		...new Set(paragraphs.flatMap((one) => (typeof one === 'string' ? [] : [one.name])))
	];
	const drawing = ({ name, says = '' }: { name: string; says?: string }) =>
		`<w:drawing><wp:inline><wp:docPr id="1" name="n" descr="${says}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="p${names.indexOf(name)}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;
	const body = paragraphs.map((one) =>
		typeof one === 'string'
			? `<w:p>${one.endsWith('?') ? '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' : ''}<w:r><w:t>${one}</w:t></w:r></w:p>`
			: `<w:p><w:r>${drawing(one)}</w:r></w:p>`
	);
	const links = names.map(
		(name, k) => `<Relationship Id="p${k}" Type="${R}/image" Target="media/${name}"/>`
	);
	const space = `${OPEN}/package/2006`;
	return zipSync({
		'[Content_Types].xml': xml(
			`<Types xmlns="${space}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
		),
		'_rels/.rels': xml(
			`<Relationships xmlns="${space}/relationships"><Relationship Id="r1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`
		),
		'word/_rels/document.xml.rels': xml(
			`<Relationships xmlns="${space}/relationships">${links.join('')}</Relationships>`
		),
		'word/document.xml': xml(
			`<w:document xmlns:w="${OPEN}/wordprocessingml/2006/main" xmlns:r="${R}" xmlns:wp="${OPEN}/drawingml/2006/wordprocessingDrawing" xmlns:a="${OPEN}/drawingml/2006/main" xmlns:pic="${OPEN}/drawingml/2006/picture"><w:body>${body.join('')}</w:body></w:document>`
		),
		...Object.fromEntries(
			Object.entries(media).map(([name, bytes]) => [`word/media/${name}`, bytes])
		)
	});
}
