/** Bytes or text from outside to text, or a sentence about why it is none. */
import { UnreadableText } from '../unreadable';

const MOST_BYTES = 20 * 1024 * 1024;

/** First bytes of files that people pick by mistake, and what to do with them. */
const KNOWN: [magic: string, advice: string][] = [
	['%PDF', 'This is a PDF file. Open it, copy its text, and paste the text here.'],
	['\x89PNG', 'This is a picture. Copy the text that it shows, and paste the text here.'],
	['GIF8', 'This is a picture. Copy the text that it shows, and paste the text here.'],
	['\xff\xd8\xff', 'This is a picture. Copy the text that it shows, and paste the text here.'],
	[
		'PK\x03\x04',
		'This is a packed file (zip, or a Word document). Unpack it, or save it as plain text, and choose the text file.'
	],
	['\x1f\x8b', 'This is a packed file (gzip). Unpack it and choose the text file inside.'],
	['SQLite format 3', 'This is a database. Export its content as text, and choose that file.'],
	['{\\rtf', 'This is a rich text file. Save it as plain text, and choose that file.']
];

/**
 * The text of a file: UTF-8, UTF-16 with its mark, or else windows-1252. Line ends become `\n`.
 * Throws UnreadableText for what is empty, over 20 MB, a known binary format, or no text at all.
 */
export function textOf(input: string | Uint8Array): string {
	if (input.length > MOST_BYTES)
		throw new UnreadableText(
			'This file is larger than 20 MB. Split it into parts and read each part by itself.'
		);
	const head =
		typeof input === 'string' ? input.slice(0, 16) : String.fromCharCode(...input.slice(0, 16));
	const known = KNOWN.find(([magic]) => head.startsWith(magic));
	if (known) throw new UnreadableText(known[1]);
	const text = typeof input === 'string' ? input : decode(input);
	refuseBinary(text);
	return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

function decode(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
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
