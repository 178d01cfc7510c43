/**
 * Whether a heading or a line is a question, judged with its siblings: many FAQs have questions without a
 * question mark, and many documents have one stray question among statements.
 */
import { documentText, type Block } from '../../core/document';
import { isContentsTitle, isLinkList } from './contents';
import { BOLD_LEVEL, type Piece } from './pieces';
import { isFaqName } from './names';
import { judgePlain } from './judge-plain';
import { bare, tellsTrouble } from './question';

interface Shares {
	/** Headings of a kind, and how many ask by a mark, or at least by their words. */
	all: number;
	marks: number;
	asks: number;
	/** How many do not ask, and tell of a trouble. */
	tells: number;
	numbers: number;
}

/**
 * Judges headings and bold lines, and plain ones where nothing else asks. Sets roles in place. `isFaq`
 * says that the document calls itself one; else parts of it may.
 */
export function judgePieces(pieces: Piece[], title: Block | undefined, isFaq = false): void {
	judgeHeadings(pieces, title, isFaq);
	judgePlain(pieces, isFaq);
}

function judgeHeadings(pieces: Piece[], title: Block | undefined, isFaq: boolean) {
	const parents = parentsOf(pieces);
	const named = isFaq ? new Set(pieces) : namedFaq(pieces, parents);
	const repeated = repeatedBelow(pieces, title);
	const candidates = pieces.filter(
		(piece, k) => isCandidate(pieces, k) && piece.block !== title && !repeated.has(piece)
	);
	const byLevel = new Map<number, Shares>();
	const bySiblings = new Map<string, Shares>();
	const siblingsOf = (piece: Piece) => `${piece.level} ${parents.get(piece)}`;
	for (const piece of candidates) {
		count(byLevel, piece.level, piece);
		count(bySiblings, siblingsOf(piece), piece);
	}
	// Statements right under a question are parts of its answer.
	const isPart = (piece: Piece) => pieces[parents.get(piece) ?? -1]?.asking === 'mark';
	const groups = [...bySiblings.values()].some(isGroup);
	const apart = !isFaq && candidates.some((piece) => piece.asking === 'mark' && named.has(piece));
	for (const piece of candidates) {
		const level = byLevel.get(piece.level)!;
		const siblings = bySiblings.get(siblingsOf(piece))!;
		const isNamed = named.has(piece);
		// Where a part is a FAQ, or nothing is, a few questions elsewhere are rhetorical.
		const few = apart || level.asks < level.all * 0.5 || (level.marks === 1 && level.all > 1);
		if (!isNamed && few && !isGroup(siblings)) continue;
		const verdict =
			piece.asking === 'mark'
				? markedVerdict(piece, level, siblings, groups)
				: (siblingVerdict(piece, level, siblings) ??
					(isNamed
						? troubleVerdict(piece, siblings, isFaq && !isPart(piece) ? level : siblings)
						: undefined));
		if (verdict) Object.assign(piece, verdict, { role: 'question' });
	}
	// "Error messages" tells of a trouble, but titles the errors below it.
	const isQuestion = ({ role }: Piece) => role === 'question';
	for (const [k, piece] of pieces.entries())
		if (isQuestion(piece) && piece.asking !== 'mark' && piece.confidence < 0.65)
			if (holdsSeveral(pieces, k, isQuestion)) piece.role = 'heading';
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
	// A bold line that does not even begin like a question, nor has a number, is a subtitle inside an answer.
	if (piece.level === BOLD_LEVEL && piece.asking === 'none' && !piece.numbered) return undefined;
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

/**
 * In a FAQ, headings that ask or tell of a trouble leave no doubt about those next to them, nor about
 * others of their level; but where a few next to a heading bear a mark, it tells them apart.
 */
function troubleVerdict({ level }: Piece, siblings: Shares, alike: Shares): Verdict | undefined {
	const mostly = (siblings.marks ? [siblings] : [siblings, alike]).some(
		({ all, marks, asks, tells }) => marks + tells >= all * 0.5 || asks + tells >= all * 0.6
	);
	return mostly && level < BOLD_LEVEL
		? { confidence: 0.6, reason: 'It has no question mark, but it stands in a FAQ.' }
		: undefined;
}

const isGroup = ({ all, marks }: Shares) => marks > 2 && marks >= all * 0.6;

const share = ({ all, marks }: Shares) => marks / all;

function count<Key>(map: Map<Key, Shares>, key: Key, piece: Piece) {
	const shares = map.get(key) ?? { all: 0, marks: 0, asks: 0, tells: 0, numbers: 0 };
	shares.all++;
	if (piece.asking === 'mark') shares.marks++;
	if (piece.asking !== 'none') shares.asks++;
	else if (tellsTrouble(piece.title)) shares.tells++;
	if (piece.numbered) shares.numbers++;
	map.set(key, shares);
}

/** Headings and bold lines that could be questions: with something of their own under them, not mere links. */
function isCandidate(pieces: Piece[], k: number): boolean {
	const piece = pieces[k]!;
	const { role, level, inside, outside, asking } = piece;
	if (role === 'answer' || role === 'question' || !level || inside || outside) return false;
	if (isContentsTitle(piece.title)) return false;
	if (asking === 'none' && isFaqName(piece.title) && piece.title.length < 60) return false;
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
		: piece.asking === 'mark' ||
				(next.level === piece.level && level < BOLD_LEVEL && documentText([next.block]) !== '');
}

/** Headings under the one that titles the contents which come again below them. */
function repeatedBelow(pieces: Piece[], title: Block | undefined): Set<Piece> {
	const repeated = new Set<Piece>();
	const from = pieces.findIndex(
		({ role, block, title: words }) =>
			role === 'heading' && block !== title && isContentsTitle(words)
	);
	const { level = 0 } = pieces[from] ?? {};
	if (!level) return repeated;
	const isEnd = (piece: Piece) => piece.role === 'heading' && piece.level <= level;
	const to = pieces.findIndex((piece, k) => k > from && isEnd(piece));
	if (to < 0) return repeated;
	const later = new Set(pieces.slice(to).map(({ title: words }) => bare(words)));
	for (const piece of pieces.slice(from + 1, to))
		if (piece.level && later.has(bare(piece.title))) repeated.add(piece);
	return repeated;
}

/** Whether several headings in the reach of one ask, whatever leads in to them: then it is their section. */
function holdsSeveral(
	pieces: Piece[],
	k: number,
	asks: (piece: Piece) => boolean = ({ asking }) => asking === 'mark'
): boolean {
	const { level } = pieces[k]!;
	if (level >= BOLD_LEVEL) return false;
	let found = 0;
	for (let next = k + 1; next < pieces.length && found < 2; next++) {
		const inner = pieces[next]!;
		if (inner.level && inner.level <= level) break;
		if (inner.level && inner.level < BOLD_LEVEL && asks(inner)) found++;
	}
	return found > 1;
}

/** Whether a heading has questions right under it and nothing of its own: then it is a section. */
function holdsMarks(pieces: Piece[], k: number): boolean {
	const piece = pieces[k]!;
	const next = pieces.slice(k + 1, k + 3).find(({ block }) => block.t !== 'rule');
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

/** The pieces that stand under a heading which calls them a FAQ. */
function namedFaq(pieces: Piece[], parents: Map<Piece, number>): Set<Piece> {
	const named = new Set<Piece>();
	for (const piece of pieces) {
		const parent = pieces[parents.get(piece) ?? -1];
		if (parent && (named.has(parent) || isFaqName(parent.title))) named.add(piece);
	}
	return named;
}
