/**
 * Word documents, by a reader that is loaded when it is needed. It never sees the file itself: only the
 * parts with words, unpacked within bounds and packed anew, so that no bomb or macro reaches it. Pictures go
 * past it: it only says where which of them stands.
 */
import { strToU8, zipSync } from 'fflate';
import { inlineText } from '../../core/document';
import { refuseDamaged, unpackParts, unpackPictures } from './parts';
import { soundParts, TOO_LONG } from './sound';
import { styled } from './styles';
import { besideText, coreFact } from './xml';
import { noteMark, placeNotes, refMark } from '../footnote-marks';
import { readHtml } from '../html/html';
import type { Parsed } from '../parsed';
import { LARGEST, Pictures } from '../pictures';
import { UnreadableText } from '../unreadable';

/**
 * A Word document (.docx, .docm). Its pictures are put into `pictures`; those that cannot be shown are
 * their descriptions. Headers, footers, comments and deleted words are in `left`. Rejects with UnreadableText for damaged, locked, huge and other files.
 */
export async function readDocx(bytes: Uint8Array, pictures = new Pictures()): Promise<Parsed> {
	const parts = soundParts(unpackParts(bytes));
	const main = [...parts.keys()].find((name) => /^word\/document\d*\.xml$/i.test(name)) ?? '';
	const { document, map } = styled(
		parts.get(main) ?? refuseDamaged(),
		parts.get('word/styles.xml') ?? ''
	);
	const given = unpackPictures(bytes, LARGEST);
	const html = await convert(new Map(parts).set(main, document), map, given, pictures);
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

async function convert(
	parts: Map<string, string>,
	styles: string[],
	given: Map<string, Uint8Array | undefined>,
	pictures: Pictures
): Promise<string> {
	const { default: mammoth } = await import('mammoth');
	const packed: Record<string, Uint8Array> = {};
	for (const [name, xml] of parts)
		packed[name] = strToU8(xml.replace(/encoding="[^"]*"/, 'encoding="UTF-8"'));
	// The reader asks for a picture where it stands; one that is too large is nothing to it.
	for (const [name, bytes] of given) packed[name] = bytes ?? new Uint8Array();
	const zip = zipSync(packed, { level: 0 });
	// Browsers are given the bytes in another way than Node.
	const input = { arrayBuffer: zip.buffer as ArrayBuffer, buffer: zip } as {
		arrayBuffer: ArrayBuffer;
	};
	try {
		const { value } = await mammoth.convertToHtml(input, {
			styleMap: styles,
			includeEmbeddedStyleMap: false,
			convertImage: mammoth.images.imgElement(async (image) => {
				const bytes = await bytesOf(image);
				if (bytes?.length === 0) pictures.leaveLarge();
				return { src: (bytes && (await pictures.take(bytes))) ?? '' };
			}),
			externalFileAccess: false
		});
		return value;
	} catch {
		return refuseDamaged();
	}
}

/** Undefined where it is damaged, or lies elsewhere. */
async function bytesOf(image: { readAsArrayBuffer(): Promise<ArrayBuffer> }) {
	try {
		return new Uint8Array(await image.readAsArrayBuffer());
	} catch {
		return undefined;
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
