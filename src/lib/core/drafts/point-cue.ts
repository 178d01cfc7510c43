/** What is shown of a point beside its gap: enough to know which it is, and nothing that tells it. */
import { countWords, inlineText, type Inline } from '../document';
import { sliceInline, type Span } from '../inline-slice';
import { subjectWords, type Cues } from './cues';
import { splitSentences } from './sentences';

/** What is left to see of a long point. */
const REST_WORDS = 30;
/** Words by which one sentence tells more than another. */
const CLEARLY_MORE = 2;
const STEM = 5;
/** "See this post": where to read on, which says nothing of the point. */
const POINTER = /^\(?(?:see|read|siehe|voir|véase)\b/i;
/** What closes a sentence behind a gap in its middle. */
const SHORT_REST = 6;

/** How a list is read. */
export interface Reading {
	cues: Cues;
	/** Words that more than one point has. */
	shared: ReadonlySet<string>;
	/** The question asks what to do. */
	asksHow?: boolean;
}

/** Where the hidden words stand once more in what is shown, as whole words, one or many of them. */
export function repeatsOf(text: string, { from, to }: Span): Span[] {
	const words = text.slice(from, to).toLowerCase();
	const found: Span[] = [];
	const all = text.toLowerCase();
	for (
		let at = all.indexOf(words, to);
		words.length > 3 && at >= 0;
		at = all.indexOf(words, at + 1)
	) {
		const end = at + words.length + (/^s\b/.test(all.slice(at + words.length)) ? 1 : 0);
		if (!/[\p{L}\p{N}]/u.test(`${all[at - 1] ?? ''}${all[end] ?? ''}`))
			found.push({ from: at, to: end });
	}
	return found;
}

/**
 * Of much that is said about a label, the sentence that tells it best from the others: the one with most
 * words that no other point has, if those are clearly more than the first one has. It names nothing
 * elsewhere. Undefined where the first one will do, or where everything can be shown.
 */
export function tellingSentence(
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
export function restOf(
	text: string,
	lead: Span,
	{ cues, shared }: Reading
): { to: number; cut: boolean } {
	let end = lead.to;
	const rest = text.slice(lead.to);
	if (!/[\p{L}\p{N}]/u.test(rest)) return { to: text.length, cut: false };
	// What every point has tells none from the others, and "(summary)" tells nothing.
	const own = subjectWords(rest, cues).filter((word) => !shared.has(word));
	if (lead.from > 0 && countWords(rest) <= SHORT_REST) return { to: text.length, cut: false };
	// "(Open Books)" right behind a name says whose it is.
	const whose = /^\s\([^()]{4,60}\)/.exec(rest)?.[0].length ?? 0;
	if (!own.length || countWords(rest) <= 2)
		return { to: end + (countWords(rest) > 2 ? whose : 0), cut: false };
	// "…, and the others come to like it" goes on from what is hidden, and tells it.
	if (/^,?\s+(?:and|or|but|und|oder|et|ou|y|o)\b/i.test(text.slice(lead.to)))
		return { to: end, cut: false };
	for (const { from, to } of splitSentences(text)) {
		if (to <= lead.to) continue;
		const said = text.slice(Math.max(from, lead.to), to);
		// What speaks of another place in the document is no cue, and what repeats a hidden word tells it.
		if (from >= lead.to && (cues.backward.test(said) || POINTER.test(said.trim()))) break;
		if (tellsAway(text.slice(lead.from, lead.to), said, cues)) break;
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

/** Says a word of the same stem as a hidden one, but not the hidden words themselves, which become gaps. */
export function tellsAway(hiddenText: string, said: string, cues: Cues): boolean {
	if (repeatsOf(`${hiddenText} ${said}`, { from: 0, to: hiddenText.length }).length) return false;
	const stem = (word: string) => word.slice(0, Math.max(STEM, word.length - 3));
	const stems = subjectWords(hiddenText, cues)
		.filter((word) => word.length >= STEM)
		.map(stem);
	const words = subjectWords(said, cues);
	return stems.some((one) => words.some((word) => word.startsWith(one)));
}
