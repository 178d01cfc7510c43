/**
 * Lists to overlapping clozes: a card for each point, with its neighbours as context (SuperMemo's
 * "overlapping cloze deletions", rule 10 of its twenty). Where points are long only the phrase that leads
 * them is hidden, and what is said about it stays as a cue.
 */
import { countWords, documentText, inlineText, type Block, type Inline } from '../document';
import { sliceInline, type Span } from '../inline-slice';
import { slug, slugger } from '../slug';
import { clozeText, literal, writeInline, type Write } from './cloze-text';
import { subjectWords, type Cues } from './cues';
import { advises, labelSpan, statementSpan, trimmed } from './lead-span';
import { repeatsOf, restOf, tellingSentence, type Reading } from './point-cue';
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

const KEY_LENGTH = 32;
/** Asks what to do: then that is the answer, and not what it is called. */
const HOW =
	/(?:^|[.!?]\s+)(?:how (?:do|does|can|could|should|would|to|might)\b|what (?:should|can|must) (?:I|we|you)\b|wie (?:kann|soll|mache)\b|comment\b|¿?cómo\b)/i;
const INNER_LABEL = /^\p{Lu}[\p{L} ]{3,30}[:：]\s+/u;
const SAME = /^(?:the )?same as (?:above|before)\b|^as (?:above|before)\b|^wie oben\b|^idem\b/i;
const EXPECTED = /^you (?:are expected to|should|need to|must|have to|can|will)\s+/i;
/** What a label is asked for, at most. */
const ASKED_WORDS = 28;
/** What leads to points of a sentence may be as long, or else only the half before them is taken. */
const ENUMERATION_WORDS = 26;

/** Points of a list, in its order, each with a key made from its own words. */
export function pointsOf(
	{ items, inSentence }: PointList,
	cues: Cues,
	write: Write,
	question = ''
): Point[] {
	const named = slugger('point');
	const asksHow = HOW.test(question);
	const reading = { cues, shared: sharedWords(items, cues), asksHow };
	let before = '';
	return items.flatMap((item): Point[] => {
		const quote = documentText(item).trim();
		const first = item[0];
		const content =
			first?.t === 'p' || first?.t === 'h' ? first.c : quote ? [quote.split('\n')[0]!] : [];
		const made = pointOf(inSentence ? capitalised(content) : content, reading, write);
		if (!made?.text) return [];
		const words = inlineText(made.lead);
		// "Same as above, but …" is understood beside what it is the same as.
		const text =
			before && SAME.test(words) ? made.text.replace('{{c1::', `(${before}) {{c1::`) : made.text;
		before = literal(writeInline(made.lead, write));
		const name = slug(words, KEY_LENGTH);
		// Names that are numbers would not keep their order.
		return [{ key: named(/^\d+$/.test(name) ? `n${name}` : name), quote, ...made, text }];
	});
}

function sharedWords(items: Block[][], cues: Cues): Set<string> {
	const seen = new Set<string>();
	const shared = new Set<string>();
	for (const item of items)
		for (const word of new Set(subjectWords(documentText(item), cues)))
			if (seen.has(word)) shared.add(word);
			else seen.add(word);
	return shared;
}

function pointOf(
	whole: Inline[],
	reading: Reading,
	write: Write
): Pick<Point, 'text' | 'lead'> | undefined {
	const { cues } = reading;
	const content = withoutEnd(withoutOpener(unwrapped(whole), cues));
	const text = inlineText(content);
	if (!text.trim()) return undefined;
	const label = labelSpan(content, text);
	const shown = label ? labelled(content, text, label, reading) : undefined;
	if (shown?.asks === 'said')
		return asked(shown.content, [{ from: shown.from, to: trimmedEnd(shown.content) }], write);
	const lead = label ?? statementSpan(text, cues);
	const kept = shown?.content ?? cueOf(content, text, lead, reading);
	const words = inlineText(kept);
	// Nothing is left to see: the whole is asked.
	if (lead.from === 0 && !/[\p{L}\p{N}]/u.test(words.slice(lead.to))) {
		const all = sliceInline(content, lead.to > lead.from ? lead : { from: 0, to: text.length });
		return { text: literal(writeInline(all, write)), lead: all };
	}
	return asked(kept, [lead, ...repeatsOf(words, lead)], write);
}

function asked(content: Inline[], gaps: Span[], write: Write): Pick<Point, 'text' | 'lead'> {
	const text = inlineText(content);
	return {
		text: clozeText(content, text, gaps, write, true),
		lead: sliceInline(content, gaps[0]!)
	};
}

const trimmedEnd = (content: Inline[]): number => {
	const text = inlineText(content);
	return trimmed(text, text.length);
};

/**
 * A label with the sentence that is shown or asked with it. What a label tells somebody to do, or expects
 * of them, is asked for by the label; else the label is asked for by what is said of it.
 */
function labelled(content: Inline[], text: string, label: Span, reading: Reading) {
	const { cues } = reading;
	const telling = tellingSentence(content, text, label, reading);
	const first = splitSentences(text).find(({ to }) => to > label.to);
	if (!first || !/^\s*(?:[:：]|[—–-]{1,3}\s)/.test(text.slice(label.to))) return undefined;
	const from = label.to + /^[\s:：—–-]*/.exec(text.slice(label.to))![0].length;
	const whole = telling ?? sliceInline(content, { from, to: first.to });
	// What stands behind a semicolon is said besides.
	const half = inlineText(whole).indexOf('; ');
	const said =
		half > 0 && INNER_LABEL.test(inlineText(whole))
			? sliceInline(whole, { from: 0, to: half })
			: whole;
	const words = inlineText(said);
	const start = sliceInline(content, { from: 0, to: label.to });
	const join = telling ? ': ' : text.slice(label.to, from);
	const both: Inline[] = [...start, join, ...said];
	// "Relevant skills: …" says what is asked for, too.
	const named = INNER_LABEL.exec(words)?.[0].length ?? 0;
	const tells =
		(reading.asksHow || named > 0 || SAME.test(words) || advises(words, cues)) &&
		countWords(words) <= ASKED_WORDS &&
		!cues.hedges.test(words);
	// "You are expected to …" says what is asked for.
	const gap = label.to + join.length + (named || (EXPECTED.exec(words)?.[0].length ?? 0));
	if (tells) return { asks: 'said' as const, content: both, from: gap };
	return telling ? { asks: 'label' as const, content: both } : undefined;
}

/** A point as far as it is shown: without what would tell what is hidden, and not too much of it. */
function cueOf(content: Inline[], text: string, lead: Span, reading: Reading): Inline[] {
	const { to, cut } = restOf(text, lead, reading);
	const start = sliceInline(content, { from: 0, to });
	return cut ? [...start, ' …'] : start;
}

/** Without the comma or semicolon that led to the next point. */
function withoutEnd(content: Inline[]): Inline[] {
	const text = inlineText(content);
	const end = /[\s,;]+(?:\b(?:and|or|und|oder|et|ou|y|o)\b)?\s*$/.exec(text);
	return end ? sliceInline(content, { from: 0, to: end.index }) : content;
}

/** "(1) …, (2) … and (3) …" in one sentence: its points, and the words that lead to them. */
export function enumerated(content: Inline[]): PointList | undefined {
	const text = inlineText(content);
	const marks = [...text.matchAll(/(?<=^|[\s:])\((\d|[a-h])\)\s+/g)];
	const inOrder = marks.every(([, mark], i) => mark === String(i + 1) || mark === 'abcdefgh'[i]);
	if (marks.length < 2 || !inOrder) return undefined;
	// Of a sentence in two halves, the half that leads to it.
	const before = text.slice(0, marks[0]!.index);
	const lead = (countWords(before) <= ENUMERATION_WORDS ? before : before.split(/;\s/).at(-1)!)
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
