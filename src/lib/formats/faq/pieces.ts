/**
 * The top-level blocks of a document, each with the part it plays by itself: a labelled question or one
 * that the markup says is one, a heading, an answer's label, contents, or plain (judge.ts goes on).
 */
import { inlineText, type Block, type Doc } from '../../core/document';
import { isContents } from './contents';
import { isAnswerTitle, type Labels } from './labels';
import { isBold } from './lines';
import { plainParsed, type Asked, type Parsed } from '../parsed';
import { asking, bare, numberLength, oneSpace, type Asking } from './question';

/** Levels below those of headings (1-6). */
export const BOLD_LEVEL = 7;
export const LABEL_LEVEL = 8;

/** Pictures that stand before a question. */
const SIGNS = /^(?:[\p{Extended_Pictographic}\ufe0f\u200d]\s*)+(?=[\p{L}\p{N}¿])/u;

export interface Piece {
	block: Block;
	role: 'question' | 'heading' | 'answer' | 'contents' | 'plain';
	/** Of headings, bold paragraphs and labelled questions; 0 for the rest. */
	level: number;
	/** Words of a heading or question, without label and number. */
	title: string;
	/** Length of the label of a question or answer. */
	label: number;
	numbered: boolean;
	asking: Asking;
	/** How sure, and why, where `role` is question. */
	confidence: number;
	reason: string;
	/** It belongs to the answer of the question before it, as the markup says. */
	inside: boolean;
	/** It lies outside of what the document asks, and is no question however it looks. */
	outside: boolean;
	/** The markup says that the answer ends with its question's own block. */
	ended: boolean;
}

/**
 * Blocks to pieces; `title` is the block that titles the document and is never a question. `inside` are
 * the blocks of answers that the markup bounds.
 */
export function piecesOf(
	doc: Doc,
	labels: Labels,
	title: Block | undefined,
	{
		asked,
		ends,
		outside,
		numbered
	}: Pick<Parsed, 'asked' | 'ends' | 'outside' | 'numbered'> = plainParsed(doc),
	inside: ReadonlySet<Block> = new Set()
): Piece[] {
	const pieces = doc.map((block): Piece => {
		const piece = pieceOf(block, labels, block === title);
		if (numbered?.has(block)) piece.numbered = true;
		const said = asked.get(block);
		if (said) return askedPiece(piece, said, ends.has(block));
		if (inside.has(block)) return insidePiece(piece);
		return outside?.has(block) ? { ...piece, outside: true } : piece;
	});
	const titles = new Set(pieces.filter((p) => p.level > 0 && p.title).map((p) => bare(p.title)));
	nestNumbers(pieces);
	for (const piece of pieces)
		if (piece.level === 0 && !piece.inside && isContents(piece.block, titles))
			piece.role = 'contents';
	return pieces;
}

/**
 * Headings of one level may be told apart by their numbers alone: "1.1" stands under "1." where it follows
 * right after. Their level is put between their own and the next.
 */
function nestNumbers(pieces: Piece[]) {
	const chapters = new Map<number, { number: string; nests: boolean }>();
	let last: Piece | undefined;
	for (const piece of pieces) {
		const { block, level } = piece;
		if (block.t !== 'h' || piece.role === 'answer') continue;
		for (const deeper of chapters.keys()) if (deeper > level) chapters.delete(deeper);
		const [, number = '', part] =
			/^\s*(\d{1,3})(?:\.(\d{1,3}))?[.)]?\s/.exec(inlineText(block.c)) ?? [];
		const chapter = chapters.get(level);
		if (number && !part) chapters.set(level, { number, nests: false });
		else if (part && chapter?.number === number && (chapter.nests || last?.level === level)) {
			chapter.nests = true;
			piece.level += 0.5;
		}
		last = piece;
	}
}

function pieceOf(block: Block, labels: Labels, isTitle: boolean): Piece {
	const plain: Piece = {
		block,
		role: 'plain',
		level: 0,
		title: '',
		label: 0,
		numbered: false,
		asking: 'none',
		confidence: 0,
		reason: '',
		inside: false,
		outside: false,
		ended: false
	};
	if (block.t !== 'h' && block.t !== 'p') return plain;
	const text = inlineText(block.c);
	const label = labels.question(text);
	const level = block.t === 'h' ? block.level : isBold(block.c) ? BOLD_LEVEL : 0;
	if (isTitle) return { ...plain, role: 'heading', level, title: oneSpace(text) };
	if (label > 0 && bare(text.slice(label)))
		return {
			...plain,
			role: 'question',
			level: level && level < BOLD_LEVEL ? level : LABEL_LEVEL,
			title: oneSpace(text.slice(label)),
			label,
			confidence: 0.98,
			reason: `It is labelled “${oneSpace(text.slice(0, label))}”.`
		};
	const answer = level === 0 || level === BOLD_LEVEL ? labels.answer(text) : 0;
	if (answer > 0) return { ...plain, role: 'answer', label: answer };
	if (level === 0) return { ...plain, asking: asking(oneSpace(text)) };
	if (isAnswerTitle(text) && level !== 1) return { ...plain, role: 'answer', level };
	const number = numberLength(text);
	const words = oneSpace(text.slice(number)).replace(SIGNS, '');
	const role = block.t === 'h' ? 'heading' : 'plain';
	return { ...plain, role, level, title: words, numbered: number > 0, asking: asking(words) };
}

/** The markup's word counts more than what the line looks like. */
function askedPiece(piece: Piece, { confidence, reason }: Asked, ended: boolean): Piece {
	const { block } = piece;
	const text = inlineText(block.t === 'p' || block.t === 'h' ? block.c : []);
	const label = piece.label || numberLength(text);
	return {
		...piece,
		role: 'question',
		level: block.t === 'h' ? block.level : LABEL_LEVEL,
		title: oneSpace(text.slice(label)),
		label,
		confidence,
		reason,
		ended
	};
}

/** Headings inside of a bounded answer divide nothing else. */
function insidePiece(piece: Piece): Piece {
	const role = piece.role === 'answer' ? 'answer' : 'plain';
	return { ...piece, role, level: 0, inside: true };
}
