/**
 * What comes in by paste, drop, share or address is judged here, before anything is read: pure, so that
 * every way in has the same rules.
 */

/** Endings of files that may hold a FAQ; a folder's other files are left. */
export const FAQ_ENDINGS = [
	...['md', 'markdown', 'txt', 'html', 'htm', 'rst', 'adoc', 'asciidoc', 'docx', 'csv', 'tsv']
];

/** Whether a file of a folder may hold a FAQ, by its path. Hidden and installed ones do not. */
export function mayBeFaq(path: string): boolean {
	const parts = path.split('/');
	const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
	const aside = parts.some((part) => part.startsWith('.') || part === 'node_modules');
	return FAQ_ENDINGS.includes(ending) && !aside;
}

/** Whether a text is a deck file (docs/deck-format.md) and no FAQ, by its front matter. */
export function isDeckFile(text: string): boolean {
	const [, head = ''] = /^\uFEFF?---[^\S\n]*\n([\s\S]{0,20000}?)\n---[^\S\n]*\n/.exec(text) ?? [];
	return /^deckDate:/m.test(head) && /^id:/m.test(head);
}

/** Paths as a person counts: "part 2" before "part 10". */
export function byPath(a: string, b: string): number {
	return a.localeCompare(b, 'en', { numeric: true, sensitivity: 'base' });
}

/** More markup than this is a whole site's, and only its text is wanted. */
const MOST_HTML = 5_000_000;
const STRUCTURE = /<(h[1-6]|li|dt|dd|td|details|summary|blockquote)[\s>]/i;
const PARAGRAPH = /<p[\s>]/i;
const STRESS = /<(b|strong)(?=[\s>])(?![^>]*font-weight:\s*normal)/i;
/** Headings and fences of Markdown: its source was copied from a page that colours it. */
const MARKDOWN_SOURCE = /^(#{1,6} \S|```)/gm;

/** Whether pasted markup says more than its plain text: headings, lists, tables, stressed questions. */
export function saysMore(html: string, plain: string): boolean {
	if (!html || html.length > MOST_HTML) return false;
	const structured = STRUCTURE.test(html) || (PARAGRAPH.test(html) && STRESS.test(html));
	const isSource = (plain.match(MARKDOWN_SOURCE)?.length ?? 0) > 1 && !/<h[1-6][\s>]/i.test(html);
	return structured && !isSource;
}

/** The one address that a text consists of, if it does. */
export function onlyAddress(text: string): string | undefined {
	const trimmed = text.trim();
	return /^https?:\/\/[^\s<>"]+$/i.test(trimmed) ? trimmed : undefined;
}

/** Fields of a share as one text to read or one address to fetch. */
export function judgeShare(fields: { title?: string; text?: string; url?: string }): {
	text?: string;
	address?: string;
} {
	const { title = '', text = '', url = '' } = fields;
	const address = onlyAddress(url) ?? onlyAddress(text);
	// Some apps share a page as its title, or its title and its address, in the text.
	const bare = text.replace(url || '\0', '').trim();
	const told = bare && bare !== title.trim() && bare !== address;
	return told ? { text, address: onlyAddress(url) } : { address };
}

const NO_ADDRESS = 'This is no address of a page. It looks like https://example.org/faq.';

/** An address that may be fetched, which is one of https. Throws a sentence for any other. */
export function fetchable(text: string): URL {
	const trimmed = text.trim();
	const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(trimmed)?.[1]?.toLowerCase();
	let url: URL;
	try {
		url = new URL(scheme ? trimmed : `https://${trimmed}`);
	} catch {
		throw new Error(NO_ADDRESS);
	}
	if (!mayFetch(url))
		throw new Error(
			url.protocol === 'http:'
				? 'Addresses are fetched over https alone. Write https:// and try again, or save the page and open the file.'
				: NO_ADDRESS
		);
	if (!url.hostname.includes('.') && url.hostname !== 'localhost') throw new Error(NO_ADDRESS);
	// What somebody wrote in front of the host is a secret, and none of the page's business.
	url.username = '';
	url.password = '';
	return url;
}

export function mayFetch({ protocol }: URL): boolean {
	return protocol === 'https:';
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const ENDING_OF_TYPE: Record<string, string> = {
	'text/html': 'html',
	'application/xhtml+xml': 'html',
	'text/markdown': 'md',
	'text/x-markdown': 'md',
	'text/x-rst': 'rst',
	'text/prs.fallenstein.rst': 'rst',
	'text/asciidoc': 'adoc',
	'text/x-asciidoc': 'adoc',
	'text/csv': 'csv',
	'text/tab-separated-values': 'tsv',
	[DOCX]: 'docx'
};

/**
 * The name of a fetched document, whose ending says its format; undefined where the host's answer is
 * nothing that may be a FAQ. `type` is the answer's content type, `''` where it states none.
 */
export function nameFetched(url: URL, type: string): string | undefined {
	const mime = type.split(';')[0]!.trim().toLowerCase();
	const last = url.pathname.split('/').filter(Boolean).at(-1) ?? '';
	const name = safeDecode(last) || url.hostname;
	const known = ENDING_OF_TYPE[mime];
	if (known) return endsWith(name, known) ? name : `${name}.${known}`;
	// Plain text is what hosts say of source files: there the ending tells more.
	if (mime.startsWith('text/')) return mayBeFaq(name) ? name : `${name}.txt`;
	const untold = mime === '' || mime === 'application/octet-stream';
	return untold && mayBeFaq(name) ? name : undefined;
}

function endsWith(name: string, ending: string): boolean {
	const endings = { html: /\.html?$/i, md: /\.(md|markdown)$/i, adoc: /\.(adoc|asciidoc)$/i };
	const pattern = (endings as Record<string, RegExp>)[ending];
	return pattern ? pattern.test(name) : name.toLowerCase().endsWith(`.${ending}`);
}

function safeDecode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** The text of a deck file; undefined where the document is none. */
export function deckText(input: string | Uint8Array): string | undefined {
	const text = typeof input === 'string' ? input : new TextDecoder().decode(input);
	const lines = text.replace(/\r\n?/g, '\n');
	return isDeckFile(lines) ? lines : undefined;
}
