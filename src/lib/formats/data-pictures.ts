/**
 * Pictures that are written into a text, whatever its format (`data:image/png;base64,…`): they are taken
 * out before it is parsed, and the address of the picture stands in their place. So megabytes in one line
 * are no text to be read, kept and shown, and a text that is read again still names its pictures.
 *
 * What is no picture of the document after all, such as an address in an example of code, is put back.
 */
import type { Block, Doc, Inline } from '../core/document';
import type { Parsed } from './parsed';
import type { Pictures } from './pictures';

const HEAD =
	/data:image\/(?:png|jpe?g|gif|webp|avif)(?:;[\w.+-]{1,40}=[\w.+-]{1,40}){0,3};base64,/gi;
const BODY = /[a-z0-9+/=%]*/iy;
/** In quotes, lines may be broken. */
const QUOTED = /[a-z0-9+/=%\s]*/iy;
/** So long an address that is none of a picture would be in the way of everything else. */
const LONG = 1000;
const STANDS_FOR_ONE = /media:[0-9a-f]{64}#\d{1,6}x\d{1,6}|data:image\/left-\d{1,9}/g;

export interface Lifted {
	text: string;
	/** What stood where an address stands now. */
	originals: Map<string, string>;
}

/** The text with short addresses in the place of its pictures, which are put into `pictures`. */
export async function liftPictures(whole: string, pictures: Pictures): Promise<Lifted> {
	const originals = new Map<string, string>();
	const known = new Map<string, string>();
	const pieces: string[] = [];
	let at = 0;
	for (const { index, 0: head } of whole.matchAll(HEAD)) {
		const from = index + head.length;
		const to = bodyEnd(whole, from, whole[index - 1]);
		const original = whole.slice(index, to);
		let address = known.get(original);
		if (address === undefined) {
			address = (await pictures.takeText(plainBase64(whole.slice(from, to)))) ?? '';
			if (!address && original.length > LONG) address = `data:image/left-${originals.size}`;
			known.set(original, address);
		}
		if (!address) continue;
		if (!originals.has(address)) originals.set(address, original);
		pieces.push(whole.slice(at, index), address);
		at = to;
	}
	return { text: pieces.join('') + whole.slice(at), originals };
}

function bodyEnd(text: string, from: number, before = ''): number {
	if (before === '"' || before === "'") {
		const end = run(QUOTED, text, from);
		if (text[end] === before) return end;
	}
	return run(BODY, text, from);
}

function run(signs: RegExp, text: string, from: number): number {
	signs.lastIndex = from;
	signs.exec(text);
	return signs.lastIndex;
}

function plainBase64(body: string): string {
	const signs = body.replace(/\s+/g, '');
	return signs.replace(/%(2B|2F|3D|0A|0D)/gi, (_, code: string) =>
		String.fromCharCode(parseInt(code, 16)).trim()
	);
}

/**
 * Puts back, in the words of what was parsed, what stands for no picture there; gives the text as it was
 * in those places. In place: other parts know blocks by themselves.
 */
export function putBackWords(parsed: Parsed, { text, originals }: Lifted): string {
	if (!originals.size) return text;
	const used = new Set<string>();
	const back = (words: string) =>
		words.replace(STANDS_FOR_ONE, (address) => {
			const original = originals.get(address);
			if (original !== undefined) used.add(address);
			return original ?? address;
		});
	const inDoc = (doc: Doc) => doc.forEach(inBlock);
	const inLine = (content: Inline[]) => {
		for (const [k, part] of content.entries()) {
			if (typeof part === 'string') content[k] = back(part);
			else if ('v' in part) part.v = back(part.v);
			else if ('c' in part) inLine(part.c);
		}
	};
	const inBlock = (block: Block) => {
		if (block.t === 'p' || block.t === 'h') inLine(block.c);
		else if ('v' in block) block.v = back(block.v);
		else if (block.t === 'list') block.items.forEach(inDoc);
		else if (block.t === 'table') block.rows.forEach((row) => row.forEach(inLine));
		else if ('c' in block) inDoc(block.c);
	};
	inDoc(parsed.doc);
	for (const pair of parsed.stated) {
		pair.question = back(pair.question);
		inDoc(pair.answer);
	}
	for (const unused of parsed.left) unused.text = back(unused.text);
	return text.replace(STANDS_FOR_ONE, (address) =>
		used.has(address) ? originals.get(address)! : address
	);
}
