/**
 * Tables of contents. They repeat the questions, so they must not give cards; but they state where each
 * question is on the live page.
 */
import { documentText, inlineText, type Block, type Inline } from '../../core/document';
import { linesOf } from './lines';
import { bare, numberLength } from './question';

const TITLES =
	/^(table of contents?|contents?|toc|index|overview|quick links|inhalt(sverzeichnis)?|übersicht|sommaire|table des matières|índice|contenido|sumário|indice|inhoud|spis treści|содержание|оглавление|目录|目錄|目次|차례|목차|المحتويات|תוכן( העניינים)?)$/iu;

const LONGEST_TITLE = 200;

interface Line {
	text: string;
	/** The address of the link that the whole line is. */
	to?: string;
}

/** Whether a heading's words say that contents follow. */
export function isContentsTitle(text: string): boolean {
	// Longer ones are none, and the dots at their end would be sought from every dot.
	if (text.length > LONGEST_TITLE) return false;
	return TITLES.test(text.replace(/[\s:：.]+$/u, '').trim());
}

/**
 * Whether a block lists places of the same document: most of its lines are links to anchors, or repeat
 * `titles` (bare words of the document's headings and questions).
 */
export function isContents(block: Block, titles: Set<string>): boolean {
	const lines = contentsLines(block);
	const here = lines.filter((line) => line.to?.startsWith('#') || titles.has(bare(line.text)));
	return here.length > 1 && here.length >= lines.length * 0.6;
}

/** Whether a block does nothing but point elsewhere: a list whose lines are mostly links. */
export function isLinkList(block: Block): boolean {
	const lines = contentsLines(block);
	const links = lines.filter((line) => line.to || /^https?:\S+$/.test(line.text));
	return links.length > 1 && links.length >= lines.length * 0.6;
}

/** Anchors by the bare words of the lines that link to them. */
export function anchorsOf(blocks: Block[]): Map<string, string> {
	const anchors = new Map<string, string>();
	for (const line of blocks.flatMap(contentsLines))
		if (line.to?.startsWith('#')) anchors.set(bare(line.text), line.to.slice(1));
	return anchors;
}

/** A list's entries, at all depths, each as its own words; nothing for blocks that are no list. */
function contentsLines(block: Block): Line[] {
	if (block.t === 'quote') return block.c.flatMap(contentsLines);
	if (block.t === 'p') {
		const lines = linesOf(block.c);
		return lines.length > 1 ? lines.map(lineOf) : [];
	}
	if (block.t !== 'list') return [];
	return block.items.flatMap((item) =>
		item.flatMap((inner): Line[] => {
			if (inner.t === 'list') return contentsLines(inner);
			if (inner.t !== 'p') return [{ text: documentText([inner]) }];
			return [lineOf(inner.c)];
		})
	);
}

/** A line with the address of the link that it is, its number or label left out or all that is linked. */
function lineOf(content: Inline[]): Line {
	const [first, ...more] = content.filter((part) => typeof part === 'string' || part.t !== 'br');
	const label = (part: Inline) => NUMBER.test(inlineText([part]).trim());
	if (first != null && more.length && label(first)) {
		if (typeof first === 'string') return { text: inlineText(more), to: linkOf(more) };
		if (first.t === 'link') return { text: inlineText(more), to: first.to };
	}
	const text = inlineText(content);
	return { text: text.slice(numberLength(text)), to: linkOf(content) };
}

const NUMBER = /^(?:\p{L}{0,8}\s?)?[\d.]*\s?[.:)]?$/u;

function linkOf(content: Inline[]): string | undefined {
	const said = content.filter((part) => typeof part !== 'string' || /[\p{L}\p{N}]/u.test(part));
	const [only] = said;
	if (said.length !== 1 || typeof only !== 'object') return undefined;
	if (only.t === 'link') return only.to;
	return only.t === 'strong' || only.t === 'em' ? linkOf(only.c) : undefined;
}
