/** A question with the pieces that follow it, made an entry: labels off, given and answer told apart. */
import { documentText, type Doc } from '../../core/document';
import type { Entry } from '../../core/outline';
import { largePictures, saysNothing } from '../../core/picture';
import { dropStart } from './lines';
import { LABEL_LEVEL, type Piece } from './pieces';

export interface OpenEntry {
	piece: Piece;
	section: string[];
	blocks: Piece[];
}

/** Closes an entry; `name` gives its id. What stands before a labelled answer was given with the question. */
export function entryOf(open: OpenEntry, name: (text: string) => string): Entry {
	const { piece } = open;
	const first = open.blocks.findIndex((inner) => inner.role === 'answer');
	const labelled = saysMore(open, first) ? 0 : first;
	const before = labelled > 0 ? open.blocks.slice(0, labelled).map((inner) => inner.block) : [];
	const answer = open.blocks
		.slice(Math.max(0, labelled))
		.flatMap((inner): Doc => (inner.role === 'answer' ? withoutLabel(inner) : [inner.block]));
	const given = [...shownWith(piece), ...trimRules(before)];
	const trimmed = trimRules(answer);
	const empty = saysNothing(trimmed);
	return {
		id: name(piece.title),
		question: piece.title,
		section: open.section,
		...(given.length ? { given } : {}),
		answer: trimmed,
		confidence: empty ? 0.3 : piece.confidence,
		reason: empty ? `${piece.reason} No answer follows it.` : piece.reason
	};
}

/** A question is words; pictures in its line are what it asks about. */
function shownWith({ block }: Piece): Doc {
	const c = block.t === 'p' || block.t === 'h' ? largePictures(block.c) : [];
	return c.length ? [{ t: 'p', c }] : [];
}

/** Words between a heading that asks and its "Answer:" say the question again, or lead to the answer. */
function saysMore({ piece, blocks }: OpenEntry, labelled: number): boolean {
	const between = blocks.slice(0, Math.max(0, labelled));
	return piece.level < LABEL_LEVEL && between.length > 0 && between.every(isWords);
}

const isWords = ({ block }: Piece) =>
	block.t === 'p' && block.c.every((part) => typeof part === 'string' || part.t !== 'image');

/** An answer's first block without "A:"; a heading or line that only says "Answer" goes whole. */
function withoutLabel(piece: Piece): Doc {
	const { block } = piece;
	if (block.t !== 'p' && block.t !== 'h') return [block];
	if (piece.label === 0) return announces(documentText([block])) ? [] : [block];
	const c = dropStart(block.c, piece.label);
	return c.length ? [{ ...block, c }] : [];
}

/** A document without the rules at its ends. */
export function trimRules(doc: Doc): Doc {
	const from = doc.findIndex((block) => block.t !== 'rule');
	const to = doc.findLastIndex((block) => block.t !== 'rule');
	return from < 0 ? [] : doc.slice(from, to + 1);
}

/** Whether nothing follows the word for "answer". */
const announces = (text: string) => !/[\p{L}\p{N}]/u.test(text.split(/[:：]/).slice(1).join(''));
