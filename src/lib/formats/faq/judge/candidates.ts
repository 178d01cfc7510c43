/** Which headings and bold lines could ask at all, by what stands around them. */
import { documentText, type Block } from '../../../core/document';
import { isContentsTitle, isLinkList } from '../contents';
import { isFaqName } from '../names';
import { BOLD_LEVEL, type Piece } from '../pieces';
import { bare } from '../question';

/** What ends many a FAQ, and is none of its entries. */
const CLOSES =
	/^(?:contact(?: us)?|get in touch|about this (?:document|page|faq)|credits|acknowledge?ments|kontakt|impressum|contacto|contactez-nous|contatti|contato|контакты|联系我们|お問い合わせ)[\s.:…]*$/iu;

/** Headings and bold lines that could be questions: with something of their own under them, not mere links. */
export function isCandidate(pieces: Piece[], k: number): boolean {
	const piece = pieces[k]!;
	const { role, level, inside, outside, asking } = piece;
	if (role === 'answer' || role === 'question' || !level || inside || outside) return false;
	if (isContentsTitle(piece.title) || (asking === 'none' && CLOSES.test(piece.title))) return false;
	if (asking === 'none' && isFaqName(piece.title) && piece.title.length < 60) return false;
	if (asking === 'none' && holdsSeveral(pieces, k)) return false;
	const before = pieces[k - 1];
	// What stands right under a bold question begins its answer.
	if (level === BOLD_LEVEL && asking === 'none' && before?.level && before.asking === 'mark')
		return false;
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
export function repeatedBelow(pieces: Piece[], title: Block | undefined): Set<Piece> {
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
export function holdsSeveral(
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
export function parentsOf(pieces: Piece[]): Map<Piece, number> {
	const parents = new Map<Piece, number>();
	const open: number[] = [];
	pieces.forEach((piece, k) => {
		if (!piece.level || piece.level > BOLD_LEVEL || piece.role === 'answer') {
			parents.set(piece, open.at(-1) ?? -1);
			return;
		}
		while (open.length && pieces[open.at(-1)!]!.level >= piece.level) open.pop();
		parents.set(piece, open.at(-1) ?? -1);
		open.push(k);
	});
	return parents;
}

/** The pieces that stand under a heading which calls them a FAQ. */
export function namedFaq(pieces: Piece[], parents: Map<Piece, number>): Set<Piece> {
	const named = new Set<Piece>();
	for (const piece of pieces) {
		const parent = pieces[parents.get(piece) ?? -1];
		if (parent && (named.has(parent) || isFaqName(parent.title))) named.add(piece);
	}
	return named;
}
