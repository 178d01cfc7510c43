/** Who asks and who answers, where a talk is written down ("Ann: …?") or a page draws a Q and an A. */
import { documentText } from '../../core/document';
import type { Unused } from '../../core/outline';
import type { Piece } from './pieces';

/** A letter drawn before a question or an answer, whose first word begins like none with it. */
const DRAWN_Q = /^[QＱ]\s?(?=[^a-z\s.:,'’-])/u;
const DRAWN_A = /^[AＡ](?:\s+|$|(?=[^a-z\s.:,'’-]))/u;
const NAME = /^\p{L}[\p{L}\p{M}\p{N} .()/’'-]{0,30}:\s+(?=[¿"“«„]?[\p{L}\p{N}])/u;

/** Takes them off the questions, in place, and gives back the names. */
export function takeOffSpeakers(pieces: Piece[]): Unused[] {
	const turns = pieces.flatMap((piece, k) =>
		piece.role === 'question' ? [{ piece, answer: pieces[k + 1] }] : []
	);
	const share = (isOne: (turn: (typeof turns)[number]) => boolean) =>
		turns.filter(isOne).length / turns.length;
	if (turns.length < 2) return [];
	const begins = (answer: Piece | undefined, pattern: RegExp) =>
		answer != null && answer.role !== 'question' && pattern.test(textOf(answer));
	if (
		share(({ piece }) => DRAWN_Q.test(piece.title)) > 0.8 &&
		share(({ answer }) => begins(answer, DRAWN_A)) > 0.5
	)
		for (const { piece, answer } of turns) {
			piece.title = piece.title.replace(DRAWN_Q, '');
			if (answer) takeOffLetter(answer);
		}
	else if (share(({ answer }) => begins(answer, DRAWN_A)) > 0.8)
		for (const { answer } of turns) takeOffLetter(answer!);
	const names = turns.flatMap(({ piece }) => NAME.exec(piece.title)?.[0] ?? []);
	// Topics before questions ("Money: …") stay.
	const isTalk =
		new Set(names).size * 2 <= names.length && share(({ answer }) => begins(answer, NAME)) > 0.5;
	if (!isTalk || names.length < turns.length * 0.6) return [];
	for (const { piece } of turns) piece.title = piece.title.replace(NAME, '');
	return names.map((name) => ({ text: name.trim(), reason: 'It says who asks.' }));
}

const textOf = ({ block }: Piece) => documentText([block]);

function takeOffLetter(answer: Piece) {
	const length = DRAWN_A.exec(textOf(answer))?.[0].length;
	if (length && answer.role === 'plain' && answer.block.t === 'p')
		Object.assign(answer, { role: 'answer', label: length });
}
