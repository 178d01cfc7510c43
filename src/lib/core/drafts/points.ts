/**
 * Lists to overlapping clozes: a card for each point, with its neighbours as context (SuperMemo's
 * "overlapping cloze deletions", rule 10 of its twenty). Where points are long only the phrase that leads
 * them is hidden, and what is said about it stays as a cue.
 */
import { countWords, documentText, inlineText, type Block, type Inline } from '../document';
import { sliceInline, type Span } from '../inline-slice';
import { slug, slugger } from '../slug';
import { clozeText, literal, writeInline, type Write } from './cloze-text';
import type { Cues } from './cues';
import { sentenceAt, unwrapped, type PointList } from './prose';
import { splitSentences } from './sentences';
import { capitalised, withoutOpener } from './shorten';

export interface Point {
	key: string;
	/** Markdown, the hidden part marked where it is not the whole. */
	text: string;
	/** What is hidden. */
	lead: Inline[];
	/** The words of the passage. */
	quote: string;
}

/** A point this short is hidden whole. */
const WHOLE_WORDS = 12;
const LEAD_WORDS = 14;
const LABEL_WORDS = 10;
/** "The main factor is …": what it is, is worth asking. */
const SUBJECT =
	/^(?:the|your|my|our|one|most|an?|what|der|die|das|le|la|el)\s(?:(?!\b(?:is|are|was|were|that is)\b)[^,.;:?!]){4,110}?\s(?:is|are|ist|sind|est|sont|es|son)\s(?!likely|not\b|also\b|often|usually|probably|typically|directly|pretty|quite|very)/i;
/** What is left to see of a long point. */
const REST_WORDS = 30;
const KEY_LENGTH = 32;

/** Points of a list, in its order, each with a key made from its own words. */
export function pointsOf({ items, inSentence }: PointList, cues: Cues, write: Write): Point[] {
	const named = slugger('point');
	return items.flatMap((item): Point[] => {
		const quote = documentText(item).trim();
		const first = item[0];
		const content =
			first?.t === 'p' || first?.t === 'h' ? first.c : quote ? [quote.split('\n')[0]!] : [];
		const made = pointOf(inSentence ? capitalised(content) : content, cues, write);
		if (!made) return [];
		const words = inlineText(made.lead);
		const name = slug(words, KEY_LENGTH);
		// Names that are numbers would not keep their order.
		return [{ key: named(/^\d+$/.test(name) ? `n${name}` : name), quote, ...made }];
	});
}

function pointOf(
	whole: Inline[],
	cues: Cues,
	write: Write
): Pick<Point, 'text' | 'lead'> | undefined {
	const content = withoutEnd(withoutOpener(unwrapped(whole), cues));
	const text = inlineText(content);
	if (!text.trim()) return undefined;
	const lead = leadSpan(content, text, cues);
	const hiddenPart = sliceInline(content, lead);
	const shown = restOf(text, lead, cues);
	const start = sliceInline(content, { from: 0, to: shown.to });
	const all: Inline[] = shown.cut ? [...start, ' …'] : start;
	// Nothing is left to see: the whole is asked.
	if (!/[\p{L}\p{N}]/u.test(text.slice(lead.to, shown.to)) && lead.from === 0)
		return { text: literal(writeInline(all, write)), lead: all };
	const kept = inlineText(all);
	return { text: clozeText(all, kept, [lead], write), lead: hiddenPart };
}

/** Without the comma or semicolon that led to the next point. */
function withoutEnd(content: Inline[]): Inline[] {
	const text = inlineText(content);
	const end = /[\s,;]+(?:\b(?:and|or|und|oder|et|ou|y|o)\b)?\s*$/.exec(text);
	return end ? sliceInline(content, { from: 0, to: end.index }) : content;
}

/** The phrase that leads a point: emphasised or linked words at its head, a label, its first statement. */
function leadSpan(content: Inline[], text: string, cues: Cues): Span {
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

/** Whole sentences after the lead, about as many words as a cue may have; `cut` where one is not whole. */
function restOf(text: string, lead: Span, { backward }: Cues): { to: number; cut: boolean } {
	let end = lead.to;
	for (const { from, to } of splitSentences(text)) {
		if (to <= lead.to) continue;
		// What speaks of another place in the document is no cue.
		if (from >= lead.to && backward.test(text.slice(from, to))) break;
		const words = (upTo: number) => countWords(text.slice(lead.to, upTo));
		if (words(to) <= REST_WORDS) end = to;
		else if (words(end) > 0) break;
		else {
			const parts = text.slice(lead.to, to).split(/(?<=\s)/);
			if (parts.length <= REST_WORDS * 1.4) return { to, cut: false };
			const some = parts.slice(0, REST_WORDS).join('').trimEnd();
			return { to: lead.to + some.length, cut: true };
		}
	}
	return { to: end, cut: false };
}

/** "(1) …, (2) … and (3) …" in one sentence: its points, and the words that lead to them. */
export function enumerated(content: Inline[]): PointList | undefined {
	const text = inlineText(content);
	const marks = [...text.matchAll(/(?<=^|[\s:])\((\d|[a-h])\)\s+/g)];
	const inOrder = marks.every(([, mark], i) => mark === String(i + 1) || mark === 'abcdefgh'[i]);
	if (marks.length < 2 || !inOrder) return undefined;
	// Of a sentence in two halves, the half that leads to it.
	const before = text.slice(0, marks[0]!.index).split(/;\s/);
	const lead = before
		.at(-1)!
		.trim()
		.replace(/[:：,]$/, '');
	if (countWords(lead) < 3) return undefined;
	const items = marks.map((mark, i): Block[] => {
		const from = mark.index + mark[0].length;
		const end = marks[i + 1]?.index ?? endOf(text, from);
		const part = text
			.slice(from, end)
			.replace(/[\s,;]*(?:\b(?:and|or|und|oder|et|ou|y|o)\b)?[\s,;.]*$/, '');
		const { c } = sentenceAt(content, text, { from, to: from + part.length });
		return [{ t: 'p', c }];
	});
	return { lead: `${lead}:`, items, inSentence: true };
}

/** Where the last point of a sentence ends: the sentence goes on after a colon, a bracket or a semicolon. */
function endOf(text: string, from: number): number {
	const stop = /[.;](?:\s|$)|\s\(?[—–]\s/.exec(text.slice(from));
	return stop ? from + stop.index : text.length;
}
