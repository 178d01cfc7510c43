/** What the writers of single elements are handed by the one that goes through the page. */
import type { Element, Nodes } from 'hast';
import type { Doc } from '../../core/document';
import type { Folds } from './asked';
import type { Chrome } from './chrome';
import type { Page } from './page';
import type { Mark, Sink } from './sink';
import type { Parsed } from '../parsed';

export interface Writer {
	readonly page: Page;
	readonly folds: Folds;
	readonly chrome: Chrome;
	readonly parsed: Parsed;
	readonly base?: string;
	readonly top: Sink;
	/** What was written with the fold-out that opens it, wherever it stands. */
	readonly opened: Set<Nodes>;
	/** Nodes in order, without what is written already. */
	nodes(nodes: Nodes[], sink: Sink, depth: number): void;
	node(node: Nodes, sink: Sink, depth: number): void;
	/** Nodes as blocks by themselves, as in an entry of a list. */
	blocksOf(nodes: Nodes[], depth: number): Doc;
	/** Keeps the words of what is no content. */
	leave(nodes: Nodes[], reason: string): void;
	/** Takes elements out that show no text of the page; true where it did. */
	aside(element: Element): boolean;
	/** A box that means nothing but where paragraphs end, in the mark that it is, if any. */
	around(element: Element, sink: Sink, depth: number, mark?: Mark): void;
}
