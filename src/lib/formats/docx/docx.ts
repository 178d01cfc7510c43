/**
 * Word documents, by a reader that is loaded when it is needed. It never sees the file itself: only the
 * parts with words, unpacked within bounds and packed anew, so that no bomb, macro or picture reaches it.
 */
import { strToU8, zipSync } from 'fflate';
import { inlineText } from '../../core/document';
import { refuseDamaged, unpackParts } from './parts';
import { besideText, coreFact, styleMap, styleOutlines } from './xml';
import { noteMark, placeNotes, refMark, withoutMarks } from '../footnote-marks';
import { readHtml } from '../html/html';
import type { Parsed } from '../parsed';
import { UnreadableText } from '../unreadable';

/** Levels of XML; what Word writes has about thirty. */
const DEEPEST = 200;
const MOST_TAGS = 2_000_000;
const TOO_LONG =
	'This Word document is too long or nests too deeply. Split it into parts and read each part by itself.';

/**
 * A Word document (.docx, .docm). Pictures are their descriptions, and headers, footers, comments and
 * deleted words are in `left`. Rejects with UnreadableText for damaged, locked, huge and other files.
 */
export async function readDocx(bytes: Uint8Array): Promise<Parsed> {
	const parts = new Map<string, string>();
	for (const [name, part] of unpackParts(bytes)) parts.set(name, xmlOf(part));
	const main = [...parts.keys()].find((name) => /^word\/document\d*\.xml$/i.test(name)) ?? '';
	const document = parts.get(main) ?? refuseDamaged();
	const html = await convert(
		new Map(parts).set(main, styleOutlines(document)),
		styleMap(parts.get('word/styles.xml') ?? '', document)
	);
	const parsed = placeNotes(readPage(withNotes(html)));
	const core = parts.get('docProps/core.xml') ?? '';
	const first = parsed.doc.find((block) => block.t === 'h');
	const title = first?.level === 1 ? inlineText(first.c) : coreFact(core, 'dc:title');
	const author = coreFact(core, 'dc:creator');
	const date = coreFact(core, 'dcterms:modified') ?? coreFact(core, 'dcterms:created');
	const language = coreFact(core, 'dc:language');
	parsed.left.push(...besideText(parts));
	parsed.facts = {
		...(title ? { title } : {}),
		...(author ? { author } : {}),
		...(date ? { date: date.slice(0, 10) } : {}),
		...(language ? { language } : {})
	};
	return parsed;
}

/** XML of a part, where it is sound enough to be walked. */
function xmlOf(part: Uint8Array): string {
	const encoding = part[0] === 0xff ? 'utf-16le' : part[0] === 0xfe ? 'utf-16be' : 'utf-8';
	const xml = withoutMarks(new TextDecoder(encoding).decode(part));
	if (/<!DOCTYPE|<!ENTITY/i.test(xml.slice(0, 2000))) refuseDamaged();
	let depth = 0;
	let tags = 0;
	for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
		const next = xml[at + 1];
		if (next === '?' || next === '!') continue;
		const end = xml.indexOf('>', at);
		if (end < 0) refuseDamaged();
		if (next === '/') depth--;
		else if (xml[end - 1] !== '/') depth++;
		if (depth > DEEPEST || ++tags > MOST_TAGS) throw new UnreadableText(TOO_LONG);
	}
	return xml;
}

async function convert(parts: Map<string, string>, styles: string[]): Promise<string> {
	const { default: mammoth } = await import('mammoth');
	const packed: Record<string, Uint8Array> = {};
	for (const [name, xml] of parts)
		packed[name] = strToU8(xml.replace(/encoding="[^"]*"/, 'encoding="UTF-8"'));
	const zip = zipSync(packed, { level: 0 });
	// Browsers are given the bytes in another way than Node.
	const input = { arrayBuffer: zip.buffer as ArrayBuffer, buffer: zip } as {
		arrayBuffer: ArrayBuffer;
	};
	try {
		const { value } = await mammoth.convertToHtml(input, {
			styleMap: styles,
			includeEmbeddedStyleMap: false,
			convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
			externalFileAccess: false
		});
		return value;
	} catch {
		return refuseDamaged();
	}
}

/** Notes are a list of links at the end, and their calls are links in the text. */
function withNotes(html: string): string {
	return html
		.replace(
			/<sup><a href="#[\w-]*?((?:foot|end)note)-(\d{1,6})" id="[^"]{1,100}">\[\d+\]<\/a><\/sup>/g,
			(_, kind: string, number: string) => refMark(numberOf(kind, number))
		)
		.replace(
			/<li id="((?:foot|end)note)-(\d{1,6})">([^]*?)<a href="#(?:foot|end)note-ref-\d{1,6}">↑<\/a><\/p><\/li>/g,
			(_, kind: string, number: string, note: string) =>
				`</ol><p>${noteMark(numberOf(kind, number))}${note.replaceAll('</p><p>', '<br>').replace(/<\/?p>/g, '')}</p><ol>`
		);
}

const numberOf = (kind: string, number: string) => (kind === 'endnote' ? `9${number}` : number);

function readPage(html: string): Parsed {
	try {
		return readHtml(html);
	} catch (error) {
		if (!(error instanceof UnreadableText)) throw error;
		throw new UnreadableText(TOO_LONG);
	}
}
