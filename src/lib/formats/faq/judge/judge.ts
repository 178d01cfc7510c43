/**
 * Whether a heading or a line is a question, judged with its siblings: many FAQs have questions without a
 * question mark, and many documents have one stray question among statements.
 */
import { countWords, documentText, type Block } from '../../../core/document';
import { holdsSeveral, isCandidate, namedFaq, parentsOf, repeatedBelow } from './candidates';
import { BOLD_LEVEL, type Piece } from '../pieces';
import { judgePlain, rareAmong } from './plain';
import { isRhetorical } from './rhetoric';
import { tellsTrouble } from '../question';

/** A document of so few words that a lone heading which asks is all that it says. */
const SHORT = 60;

/** So many headings that ask make a FAQ of a document beyond doubt, whatever it is called. */
const ENOUGH = 6;

interface Shares {
	/** Headings of a kind, and how many ask by a mark, or at least by their words. */
	all: number;
	marks: number;
	asks: number;
	/** How many do not ask, and tell of a trouble. */
	tells: number;
	numbers: number;
	/** How many of the marks ask for nothing, as in a landing page or an essay. */
	rhetorical: number;
}

/** What a document calls itself. */
export interface Called {
	/** A FAQ; else parts of it may be one. */
	isFaq: boolean;
	/** At least something of questions. */
	asks: boolean;
}

/** Judges headings and bold lines, and plain ones where nothing else asks. Sets roles in place. */
export function judgePieces(
	pieces: Piece[],
	title: Block | undefined,
	called: Called = { isFaq: false, asks: false }
): void {
	const parents = parentsOf(pieces);
	const named = called.isFaq ? new Set(pieces) : namedFaq(pieces, parents);
	judgeHeadings(pieces, title, parents, named, called);
	judgePlain(pieces, named, called.isFaq);
}

function judgeHeadings(
	pieces: Piece[],
	title: Block | undefined,
	parents: Map<Piece, number>,
	named: ReadonlySet<Piece>,
	{ isFaq, asks }: Called
) {
	const repeated = repeatedBelow(pieces, title);
	const candidates = pieces.filter(
		(piece, k) => isCandidate(pieces, k) && piece.block !== title && !repeated.has(piece)
	);
	const isShort = countWords(documentText(pieces.map(({ block }) => block))) <= SHORT;
	const byLevel = new Map<number, Shares>();
	const bySiblings = new Map<string, Shares>();
	const siblingsOf = (piece: Piece) => `${piece.level} ${parents.get(piece)}`;
	for (const piece of candidates) {
		const rhetorical = !isShort && isRhetorical(piece.title);
		count(byLevel, piece.level, piece, rhetorical);
		count(bySiblings, siblingsOf(piece), piece, rhetorical);
	}
	// Statements right under a question are parts of its answer.
	const isPart = (piece: Piece) =>
		piece.asking === 'none' && pieces[parents.get(piece) ?? -1]?.asking === 'mark';
	const groups = [...bySiblings.values()].some(isGroup);
	const apart = !isFaq && candidates.some((piece) => piece.asking === 'mark' && named.has(piece));
	const isBoldRare = rareAmong(pieces, byLevel.get(BOLD_LEVEL)?.asks ?? 0);
	const marks = candidates.filter(({ asking }) => asking === 'mark').length;
	const isDoubted =
		!asks &&
		named.size === 0 &&
		marks < (isShort ? 2 : ENOUGH) &&
		!pieces.some(({ role }) => role === 'question');
	for (const piece of candidates) {
		const level = byLevel.get(piece.level)!;
		const siblings = bySiblings.get(siblingsOf(piece))!;
		const isNamed = named.has(piece);
		// Where a part is a FAQ, or nothing is, a few questions elsewhere are rhetorical.
		const mostly = level.asks >= level.all * 0.5 && asksThroughout(siblings, isShort);
		const isFew =
			apart ||
			!(mostly || asksThroughout(level, isShort)) ||
			(piece.level === BOLD_LEVEL && isBoldRare);
		if (!isNamed && isFew && (piece.level === BOLD_LEVEL || !isGroup(siblings))) continue;
		const verdict =
			piece.asking === 'mark'
				? isDoubted
					? { confidence: 0.7, reason: 'It asks, but little else says that this is a FAQ.' }
					: markedVerdict(piece, level, siblings, groups)
				: (siblingVerdict(piece, level, siblings, isNamed ? 0.4 : 0.75) ??
					(isNamed && !isPart(piece)
						? troubleVerdict(piece, siblings, isFaq ? level : siblings)
						: undefined));
		if (verdict) Object.assign(piece, verdict, { role: 'question' });
	}
	titleBoldSections(pieces);
	settleParents(pieces, new Set(candidates));
}

/** What stands above several questions is one too, or their section. */
function settleParents(pieces: Piece[], candidates: ReadonlySet<Piece>) {
	const isQuestion = ({ role }: Piece) => role === 'question';
	for (const [k, piece] of pieces.entries()) {
		const { role, asking, title, confidence } = piece;
		// Little else of its level may ask.
		const asks = role === 'heading' && asking === 'mark' && !isRhetorical(title);
		// "Error messages" tells of a trouble, but titles the errors below it.
		const titles = role === 'question' && asking !== 'mark' && confidence < 0.65;
		if (!(titles || (asks && candidates.has(piece))) || !holdsSeveral(pieces, k, isQuestion))
			continue;
		if (titles) piece.role = 'heading';
		else
			Object.assign(piece, {
				role: 'question',
				confidence: 0.75,
				reason: 'It asks, as those under it do.'
			});
	}
}

/** Above bold lines that ask, and deeper than all headings. */
const BOLD_SECTION = BOLD_LEVEL - 0.5;

/** A bold line with nothing but a bold question under it is the title of a section. */
function titleBoldSections(pieces: Piece[]) {
	for (const [k, piece] of pieces.entries()) {
		const next = pieces[k + 1];
		const isOver = next?.role === 'question' && next.level === BOLD_LEVEL;
		if (!isOver || piece.role !== 'plain' || piece.level !== BOLD_LEVEL || piece.inside) continue;
		if (piece.asking === 'none' && piece.title.length < 80)
			Object.assign(piece, { role: 'heading', level: BOLD_SECTION });
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
		return { confidence: 0.85, reason: 'It is a line by itself with a question mark.' };
	return alone
		? { confidence: 0.6, reason: 'It is a heading with a question mark, alone among statements.' }
		: { confidence: 0.95, reason: 'It is a heading with a question mark.' };
}

/** `least` is the share of marks that siblings need. */
function siblingVerdict(
	piece: Piece,
	level: Shares,
	siblings: Shares,
	least: number
): Verdict | undefined {
	const mostly = (shares: Shares, marks: number) =>
		shares.all > 2 && shares.marks >= shares.all * marks && shares.asks >= shares.all * 0.7;
	// A bold line that does not even begin like a question, nor has a number, is mostly a subtitle inside an answer.
	if (piece.level === BOLD_LEVEL && piece.asking === 'none' && !piece.numbered)
		return isSubject(piece) && level.marks > 2 && level.marks >= level.all * 0.75
			? { confidence: 0.6, reason: 'It has no question mark, but nearly all bold lines ask.' }
			: undefined;
	if (mostly(level, least) || mostly(siblings, least)) {
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

/** Whether a bold line names something, as a question does that is cut short; "Note:" leads on. */
const isSubject = ({ title }: Piece) => title.length < 80 && !/[:：.。,;!]$/u.test(title);

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

/** Whether headings of a level make a document a FAQ that is not called one. */
function asksThroughout(shares: Shares, isShort: boolean): boolean {
	const { all, marks, asks, rhetorical } = shares;
	if (marks === all && !rhetorical) return all > 1 || isShort;
	return isGroup(shares) || (all > 3 && asks - rhetorical >= all * 0.8);
}

function isGroup({ all, marks, rhetorical }: Shares): boolean {
	const honest = marks - rhetorical;
	return honest > 2 && honest >= all * 0.6;
}

const share = ({ all, marks }: Shares) => marks / all;

function count<Key>(map: Map<Key, Shares>, key: Key, piece: Piece, rhetorical: boolean) {
	const shares = map.get(key) ?? { all: 0, marks: 0, asks: 0, tells: 0, numbers: 0, rhetorical: 0 };
	shares.all++;
	if (piece.asking === 'mark') {
		shares.marks++;
		if (rhetorical) shares.rhetorical++;
	}
	if (piece.asking !== 'none') shares.asks++;
	else if (tellsTrouble(piece.title)) shares.tells++;
	if (piece.numbered) shares.numbers++;
	map.set(key, shares);
}
