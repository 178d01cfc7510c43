/**
 * Draws a list point by point. Each card shows its point between the leads of its neighbours, so that what
 * comes next is asked from what came before, as in saying the list aloud; the rest of the list stays away.
 */
import { POINT, pointKeys } from '../core/cards';
import { documentText, type Block, type Doc, type Inline } from '../core/document';
import type { Note } from '../core/model';
import { fieldBlocks, fieldClozes, joinHidden, type Sides } from './sides';

/** A number that no cloze has. */
const NONE = 0;
/** Words of a point that has no marked part, as its neighbours show it. */
const LEAD_WORDS = 12;

interface Point {
	/** What stands for it beside other points. */
	lead: Doc;
	asked: Doc;
	answer: Doc;
}

/** Sides by card key, which is that of the point. */
export function drawPoints(fields: Note['fields'], base?: string): Map<string, Sides> {
	const above = fieldBlocks(fields.front, base);
	const keys = pointKeys(fields);
	const points = keys.map((key) => readPoint(fields[POINT + key], base));
	return new Map(
		keys.map((key, k): [string, Sides] => {
			const { asked, answer } = points[k]!;
			const [before, after] = [points[k - 1], points[k + 1]];
			const list: Block = {
				t: 'list',
				start: before ? k : 1,
				items: [...(before ? [before.lead] : []), asked, ...(after ? [after.lead] : [])]
			};
			const cue = { at: k + 1, of: keys.length };
			return [key, { front: [...above, list], back: answer, cue }];
		})
	);
}

function readPoint(text: string | undefined, base?: string): Point {
	const draw = fieldClozes(text, base);
	const { doc, hidden } = draw('all');
	const c = joinHidden(hidden);
	if (c.length) {
		// Marked words in the middle are no words to go on from without those before them.
		const leads = text?.trimStart().startsWith('{{');
		return {
			lead: paragraph(leads ? c : leadOf(draw(NONE).doc)),
			asked: doc,
			answer: paragraph(c)
		};
	}
	return { lead: paragraph(leadOf(doc)), asked: paragraph([{ t: 'gap', c: [] }]), answer: doc };
}

const paragraph = (c: Inline[]): Doc => [{ t: 'p', c }];

/** The first words of a point; `…` says that it goes on. */
function leadOf(doc: Doc): Inline[] {
	const text = documentText(doc).replace(/\s+/g, ' ').trim();
	let words = 0;
	for (const { index, 0: word } of text.matchAll(
		/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\S+/gu
	)) {
		const end = index + word.length;
		if (++words === LEAD_WORDS) return [end < text.length ? `${text.slice(0, end)} …` : text];
	}
	return text ? [text] : [];
}
