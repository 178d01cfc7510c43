/**
 * Bytes to characters, whoever wrote them down. Marks and valid UTF-8 are proofs and come first; what the
 * document says of itself comes second, because copies are often saved anew with the old words in them;
 * frequent letters come last.
 */
import { decodeIso2022, isMixedIso2022 } from './iso-2022';

/** The detector looks at no more than this many bytes, of lines that are not plain ASCII. */
const SAMPLE = 40_000;
/** Below it the detector merely does not object. */
const LEAST_CONFIDENCE = 11;
/** What a document may say of itself stands in its first bytes. */
const DECLARED_WITHIN = 2048;

/**
 * Names of the detector for what browsers decode otherwise: Windows' own tables hold the ISO ones and
 * the quotation marks that real texts use.
 */
const LABELS: Record<string, string> = {
	'ISO-8859-1': 'windows-1252',
	'ISO-8859-8': 'windows-1255',
	'ISO-8859-9': 'windows-1254',
	'KOI8-R': 'koi8-u'
};

/** What windows-1252 means by 0x80 to 0x9f. */
const WESTERN = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * Text of bytes in UTF-8, UTF-16, or an older encoding that is marked, declared or evident. Bytes that
 * mean nothing become U+FFFD. Fails on nothing.
 */
export async function decodeBytes(bytes: Uint8Array): Promise<string> {
	const marked = markOf(bytes) ?? unmarkedUtf16(bytes);
	if (marked) return decode(bytes, marked);
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		// Old mail of East Asia is ASCII throughout, with escapes.
		if (!text.includes('\x1b$')) return text;
		return isMixedIso2022(text) ? decodeIso2022(text) : decode(bytes, 'iso-2022-jp');
	} catch {
		if (isNearlyUtf8(bytes)) return decode(bytes, 'utf-8');
	}
	const declared = declaredCharset(latin(bytes.subarray(0, DECLARED_WITHIN)));
	const believed = declared && decode(bytes, declared);
	const isBelied = declared === 'windows-1252' && standsInRows(believed ?? '');
	if (believed && fits(believed) && !isBelied) return believed;
	for (const label of await likely(bytes)) {
		const text = decode(bytes, label);
		if (fits(text)) return text;
	}
	const thai = decode(bytes, 'windows-874');
	return fits(thai) && isThai(thai) ? thai : decode(bytes, 'windows-1252');
}

function decode(bytes: Uint8Array, label: string): string {
	const text = new TextDecoder(label).decode(bytes);
	if (label !== 'windows-1252') return text;
	// Some runtimes take it for Latin-1, which has no quotation marks.
	return text.replace(/[\u0080-\u009f]/g, (mark) => WESTERN[mark.charCodeAt(0) - 0x80] ?? mark);
}

/** Bytes as the characters of the same numbers. */
function latin(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 8192)
		text += String.fromCharCode(...bytes.subarray(at, at + 8192));
	return text;
}

function markOf([first, second, third]: Uint8Array): string | undefined {
	if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	return undefined;
}

/**
 * UTF-16 writes line ends and spaces with a zero byte, and no other text has any. Its high bytes differ
 * less among themselves than the low ones do, in every script.
 */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
	const sample = bytes.subarray(0, SAMPLE & ~1).subarray(0, bytes.length & ~1);
	const zeros = sample.reduce((sum, byte) => sum + (byte ? 0 : 1), 0);
	// A few stray ones in other text do not make it UTF-16, whose plain letters have one each.
	if (!zeros || (zeros * 5 < sample.length && isPlainUtf8(sample))) return undefined;
	const sides = [new Set<number>(), new Set<number>()];
	sample.forEach((byte, at) => sides[at % 2]!.add(byte));
	const labels = ['utf-16le', 'utf-16be'];
	if (sides[0]!.size < sides[1]!.size) labels.reverse();
	return labels.find((label) => {
		const text = decode(sample, label);
		const odd = text.match(/[\u0000-\u0008\u000e-\u001a\ufffd\ue000-\uf8ff]|\p{Cn}/gu);
		return (odd?.length ?? 0) * 50 <= text.length;
	});
}

/** Whether bytes are UTF-8 throughout, with hardly a sign that no text has but zero; its end may be cut off. */
function isPlainUtf8(bytes: Uint8Array): boolean {
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
		const odd = text.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f\u007f]/g)?.length ?? 0;
		return odd * 100 <= text.length;
	} catch {
		return false;
	}
}

/**
 * Whether nearly all that is not ASCII is well-formed UTF-8: one damaged letter must not spoil all the
 * others. Well-formed sequences are rare by chance in any other encoding.
 */
function isNearlyUtf8(bytes: Uint8Array): boolean {
	let whole = 0;
	let broken = 0;
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at]!;
		if (byte < 0x80) continue;
		const length = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
		let follow = 0;
		while (follow < length && (bytes[at + 1 + follow]! & 0xc0) === 0x80) follow++;
		if (length && byte < 0xf5 && follow === length) whole++;
		else broken++;
		at += follow;
	}
	return broken * 200 <= whole || (broken <= 2 && whole >= broken * 5);
}

/** What an HTML page, an XML file or an editor's line says, where a decoder knows the name. */
function declaredCharset(head: string): string | undefined {
	const name =
		/<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w:.-]{2,40})/i.exec(head)?.[1] ??
		/^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w:.-]{2,40})/i.exec(head)?.[1] ??
		/^(?:.*\n)?.{0,100}?coding[:=][ \t]*([\w.-]{2,40})/.exec(head)?.[1];
	if (!name) return undefined;
	try {
		const { encoding } = new TextDecoder(name);
		// These are disproved already, whatever the document says.
		return /^utf-/.test(encoding) ? undefined : encoding;
	} catch {
		return undefined;
	}
}

/** Encodings whose letters and pairs of letters are those of the text, the likeliest first. */
async function likely(bytes: Uint8Array): Promise<string[]> {
	// Few files need it, and it is as large as all the rest.
	const { analyse } = await import('chardet');
	const labels = analyse(sampleOf(bytes))
		.filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
		.map(({ name }) => LABELS[name] ?? name);
	return labels.filter((label) => {
		try {
			return Boolean(new TextDecoder(label));
		} catch {
			return false;
		}
	});
}

/** Lines with letters beyond ASCII, without their tags, which would look like English. */
function sampleOf(bytes: Uint8Array): Uint8Array {
	const lines: string[] = [];
	let length = 0;
	for (const line of latin(bytes.subarray(0, 50 * SAMPLE)).split(/\r\n?|\n/)) {
		if (!/[\x80-\xff]/.test(line)) continue;
		const words = line.replace(/<[^<>]{0,1000}>/g, ' ').slice(0, SAMPLE);
		lines.push(words);
		length += words.length;
		if (length > SAMPLE) break;
	}
	const sample = lines.join('\n');
	return Uint8Array.from(sample, (mark) => mark.charCodeAt(0));
}

/** Whether bytes made sense: hardly a letter beyond ASCII is unknown or for private use. */
function fits(text: string): boolean {
	const beyond = text.match(/[^\u0000-\u007f]/g)?.length ?? 0;
	const odd = text.match(/[\u0080-\u009f\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
	return odd * 100 <= beyond || (odd <= 1 && beyond > 10);
}

/** Western letters beyond ASCII stand alone among plain ones; rows of them are another script in disguise. */
function standsInRows(text: string): boolean {
	const beyond = text.match(/[^\u0000-\u007f]/g)?.length ?? 0;
	const inRows = text.match(/[^\u0000-\u007f](?=[^\u0000-\u007f])/g)?.length ?? 0;
	return beyond > 20 && inRows * 3 > beyond;
}

function isThai(text: string): boolean {
	const thai = text.match(/[\u0e01-\u0e5b]/g)?.length ?? 0;
	const beyond = text.match(/[^\u0000-\u007f]/g)?.length ?? 0;
	return thai * 10 >= beyond * 9 && beyond >= 10;
}
