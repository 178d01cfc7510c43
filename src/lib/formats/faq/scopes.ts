/** How far each heading reaches and whether questions stand in its reach, in one pass over the pieces. */
import type { Block } from '../../core/document';
import { BOLD_LEVEL, type Piece } from './pieces';

export interface Scopes {
	/** Index after the last piece under each piece; of headings only. */
	end: number[];
	holdsQuestions(k: number): boolean;
	/** Whether the heading at `k` divides the answer to `question` and does not end it. */
	dividesAnswer(k: number, question: Piece | undefined): boolean;
}

/** The scopes of a document's pieces; `title` titles it as a whole. Fails on nothing. */
export function scopesOf(pieces: Piece[], title?: Block): Scopes {
	const end = pieces.map(() => pieces.length);
	const asked = [0];
	const open: number[] = [];
	// The deepest headings right above labelled or bold questions are sections; what is below them is not.
	let deepest = 0;
	pieces.forEach((piece, k) => {
		asked.push(asked[k]! + (piece.role === 'question' ? 1 : 0));
		const above = pieces[open.at(-1) ?? -1];
		if (piece.role === 'question' && piece.level >= BOLD_LEVEL && above?.block !== title)
			deepest = Math.max(deepest, above?.level ?? 0);
		if (!piece.level || piece.level >= BOLD_LEVEL || piece.role === 'answer') return;
		while (open.length && pieces[open.at(-1)!]!.level >= piece.level) end[open.pop()!] = k;
		open.push(k);
	});
	const holdsQuestions = (k: number) => asked[end[k]!]! > asked[k + 1]!;
	const dividesAnswer = (k: number, question: Piece | undefined) => {
		const { level } = pieces[k]!;
		if (!question || holdsQuestions(k)) return false;
		if (question.level < BOLD_LEVEL) return level > question.level;
		return deepest > 0 && level > deepest;
	};
	return { end, holdsQuestions, dividesAnswer };
}
