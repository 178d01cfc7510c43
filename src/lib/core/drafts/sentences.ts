/** Sentences of a paragraph, by their places in its text. */
import type { Span } from '../inline-slice';

/** Short forms whose full stop ends no sentence, in the languages that FAQs are mostly written in. */
const SHORT_FORMS = new Set(
	(
		'e.g i.e vs cf ca approx esp incl dr mr mrs ms prof st inc ltd jr sr al resp ed eds ' +
		'u.s u.k a.m p.m z.b d.h u.a usw bzw evtl ggf vgl p.ex env p.ej ud uds sra n.b w.r.t min max'
	).split(' ')
);

/** A bracket that stays open longer was never closed. */
const BRACKET_MAX = 400;

/** Those that stand before a number, and are words otherwise. */
const BEFORE_NUMBERS = new Set('no nr p pp fig vol ch sec art abs'.split(' '));

const ENDS = /[.!?…]+["'”’»)\]]*(?=\s|$)|[。！？｡؟।۔]+["'”’»」』）)]*/gu;

/** Spans without the spaces between them. What stands in brackets belongs to the sentence around it. */
export function splitSentences(text: string): Span[] {
	const spans: Span[] = [];
	let from = 0;
	const push = (to: number) => {
		const part = text.slice(from, to);
		const lead = part.length - part.trimStart().length;
		if (part.trim()) spans.push({ from: from + lead, to: from + part.trimEnd().length });
		from = to;
	};
	for (const match of text.matchAll(ENDS)) {
		const to = match.index + match[0].length;
		if (match.index < from || !endsSentence(text, from, match.index, to)) continue;
		push(to);
	}
	push(text.length);
	return spans;
}

function endsSentence(text: string, from: number, at: number, to: number): boolean {
	const open = openBrackets(text.slice(Math.max(from, to - BRACKET_MAX), to));
	if (open > 0 && openBrackets(text.slice(to, to + BRACKET_MAX)) < 0) return false;
	const next = /\S/.exec(text.slice(to))?.[0];
	if (next === undefined) return true;
	if (text[at] !== '.') return !/\p{Ll}/u.test(next);
	// A small letter or a comma goes on with the sentence.
	if (/[\p{Ll},;:)]/u.test(next)) return false;
	const word = /\S*$/.exec(text.slice(from, at))![0].replace(/^["'“‘«([]+/, '');
	if (SHORT_FORMS.has(word.toLowerCase())) return false;
	if (BEFORE_NUMBERS.has(word.toLowerCase()) && /\d/.test(next)) return false;
	// An initial ("J. Smith") and a number at the head ("3. Then").
	return !/^\p{Lu}$/u.test(word) && !(/^\d+$/.test(word) && text.slice(from, at).trim() === word);
}

/** Brackets that stay open at the end; negative as soon as more were closed than opened. */
function openBrackets(text: string): number {
	let open = 0;
	for (const char of text) {
		if ('([（'.includes(char)) open++;
		else if (')]）'.includes(char)) open--;
		if (open < 0) return open;
	}
	return open;
}
