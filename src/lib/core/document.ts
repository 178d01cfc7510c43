/**
 * The closed document tree: what a document, an answer or a card face may consist of, and nothing else.
 * Every format is read into it and every page draws from it, so no markup of a stranger ever reaches
 * the page as markup. Kept small (short keys, bare strings for text) because it is stored for every card.
 */

export type Inline =
	| string
	| { t: 'em' | 'strong' | 'del'; c: Inline[] }
	| { t: 'code' | 'math'; v: string }
	| { t: 'link'; to: string; c: Inline[] }
	/**
	 * An image of others is shown as its text and a link, and never loaded. One that lay in a document is a
	 * picture of the library, named by `media:` (picture.ts), an address to which no link may lead.
	 */
	| { t: 'image'; alt: string; to?: string }
	| { t: 'br' }
	| { t: 'ref'; id: string }
	/** What a card hides, shown as a gap with its hint. */
	| { t: 'gap'; c: Inline[] }
	/** What is pointed at: a hidden part that was shown, the words of a passage. */
	| { t: 'mark'; c: Inline[] };

export type Block =
	| { t: 'p'; c: Inline[] }
	| { t: 'h'; level: number; c: Inline[] }
	| { t: 'code'; v: string; lang?: string }
	| { t: 'math'; v: string }
	| { t: 'list'; start?: number; items: Block[][] }
	| { t: 'quote'; c: Block[] }
	| { t: 'table'; rows: Inline[][][] }
	| { t: 'rule' }
	| { t: 'footnote'; id: string; c: Block[] };

export type Doc = Block[];

const ALLOWED = /^(https?|mailto):/i;

/**
 * An address that may be followed from a stored document: http, https, mailto, or a place in the same
 * document. Anything else, `javascript:` and `data:` among it, is undefined. Relative addresses need `base`.
 */
export function safeAddress(address: string, base?: string): string | undefined {
	// Browsers drop tabs and line breaks inside an address and control characters before it.
	const clean = address.replace(/[\t\n\r]/g, '').replace(/^[\u0000- ]+/, '');
	if (clean.startsWith('#')) return clean;
	if (ALLOWED.test(clean)) return clean;
	if (/^[a-z][a-z0-9+.-]*:/i.test(clean) || !base || !/^https?:\/\//i.test(base)) return undefined;
	return joinAddress(base, clean);
}

/** Relative to absolute without the DOM's URL, which core must not know. */
function joinAddress(base: string, path: string): string {
	const [, origin = '', basePath = '', baseQuery = ''] =
		/^(https?:\/\/[^/?#]+)([^?#]*)(\?[^#]*)?/i.exec(base) ?? [];
	if (path.startsWith('//')) return origin.replace(/\/\/.*/, '') + path;
	const [, file = '', rest = ''] = /^([^?#]*)(.*)$/.exec(path) ?? [];
	if (!file) return origin + (basePath || '/') + (rest || baseQuery);
	const parts = file.startsWith('/') ? [] : basePath.split('/').slice(1, -1);
	const steps = file.replace(/^\//, '').split('/');
	for (const [index, step] of steps.entries()) {
		if (step === '..') parts.pop();
		if (step !== '..' && step !== '.') parts.push(step);
		// A path that ends in a step to a folder ends in a slash.
		else if (index === steps.length - 1) parts.push('');
	}
	return `${origin}/${parts.join('/')}${rest}`;
}

/** The words of inline content, without any markup. */
export function inlineText(content: Inline[]): string {
	let text = '';
	for (const part of content) {
		if (typeof part === 'string') text += part;
		else if ('c' in part) text += inlineText(part.c);
		else if (part.t === 'image') text += part.alt;
		else if (part.t === 'br') text += '\n';
		else if ('v' in part) text += part.v;
	}
	return text;
}

/** The words of a document, a line a block, without any markup or list marks. */
export function documentText(doc: Doc): string {
	return doc.map(blockText).filter(Boolean).join('\n');
}

function blockText(block: Block): string {
	switch (block.t) {
		case 'p':
		case 'h':
			return inlineText(block.c);
		case 'code':
		case 'math':
			return block.v;
		case 'list':
			return block.items.map(documentText).join('\n');
		case 'quote':
		case 'footnote':
			return documentText(block.c);
		case 'table':
			return block.rows.map((row) => row.map(inlineText).join('\t')).join('\n');
		case 'rule':
			return '';
	}
}

/** Number of words in a text of any script; CJK characters count one each. */
export function countWords(text: string): number {
	return (
		text.match(
			/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu
		)?.length ?? 0
	);
}
