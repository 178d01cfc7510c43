/** Plain paragraphs that ask: only where no heading, label or bold line does. */
import { documentText } from '../../../core/document';
import { LABEL_LEVEL, type Piece } from '../pieces';
import { asking, numberLength, oneSpace, tellsTrouble } from '../question';

const LONGEST_PLAIN = 200;
const PARTED_NUMBER = /^\s*\d{1,2}(?:\.\d{1,2}){1,2}[.:)]?\s+(?=\S)/;

/** Judges the paragraphs of a document where nothing else asks; `named` stand in what is called a FAQ. Sets roles in place. */
export function judgePlain(pieces: Piece[], named: ReadonlySet<Piece>, isFaq: boolean): void {
	const anyAsks = () => pieces.some(({ role }) => role === 'question');
	if (isFaq && !anyAsks()) judgeNumbered(pieces);
	if (!anyAsks()) judgeSentences(pieces, named);
}

/** Whether so many lines that ask, and the questions there are, are lost among the paragraphs of a text. */
export function rareAmong(pieces: Piece[], asks: number): boolean {
	const count = asks + pieces.filter(({ role }) => role === 'question').length;
	const plain = pieces.filter(({ level, role }) => !level && role === 'plain').length;
	return count * 3 < plain;
}

/** A sentence with a question mark, where an answer stands under each. */
function judgeSentences(pieces: Piece[], named: ReadonlySet<Piece>) {
	const asks = pieces.filter((piece, k) => {
		const next = pieces[k + 1];
		return isPlainQuestion(piece) && next && !next.level && !isPlainQuestion(next);
	});
	// In what is no FAQ a few are rhetorical.
	const isRare = rareAmong(pieces, asks.length) && !asks.every((piece) => named.has(piece));
	if (asks.length < 2 || isRare) return;
	const numbered = asks.filter(({ block }) => numberLength(documentText([block])) > 0);
	// Where the questions bear numbers, those without are rhetorical.
	const isNumbered = numbered.length > 2 && numbered.length * 2 > asks.length;
	for (const piece of isNumbered ? numbered : asks)
		Object.assign(piece, {
			role: 'question',
			level: LABEL_LEVEL,
			title: oneSpace(titleOf(piece)),
			confidence: 0.6,
			reason: 'It is a paragraph of its own that ends in a question mark.'
		});
}

/** Numbered paragraphs of a FAQ ("2.1. The lamp stays dark.") ask, or tell of a trouble. */
function judgeNumbered(pieces: Piece[]) {
	const numbered = pieces.filter(({ block, role, level, inside }) => {
		const text = block.t === 'p' && role === 'plain' && !level && !inside && documentText([block]);
		return text && text.length <= LONGEST_PLAIN && PARTED_NUMBER.test(text);
	});
	const words = numbered.map(({ block }) =>
		oneSpace(documentText([block]).replace(PARTED_NUMBER, ''))
	);
	const asks = words.filter((text) => asking(text) !== 'none' || tellsTrouble(text));
	if (asks.length < 3 || asks.length < words.length * 0.5) return;
	for (const [k, piece] of numbered.entries())
		Object.assign(piece, {
			role: 'question',
			level: LABEL_LEVEL,
			title: words[k],
			confidence: 0.6,
			reason: 'It is a numbered paragraph of a FAQ.'
		});
}

/** The words of a paragraph without its number. */
function titleOf({ block }: Pick<Piece, 'block'>): string {
	const text = documentText([block]);
	return text.slice(numberLength(text)).trim();
}

function isPlainQuestion({ block, role, level, asking, inside, outside }: Piece): boolean {
	if (block.t !== 'p' || role !== 'plain' || level || asking !== 'mark') return false;
	if (inside || outside) return false;
	const text = titleOf({ block });
	const isNumbered = numberLength(documentText([block])) > 0;
	const isOneSentence = isNumbered || !/\n|[.!?？؟。]["'”’)]*\s+\p{L}/u.test(text);
	return isOneSentence && text.length <= LONGEST_PLAIN && !/\p{L}[^?？؟]*$/u.test(text.slice(-3));
}
