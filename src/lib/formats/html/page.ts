/**
 * A parsed page with what is asked of its elements over and over: who is whose parent, which hold words,
 * which hold blocks. All of it is gathered in one walk without recursion.
 */
import type { Element, ElementContent, Nodes, Root } from 'hast';
import { addBold, embolden } from './sheet';
import { readPictureAddress } from '../../core/picture';

/** Elements that stand as blocks of their own, in the page's own style sheet or not. */
const BLOCK_TAGS =
	/^(address|article|aside|blockquote|body|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|html|legend|li|main|menu|nav|ol|p|pre|search|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;
/** What these hold is no text of the page. */
const WORDLESS =
	/^(script|style|template|title|noscript|noembed|noframes|iframe|svg|select|textarea|datalist|object|audio|video|canvas|link|meta)$/;

export interface Page {
	root: Root;
	/** In the order of the document. */
	elements: Element[];
	parents: Map<Nodes, Element>;
	/** Which child of its parent an element is. */
	places: Map<Nodes, number>;
	byId: Map<string, Element>;
	/** Elements in which letters, digits, a picture's text or a picture of the document's own stand. */
	worded: Set<Element>;
	/** Elements that are or hold blocks. */
	blocks: Set<Element>;
	/** Elements that are or hold headings. */
	headed: Set<Element>;
	/** How many characters stand in an element, white space left out, and how many of them in links. */
	sizes: Map<Element, number>;
	linked: Map<Element, number>;
}

/** Gathers what is known of a tree's elements. Fails on nothing. */
export function pageOf(root: Root): Page {
	const page: Page = {
		root,
		elements: [],
		parents: new Map(),
		places: new Map(),
		byId: new Map(),
		worded: new Set(),
		blocks: new Set(),
		headed: new Set(),
		sizes: new Map(),
		linked: new Map()
	};
	const open: Nodes[] = [root];
	const bold = new Set<string>();
	for (let node = open.pop(); node; node = open.pop()) {
		if (node.type === 'element') {
			nameHeading(node);
			if (node.tagName === 'style') addBold(node, bold);
			else if (node.tagName === 'span' && bold.size) embolden(node, bold);
			page.elements.push(node);
			const id = attr(node, 'id');
			if (id && !page.byId.has(id)) page.byId.set(id, node);
			if (isBlockTag(node)) markUp(page, node, page.blocks);
			if (/^h[1-6]$/.test(node.tagName)) markUp(page, node, page.headed);
			if (node.tagName === 'template' && has(node, 'shadowRootMode')) showShadow(node);
			else if (WORDLESS.test(node.tagName)) continue;
			if (
				node.tagName === 'img' &&
				(hasWords(attr(node, 'alt')) || readPictureAddress(sourceOf(node)))
			)
				markUp(page, node, page.worded);
		}
		const parent = page.parents.get(node);
		if (node.type === 'text' && parent) {
			if (hasWords(node.value)) markUp(page, parent, page.worded);
			add(page.sizes, parent, node.value.replace(/\s+/g, '').length);
		}
		if (!('children' in node)) continue;
		for (let k = node.children.length - 1; k >= 0; k--) {
			const child = node.children[k]!;
			page.places.set(child, k);
			if (node.type === 'element') page.parents.set(child, node);
			open.push(child);
		}
	}
	for (let k = page.elements.length - 1; k >= 0; k--) {
		const element = page.elements[k]!;
		const size = page.sizes.get(element) ?? 0;
		if (/^(a|button)$/.test(element.tagName)) page.linked.set(element, size);
		const parent = page.parents.get(element);
		if (!parent) continue;
		add(page.sizes, parent, size);
		add(page.linked, parent, page.linked.get(element) ?? 0);
	}
	return page;
}

function add(counts: Map<Element, number>, element: Element, count: number) {
	counts.set(element, (counts.get(element) ?? 0) + count);
}

/** Elements that are headings to screen readers are headings. */
function nameHeading(element: Element) {
	if (attr(element, 'role') === 'heading' && !/^h[1-6]$/.test(element.tagName))
		element.tagName = `h${/^[1-6]$/.exec(attr(element, 'ariaLevel'))?.[0] ?? 2}`;
	// Word processors on the web write titles as paragraphs, and nothing but letters and numbers as classes.
	if (element.tagName === 'p' && /^c\d+ title$/.test(attr(element, 'className')))
		element.tagName = 'h1';
}

/** What browsers show in place of the element around it, as web components are saved. */
function showShadow(template: Element) {
	if ('content' in template)
		template.children = (template.content as Root).children as ElementContent[];
	template.tagName = 'div';
}

/** Puts an element and all that hold it into a set; stops where that is known. */
export function markUp(page: Page, element: Element | undefined, set: Set<Element>) {
	for (let at = element; at && !set.has(at); at = page.parents.get(at)) set.add(at);
}

const isBlockTag = (element: Element) =>
	BLOCK_TAGS.test(element.tagName) && attr(element, 'style').search(/display:\s*inline\b/) < 0;

/** Whether a text holds letters or digits. */
export const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** An attribute as text, '' where it is not there; `name` as hast spells it (`ariaExpanded`). */
export function attr(element: Element, name: string): string {
	const value = element.properties[name];
	if (Array.isArray(value)) return value.join(' ');
	return value == null || value === false ? '' : String(value);
}

/** Where an image is; nothing where what is stated only holds its place until the page loads it. */
export const sourceOf = (image: Element): string =>
	has(image, 'dataSrc') || has(image, 'dataSrcset') || has(image, 'dataOriginal')
		? attr(image, 'src').replace(/^media:.*/, '')
		: attr(image, 'src');

/** Whether an attribute is there, with or without a value. */
export const has = (element: Element, name: string) =>
	element.properties[name] != null && element.properties[name] !== false;

/** The words that an element's classes, and its id where wanted, are made of: "faq-item__q" is faq, item, q. */
export function classWords(element: Element, withId = false): Set<string> {
	const known = withId ? undefined : WORDS.get(element);
	if (known) return known;
	const text =
		`${attr(element, 'className')} ${attr(element, 'dataFramerName')} ${withId ? attr(element, 'id') : ''}`.slice(
			0,
			500
		);
	const words = new Set(
		text
			.replace(/([a-z])([A-Z])/g, '$1 $2')
			.toLowerCase()
			.split(/[^a-z0-9&]+/)
			.filter(Boolean)
	);
	if (!withId) WORDS.set(element, words);
	return words;
}

const WORDS = new WeakMap<Element, Set<string>>();

/** Whether any of some words is in a set of them. */
export const anyOf = (words: Set<string>, wanted: RegExp) =>
	[...words].some((word) => wanted.test(word));

/** The elements right inside of another. */
export const childElements = (parent: { children: Nodes[] }): Element[] =>
	parent.children.filter((child): child is Element => child.type === 'element');

/** All words under some nodes, a space between blocks; scripts and styles hold none. About `most` characters; elements
 * of the names `without`, and nodes that are `written` already, are passed over. */
export function textOf(
	nodes: Nodes[],
	most = Infinity,
	without = /^(script|style)$/,
	written?: ReadonlySet<Nodes>
): string {
	let text = '';
	const open: (Nodes | string)[] = [...nodes].reverse();
	for (let node = open.pop(); node != null; node = open.pop()) {
		if (text.length > most) break;
		if (typeof node !== 'string' && written?.has(node) && !nodes.includes(node)) continue;
		if (typeof node === 'string') text += node;
		else if (node.type === 'text') text += node.value.slice(0, most + 1000);
		else if (node.type === 'element') {
			if (without.test(node.tagName)) continue;
			if (node.tagName === 'img') text += ` ${attr(node, 'alt')} `;
			if (node.tagName === 'br') text += ' ';
			const spaced = BLOCK_TAGS.test(node.tagName);
			if (spaced) {
				text += ' ';
				open.push(' ');
			}
			if (node.tagName === 'template' && 'content' in node) open.push(node.content as Root);
		}
		if (typeof node !== 'string' && 'children' in node)
			for (let k = node.children.length - 1; k >= 0; k--) open.push(node.children[k]!);
	}
	return text.replace(/\s+/gu, ' ').trim();
}

/** The next sibling in which words stand; undefined where text of no element comes before it. */
export function nextWorded(page: Page, element: Element): Element | undefined {
	const next = wordedAfter(page, element).next().value;
	return next?.type === 'element' ? next : undefined;
}

/** What follows an element within its parent and has words, in order. */
export function* wordedAfter(page: Page, element: Element): Generator<ElementContent, undefined> {
	const siblings = page.parents.get(element)?.children ?? [];
	for (let k = (page.places.get(element) ?? siblings.length) + 1; k < siblings.length; k++) {
		const node = siblings[k]!;
		const worded = node.type === 'element' ? page.worded.has(node) : node.type === 'text';
		if (worded && (node.type !== 'text' || hasWords(node.value))) yield node;
	}
	return undefined;
}

/** All that is commented out anywhere, a line a comment; the note of a saved page's address left out. */
export function commentsIn(root: Root): string {
	const found: string[] = [];
	const open: Nodes[] = [root];
	for (let node = open.pop(); node; node = open.pop()) {
		if (node.type === 'comment' && hasWords(node.value) && !/^\s*saved from url=/.test(node.value))
			found.push(node.value.trim());
		if ('content' in node && node.content) open.push(node.content);
		if (!('children' in node)) continue;
		for (let k = node.children.length - 1; k >= 0; k--) open.push(node.children[k]!);
	}
	return found.join('\n');
}

/** The first place within an element that links may lead to. */
export function placeIn(element: Element): string {
	const open = childElements(element).reverse();
	for (let at = open.pop(); at; at = open.pop()) {
		const id = attr(at, 'id') || (at.tagName === 'a' ? attr(at, 'name') : '');
		if (id) return id;
		open.push(...childElements(at).reverse());
	}
	return '';
}
