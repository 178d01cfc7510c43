/**
 * The parts of an Office file that hold its words, unpacked within bounds. What the file says of its own
 * sizes is looked at and not believed: bytes are counted as they come.
 */
import { Inflate } from 'fflate';
import { UnreadableText } from '../unreadable';

const MOST_ENTRIES = 65_536;
const MOST_BYTES = 60 * 1024 * 1024;
/** Office's own XML is packed about 20 to 1, and pages of nothing but the same paragraph 200 to 1. */
const MOST_RATIO = 400;
const RATIO_FROM = 1024 * 1024;
/** So much is unpacked before the next look at how much it is. */
const STEP = 16 * 1024;

/** What `word` and its neighbours are read for; macros and fonts are not even unpacked. */
const WANTED =
	/^(\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(_rels\/)?[^/]{1,100}\.(xml|rels))$/i;

const PICTURE = /^word\/media\/[^/]{1,100}$/i;
/** More are not looked at: a name costs next to nothing, and unpacking each one does. */
const MOST_PICTURES = 2000;
const MOST_PICTURE_BYTES = 30 * 1024 * 1024;
/** After so many that are not what the file says, the rest is not even tried: each may unpack to megabytes. */
const MOST_DAMAGED = 20;

const DAMAGED =
	'This Word document is damaged or incomplete. Download or copy it again, or open it in Word and save it anew.';
const BROKEN =
	'This packed file is damaged or incomplete. Download or copy it again. Unpack it first if it is no Word document.';
const TOO_LARGE =
	'This Word document is too large when it is unpacked. Split it into parts and read each part by itself.';
const LOCKED =
	'This Word document is protected with a password. Save it without one, and choose that file.';

interface Entry {
	name: string;
	flags: number;
	method: number;
	packed: number;
	size: number;
	at: number;
}

/** Throws UnreadableText, saying that the document is damaged. */
export function refuseDamaged(): never {
	throw new UnreadableText(DAMAGED);
}

/**
 * The XML parts of a Word file by their names. Throws UnreadableText for what is damaged, locked, too
 * large, or another kind of file.
 */
export function unpackParts(bytes: Uint8Array): Map<string, Uint8Array> {
	const entries = entriesOf(bytes);
	if (!entries.some(({ name }) => /^word\/document\d*\.xml$/i.test(name)))
		refuseOther(entries, bytes);
	const wanted = entries.filter(({ name }) => WANTED.test(name));
	const declared = wanted.reduce((sum, { size }) => sum + size, 0);
	if (declared > MOST_BYTES) throw new UnreadableText(TOO_LARGE);
	const parts = new Map<string, Uint8Array>();
	let rest = MOST_BYTES;
	for (const entry of wanted) {
		if (parts.has(entry.name)) refuseDamaged();
		const part = unpack(bytes, entry, rest);
		rest -= part.length;
		parts.set(entry.name, part);
	}
	return parts;
}

/**
 * What may be pictures of a Word file that was unpacked before, by their names, with undefined for those
 * larger than `largest` bytes. Left out are those that are damaged, and what goes beyond all bounds.
 */
export function unpackPictures(
	bytes: Uint8Array,
	largest: number
): Map<string, Uint8Array | undefined> {
	const pictures = new Map<string, Uint8Array | undefined>();
	let rest = MOST_PICTURE_BYTES;
	let damaged = 0;
	const all = entriesOf(bytes).filter(({ name }) => PICTURE.test(name));
	for (const entry of all.slice(0, MOST_PICTURES)) {
		if (entry.size > largest) pictures.set(entry.name, undefined);
		if (entry.size > Math.min(largest, rest)) continue;
		try {
			pictures.set(entry.name, unpack(bytes, entry, entry.size));
			rest -= entry.size;
		} catch (error) {
			if (!(error instanceof UnreadableText)) throw error;
			if (++damaged > MOST_DAMAGED) break;
		}
	}
	return pictures;
}

/** The list of what is in the file, which stands at its end. */
function entriesOf(bytes: Uint8Array): Entry[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	let end = bytes.length - 22;
	const first = Math.max(0, end - 65_535);
	while (end >= first && view.getUint32(end, true) !== 0x06054b50) end--;
	if (end < first) throw new UnreadableText(BROKEN);
	const count = view.getUint16(end + 10, true);
	let at = view.getUint32(end + 16, true);
	if (count === 0xffff || at === 0xffffffff) throw new UnreadableText(TOO_LARGE);
	const entries: Entry[] = [];
	const decoder = new TextDecoder();
	while (at + 46 <= end && view.getUint32(at, true) === 0x02014b50) {
		if (entries.length >= MOST_ENTRIES) throw new UnreadableText(TOO_LARGE);
		const nameLength = view.getUint16(at + 28, true);
		entries.push({
			name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
			flags: view.getUint16(at + 8, true),
			method: view.getUint16(at + 10, true),
			packed: view.getUint32(at + 20, true),
			size: view.getUint32(at + 24, true),
			at: view.getUint32(at + 42, true)
		});
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	if (entries.length !== count) refuseDamaged();
	return entries;
}

function unpack(bytes: Uint8Array, entry: Entry, most: number): Uint8Array {
	const { at, packed, size, method, flags } = entry;
	if (flags & 1) throw new UnreadableText(LOCKED);
	if (at + 30 > bytes.length) refuseDamaged();
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	if (view.getUint32(at, true) !== 0x04034b50) refuseDamaged();
	const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
	if (from + packed > bytes.length) refuseDamaged();
	const data = bytes.subarray(from, from + packed);
	const part = method === 0 ? data : method === 8 ? inflate(data, most) : refuseDamaged();
	if (part.length !== size) refuseDamaged();
	return part;
}

function inflate(data: Uint8Array, most: number): Uint8Array {
	const chunks: Uint8Array[] = [];
	let size = 0;
	let ended = false;
	const stream = new Inflate((chunk, final) => {
		chunks.push(chunk);
		size += chunk.length;
		ended ||= final;
	});
	for (let at = 0; at < data.length; at += STEP) {
		try {
			stream.push(data.subarray(at, at + STEP), at + STEP >= data.length);
		} catch {
			refuseDamaged();
		}
		const ratio = size / Math.min(data.length, at + STEP);
		if (size > most || (size > RATIO_FROM && ratio > MOST_RATIO))
			throw new UnreadableText(TOO_LARGE);
	}
	if (!ended) refuseDamaged();
	const whole = new Uint8Array(size);
	let at = 0;
	for (const chunk of chunks) {
		whole.set(chunk, at);
		at += chunk.length;
	}
	return whole;
}

/** Other files that are packed in the same way, and what to do with them. */
function refuseOther(entries: Entry[], bytes: Uint8Array): never {
	const has = (name: RegExp) => entries.some((entry) => name.test(entry.name));
	const kind = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
	const advice = has(/^xl\//)
		? 'This is a spreadsheet. Save it as CSV, and choose that file.'
		: has(/^ppt\//)
			? 'This is a presentation. Copy its text, and paste the text here.'
			: /opendocument\.spreadsheet/.test(kind)
				? 'This is a spreadsheet. Save it as CSV, and choose that file.'
				: /opendocument/.test(kind)
					? 'This is an OpenDocument file. Save it as a Word document (.docx), and choose that file.'
					: has(/(^|\/)Index(\.zip$|\/Document\.iwa$)/)
						? 'This is a Pages document. Export it as a Word document (.docx), and choose that file.'
						: has(/^META-INF\/container\.xml$/)
							? 'This is an e-book. Copy the text of its questions, and paste it here.'
							: has(/^(EncryptedPackage|EncryptionInfo)$/)
								? LOCKED
								: 'This is a packed file (zip). Unpack it and choose the text file inside.';
	throw new UnreadableText(advice);
}
