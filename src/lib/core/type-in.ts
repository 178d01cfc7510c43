/**
 * What was typed beside what was asked. Lenient, because the card asks for knowledge and not for typing:
 * case, accents, punctuation, spaces, full-width forms and a leading article do not matter. Rating stays
 * the person's; this only shows where to look. Texts are compared by their first `LONGEST` characters.
 */
import { documentText, type Doc } from './document';
import { align, editDistance } from './text-distance';

export type Verdict = 'right' | 'close' | 'wrong';

/** A piece of the answer, or (`extra`) of what was typed instead. Pieces in a row give the whole line. */
export interface TypedPart {
	text: string;
	kind: 'same' | 'missing' | 'extra';
}

export interface Typed {
	verdict: Verdict;
	parts: TypedPart[];
}

const LONGEST = 2000;
/** Letters of the answer for each slip that still is close, and the fewest that allow one at all. */
const LETTERS_A_SLIP = 6;
const LETTERS_FOR_ONE = 4;

/** What is to be typed for an answer: its first block with words. What follows explains it. */
export function answerText(back: Doc): string {
	for (const block of back) {
		const text = documentText([block]).trim();
		if (text) return text;
	}
	return '';
}

/**
 * Compares what was typed with the answer. `close` is a slip of the pen: at most one letter added, left
 * out, changed or swapped with its neighbour for every six of the answer (one where it has four or five),
 * and all digits right. `parts` says word by word, and letter by letter in words that resemble each other,
 * what is the same, what is missing and what does not belong there.
 */
export function compareTyped(typed: string, answer: string): Typed {
	const given = typed.trim().slice(0, LONGEST);
	const wanted = answer.trim().slice(0, LONGEST);
	if (!given || !wanted) {
		const parts: TypedPart[] = wanted ? [{ text: wanted, kind: 'missing' }] : [];
		return { verdict: 'wrong', parts };
	}
	const verdict = verdictOf(essence(withoutArticle(given)), essence(withoutArticle(wanted)));
	const parts = verdict === 'right' ? [same(wanted)] : difference(given, wanted);
	return { verdict, parts };
}

function verdictOf(given: string, wanted: string): Verdict {
	if (given === wanted) return 'right';
	const letters = [...wanted].length;
	const slips = letters < LETTERS_FOR_ONE ? 0 : Math.max(1, Math.floor(letters / LETTERS_A_SLIP));
	const digits = (text: string) => text.replace(/\P{Nd}/gu, '');
	const close = digits(given) === digits(wanted) && editDistance(given, wanted) <= slips;
	return close ? 'close' : 'wrong';
}

/** Letters that no decomposition takes apart. */
const LETTERS: Record<string, string> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ı: 'i'
};

/** Without case and accents. Marks that are letters of their own (Indic vowels, kana) stay. */
function fold(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.normalize('NFD')
		.replace(/(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '')
		.replace(/[\u0591-\u05c7\u064b-\u065f\u0670]/g, '')
		.normalize('NFC')
		.replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter]!);
}

const ARTICLE =
	/^[\p{P}\s]*(?:(?:the|an?|de[rsmn]|die|das|eine?[nrms]?|l[aeo]s?|el|une?|un[ao]|il|gli|het|een)(?=\s)|l['’])\s*(?=\S)/u;

const withoutArticle = (text: string) => fold(text).replace(ARTICLE, '');

/**
 * What matters of a text: letters, digits and signs (`+`, `%`, `#`), and of the punctuation only what a
 * number would be another without (its sign, decimal point and fraction stroke).
 */
function essence(text: string): string {
	const folded = fold(text);
	const kept = folded
		.replace(/(?<=\d)[.,'’\s](?=\d{3}(?!\d))/g, '')
		.replace(/(?<=\d)[.,](?=\d)/g, '¤')
		.replace(/(?<=\d)\/(?=\d)/g, '⁄')
		.replace(/(?<![\p{L}\p{N}])[-‐‑–](?=\d)/gu, '−')
		.replace(/[^\p{L}\p{M}\p{N}\p{S}#%&@]/gu, '');
	// An answer of nothing but punctuation is asked for just that.
	return kept || folded.replace(/\s/g, '');
}

const same = (text: string): TypedPart => ({ text, kind: 'same' });

function difference(given: string, wanted: string): TypedPart[] {
	if (!/[^\p{P}\s]/u.test(wanted))
		return [
			{ text: wanted, kind: 'missing' },
			{ text: given, kind: 'extra' }
		];
	const [typed, asked] = [given.split(/\s+/), wanted.split(/\s+/)];
	const words: TypedPart[][] = [];
	const isArticle = ([first = '', ...rest]: string[]) =>
		rest.length > 0 && ARTICLE.test(`${fold(first)} x`) && !/['’]/.test(first);
	if (isArticle(asked)) words.push([same(asked.shift()!)]);
	if (isArticle(typed)) typed.shift();
	for (const run of align(typed, asked, essence)) {
		if ('same' in run) words.push([same(run.same)]);
		else words.push(...replaced(run.extra, run.missing));
	}
	return joinWords(words);
}

/** Words typed where others are asked: letter by letter where a word resembles the one in its place. */
function replaced(extra: string[], missing: string[]): TypedPart[][] {
	const words: TypedPart[][] = [];
	for (let k = 0; k < Math.max(extra.length, missing.length); k++) {
		const [typed, asked] = [extra[k], missing[k]];
		if (typed !== undefined && asked !== undefined && resemble(typed, asked))
			words.push(letters(typed, asked));
		else {
			if (asked !== undefined) words.push([{ text: asked, kind: 'missing' }]);
			if (typed !== undefined) words.push([{ text: typed, kind: 'extra' }]);
		}
	}
	return words;
}

function resemble(a: string, b: string): boolean {
	const [one, other] = [essence(a), essence(b)];
	return editDistance(one, other) * 2 <= Math.max(one.length, other.length);
}

function letters(typed: string, asked: string): TypedPart[] {
	const characters = (text: string) => [...text.normalize('NFC')];
	return align(characters(typed), characters(asked), essence).flatMap((run): TypedPart[] => {
		if ('same' in run) return [same(run.same)];
		const parts: TypedPart[] = [
			{ text: run.missing.join(''), kind: 'missing' },
			{ text: run.extra.join(''), kind: 'extra' }
		];
		return parts.filter(({ text }) => text);
	});
}

/** Words to a line: pieces of one kind that meet are one, with the space between them. */
function joinWords(words: TypedPart[][]): TypedPart[] {
	const line: TypedPart[] = [];
	const put = ({ text, kind }: TypedPart) => {
		const last = line.at(-1);
		if (last?.kind === kind) last.text += text;
		else line.push({ text, kind });
	};
	for (const word of words) {
		const [last, first] = [line.at(-1), word[0]];
		if (last && first) put(last.kind === first.kind ? { ...first, text: ' ' } : same(' '));
		word.forEach(put);
	}
	return line;
}
