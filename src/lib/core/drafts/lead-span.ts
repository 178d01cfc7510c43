/** Of a point of a list, what is hidden: the phrase that leads it, so that the rest of it is a cue. */
import { countWords, inlineText, type Inline } from '../document';
import type { Span } from '../inline-slice';
import type { Cues } from './cues';
import { splitSentences } from './sentences';

/** A point this short is hidden whole. */
const WHOLE_WORDS = 12;
const LEAD_WORDS = 14;
const LABEL_WORDS = 10;
/** "The main factor is …": what it is, is worth asking. */
const SUBJECT =
	/^(?:the|your|my|our|one|most|an?|what|der|die|das|le|la|el)\s(?:(?!\b(?:is|are|was|were|that is)\b)[^,.;:?!]){4,110}?\s(?:is|are|ist|sind|est|sont|es|son)\s(?!likely|not\b|also\b|often|usually|probably|typically|directly|pretty|quite|very)/i;

/** The phrase that leads a point: emphasised or linked words at its head, a label, its first statement. */
export function leadSpan(content: Inline[], text: string, cues: Cues): Span {
	const whole = { from: 0, to: text.length };
	const first = content[0];
	if (first && typeof first !== 'string' && 'c' in first) {
		const to = inlineText([first]).length;
		const words = countWords(text.slice(0, to));
		if (words > 0 && words <= LEAD_WORDS && /^\s*(?:[:：.,;(—–-]|$)/.test(text.slice(to)))
			return {
				from: 0,
				to: /^[\s:：.—–-]*$/.test(text.slice(to)) ? text.length : trimmed(text, to)
			};
	}
	if (first && typeof first !== 'string' && first.t === 'code' && text.length > first.v.length)
		return { from: 0, to: first.v.length };
	const label = /^(?:[^.!?:：\n]|:(?=\S))+?(?=\s*(?:[:：](?=\s)|：|\s[—–]\s|\s---?\s))/.exec(
		text
	)?.[0];
	if (label && countWords(label) <= LABEL_WORDS && label.length < text.length - 2)
		return { from: 0, to: label.length };
	if (countWords(text) <= WHOLE_WORDS) return whole;
	const sentences = splitSentences(text);
	const says = ({ from, to }: Span) => text.slice(from, to);
	// A question that the point answers itself, and a bare yes, are no statements.
	const sentence =
		sentences.find((span) => !/[?？]$/.test(says(span)) && !cues.yesNo.test(says(span))) ??
		sentences[0];
	if (!sentence) return whole;
	const subject = SUBJECT.exec(says(sentence))?.[0].length;
	if (subject) {
		const from = sentence.from + subject;
		const clause = clauseEnd(text.slice(from, sentence.to));
		const to = clause === undefined ? trimmed(text, sentence.to) : from + clause;
		if (countWords(text.slice(from, to)) <= LEAD_WORDS) return { from, to };
	}
	const words = countWords(says(sentence));
	if (words <= LEAD_WORDS) return { from: sentence.from, to: trimmed(text, sentence.to) };
	const clause = clauseEnd(says(sentence));
	return {
		from: sentence.from,
		to: clause === undefined ? trimmed(text, sentence.to) : sentence.from + clause
	};
}

/** Where the first clause ends that could stand by itself. */
function clauseEnd(text: string): number | undefined {
	for (const match of text.matchAll(
		/\s*(?:;|,|\s\(|\s---?\s|\s[—–]\s|\s(?=because\b|rather than\b|so that\b|unless\b|weil\b|parce que\b|porque\b))/g
	)) {
		const head = text.slice(0, match.index);
		const words = countWords(head);
		if (words > LEAD_WORDS) return undefined;
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
function trimmed(text: string, to: number): number {
	return to - (/[.。\s]*$/.exec(text.slice(0, to))?.[0].length ?? 0);
}
