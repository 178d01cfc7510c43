/** Of a point of a list, what is hidden: the phrase that leads it, so that the rest of it is a cue. */
import { countWords, inlineText, type Inline } from '../document';
import type { Span } from '../inline-slice';
import type { Cues } from './cues';
import { splitSentences } from './sentences';

/** A point this short is hidden whole. */
const WHOLE_WORDS = 12;
const LEAD_WORDS = 14;
const LABEL_WORDS = 10;
const BRACKETED = /(?<=\p{L} \()[~≈]?\d[\d.,]*(?:\s?[-–]\s?\d+)?(?:\s?%|\s\p{L}+)?/u;
const GOES_ON = /^,?\s+(?:and|or|but|und|oder|et|ou|y|o)\b/i;
const HALF_WORDS = 26;
/** A statement longer than this is cut at a clause, be it a long one. */
const LONG_WORDS = 27;
const STRONG = /\b(?:should|must|don['’]t|recommend|need to|soll\w*|muss|doit|il faut|deb\w+)\b/i;
const YOU_SHOULD = /\byou (?:should|must|need|have to|are expected)\b|\bexpected to\b/i;
/** What it is said with is no part of what is said. */
const OPINION =
	/^(?:I (?:think|believe|guess|suspect|feel|expect|find)(?: that)?|in my (?:opinion|view|experience),?|ich (?:denke|glaube|finde), dass|je (?:pense|crois) que|creo que)\s+/i;
/** What it depends on stays, and what then is, is asked for. */
const SCENE =
	/^(?:(?:if|when|while|although|though|once|after|before|unless|wenn|falls|nachdem|si|quand|cuando)\b[^,.;]{4,90},\s+)+(?=\S+\s+\S+\s+\S+)/i;
/** "The main factor is …": what it is, is worth asking. */
const SUBJECT =
	/^(?:the|your|my|our|one|most|an?|what|der|die|das|le|la|el)\s(?:(?!\b(?:is|are|was|were|that is)\b)[^,.;:?!]){4,110}?\s(?:is|are|ist|sind|est|sont|es|son)\s(?!likely|not\b|also\b|often|usually|probably|typically|directly|pretty|quite|very)/i;

/** What a point is called before it says something: emphasised or linked words at its head, or a label. */
export function labelSpan(content: Inline[], text: string): Span | undefined {
	const first = content[0];
	if (first && typeof first !== 'string' && 'c' in first) {
		const to = inlineText([first]).length;
		const words = countWords(text.slice(0, to));
		if (words > 0 && words <= LEAD_WORDS && /^\s*(?:[:：.,;(—–-]|$)/.test(text.slice(to)))
			return {
				from: 0,
				to: trimmed(text, /^[\s:：.—–-]*$/.test(text.slice(to)) ? text.length : to)
			};
	}
	if (first && typeof first !== 'string' && first.t === 'code' && text.length > first.v.length)
		return { from: 0, to: first.v.length };
	const label = /^(?:[^.!?:：\n]|:(?=\S))+?(?=\s*(?:[:：](?=\s)|：|\s[—–]\s|\s---?\s))/.exec(
		text
	)?.[0];
	const isLabel = label && countWords(label) <= LABEL_WORDS && label.length < text.length - 2;
	return isLabel ? { from: 0, to: label.length } : undefined;
}

/** Of a point without a label, its first statement, or what it tells somebody to do. */
export function statementSpan(text: string, cues: Cues): Span {
	const whole = { from: 0, to: trimmed(text, text.length) };
	if (countWords(text) <= WHOLE_WORDS) {
		// "Skimming (~10 min)": the figure is what is worth knowing.
		const figure = BRACKETED.exec(text);
		return figure ? { from: figure.index, to: figure.index + figure[0].length } : whole;
	}
	const sentences = splitSentences(text);
	const says = ({ from, to }: Span) => text.slice(from, to);
	// A question that the point answers itself, and a bare yes, are no statements.
	const stated = sentences.filter(
		(span) => !/[?？]$/.test(says(span)) && !cues.yesNo.test(says(span))
	);
	const sentence = adviceIn(stated, says, cues) ?? stated[0] ?? sentences[0];
	if (!sentence) return whole;
	const subject = SUBJECT.exec(says(sentence))?.[0].length;
	if (subject) {
		const from = sentence.from + subject;
		const clause = clauseEnd(text.slice(from, sentence.to));
		const to = clause === undefined ? trimmed(text, sentence.to) : from + clause;
		if (countWords(text.slice(from, to)) <= LEAD_WORDS) return { from, to };
	}
	const opinion = OPINION.exec(says(sentence))?.[0].length ?? 0;
	const half = adviceHalf(text, sentence, cues);
	if (half) return half;
	const scene = SCENE.exec(says(sentence).slice(opinion))?.[0].length ?? 0;
	const at = sentence.from + opinion + scene;
	const words = countWords(text.slice(at, sentence.to));
	if (words <= LEAD_WORDS) return { from: at, to: trimmed(text, sentence.to) };
	const most = words > LONG_WORDS ? LONG_WORDS : LEAD_WORDS;
	const found = clauseEnd(text.slice(at, sentence.to), most);
	// "…, and …" goes on with the same: it is asked for whole where it can be.
	const goesOn = found !== undefined && GOES_ON.test(text.slice(at + found));
	const clause = goesOn && words <= LONG_WORDS ? undefined : found;
	return { from: at, to: clause === undefined ? trimmed(text, sentence.to) : at + clause };
}

/** Where the first sentence only sets the scene, the one right after it that says what to do. */
function adviceIn(
	[first, second]: Span[],
	says: (span: Span) => string,
	cues: Cues
): Span | undefined {
	if (!first || !second || STRONG.test(says(first)) || cues.imperative.test(says(first)))
		return undefined;
	const short = countWords(says(second)) <= LEAD_WORDS;
	return short && cues.imperative.test(says(second)) ? second : undefined;
}

/** "Some …; if you are one of them, you should …": what follows the semicolon. */
function adviceHalf(text: string, { from, to }: Span, cues: Cues): Span | undefined {
	const at = text.slice(from, to).indexOf('; ');
	const before = text.slice(from, from + Math.max(0, at));
	if (at < 0 || STRONG.test(before) || cues.imperative.test(before)) return undefined;
	const half = { from: from + at + 2, to: trimmed(text, to) };
	const words = text.slice(half.from, half.to);
	const named = !cues.backward.test(words) && !/\b(?:this|that|these|those)\b/i.test(words);
	return named && cues.advises.test(words) && countWords(words) <= HALF_WORDS ? half : undefined;
}

/** Tells somebody what to do, or what is expected of them. */
export const advises = (text: string, cues: Cues): boolean =>
	cues.imperative.test(text) || YOU_SHOULD.test(text);

/** Where the first clause ends that could stand by itself. */
function clauseEnd(text: string, most = LEAD_WORDS): number | undefined {
	for (const match of text.matchAll(
		/\s*(?:;|,|\s\(|\s---?\s|\s[—–]\s|\s(?=because\b|rather than\b|so that\b|unless\b|weil\b|parce que\b|porque\b))/g
	)) {
		const head = text.slice(0, match.index);
		const words = countWords(head);
		if (words > most) return undefined;
		if (
			words < 4 ||
			/^(?:if|when|while|although|though|because|since|as|once|after|before|for|in|on|with|wenn|si|cuando)\b/i.test(
				head
			)
		)
			continue;
		return match.index;
	}
	return undefined;
}

/** Without the full stop. */
export function trimmed(text: string, to: number): number {
	return to - (/[.。\s]*$/.exec(text.slice(0, to))?.[0].length ?? 0);
}
