/**
 * Whether a heading or a line is a question, judged with its siblings: many FAQs have questions without a
 * question mark, and many documents have one stray question among statements.
 */
import { documentText, type Block } from '../../core/document';
import { isContentsTitle, isLinkList } from './contents';
import { BOLD_LEVEL, LABEL_LEVEL, type Piece } from './pieces';
import { oneSpace } from './question';

interface Shares {
	/** Headings of a kind, and how many ask by a mark, or at least by their words. */
	all: number;
	marks: number;
	asks: number;
	numbers: number;
}

/** Judges headings and bold lines, and plain ones where nothing else asks. Sets roles in place. */
export function judgePieces(pieces: Piece[], title: Block | undefined): void {
	judgeHeadings(pieces, title);
	judgePlain(pieces);
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

/** Plain lines ask only where nothing else does, and where each has an answer under it. */
function judgePlain(pieces: Piece[]) {
	if (pieces.some(({ role }) => role === 'question')) return;
	const asks = pieces.filter((piece, k) => {
		const next = pieces[k + 1];
		return isPlainQuestion(piece) && next && !next.level && !isPlainQuestion(next);
	});
	if (asks.length < 2) return;
	for (const piece of asks)
		Object.assign(piece, {
			role: 'question',
			level: LABEL_LEVEL,
			title: oneSpace(documentText([piece.block])),
			confidence: 0.6,
			reason: 'It is a paragraph of its own that ends in a question mark.'
		});
}

const LONGEST_PLAIN = 200;

function isPlainQuestion({ block, role, level, asking, inside }: Piece): boolean {
	if (block.t !== 'p' || role !== 'plain' || level || inside || asking !== 'mark') return false;
	const text = documentText([block]).trim();
	const isOneSentence = !/\n|[.!?？؟。]["'”’)]*\s+\p{L}/u.test(text);
	return isOneSentence && text.length <= LONGEST_PLAIN && !/\p{L}[^?？؟]*$/u.test(text.slice(-3));
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
	// Where no heading bears a mark, those of one level may all ask by their words.
	const worded = level.all > 3 && level.asks >= level.all * 0.8;
	if (worded && piece.level < BOLD_LEVEL)
		return { confidence: 0.7, reason: 'The headings like it are worded as questions.' };
	const numbered = level.numbers >= level.all * 0.9 && level.marks >= level.all * 0.5;
	if (piece.numbered && (numbered || (siblings.numbers === siblings.all && mostly(siblings, 0.34))))
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
	const { role, level, inside, outside, asking } = piece;
	if (role === 'answer' || role === 'question' || !level || inside || outside) return false;
	if (isContentsTitle(piece.title)) return false;
	if (asking === 'none' && holdsSeveral(pieces, k)) return false;
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

/** Whether several headings in the reach of one ask, whatever leads in to them: then it is their section. */
function holdsSeveral(pieces: Piece[], k: number): boolean {
	const { level } = pieces[k]!;
	if (level >= BOLD_LEVEL) return false;
	let asks = 0;
	for (let next = k + 1; next < pieces.length && asks < 2; next++) {
		const inner = pieces[next]!;
		if (inner.level && inner.level <= level) break;
		if (inner.level && inner.level < BOLD_LEVEL && inner.asking === 'mark') asks++;
	}
	return asks > 1;
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
