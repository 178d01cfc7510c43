/**
 * What a person says about one block ("this is a question", "this is not") counts for every block that
 * was judged alike: the same kind of line, found for the same reason.
 */
import { documentText } from '../../core/document';
import { SURE, type Example } from '../../core/outline';
import { BOLD_LEVEL, LABEL_LEVEL, type Piece } from './pieces';
import { bare, oneSpace } from './question';

/** Nobody who marks one line means paragraphs longer than this, in characters. */
const LONGEST_LINE = 300;
/** What was found more surely than this follows no example but its own. */
const CERTAIN = 0.9;

/** Applies examples to judged pieces, in order; a later one overrules an earlier one. */
export function applyExamples(pieces: Piece[], examples: Example[]): void {
	const own = new Set(examples.map(({ text }) => bare(text)));
	for (const { text, question } of examples) {
		const key = bare(text);
		if (!key) continue;
		const meant = pieces.filter((piece) => keysOf(piece).includes(key));
		const styles = new Set(meant.map(styleOf));
		const alike = pieces.filter(
			(piece) =>
				!meant.includes(piece) &&
				styles.has(styleOf(piece)) &&
				!keysOf(piece).some((other) => own.has(other)) &&
				follows(piece, question)
		);
		for (const piece of meant) set(piece, question, 1, 'You said so.');
		for (const piece of alike) set(piece, question, 0.8, 'It looks like one that you marked.');
	}
}

const keysOf = (piece: Piece) => [bare(piece.title), bare(documentText([piece.block]))];

/** Pieces of one style were judged by the same rule. */
function styleOf({ level, asking, numbered, label, role, reason }: Piece): string {
	return JSON.stringify([level, asking, numbered, label > 0, role, reason]);
}

function follows(piece: Piece, question: boolean): boolean {
	// A heading that asks answers for itself: one that is rhetorical says nothing of the others.
	const isOwn = piece.asking === 'mark' && piece.level < BOLD_LEVEL;
	if (!question) return piece.role === 'question' && piece.confidence < CERTAIN && !isOwn;
	if (piece.role === 'answer' || piece.confidence >= SURE) return false;
	const text = documentText([piece.block]);
	// Plain paragraphs have no look of their own but their question mark.
	return text.length < LONGEST_LINE && (piece.level > 0 || piece.asking === 'mark');
}

function set(piece: Piece, question: boolean, confidence: number, reason: string): void {
	if (!question) {
		piece.role = piece.block.t === 'h' ? 'heading' : 'plain';
		if (piece.level === LABEL_LEVEL) piece.level = 0;
		return;
	}
	piece.role = 'question';
	piece.inside = false;
	piece.title ||= oneSpace(documentText([piece.block]));
	if (piece.block.t === 'h') piece.level = piece.block.level;
	else if (piece.level !== BOLD_LEVEL) piece.level = LABEL_LEVEL;
	piece.confidence = confidence;
	piece.reason = reason;
}
