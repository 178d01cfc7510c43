/** Parts of inline content by their place in its text, with the markup they stand in. */
import { inlineText, type Inline } from './document';
import { isPicture } from './picture';

/** Characters of a text from `from` up to `to`. */
export interface Span {
	from: number;
	to: number;
}

/**
 * What stands between two places of `inlineText(content)`, spaces at its ends left out. Code, formulas
 * and images that are cut stay whole. Fails on nothing.
 */
export function sliceInline(content: Inline[], { from, to }: Span): Inline[] {
	return trimInline(cut(content, from, to));
}

function cut(content: Inline[], from: number, to: number): Inline[] {
	const kept: Inline[] = [];
	let at = 0;
	for (const part of content) {
		const length = inlineText([part]).length;
		const start = Math.max(0, from - at);
		const end = Math.min(length, to - at);
		at += length;
		if (end <= start) {
			// A mark without words, such as a note's, belongs to what it follows.
			const within = at > from && at < to;
			// So does a picture at an end, which would else be in no part; one that opens a line opens its first.
			const atEdge = isPicture(part) && at <= to && (at > from || from === 0);
			if (!length && (within || (atEdge && at >= from))) kept.push(part);
			continue;
		}
		if (typeof part === 'string') kept.push(part.slice(start, end));
		else if ('c' in part) kept.push({ ...part, c: cut(part.c, start, end) });
		else kept.push(part);
	}
	return kept;
}

/** Content without spaces and breaks at its ends, those within marks among them. */
export function trimInline(content: Inline[]): Inline[] {
	const parts = [...content];
	while (parts.length) {
		parts[0] = trimPart(parts[0]!, 'start');
		if (!isBlank(parts[0])) break;
		parts.shift();
	}
	while (parts.length) {
		const last = (parts[parts.length - 1] = trimPart(parts.at(-1)!, 'end'));
		if (!isBlank(last)) break;
		parts.pop();
	}
	return parts;
}

function trimPart(part: Inline, end: 'start' | 'end'): Inline {
	if (typeof part === 'string') return end === 'start' ? part.trimStart() : part.trimEnd();
	if (!('c' in part) || !part.c.length) return part;
	const c = [...part.c];
	const at = end === 'start' ? 0 : c.length - 1;
	c[at] = trimPart(c[at]!, end);
	return { ...part, c };
}

function isBlank(part: Inline): boolean {
	return part === '' || (typeof part !== 'string' && part.t === 'br');
}
