/**
 * Whether a card is one that can be learnt well, by rules that those who studied it agree on: one short
 * answer, one question, no set to enumerate, nothing given away, nothing that only the document names.
 * Sources: Piotr Wozniak, "Twenty rules of formulating knowledge" (rules 4, 9, 10, 11, 16); Andy
 * Matuschak, "How to write good prompts" (focused, precise, consistent, tractable, effortful).
 */
import { countWords, documentText, inlineText, type Doc, type Inline } from '../document';
import { cuesOf, subjectWords, type Cues } from '../drafts/cues';
import { pointsAway } from '../drafts/standing-alone';
import type { Face, NoteKind } from '../model';
import { saysNothing } from '../picture';
import type { Badge, Fault } from './badge';

export type CheckedFace = Pick<Face, 'front' | 'back' | 'context'>;

export const ANSWER_WORDS = 30;
const QUESTION_WORDS = 75;
const SET_POINTS = 3;
const SET_COMMAS = 5;

/** "…, and how is it different?": the second question of a sentence. */
export const SECOND_QUESTION =
	/,? (?:and|or|und|oder|et|ou|y|o) (?:how|what|why|when|where|who|which|wie|was|warum|wann|wo|wer|comment|pourquoi|quand|où|qui|cómo|qué|por qué|cuándo|dónde|quién)\b(?=.*[?？]|$)/i;

/** What speaks against a card; none is as it should be. `language` is a BCP 47 tag. Fails on nothing. */
export function checkFace(face: CheckedFace, kind: NoteKind, language?: string): Badge[] {
	const cues = cuesOf(language);
	const front = documentText(face.front).trim();
	const back = documentText(face.back).trim();
	const asksNothing = saysNothing(face.front);
	if (asksNothing || saysNothing(face.back))
		return [
			badge(
				'empty',
				!asksNothing ? 'It has no answer yet. Write one.' : 'It asks nothing yet. Write a question.'
			)
		];
	const asks = kind === 'basic' || kind === 'reversed' || kind === 'type-in';
	const found: (Badge | undefined | false)[] = [
		longAnswer(back),
		longQuestion(front),
		asks && setToEnumerate(face.back, back),
		asks && yesNo(front, back, cues),
		asks && twoThings(front),
		asks ? givenAway(front, back, cues) : shownTwice(face.front, back),
		unnamed(front, back, face.context, cues)
	];
	return found.filter((one): one is Badge => !!one);
}

const badge = (fault: Fault, text: string): Badge => ({ fault, text });

function longAnswer(back: string): Badge | undefined {
	const words = weight(back);
	if (words <= ANSWER_WORDS) return undefined;
	return badge(
		'long-answer',
		`The answer has ${words} words. Up to ${ANSWER_WORDS} are remembered better: shorten it, or split it.`
	);
}

function longQuestion(front: string): Badge | undefined {
	const words = weight(front);
	if (words <= QUESTION_WORDS) return undefined;
	return badge(
		'long-question',
		`The question has ${words} words and takes long to read each time. Leave out what it does not need.`
	);
}

/** Words; a CJK character is about half of one. */
function weight(text: string): number {
	const cjk = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
	return Math.round(countWords(text) - cjk / 2);
}

function setToEnumerate(back: Doc, text: string): Badge | undefined {
	const points = back.reduce(
		(sum, block) => sum + (block.t === 'list' ? block.items.length : 0),
		0
	);
	const commas = text.split(/[.!?。]/).map((sentence) => sentence.match(/,|、|，/g)?.length ?? 0);
	if (points <= SET_POINTS && commas.every((count) => count < SET_COMMAS)) return undefined;
	return badge(
		'set',
		'It asks for a whole list at once. Make a card of each point, with its neighbours as a cue.'
	);
}

function yesNo(front: string, back: string, cues: Cues): Badge | undefined {
	const last = front.split(/(?<=[.!?])\s+/).at(-1) ?? front;
	const said = cues.yesNo.exec(back);
	if (!said || countWords(back) > (cues.polar.test(last) ? 6 : 4)) return undefined;
	return badge(
		'yes-no',
		'Yes or no is guessed rather than known. Ask for the reason, or for what to do instead.'
	);
}

function twoThings(front: string): Badge | undefined {
	const marks = front.match(/[?？؟]/g)?.length ?? 0;
	if (marks < 2 && !SECOND_QUESTION.test(front)) return undefined;
	return badge(
		'two-things',
		'It asks two things at once. Split it, so that each can be known or not.'
	);
}

/** Nearly every telling word of a short answer stands in the question. */
function givenAway(front: string, back: string, cues: Cues): Badge | undefined {
	const told = subjectWords(back, cues);
	if (!told.length || told.length > 12 || cues.yesNo.test(back)) return undefined;
	const asked = new Set(subjectWords(front, cues));
	const shared = told.filter((word) => asked.has(word)).length;
	if (shared / told.length < 0.8) return undefined;
	return badge('given-away', 'The question already says the answer. Ask for what it leaves out.');
}

/** What a gap hides stands elsewhere on the front. */
function shownTwice(front: Doc, back: string): Badge | undefined {
	const plain = (text: string) =>
		` ${text
			.toLowerCase()
			.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
			.trim()} `;
	const hidden = plain(back);
	if (hidden.trim().length < 3 || !plain(front.map(around).join('\n')).includes(hidden))
		return undefined;
	return badge(
		'given-away',
		'What the gap hides can be read beside it. Hide that too, or word it otherwise.'
	);
}

/** The words of a block without those of its gaps, which may be hints. */
function around(block: Doc[number]): string {
	const words = (content: Inline[]) =>
		inlineText(content.filter((part) => typeof part === 'string' || part.t !== 'gap'));
	if (block.t === 'p' || block.t === 'h') return words(block.c);
	if (block.t === 'list') return block.items.flat().map(around).join('\n');
	return documentText([block]);
}

function unnamed(
	front: string,
	back: string,
	context: string | undefined,
	cues: Cues
): Badge | undefined {
	const said = cues.backward.exec(front)?.[0] ?? (cues.backward.exec(back)?.[0] || undefined);
	if (said)
		return badge('unnamed', `“${said}” speaks of something that is not on the card. Name it.`);
	if (context || !pointsAway(front, cues)) return undefined;
	return badge(
		'unnamed',
		'It speaks of something that it does not name. Say what is meant, or name it in the context line.'
	);
}
