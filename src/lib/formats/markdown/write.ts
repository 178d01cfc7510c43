/** The closed tree to Markdown's own tree, which the Markdown writer takes. */
import type {
	BlockContent,
	DefinitionContent,
	ListItem,
	PhrasingContent,
	Root,
	RootContent
} from 'mdast';
import { inlineText, type Block, type Doc, type Inline } from '../../core/document';

/** Blocks as an mdast root. Fails on nothing. */
export function docToTree(doc: Doc): Root {
	return { type: 'root', children: doc.map(blockNode) };
}

function blockNode(block: Block): RootContent {
	switch (block.t) {
		case 'p':
			return { type: 'paragraph', children: inlineNodes(block.c) };
		case 'h':
			return {
				type: 'heading',
				depth: Math.min(6, Math.max(1, block.level)) as 1 | 2 | 3 | 4 | 5 | 6,
				children: inlineNodes(block.c, true)
			};
		case 'code':
			return { type: 'code', value: block.v, lang: block.lang ?? null };
		case 'math':
			return { type: 'math', value: block.v };
		case 'rule':
			return { type: 'thematicBreak' };
		case 'quote':
			return { type: 'blockquote', children: innerNodes(block.c) };
		case 'footnote':
			return {
				type: 'footnoteDefinition',
				identifier: block.id,
				children: innerNodes(block.c)
			};
		case 'list':
			return {
				type: 'list',
				ordered: block.start != null,
				start: block.start ?? null,
				spread: false,
				children: block.items.map(itemNode)
			};
		case 'table':
			return {
				type: 'table',
				children: block.rows.map((row) => ({
					type: 'tableRow',
					children: row.map((cell) => ({
						type: 'tableCell',
						children: inlineNodes(cell, true)
					}))
				}))
			};
	}
}

const innerNodes = (blocks: Block[]) =>
	blocks.map(blockNode) as (BlockContent | DefinitionContent)[];

function itemNode(item: Block[]): ListItem {
	// Only a plain list may follow its paragraph without a blank line and still be seen.
	const [first, second] = item;
	const tight =
		item.length < 2 ||
		(item.length === 2 &&
			first?.t === 'p' &&
			second?.t === 'list' &&
			second.start == null &&
			second.items[0]?.length);
	return { type: 'listItem', spread: !tight, children: innerNodes(item) };
}

/** `oneLine`: where a break can only be written as a tag (headings, table cells). */
function inlineNodes(content: Inline[], oneLine = false): PhrasingContent[] {
	return content.flatMap((part) =>
		// A mark says where to look and is no part of the words.
		typeof part !== 'string' && part.t === 'mark'
			? inlineNodes(part.c, oneLine)
			: inlineNode(part, oneLine)
	);
}

function inlineNode(part: Exclude<Inline, { t: 'mark' }>, oneLine: boolean): PhrasingContent {
	if (typeof part === 'string')
		return { type: 'text', value: oneLine ? part.replaceAll('\n', ' ') : part };
	switch (part.t) {
		case 'em':
			return { type: 'emphasis', children: inlineNodes(part.c, oneLine) };
		case 'strong':
			return { type: 'strong', children: inlineNodes(part.c, oneLine) };
		case 'del':
			return { type: 'delete', children: inlineNodes(part.c, oneLine) };
		case 'code':
			return { type: 'inlineCode', value: part.v };
		case 'math':
			return { type: 'inlineMath', value: part.v };
		case 'link':
			return { type: 'link', url: part.to, children: inlineNodes(part.c, oneLine) };
		case 'image':
			return { type: 'image', url: part.to ?? '', alt: part.alt };
		case 'br':
			return oneLine ? { type: 'html', value: '<br>' } : { type: 'break' };
		case 'ref':
			return { type: 'footnoteReference', identifier: part.id };
		case 'gap':
			return { type: 'text', value: part.c.length ? `[${inlineText(part.c)}]` : '[…]' };
	}
}
