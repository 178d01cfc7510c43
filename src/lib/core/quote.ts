/**
 * The passage of a card in its document: the words that the card was made from, found again however they
 * were wrapped, accented or put in quotation marks since, and marked. Only letters and figures are compared.
 */
import type { Doc } from './document';
import { splitSentences } from './drafts/sentences';
import { findText, prepareText, type PreparedText } from './find-text';
import type { Span } from './inline-slice';
import { linesOf, markWords } from './mark-words';
import type { Note } from './model';

/** Sentences are the same, edited, where they share so much of their words: 1 is all. */
const ALIKE = 0.6;
/** A longer quote is found whole or by its beginning. */
const PIECES_MAX = 40;
/** A line beyond this is no prose that was edited. */
const LINE_MAX = 8000;

/** Letters of scripts that write no spaces between words. */
const UNSPACED =
	'\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const WORD = new RegExp(`[${UNSPACED}]|[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*`, 'gu');
const GOES_ON = new RegExp(`^(?![${UNSPACED}])[\\p{L}\\p{N}]`, 'u');

/** The words that a card comes from; those of another card of its note where it has none of its own. */
export function quoteOf({ quotes }: Pick<Note, 'quotes'>, key: string): string | undefined {
	return quotes?.[key] ?? Object.values(quotes ?? {})[0];
}

/**
 * The document with the words of a quote in a `mark`. Lines and sentences of a quote that stand apart are
 * marked each; of one that was edited, the sentence that is most like it. The document itself where nothing
 * of the quote is in it.
 */
export function markQuote(doc: Doc, quote: string): Doc {
	const spans = findQuote(linesOf(doc), quote);
	return spans.length ? markWords(doc, spans) : doc;
}

function findQuote(lines: string[], quote: string): Span[] {
	const text = lines.join('\n');
	const prepared = prepareText(spokenOnly(text));
	const whole = findWords(prepared, text, quote);
	if (whole) return [whole];
	const pieces = quote
		.split('\n')
		.slice(0, PIECES_MAX)
		.flatMap((line) => (findWords(prepared, text, line) ? [line] : sentencesOf(line)));
	let sentences: Sentence[] | undefined;
	const spans = pieces.slice(0, PIECES_MAX).flatMap((piece): Span[] => {
		const span =
			findWords(prepared, text, piece) ?? mostLike((sentences ??= allSentences(lines)), piece);
		return span ? [span] : [];
	});
	return joined(spans);
}

/** What is no letter and no figure is passed over in a search, and keeps its place. */
const spokenOnly = (text: string) =>
	text.replace(/[^\p{L}\p{M}\p{N}]/gu, (sign) => '\u200b'.repeat(sign.length));

/** Where these words stand first, with the signs that belong to them; never a part of a word. */
function findWords(prepared: PreparedText, text: string, words: string): Span | undefined {
	for (const { start, end } of findText(prepared, spokenOnly(words))) {
		const found = text.slice(start, end).replace(/[^\p{L}\p{M}\p{N}]+$/u, '');
		const to = start + found.length;
		const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(to, to + 2)];
		if (runsOn(before, found) || runsOn(found.slice(-2), after)) continue;
		const lead = /^[^\p{L}\p{N}]*/u.exec(words.trim())![0].length;
		const tail = /[^\p{L}\p{M}\p{N}]*$/u.exec(words.trim().slice(-20))![0].length;
		const signsBefore = /[^\s\p{L}\p{M}\p{N}]*$/u.exec(
			text.slice(Math.max(0, start - lead), start)
		)!;
		const signsAfter = /^[^\s\p{L}\p{M}\p{N}]*/u.exec(text.slice(to, to + tail))!;
		return { from: start - signsBefore[0].length, to: to + signsAfter[0].length };
	}
	return undefined;
}

/** Whether two stretches meet within a word; scripts that write no spaces have no such place. */
function runsOn(left: string, right: string): boolean {
	return /[\p{L}\p{M}\p{N}]$/u.test(left) && GOES_ON.test(right);
}

interface Sentence {
	span: Span;
	words: string[];
}

const wordsOf = (text: string) => prepareText(text).folded.match(WORD) ?? [];

const sentencesOf = (text: string) =>
	text.length > LINE_MAX
		? [text]
		: splitSentences(text).map(({ from, to }) => text.slice(from, to));

function allSentences(lines: string[]): Sentence[] {
	let at = 0;
	return lines.flatMap((line) => {
		const start = at;
		at += line.length + 1;
		if (line.length > LINE_MAX) return [];
		return splitSentences(line).map(({ from, to }) => ({
			span: { from: start + from, to: start + to },
			words: wordsOf(line.slice(from, to))
		}));
	});
}

/** The sentence that shares most words with what was asked for, counted from both sides. */
function mostLike(sentences: Sentence[], wanted: string): Span | undefined {
	const asked = wordsOf(wanted);
	let best: { span: Span; share: number } | undefined;
	for (const { span, words } of sentences) {
		const left = new Map<string, number>();
		for (const word of asked) left.set(word, (left.get(word) ?? 0) + 1);
		let shared = 0;
		for (const word of words) {
			const times = left.get(word) ?? 0;
			if (times) shared++;
			if (times) left.set(word, times - 1);
		}
		const share = (2 * shared) / (asked.length + words.length);
		if (share >= ALIKE && share > (best?.share ?? 0)) best = { span, share };
	}
	return best?.span;
}

/** In order, and without overlap. */
function joined(spans: Span[]): Span[] {
	const made: Span[] = [];
	for (const span of spans.sort((a, b) => a.from - b.from)) {
		const last = made.at(-1);
		if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
		else made.push({ ...span });
	}
	return made;
}
