/**
 * Markdown's own tree (mdast) to the closed tree. Depth is bounded here, because what nests without end
 * would overflow the stack of everything that later walks the tree; below the bound the words stay.
 */
import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { safeAddress, type Block, type Doc, type Inline } from '../core/document';
import { oneLine, tidyInline } from './inline-tidy';
import { HIDDEN_TAGS, htmlBlocks, htmlTokens, imageOf, tagInline } from './markdown-html';

const DEEPEST_BLOCK = 120;
const DEEPEST_INLINE = 24;

interface Context {
	base?: string;
	addresses: Map<string, string>;
}

/** A parsed document as blocks. `base` makes relative addresses absolute. Fails on nothing. */
export function treeToDoc(root: Root, base?: string): Doc {
	const context: Context = { base, addresses: new Map() };
	collectAddresses(root, context.addresses);
	return blocksOf(root.children, context, 0);
}

/** Addresses that stand elsewhere in the document (`[name]: address`); the first of a name counts. */
function collectAddresses(root: Root, addresses: Map<string, string>) {
	const open: Nodes[] = [root];
	for (let node = open.pop(); node; node = open.pop()) {
		if (node.type === 'definition' && !addresses.has(node.identifier))
			addresses.set(node.identifier, node.url);
		if ('children' in node)
			for (let k = node.children.length - 1; k >= 0; k--) open.push(node.children[k]!);
	}
}

function blocksOf(nodes: RootContent[], context: Context, depth: number): Block[] {
	return nodes.flatMap((node) => blockOf(node, context, depth));
}

function blockOf(node: RootContent, context: Context, depth: number): Block[] {
	if (depth > DEEPEST_BLOCK) return paragraph([flatText(node)]);
	switch (node.type) {
		case 'paragraph':
			return paragraph(inlineOf(node.children, context, 0));
		case 'heading': {
			const c = oneLine(inlineOf(node.children, context, 0));
			return c.length ? [{ t: 'h', level: node.depth, c }] : [];
		}
		case 'thematicBreak':
			return [{ t: 'rule' }];
		case 'blockquote': {
			const c = blocksOf(node.children, context, depth + 1);
			return c.length ? [{ t: 'quote', c }] : [];
		}
		case 'list': {
			const items = node.children.map((item) => {
				const blocks = blocksOf(item.children, context, depth + 1);
				return item.checked == null ? blocks : ticked(blocks, item.checked);
			});
			// A list without words shows a bare mark, and Markdown cannot nest one.
			if (items.every((item) => !item.length)) return [];
			return [node.ordered ? { t: 'list', start: node.start ?? 1, items } : { t: 'list', items }];
		}
		case 'code':
			return [
				node.lang ? { t: 'code', v: node.value, lang: node.lang } : { t: 'code', v: node.value }
			];
		case 'table':
			return [
				{
					t: 'table',
					rows: node.children.map((row) =>
						row.children.map((cell) => oneLine(inlineOf(cell.children, context, 0)))
					)
				}
			];
		case 'html':
			return htmlBlocks(node.value, context.base);
		case 'footnoteDefinition': {
			const c = blocksOf(node.children, context, depth + 1);
			return [{ t: 'footnote', id: node.identifier, c }];
		}
		case 'definition':
			return [];
		default:
			return paragraph(inlineOf([node as PhrasingContent], context, 0));
	}
}

function paragraph(content: Inline[]): Block[] {
	const c = tidyInline(content);
	return c.length ? [{ t: 'p', c }] : [];
}

/** A ticked entry shows its box, which the tree does not know. */
function ticked(blocks: Block[], checked: boolean): Block[] {
	const [first, ...rest] = blocks;
	if (first?.t !== 'p') return blocks;
	return [{ t: 'p', c: tidyInline([checked ? '☑ ' : '☐ ', ...first.c]) }, ...rest];
}

function inlineOf(nodes: PhrasingContent[], context: Context, depth: number): Inline[] {
	const out: Inline[] = [];
	let hiddenTo = -1;
	nodes.forEach((node, k) => {
		if (k <= hiddenTo) return;
		if (node.type === 'html') {
			const [tag] = htmlTokens(node.value);
			if (!tag || !('tag' in tag)) return;
			if (!tag.closing && HIDDEN_TAGS.test(tag.tag)) hiddenTo = closingTag(nodes, k, tag.tag);
			const shown = tagInline(tag.tag, tag.attributes, context.base);
			if (shown) out.push(shown);
		} else if (depth > DEEPEST_INLINE) out.push(flatText(node));
		else out.push(...inlineNode(node, context, depth));
	});
	return out;
}

function closingTag(nodes: PhrasingContent[], from: number, tag: string): number {
	for (let k = from + 1; k < nodes.length; k++) {
		const node = nodes[k]!;
		if (node.type === 'html' && node.value.toLowerCase().startsWith(`</${tag}`)) return k;
	}
	return -1;
}

function inlineNode(node: PhrasingContent, context: Context, depth: number): Inline[] {
	switch (node.type) {
		case 'text':
			return [node.value];
		case 'emphasis':
			return [{ t: 'em', c: inlineOf(node.children, context, depth + 1) }];
		case 'strong':
			return [{ t: 'strong', c: inlineOf(node.children, context, depth + 1) }];
		case 'delete':
			return [{ t: 'del', c: inlineOf(node.children, context, depth + 1) }];
		case 'inlineCode':
			// A line break in code counts as a space.
			return node.value ? [{ t: 'code', v: node.value.replaceAll('\n', ' ') }] : [];
		case 'break':
			return [{ t: 'br' }];
		case 'footnoteReference':
			return [{ t: 'ref', id: node.identifier }];
		case 'link':
		case 'linkReference': {
			const c = inlineOf(node.children, context, depth + 1);
			const address = node.type === 'link' ? node.url : context.addresses.get(node.identifier);
			const to = address ? safeAddress(address, context.base) : undefined;
			return to ? [{ t: 'link', to, c }] : c;
		}
		case 'image':
		case 'imageReference': {
			const address = node.type === 'image' ? node.url : context.addresses.get(node.identifier);
			const image = imageOf(node.alt ?? '', address ?? '', context.base);
			return image ? [image] : [];
		}
		default:
			return [flatText(node)];
	}
}

/** The words of a node of any depth, without recursion; a space stands between its blocks. */
function flatText(root: Nodes): string {
	let text = '';
	const open: Nodes[] = [root];
	for (let node = open.pop(); node; node = open.pop()) {
		if (node.type === 'paragraph' || node.type === 'break') text += ' ';
		if ('value' in node && node.type !== 'html') text += node.value;
		else if ('alt' in node) text += node.alt ?? '';
		if ('children' in node)
			for (let k = node.children.length - 1; k >= 0; k--) open.push(node.children[k]!);
	}
	return text;
}
