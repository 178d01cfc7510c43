/**
 * The top-level blocks of a document, each with the part it may play: question, heading, answer label,
 * contents, or plain. Whether a heading is a question is judged with its siblings, because many FAQs
 * have questions without a question mark, and many documents have one stray question among statements.
 */
import { documentText, inlineText, type Block, type Doc } from '../../core/document';
import { isContents, isContentsTitle, isLinkList } from './contents';
import { isAnswerTitle, type Labels } from './labels';
import { isBold } from './lines';
import { asking, bare, numberLength, oneSpace, type Asking } from './question';

/** Levels below those of headings (1-6). */
export const BOLD_LEVEL = 7;
export const LABEL_LEVEL = 8;

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
}

/** Blocks to pieces; `title` is the block that titles the document and is never a question. */
export function piecesOf(doc: Doc, labels: Labels, title: Block | undefined): Piece[] {
	const pieces = doc.map((block) => pieceOf(block, labels, block === title));
	const titles = new Set(pieces.filter((p) => p.level > 0 && p.title).map((p) => bare(p.title)));
	for (const piece of pieces)
		if (piece.level === 0 && isContents(piece.block, titles)) piece.role = 'contents';
	judgeHeadings(pieces, title);
	return pieces;
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
		reason: ''
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
	if (level === 0) {
		const answer = labels.answer(text);
		return answer > 0 ? { ...plain, role: 'answer', label: answer } : plain;
	}
	if (isAnswerTitle(text) && level !== 1) return { ...plain, role: 'answer', level };
	const number = numberLength(text);
	const words = oneSpace(text.slice(number));
	const role = block.t === 'h' ? 'heading' : 'plain';
	return { ...plain, role, level, title: words, numbered: number > 0, asking: asking(words) };
}

interface Shares {
	/** Headings of a kind, and how many ask by a mark, or at least by their words. */
	all: number;
	marks: number;
	asks: number;
	numbers: number;
}

function judgeHeadings(pieces: Piece[], title: Block | undefined) {
	const parents = parentsOf(pieces);
	const candidates = pieces.filter((piece, k) => isCandidate(pieces, k) && piece.block !== title);
	const byLevel = new Map<number, Shares>();
	const bySiblings = new Map<string, Shares>();
	const siblingsOf = (piece: Piece) => `${piece.level} ${parents.get(piece)}`;
	for (const piece of candidates) {
		count(byLevel, piece.level, piece);
		count(bySiblings, siblingsOf(piece), piece);
	}
	const groups = [...bySiblings.values()].some(({ all, marks }) => marks > 2 && marks >= all * 0.6);
	for (const piece of candidates) {
		const level = byLevel.get(piece.level)!;
		const siblings = bySiblings.get(siblingsOf(piece))!;
		const verdict =
			piece.asking === 'mark'
				? markedVerdict(piece, level, siblings, groups)
				: siblingVerdict(piece, level, siblings);
		if (verdict) Object.assign(piece, verdict, { role: 'question' });
	}
}

type Verdict = Pick<Piece, 'confidence' | 'reason'>;

function markedVerdict(
	piece: Piece,
	level: Shares,
	siblings: Shares,
	groups: boolean
): Verdict | undefined {
	const alone = siblings.all > 3 && share(siblings) < 0.34 && share(level) < 0.34;
	// Where a document has a group of questions, one question among its statements is rhetorical.
	if (alone && groups) return undefined;
	if (piece.level === BOLD_LEVEL)
		return { confidence: 0.85, reason: 'It is a bold line with a question mark.' };
	return alone
		? { confidence: 0.6, reason: 'It is a heading with a question mark, alone among statements.' }
		: { confidence: 0.95, reason: 'It is a heading with a question mark.' };
}

function siblingVerdict(piece: Piece, level: Shares, siblings: Shares): Verdict | undefined {
	const mostly = (shares: Shares, marks: number) =>
		shares.all > 2 && shares.marks >= shares.all * marks && shares.asks >= shares.all * 0.7;
	// A bold line that does not even begin like a question is a subtitle inside an answer.
	if (piece.level === BOLD_LEVEL && piece.asking === 'none') return undefined;
	if (mostly(level, 0.4) || mostly(siblings, 0.4)) {
		const what = piece.level === BOLD_LEVEL ? 'bold lines' : 'headings';
		return { confidence: 0.75, reason: `It has no question mark, but most ${what} like it ask.` };
	}
	if (piece.numbered && siblings.numbers === siblings.all && mostly(siblings, 0.34))
		return { confidence: 0.65, reason: 'It is numbered like the questions next to it.' };
	return undefined;
}

const share = ({ all, marks }: Shares) => marks / all;

function count<Key>(map: Map<Key, Shares>, key: Key, piece: Piece) {
	const shares = map.get(key) ?? { all: 0, marks: 0, asks: 0, numbers: 0 };
	shares.all++;
	if (piece.asking === 'mark') shares.marks++;
	if (piece.asking !== 'none') shares.asks++;
	if (piece.numbered) shares.numbers++;
	map.set(key, shares);
}

/** Headings and bold lines that could be questions: with something of their own under them, not mere links. */
function isCandidate(pieces: Piece[], k: number): boolean {
	const piece = pieces[k]!;
	if (piece.role === 'answer' || piece.role === 'question' || !piece.level) return false;
	if (isContentsTitle(piece.title)) return false;
	const next = pieces[k + 1];
	if (!next) return piece.asking === 'mark';
	if (next.role === 'contents') return false;
	if (piece.asking === 'mark' && piece.level < BOLD_LEVEL) return !holdsMarks(pieces, k);
	// Where the whole body is a list of links, the heading is a signpost.
	const after = pieces[k + 2];
	if (isLinkList(next.block) && (!after || after.level > 0)) return false;
	return !(next.level > piece.level && next.level < BOLD_LEVEL) && next.level !== piece.level
		? !holdsMarks(pieces, k)
		: piece.asking === 'mark' || (next.level === piece.level && documentText([next.block]) !== '');
}

/** Whether a heading has questions right under it and nothing of its own: then it is a section. */
function holdsMarks(pieces: Piece[], k: number): boolean {
	const piece = pieces[k]!;
	const next = pieces[k + 1];
	if (!next || piece.level >= BOLD_LEVEL) return false;
	if (next.role === 'question' && next.level > piece.level) return true;
	return next.level > piece.level && next.level <= BOLD_LEVEL && next.asking === 'mark';
}

/** The index of the heading that each piece stands under. */
function parentsOf(pieces: Piece[]): Map<Piece, number> {
	const parents = new Map<Piece, number>();
	const open: number[] = [];
	pieces.forEach((piece, k) => {
		if (!piece.level || piece.level > BOLD_LEVEL || piece.role === 'answer') return;
		while (open.length && pieces[open.at(-1)!]!.level >= piece.level) open.pop();
		parents.set(piece, open.at(-1) ?? -1);
		open.push(k);
	});
	return parents;
}
