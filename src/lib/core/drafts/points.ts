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
import { leadSpan } from './lead-span';
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

/** What is left to see of a long point. */
const REST_WORDS = 30;
const KEY_LENGTH = 32;
/** Words by which one sentence tells more than another. */
const CLEARLY_MORE = 2;

/** Points of a list, in its order, each with a key made from its own words. */
export function pointsOf({ items, inSentence }: PointList, cues: Cues, write: Write): Point[] {
	const named = slugger('point');
	const reading = { cues, shared: sharedWords(items, cues) };
	return items.flatMap((item): Point[] => {
		const quote = documentText(item).trim();
		const first = item[0];
		const content =
			first?.t === 'p' || first?.t === 'h' ? first.c : quote ? [quote.split('\n')[0]!] : [];
		const made = pointOf(inSentence ? capitalised(content) : content, reading, write);
		if (!made) return [];
		const words = inlineText(made.lead);
		const name = slug(words, KEY_LENGTH);
		// Names that are numbers would not keep their order.
		return [{ key: named(/^\d+$/.test(name) ? `n${name}` : name), quote, ...made }];
	});
}

interface Reading {
	cues: Cues;
	/** Words that more than one point has. */
	shared: ReadonlySet<string>;
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
	const lead = leadSpan(content, text, cues);
	const hiddenPart = sliceInline(content, lead);
	const telling = tellingSentence(content, text, lead, reading);
	const shown = restOf(text, lead, cues);
	const start = sliceInline(content, { from: 0, to: telling ? lead.to : shown.to });
	const end: Inline[] = telling ? [': … ', ...telling] : shown.cut ? [' …'] : [];
	const all: Inline[] = [...start, ...end];
	// Nothing is left to see: the whole is asked.
	if (!telling && !/[\p{L}\p{N}]/u.test(text.slice(lead.to, shown.to)) && lead.from === 0)
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

/**
 * Of much that is said about a label, the sentence that tells it best from the others: the one with most
 * words that no other point has, if those are clearly more than the first one has. It names nothing
 * elsewhere. Undefined where the first one will do, or where everything can be shown.
 */
function tellingSentence(
	content: Inline[],
	text: string,
	lead: Span,
	{ cues, shared }: Reading
): Inline[] | undefined {
	if (lead.from > 0 || !/^\s*[:：—–-]/.test(text.slice(lead.to))) return undefined;
	if (countWords(text.slice(lead.to)) <= REST_WORDS) return undefined;
	const own = (c: Inline[]) =>
		new Set(subjectWords(inlineText(c), cues).filter((word) => !shared.has(word))).size;
	const said = (c: Inline[]) => inlineText(c).replace(/^[\s:：—–-]+/, '');
	const [first, ...others] = splitSentences(text)
		.filter(({ to }) => to > lead.to)
		.map(({ from, to }) => sliceInline(content, { from: Math.max(from, lead.to), to }));
	if (!first) return undefined;
	const found = others
		.filter((c) => countWords(inlineText(c)) <= REST_WORDS)
		.filter((c) => ![cues.backward, cues.aside, cues.hedges].some((cue) => cue.test(said(c))))
		.sort((a, b) => own(b) - own(a))[0];
	return found && own(found) >= own(first) + CLEARLY_MORE ? found : undefined;
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
