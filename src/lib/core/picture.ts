/**
 * Pictures that the person has, as documents name them: `media:` and the SHA-256 of the bytes, which is
 * their key in the library, with their size, so that room is kept before they are there. No other program
 * knows such an address: it leads nowhere and fetches nothing. Lengths are pixels.
 */
import { documentText, type Doc, type Inline } from './document';

/** What is stored of a picture beside its bytes. */
export interface Media {
	/** SHA-256 of the bytes, in hexadecimal. */
	hash: string;
	type: PictureType;
	width: number;
	height: number;
	/** Bytes. */
	size: number;
}

/** No vector drawings: they are documents with links, styles and scripts of their own. */
export const PICTURE_TYPES = [
	'image/png',
	'image/jpeg',
	'image/gif',
	'image/webp',
	'image/avif'
] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

type Named = Pick<Media, 'hash' | 'width' | 'height'>;

const ADDRESS = /^media:([0-9a-f]{64})(?:#(\d{1,6})x(\d{1,6}))?$/;

/** The address of a picture of the library. */
export const pictureAddress = ({ hash, width, height }: Named): string =>
	`media:${hash}#${width}x${height}`;

/** What an address names; the size is 0 where it does not say. Undefined for any other address. */
export function readPictureAddress(address = ''): Named | undefined {
	const [, hash, width = 0, height = 0] = ADDRESS.exec(address) ?? [];
	return hash ? { hash, width: Number(width), height: Number(height) } : undefined;
}

/** Whether a part of a line is a picture that the person has. */
export const isPicture = (part: Inline): boolean =>
	typeof part === 'object' && part.t === 'image' && !!readPictureAddress(part.to);

/** Smaller than this, both ways, is a sign among words. */
const SIGN = 48;

/** The pictures in a line that are more than signs, in links and marks among them. */
export function largePictures(content: Inline[]): Inline[] {
	return content.flatMap((part): Inline[] => {
		if (typeof part === 'string') return [];
		if ('c' in part) return largePictures(part.c);
		const named = part.t === 'image' ? readPictureAddress(part.to) : undefined;
		return named && Math.max(named.width, named.height) >= SIGN ? [part] : [];
	});
}

/** Whether a line is pictures and nothing else. */
export const onlyPictures = (content: Inline[]): boolean =>
	content.some((part) => isPicture(part) || (typeof part === 'object' && part.t === 'link')) &&
	content.every((part) =>
		typeof part === 'string'
			? !part.trim()
			: part.t === 'br' || isPicture(part) || (part.t === 'link' && onlyPictures(part.c))
	);

/** Keys of the pictures in blocks, each once, in the order of the document. */
export function picturesIn(doc: Doc): string[] {
	const found = new Set<string>();
	const look = (content: Inline[]): void => {
		for (const part of content) {
			if (typeof part === 'string') continue;
			if ('c' in part) look(part.c);
			const named = part.t === 'image' && readPictureAddress(part.to);
			if (named) found.add(named.hash);
		}
	};
	for (const content of linesIn(doc)) look(content);
	return [...found];
}

/** Whether blocks have neither a word nor a picture. */
export const saysNothing = (doc: Doc): boolean =>
	documentText(doc).trim() === '' && !picturesIn(doc).length;

function* linesIn(doc: Doc): Generator<Inline[]> {
	for (const block of doc) {
		if (block.t === 'p' || block.t === 'h') yield block.c;
		else if (block.t === 'list') for (const item of block.items) yield* linesIn(item);
		else if (block.t === 'quote' || block.t === 'footnote') yield* linesIn(block.c);
		else if (block.t === 'table') for (const row of block.rows) yield* row;
	}
}
