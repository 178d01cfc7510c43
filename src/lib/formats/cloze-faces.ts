/** Draws a text with gaps: a card for each number, which hides all parts of that number and shows the rest. */
import { clozeNumbers } from '../core/cards';
import type { Doc } from '../core/document';
import type { Note } from '../core/model';
import { fieldBlocks, fieldClozes, joinHidden, type Sides } from './sides';

/**
 * Sides by card key. The back is only what was hidden, and what the note says about it. A number whose
 * braces turn out to hide nothing (they cross a mark, or run over a paragraph) shows the whole text.
 */
export function drawClozes(fields: Note['fields'], base?: string): Map<string, Sides> {
	const above = fieldBlocks(fields.front, base);
	const below = fieldBlocks(fields.back, base);
	const draw = fieldClozes(fields.text, base);
	return new Map(
		clozeNumbers(fields.text ?? '').map((number): [string, Sides] => {
			const { doc, hidden } = draw(number);
			const c = joinHidden(hidden);
			const answer: Doc = c.length ? [{ t: 'p', c }] : doc;
			return [`c${number}`, { front: [...above, ...doc], back: [...answer, ...below] }];
		})
	);
}
