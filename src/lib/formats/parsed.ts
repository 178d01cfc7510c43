/**
 * What the reader of a format hands on: the tree, and what the markup said beyond it. The tree knows no
 * fold-outs or definition lists; what they say about questions and answers is kept beside it, by block.
 */
import type { Block, Doc } from '../core/document';
import type { Unused } from '../core/outline';

/** A question, as the markup itself says. */
export interface Asked {
	/** 0 to 1. */
	confidence: number;
	/** Why, as a sentence that a person reads. */
	reason: string;
}

/** A question with its answer that a page states as data, shown or not (schema.org). */
export interface StatedPair {
	question: string;
	answer: Doc;
}

export interface Facts {
	title?: string;
	author?: string;
	date?: string;
	/** BCP 47. */
	language?: string;
	/** Where the document lives; relative addresses were made absolute with it. */
	address?: string;
}

export interface Parsed {
	doc: Doc;
	/** Blocks at the top of `doc` that the markup says are questions: a summary, a term that asks. */
	asked: Map<Block, Asked>;
	/** Blocks at the top of `doc` after which the answer that is open ends, as at the end of a fold-out. */
	ends: Set<Block>;
	/**
	 * Blocks at the top of `doc` that lie outside of the document's questions, where these stand clearly
	 * apart: a heading among them asks nothing, even with a question mark.
	 */
	outside?: Set<Block>;
	/** Headings that bear a number, which their text leaves out. */
	numbered?: Set<Block>;
	/** Fragments of the address by the block that they lead to. */
	anchors: Map<Block, string>;
	stated: StatedPair[];
	/** What went nowhere already (navigation, comments, scripts' words), with the reason. */
	left: Unused[];
	facts: Facts;
}

/** A tree about which its markup says nothing more. */
export function plainParsed(doc: Doc): Parsed {
	return {
		doc,
		asked: new Map(),
		ends: new Set(),
		anchors: new Map(),
		stated: [],
		left: [],
		facts: {}
	};
}

/** The blocks of answers that the markup bounds: from a question to its end. */
export function boundedAnswers(
	{ doc, asked, ends }: Pick<Parsed, 'doc' | 'asked' | 'ends'>,
	body = doc
): Set<Block> {
	const inside = new Set<Block>();
	let since: Block[] | undefined;
	for (const block of body) {
		if (asked.has(block)) since = [];
		else since?.push(block);
		if (!ends.has(block)) continue;
		since?.forEach((inner) => inside.add(inner));
		since = undefined;
	}
	return inside;
}
