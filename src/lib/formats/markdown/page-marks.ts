/**
 * What builders of pages read in Markdown and readers never see: names and classes of headings
 * (`## Title {#name}`, `{: .no_toc}`), places for a table of contents, ways back to the top.
 */
import { documentText, inlineText, type Block, type Inline } from '../../core/document';
import { tidyInline } from '../inline-tidy';
import type { Parsed } from '../parsed';

const ATTRIBUTES = /\{:?\s{0,9}[#.:][^{}\n]{0,200}\}\s*$/;
const ATTRIBUTES_ALONE = /^\s*\{:[^{}\n]{0,200}\}\s*(?:\n|$)/;
const TOC = /^(?:\[\[?_?toc_?\]?\]|\$\{toc\}|\{\{<?\s*toc\s*>?\}\})$/i;

/** A block without such marks, its name kept as its anchor; undefined where nothing else is in it. */
export function withoutPageMarks(block: Block, parsed: Parsed): Block | undefined {
	if (block.t === 'h') return heading(block, parsed);
	if (block.t === 'list' && block.items.length === 1 && /\{:toc\b/.test(documentText([block])))
		return leave(block, parsed);
	if (block.t !== 'p') return block;
	const [first] = block.c;
	if (typeof first !== 'string') return block;
	if (TOC.test(inlineText(block.c).trim())) return leave(block, parsed);
	const alone = ATTRIBUTES_ALONE.exec(first);
	if (!alone) return block;
	const c = tidyInline([first.slice(alone[0].length), ...block.c.slice(1)]);
	const above = parsed.doc.at(-1);
	const name = /#([\w-]+)/.exec(alone[0])?.[1];
	if (name && above?.t === 'h') parsed.anchors.set(above, name);
	return c.length ? { ...block, c } : undefined;
}

function leave(block: Block, { left }: Parsed): undefined {
	left.push({ text: documentText([block]), reason: 'It makes a table of contents.' });
}

function heading(block: Extract<Block, { t: 'h' }>, { anchors }: Parsed): Block {
	const c = withoutSelfLink(block.c);
	const last = c.at(-1);
	const found = typeof last === 'string' ? ATTRIBUTES.exec(last) : null;
	if (!found || typeof last !== 'string') return c === block.c ? block : { ...block, c };
	const bare = { ...block, c: tidyInline([...c.slice(0, -1), last.slice(0, found.index)]) };
	if (!bare.c.length) return block;
	const name = /#([\w-]+)/.exec(found[0])?.[1];
	if (name) anchors.set(bare, name);
	return bare;
}

/** A heading often ends in a link to itself, shown as a sign. */
function withoutSelfLink(content: Inline[]): Inline[] {
	const last = content.at(-1);
	const isSign =
		typeof last === 'object' &&
		last.t === 'link' &&
		content.length > 1 &&
		!/[\p{L}\p{N}]/u.test(inlineText(last.c));
	return isSign ? tidyInline(content.slice(0, -1)) : content;
}

/**
 * Takes out paragraphs that are nothing but a link to a place of the same document and come again and
 * again, or show a sign only.
 */
export function takeWaysBack(parsed: Parsed): void {
	const { doc, ends, left, asked } = parsed;
	const counts = new Map<string, number>();
	const ways = doc.map((block) => (asked.has(block) ? undefined : wayOf(block)));
	for (const way of ways) if (way != null) counts.set(way, (counts.get(way) ?? 0) + 1);
	parsed.doc = [];
	doc.forEach((block, k) => {
		const way = ways[k];
		if (way == null || (way && counts.get(way)! < 2)) {
			parsed.doc.push(block);
			return;
		}
		if (way) left.push({ text: documentText([block]), reason: 'It leads about the document.' });
		const above = parsed.doc.at(-1);
		if (ends.has(block) && above) ends.add(above);
	});
}

/** The words of a link to a place of the document that a paragraph is; undefined where it is more. */
function wayOf(block: Block): string | undefined {
	if (block.t !== 'p') return undefined;
	const said = block.c.filter((part) => typeof part !== 'string' || /[\p{L}\p{N}]/u.test(part));
	let [only] = said;
	if (typeof only === 'object' && only.t === 'strong') only = only.c[0];
	if (said.length !== 1 || typeof only !== 'object' || only.t !== 'link') return undefined;
	if (!/^[^?]*#/.test(only.to)) return undefined;
	return inlineText(only.c)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.toLowerCase();
}
