/**
 * The key advice of an answer: its own short form. An answer mostly says in one sentence what it comes
 * to, near its beginning, in bold, or after "in short"; the rest explains. That sentence is found by what
 * it does (answers, advises, is emphasised) and what it does not (hold back, give an example, go on).
 */
import { countWords, inlineText, type Block, type Inline } from '../document';
import { subjectWords, type Cues } from './cues';
import type { Prose, Sentence } from './prose';
import { shorten, SHORT_WORDS, withoutBrackets, withoutOpener } from './shorten';

export interface KeyAdvice {
	c: Inline[];
	/** Code or a formula that it leads to, and is nothing without. */
	shows?: Block;
	/** What it shows beside its words. */
	pictures: Inline[];
	/** What it was taken from, for its passage. */
	quote: string;
	/** How well it answers; below 0 a list answers better. */
	score: number;
}

/** Paragraphs further down elaborate. */
export const PARAGRAPHS = 4;
const OTHERWISE = /^(?:otherwise|if not|sonst|andernfalls|sinon|si no)\b/i;
const WITH_OTHERWISE = 40;
/** Sentences after a bare one that may complete it. */
const FOLLOWING = 4;
const PARAGRAPH_WEIGHT = [3, 1.5, 0.5, 0];

/** Undefined where the answer has no sentence that could stand as one. */
export function keyAdvice(
	question: string,
	{ sentences }: Prose,
	cues: Cues
): KeyAdvice | undefined {
	const subject = new Set(subjectWords(question, cues));
	const own = sentences.filter(({ quoted }) => !quoted);
	const from = own.length ? own : sentences;
	let best: { sentence: Sentence; score: number } | undefined;
	for (const sentence of from) {
		if (sentence.paragraph >= PARAGRAPHS + (from[0]?.paragraph ?? 0)) break;
		const score = scoreOf(sentence, question, subject, cues);
		if (!best || score > best.score) best = { sentence, score };
	}
	if (!best) return undefined;
	const { sentence, score } = best;
	const { shows, pictures, text: quote } = sentence;
	if (shows) return { c: shorten(sentence.c, cues), shows, pictures, quote, score };
	const one = { c: closed(shorten(sentence.c, cues)), pictures, quote, score };
	const more = from
		.slice(from.indexOf(sentence) + 1, from.indexOf(sentence) + 1 + FOLLOWING)
		.filter(({ paragraph }) => paragraph === sentence.paragraph);
	if (isBare(inlineText(one.c), cues)) return completed(one, more, cues);
	const [next] = more;
	// "If you … . Otherwise, …": half of it would be another answer.
	if (!next || !OTHERWISE.test(next.text)) return one;
	const c: Inline[] = [...one.c, ' ', ...next.c];
	return countWords(inlineText(c)) > WITH_OTHERWISE
		? one
		: { ...one, c, quote: `${one.quote} ${next.text}` };
}

/** With a full stop where a colon led on. */
function closed(c: Inline[]): Inline[] {
	const last = c.at(-1);
	return typeof last === 'string' ? [...c.slice(0, -1), last.replace(/\s*[:：]$/, '.')] : c;
}

/** "Not that important." says too little: what follows says why, or what instead. */
function completed(bare: KeyAdvice, following: Sentence[], cues: Cues): KeyAdvice {
	let made = bare;
	for (const next of following) {
		if (cues.backward.test(next.text) || cues.aside.test(next.text) || next.leads) continue;
		const left = SHORT_WORDS - countWords(inlineText(made.c));
		const c: Inline[] = [...made.c, ' ', ...shorten(next.c, cues, left)];
		if (countWords(inlineText(c)) > SHORT_WORDS + 8) break;
		made = { ...made, c, quote: `${made.quote} ${next.text}` };
		if (!isBare(inlineText(shorten(next.c, cues)), cues)) break;
	}
	return made;
}

/** A yes, a no, or hardly more. */
function isBare(text: string, { yesNo }: Cues): boolean {
	const words = countWords(text);
	return words <= 3 || (yesNo.test(text) && words <= 5);
}

function scoreOf(
	{ text, c, nth, paragraph, quoted, afterList, leads, index }: Sentence,
	question: string,
	subject: ReadonlySet<string>,
	cues: Cues
): number {
	const words = countWords(text);
	const plain = inlineText(withoutOpener(c, cues));
	let score =
		(PARAGRAPH_WEIGHT[paragraph] ?? 0) + (index === 0 ? 3 : nth === 0 ? 2 : nth === 1 ? 1 : 0);
	if (cues.short.test(text)) score += 10;
	if (cues.yesNo.test(plain) && (index === 0 || cues.polar.test(question))) score += 4;
	if (cues.recommends.test(text)) score += paragraph === 0 ? 3 : 1;
	if (emphasised(c)) score += 3;
	if (cues.advises.test(inlineText(withoutBrackets(c)))) score += 1.5;
	const shared = subjectWords(text, cues).filter((word) => subject.has(word)).length;
	score += Math.min(2, shared * 0.7);
	if (cues.hedges.test(text)) score -= 5;
	if (cues.aside.test(text)) score -= 4;
	if (cues.continues.test(plain)) score -= nth === 0 && paragraph === 0 ? 0.5 : 2;
	if (leads && /[:：]$/.test(text)) score -= 7;
	if (/[?？؟]["'”’)]*$/.test(text) && !cues.recommends.test(text)) score -= 6;
	if (afterList) score -= 3;
	if (cues.backward.test(text)) score -= 3;
	if (pointsByLink(c)) score -= 3;
	if (words > 40) score -= 1.5;
	if (words < 3 && !cues.yesNo.test(text)) score -= 3;
	if (quoted) score -= 1;
	return score;
}

/** Bold words that say something, or the whole of it in italics. */
function emphasised(c: Inline[]): boolean {
	return c.some(
		(part) =>
			typeof part !== 'string' &&
			(part.t === 'strong' || part.t === 'em') &&
			countWords(inlineText(part.c)) >= (part.t === 'strong' ? 3 : 6)
	);
}

/** "See this and this": the words mean nothing without their links. */
function pointsByLink(c: Inline[]): boolean {
	return c.some(
		(part) =>
			typeof part !== 'string' &&
			part.t === 'link' &&
			/^(?:this|here|link|these|hier|ici|aquí)$/i.test(inlineText(part.c).trim())
	);
}
