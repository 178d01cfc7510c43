/**
 * Draws a list point by point. Each card shows its point between the leads of its neighbours, so that what
 * comes next is asked from what came before, as in saying the list aloud; the rest of the list stays away.
 */
import { POINT, pointKeys } from '../core/cards';
import { documentText, inlineText, type Block, type Doc, type Inline } from '../core/document';
import type { Note } from '../core/model';
import { fieldBlocks, fieldClozes, joinHidden, type Sides } from './sides';

/** A number that no cloze has. */
const NONE = 0;
/** Of so few points all can be shown. */
const FEW = 8;
/** Where many are shown, fewer words of each will do. */
const MANY = 5;
const SHORT_LEAD_WORDS = 8;
const MIRROR_WORDS = 5;
/** Fewer words before a gap ("I think …") tell nothing. */
const TELLING_WORDS = 3;
/** Words of a point that has no marked part, as its neighbours show it. */
const LEAD_WORDS = 12;

interface Point {
	/** What stands for it beside other points. */
	lead: Doc;
	asked: Doc;
	answer: Doc;
	/** Nothing but its gap is seen of it. */
	bare: boolean;
}

/** Sides by card key, which is that of the point. */
export function drawPoints(fields: Note['fields'], base?: string): Map<string, Sides> {
	const above = fieldBlocks(fields.front, base);
	const keys = pointKeys(fields);
	const points = keys.map((key) => readPoint(fields[POINT + key], base));
	return new Map(
		keys.map((key, k): [string, Sides] => {
			const { asked, answer, bare } = points[k]!;
			// Where nothing is left to see of a point, all others together say which one it is.
			const around = bare && keys.length <= FEW ? keys.length : 1;
			const first = Math.max(0, k - around);
			const items = points.slice(first, k + around + 1).map((point, i) => {
				if (first + i === k) return asked;
				if (isMirrored(point, points[k]!)) return paragraph(['…']);
				const short = bare && keys.length > MANY;
				return short ? paragraph(leadOf(documentText(point.lead), SHORT_LEAD_WORDS)) : point.lead;
			});
			const list: Block = { t: 'list', start: first + 1, items };
			const cue = { at: k + 1, of: keys.length };
			return [key, { front: [...above, list], back: answer, cue }];
		})
	);
}

function readPoint(text: string | undefined, base?: string): Point {
	const draw = fieldClozes(text, base);
	const { doc, hidden } = draw('all');
	const c = joinHidden(hidden);
	if (!c.length) {
		const asked = paragraph([{ t: 'gap', c: [] }]);
		return { lead: paragraph(leadOf(documentText(doc))), asked, answer: doc, bare: true };
	}
	// Marked words in the middle are asked for by those before them.
	const { before, aside } = untilGap(doc);
	const enough = before.split(/\s+/).length >= TELLING_WORDS;
	const lead = !before
		? c
		: aside
			? leadOf(documentText(draw(NONE).doc))
			: leadOf(enough ? `${before} …` : `${before} ${inlineText(c)}`);
	return { lead: paragraph(lead), asked: doc, answer: paragraph(c), bare: false };
}

/** The words of the first paragraph before its gap; `aside` where the gap is in brackets behind them. */
function untilGap([first]: Doc): { before: string; aside: boolean } {
	const c = first?.t === 'p' ? first.c : [];
	const gap = c.findIndex((part) => typeof part !== 'string' && part.t === 'gap');
	const words = inlineText(c.slice(0, Math.max(0, gap))).trimEnd();
	return { before: words.replace(/[\s:：…—–([-]+$/, '').trim(), aside: /[([]$/.test(words) };
}

/**
 * A neighbour that tells the answer: it says what is hidden and goes on, begins with the same words, or is
 * the same but for a few.
 */
function isMirrored(one: Point, other: Point): boolean {
	const [shown, hidden] = [one.lead, other.answer].map((doc) => ` ${plainText(doc)} `);
	if (!shown || !hidden || hidden.trim().length < 4) return false;
	if (shown.includes(hidden)) return true;
	const [a, b] = [one, other].map(({ lead }) => plainText(lead).split(' '));
	const same = a!.filter((word, i) => word === b![i]).length;
	const prefix = a!.findIndex((word, i) => word !== b![i]);
	if (prefix >= MIRROR_WORDS - 1 && prefix >= a!.length / 2) return true;
	return a!.length >= MIRROR_WORDS && a!.length === b!.length && same >= a!.length / 2;
}

const plainText = (doc: Doc): string =>
	documentText(doc)
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
		.trim();

const paragraph = (c: Inline[]): Doc => [{ t: 'p', c }];

/** The first words of a point; `…` says that it goes on. */
function leadOf(whole: string, most = LEAD_WORDS): Inline[] {
	const text = whole.replace(/\s+/g, ' ').trim();
	let words = 0;
	for (const { index, 0: word } of text.matchAll(
		/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\S+/gu
	)) {
		const end = index + word.length;
		if (++words === most) return [end < text.length ? `${text.slice(0, end)} …` : text];
	}
	return text ? [text] : [];
}
