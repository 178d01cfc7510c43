/**
 * A page's elements to the blocks of the closed tree. Elements are seen through unless they mean
 * something, so that text mixed with blocks, in however many boxes, comes out as it is read.
 */
import type { Element, Nodes } from 'hast';
import { safeAddress, type Block, type Doc } from '../../core/document';
import { writeFold } from './asked-blocks';
import type { Folds } from './asked';
import type { Chrome } from './chrome';
import { writeCode, writeList, writeQuote } from './blocks';
import { writeHeading } from './heading';
import { inlineOf } from './inline';
import { anyOf, attr, classWords, commentsIn, hasWords, placeIn, textOf, type Page } from './page';
import { Sink, type Mark } from './sink';
import { writeTable } from './table';
import { writeTerms } from './terms';
import type { Writer } from './writer';
import type { Parsed } from '../parsed';

/** Deeper than this the tree would overflow what walks it later; the words stay. */
const DEEPEST_BLOCK = 100;

export class PageWriter implements Writer {
	readonly top: Sink;
	/** What was written with the fold-out that opens it, wherever it stands. */
	readonly opened = new Set<Nodes>();
	/** Blocks at the top in boxes that are called a FAQ. */
	readonly within = new Set<Block>();
	#isWithin = false;

	constructor(
		readonly page: Page,
		readonly folds: Folds,
		readonly chrome: Chrome,
		readonly parsed: Parsed,
		readonly base?: string
	) {
		this.top = new Sink(parsed.anchors);
	}

	/** The whole page into `parsed`. */
	writePage() {
		this.nodes(this.page.root.children, this.top, 0);
		this.top.flush();
		this.parsed.doc = this.top.blocks;
		const text = commentsIn(this.page.root);
		if (text) this.parsed.left.push({ text, reason: 'It is commented out.' });
	}

	/** Nodes in order, without what is written already. */
	nodes(nodes: Nodes[], sink: Sink, depth: number) {
		for (const node of nodes) if (!this.opened.has(node)) this.node(node, sink, depth);
	}

	node(node: Nodes, sink: Sink, depth: number) {
		if (node.type === 'text') sink.text(inlineOf([node], this.aside));
		else if (node.type === 'element') this.#element(node, sink, depth);
	}

	/** Nodes as blocks by themselves, as in an entry of a list. */
	blocksOf(nodes: Nodes[], depth: number): Doc {
		const sink = new Sink();
		sink.inside = true;
		if (depth > DEEPEST_BLOCK) sink.text([textOf(nodes)]);
		else this.nodes(nodes, sink, depth);
		sink.flush();
		return sink.blocks;
	}

	/** Keeps the words of what is no content. */
	leave(nodes: Nodes[], reason: string) {
		const text = textOf(nodes, Infinity, undefined, this.opened);
		if (hasWords(text)) this.parsed.left.push({ text, reason });
	}

	/** Takes elements out that show no text of the page; true where it did. */
	readonly aside = (element: Element): boolean => this.opened.has(element) || this.#aside(element);

	#aside(element: Element): boolean {
		switch (element.tagName) {
			case 'script':
			case 'style':
			case 'title':
			case 'link':
			case 'meta':
				return true;
			case 'noscript':
			case 'noembed':
			case 'noframes':
			case 'iframe':
			case 'object':
			case 'audio':
			case 'video':
			case 'canvas':
				this.leave(element.children, 'It is shown only where something else cannot be.');
				return true;
			case 'template':
				this.leave([element], 'It is a template, which the page does not show.');
				return true;
			case 'svg':
				this.leave([element], 'It stands in a drawing.');
				return true;
		}
		const reason = this.chrome(element, false);
		const isLeaf = !this.page.blocks.has(element) || element.tagName === 'button';
		if (!reason || !isLeaf) return false;
		this.leave([element], reason);
		return true;
	}

	#element(element: Element, sink: Sink, depth: number) {
		if (!sink.isTop || this.#isWithin || !isFaqBox(element))
			return this.#write(element, sink, depth);
		sink.flush();
		const from = sink.blocks.length;
		this.#isWithin = true;
		this.#write(element, sink, depth);
		this.#isWithin = false;
		sink.flush();
		for (const block of sink.blocks.slice(from)) this.within.add(block);
	}

	#write(element: Element, sink: Sink, depth: number) {
		const { page, folds } = this;
		const fold = folds.starts.get(element);
		if (fold) return writeFold(this, fold, sink, depth);
		if (this.#aside(element)) return;
		const reason = page.blocks.has(element) && this.chrome(element, sink.inside);
		if (reason) {
			sink.flush();
			return this.leave([element], reason);
		}
		const id = attr(element, 'id') || (element.tagName === 'a' ? attr(element, 'name') : '');
		if (id && sink.isTop) sink.waiting = id;
		if (!page.blocks.has(element)) {
			const inner = sink.isTop && !page.worded.has(element) ? placeIn(element) : '';
			if (inner) sink.waiting = inner;
			const aside = (inner: Element) => inner !== element && this.aside(inner);
			return sink.text(inlineOf([element], aside, this.base));
		}
		this.#block(element, sink, depth, id);
	}

	#block(element: Element, sink: Sink, depth: number, id: string) {
		const { folds } = this;
		switch (element.tagName) {
			case 'h1':
			case 'h2':
			case 'h3':
			case 'h4':
			case 'h5':
			case 'h6':
				return folds.within.has(element)
					? this.around(element, sink, depth)
					: writeHeading(this, element, sink, id);
			case 'hr':
				return sink.put({ t: 'rule' });
			case 'pre':
				return writeCode(this, element, sink);
			case 'blockquote':
				return writeQuote(this, element, sink, depth);
			case 'ul':
			case 'ol':
			case 'menu':
			case 'dir':
				return writeList(this, element, sink, depth);
			case 'dl':
				return writeTerms(this, element, sink, depth);
			case 'table':
				return writeTable(this, element, sink, depth);
			case 'summary':
				return this.around(element, sink, depth, (c) => [{ t: 'strong', c }]);
			default:
				return this.around(element, sink, depth, this.#markOf(element));
		}
	}

	/** A box that means nothing but where paragraphs end, in the mark that it is, if any. */
	around(element: Element, sink: Sink, depth: number, mark?: Mark) {
		sink.flush();
		if (mark) sink.marks.push(mark);
		this.nodes(element.children, sink, depth);
		sink.flush();
		if (mark) sink.marks.pop();
	}

	#markOf(element: Element): Mark | undefined {
		switch (element.tagName) {
			case 'b':
			case 'strong':
				return (c) => [{ t: 'strong', c }];
			case 'em':
			case 'i':
				return (c) => [{ t: 'em', c }];
			case 'a': {
				const href = attr(element, 'href').trim();
				const to = href ? safeAddress(href, this.base) : undefined;
				return to ? (c) => [{ t: 'link', to, c }] : undefined;
			}
			default:
				return undefined;
		}
	}
}

const isFaqBox = (element: Element) =>
	/^(section|div|article|aside)$/.test(element.tagName) &&
	anyOf(classWords(element, true), /^faqs?$/);
