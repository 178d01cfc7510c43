/**
 * The text within a block: marks, links, pictures as their text, code, breaks. Elements without a meaning
 * of their own are seen through.
 */
import type { Element, Nodes } from 'hast';
import { inlineText, safeAddress, type Block, type Inline } from '../../core/document';
import { oneLine, tidyInline } from '../inline-tidy';
import { imageOf } from '../inline-image';
import { attr, classWords, hasWords, sourceOf, textOf } from './page';

/** What a caller does with elements that are no part of the text, such as a script; true where it did. */
export type Aside = (element: Element) => boolean;

const DEEPEST = 24;
const MARKS = new Map<string, 'em' | 'strong' | 'del'>([
	['em', 'em'],
	['i', 'em'],
	['strong', 'strong'],
	['b', 'strong'],
	['del', 'del'],
	['s', 'del'],
	['strike', 'del']
]);

/** Nodes as inline content, not tidied yet. `aside` is asked first about each element. */
export function inlineOf(nodes: Nodes[], aside: Aside, base?: string, depth = 0): Inline[] {
	return nodes.flatMap((node): Inline[] => {
		if (node.type === 'text') return [oneSpaced(node.value)];
		if (node.type !== 'element' || aside(node)) return [];
		if (depth > DEEPEST) return [textOf([node])];
		return elementInline(node, () => inlineOf(node.children, aside, base, depth + 1), base);
	});
}

/** One element; `inside` gives its content. */
function elementInline(element: Element, inside: () => Inline[], base?: string): Inline[] {
	const { tagName } = element;
	const mark = MARKS.get(tagName) ?? (isStyledBold(element) ? 'strong' : undefined);
	if (mark) return [{ t: mark, c: inside() }];
	switch (tagName) {
		case 'br':
			return [{ t: 'br' }];
		case 'wbr':
			return [];
		case 'img': {
			const image = imageOf(attr(element, 'alt'), sourceOf(element), base);
			return image ? [image] : [];
		}
		case 'code':
		case 'kbd':
		case 'samp':
		case 'tt': {
			const v = textOf([element]);
			return v ? [{ t: 'code', v }] : [];
		}
		case 'math':
			return mathOf(element);
		case 'q':
			return ['“', ...inside(), '”'];
		case 'a': {
			const to = safeAddress(attr(element, 'href'), base);
			const c = inside();
			return to && attr(element, 'href').trim() ? [{ t: 'link', to, c }] : c;
		}
		default:
			return isBlockish(element) ? [{ t: 'br' }, ...inside(), { t: 'br' }] : inside();
	}
}

/** Word processors say it so. */
const isStyledBold = (element: Element) =>
	/^(span|font)$/.test(element.tagName) &&
	/font-weight:\s*(bold|[6-9]00)/i.test(attr(element, 'style'));

const isBlockish = ({ tagName }: Element) =>
	/^(p|div|li|dt|dd|tr|h[1-6]|blockquote)$/.test(tagName);

/** Math as the TeX that it was made from, where it says so, or else as its text. */
function mathOf(math: Element): Inline[] {
	const open: Nodes[] = [math];
	for (let node = open.pop(); node; node = open.pop()) {
		if (node.type === 'element' && node.tagName === 'annotation') {
			const v = textOf([node]);
			if (v && /tex/i.test(attr(node, 'encoding'))) return [{ t: 'math', v }];
		}
		if ('children' in node) open.push(...node.children);
	}
	return [textOf([math])];
}

/** White space as browsers show it, and no-break spaces, which nothing here needs, as spaces. */
function oneSpaced(text: string): string {
	return text.replace(/[ \t\r\n\f\u00a0]+/g, ' ');
}

/** Tidied, and without the spaces that stood on both sides of a tag. */
export function tidyText(content: Inline[], singleLine = false): Inline[] {
	return single(singleLine ? oneLine(content) : tidyInline(content));
}

function single(content: Inline[]): Inline[] {
	return content.map((part) =>
		typeof part === 'string'
			? part.replace(/ {2,}/g, ' ')
			: 'c' in part
				? { ...part, c: single(part.c) }
				: part
	);
}

/** Cuts where two breaks follow one another: what breaks alone divide are paragraphs. */
function cutAtBreaks(content: Inline[]): Inline[][] {
	const cuts: Inline[][] = [[]];
	let breaks = 0;
	for (const part of content) {
		if (typeof part === 'object' && part.t === 'br') breaks++;
		else if (typeof part !== 'string' || part.trim()) {
			if (breaks > 1) cuts.push([]);
			breaks = 0;
		}
		cuts.at(-1)!.push(part);
	}
	return cuts;
}

/** Paragraphs of a run of inline content. */
export function paragraphsOf(content: Inline[]): Block[] {
	return cutAtBreaks(content).flatMap((cut): Block[] => {
		const c = tidyText(cut);
		return c.length && (hasWords(inlineText(c)) || c.some(isShown)) ? [paragraphOrLinks(c)] : [];
	});
}

/** Signs without a letter, such as an arrow alone in its box, are still text; brackets with nothing in them are not. */
const isShown = (part: Inline) =>
	typeof part === 'string' ? /[^\s[\]()|]/.test(part) : part.t !== 'br';

/** Lines that are nothing but a link each, as old tables of contents are written, are a list of links. */
function paragraphOrLinks(c: Inline[]): Block {
	const lines: Inline[][] = [[]];
	for (const part of c) {
		if (typeof part === 'object' && part.t === 'br') lines.push([]);
		else if (typeof part !== 'string' || part.trim()) lines.at(-1)!.push(part);
	}
	const isLink = (line: Inline[]) => {
		const [only] = line;
		return line.length === 1 && typeof only === 'object' && only.t === 'link' && only.to[0] === '#';
	};
	return lines.length > 1 && lines.every(isLink)
		? { t: 'list', items: lines.map((line) => [{ t: 'p', c: line }]) }
		: { t: 'p', c };
}

/** Whether an element only draws a sign: an icon, an arrow. */
export function isIcon(element: Element): boolean {
	if (/^(svg|use|path)$/.test(element.tagName)) return true;
	const words = classWords(element);
	return words.has('material') && (words.has('icons') || words.has('symbols'));
}

/** Blocks in the space of one line, as in a cell of a table. */
export function inlineOfBlocks(blocks: Block[]): Inline[] {
	return blocks.flatMap((block, k): Inline[] => {
		const gap: Inline[] = k ? [{ t: 'br' }] : [];
		switch (block.t) {
			case 'p':
			case 'h':
				return [...gap, ...block.c];
			case 'code':
				return [...gap, { t: 'code', v: block.v.replaceAll('\n', ' ') }];
			case 'math':
				return [...gap, block];
			case 'list':
				return block.items.flatMap((item, at): Inline[] => [
					...(at ? [{ t: 'br' } as const] : gap),
					...inlineOfBlocks(item)
				]);
			case 'quote':
			case 'footnote':
				return [...gap, ...inlineOfBlocks(block.c)];
			case 'table':
				return [...gap, ...block.rows.flatMap((row) => row.flatMap((cell) => [...cell, ' ']))];
			case 'rule':
				return [];
		}
	});
}
