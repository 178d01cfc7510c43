/** Bytes or text from outside to text, or a sentence about why it is none. */
import { UnreadableText } from '../unreadable';
import { decodeBytes } from './charset';

const MOST_BYTES = 20 * 1024 * 1024;
/** Every line is looked at several times, however little stands in it. */
const MOST_LINES = 1_000_000;
const LONGEST_LINE = 1_000_000;

const PICTURE = 'This is a picture. Copy the text that it shows, and paste the text here.';
const PACKED = 'This is a packed file. Unpack it and choose the text file inside.';
const FILM = 'This is a film or a recording. Choose a file with text.';

/** First bytes of files that people pick by mistake, and what to do with them. */
const KNOWN: [magic: RegExp, advice: string][] = [
	[/^%PDF/, 'This is a PDF file. Open it, copy its text, and paste the text here.'],
	[
		/^%!PS/,
		'This is a file for a printer (PostScript). Open it, copy its text, and paste the text here.'
	],
	[
		/^(?:\x89PNG|GIF8|\xff\xd8\xff|RIFF[^]{4}WEBP|II\*\0|MM\0\*|[^]{4}ftyp(?:hei|mif|avi))/,
		PICTURE
	],
	[/^(?:ID3[\x02-\x04]|OggS\0|fLaC\0|RIFF[^]{4}(?:WAVE|AVI )|\x1aE\xdf\xa3|\0[^]{3}ftyp)/, FILM],
	[
		/^PK(?:\x03\x04|\x05\x06)/,
		'This is a packed file (zip). Unpack it and choose the text file inside; a Word document can be chosen as it is.'
	],
	[/^(?:\x1f\x8b|BZh\d|7z\xbc\xaf|Rar!\x1a|\xfd7zXZ|\x28\xb5\x2f\xfd)/, PACKED],
	[/^SQLite format 3/, 'This is a database. Export its content as text, and choose that file.'],
	[/^\{\\rtf/, 'This is a rich text file. Save it as plain text, and choose that file.'],
	[
		/^\xd0\xcf\x11\xe0/,
		'This is an Office file of the old kind, or one with a password. Open it, save it as a Word document (.docx) without a password, and choose that file.'
	]
];

/**
 * The text of a file: UTF-8, UTF-16, or the older encoding that it says or that its letters tell. Line
 * ends become `\n`. Throws UnreadableText for what is empty, over 20 MB or a million lines, a known binary
 * format, or no text at all.
 */
export async function textOf(input: string | Uint8Array): Promise<string> {
	if (input.length > MOST_BYTES)
		throw new UnreadableText(
			'This file is larger than 20 MB. Split it into parts and read each part by itself.'
		);
	const head =
		typeof input === 'string' ? input.slice(0, 16) : String.fromCharCode(...input.slice(0, 16));
	const known = KNOWN.find(([magic]) => magic.test(head));
	if (known) throw new UnreadableText(known[1]);
	const text = typeof input === 'string' ? input : await decodeBytes(input);
	refuseBinary(text);
	const whole = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
	if (linesIn(whole) > MOST_LINES)
		throw new UnreadableText(
			'This file has more than a million lines. Split it into parts and read each part by itself.'
		);
	return whole;
}

function linesIn(text: string): number {
	let lines = 1;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
	return lines;
}

function refuseBinary(text: string) {
	if (!/[\p{L}\p{N}]/u.test(text))
		throw new UnreadableText(
			'There are no words in this file. Choose a file with questions and answers, or paste their text.'
		);
	const odd = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f\ufffd]/g)?.length ?? 0;
	if (odd > 2 && odd > text.length / 200)
		throw new UnreadableText(
			'This file does not look like text. Save it as plain text or Markdown, and choose that file.'
		);
}

/** Throws UnreadableText for a text with a line that no pattern gets to the end of in reasonable time. */
export function refuseLongLines(text: string) {
	for (let at = 0, end = 0; end >= 0; at = end + 1) {
		end = text.indexOf('\n', at);
		if ((end < 0 ? text.length : end) - at > LONGEST_LINE)
			throw new UnreadableText(
				'One line of this text is longer than a million characters. Check that it is a text, and break the line.'
			);
	}
}
