/**
 * Where blocks are put while a page is written: text gathers until a block begins or ends, and only then
 * becomes paragraphs. Marks around whole blocks (`<b><p>…</p></b>`) go onto what is in them.
 */
import type { Block, Inline } from '../../core/document';
import { paragraphsOf, tidyText } from './inline';

export type Mark = (content: Inline[]) => Inline[];

export class Sink {
	blocks: Block[] = [];
	marks: Mark[] = [];
	/** A place that links lead to, waiting for the block that it stands before. */
	waiting: string | undefined;
	/** Whether blocks stand in an answer that the markup bounds. */
	inside = false;
	/** The level of the last heading; 0 before the first. */
	level = 0;
	#run: Inline[] = [];

	/** `anchors` are kept at the top of the document alone. */
	constructor(readonly anchors?: Map<Block, string>) {}

	get isTop(): boolean {
		return this.anchors != null;
	}

	text(content: Inline[]) {
		for (const part of content) this.#run.push(part);
	}

	/** Ends the paragraph that is open. */
	flush() {
		const run = this.#run;
		this.#run = [];
		if (run.length) for (const block of paragraphsOf(this.#marked(run))) this.#put(block);
	}

	/** Adds a block after the open paragraph. `own` is its own anchor. */
	put(block: Block, own?: string) {
		this.flush();
		this.#put(block, own);
	}

	/** Content of one line in the marks around it; empty where it says nothing. */
	line(content: Inline[]): Inline[] {
		return tidyText(this.#marked(content), true);
	}

	#marked(content: Inline[]): Inline[] {
		return this.marks.reduceRight((inner, mark) => mark(inner), content);
	}

	#put(block: Block, own?: string) {
		this.blocks.push(block);
		if (block.t === 'h') this.level = block.level;
		const anchor = own || this.waiting;
		this.waiting = undefined;
		if (anchor && (block.t === 'h' || block.t === 'p')) this.anchors?.set(block, anchor);
	}
}
