/**
 * What was typed beside what was asked. Lenient, because the card asks for knowledge and not for typing:
 * case, accents, punctuation, spaces, full-width forms and a leading article do not matter. Rating stays
 * the person's; this only shows where to look. Texts are compared by their first `LONGEST` characters.
 */
import { align } from './align';
import { documentText, type Doc } from './document';
import { prepareText } from './find-text';

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
	return documentText(back.filter((block) => documentText([block]).trim()).slice(0, 1)).trim();
}

/**
 * Compares what was typed with the answer. `close` is a slip of the pen: for every six letters of the
 * answer (one where it has four or five) at most one is missing and one does not belong there, which is
 * also a letter changed or swapped with its neighbour; and all digits are right. `parts` says word by word,
 * and letter by letter in words that resemble each other, what is the same, missing and extra.
 */
export function compareTyped(typed: string, answer: string): Typed {
	const given = typed.trim().slice(0, LONGEST);
	const wanted = answer.trim().slice(0, LONGEST);
	const verdict = verdictOf(wholeEssence(given), wholeEssence(wanted));
	if (verdict === 'right' || !given) {
		const parts: TypedPart[] = [{ text: wanted, kind: given ? 'same' : 'missing' }];
		return { verdict: given ? verdict : 'wrong', parts };
	}
	return { verdict, parts: difference(given, wanted) };
}

function verdictOf(given: string, wanted: string): Verdict {
	if (given === wanted) return 'right';
	const letters = [...wanted].length;
	const allowed = letters < LETTERS_FOR_ONE ? 0 : Math.max(1, Math.floor(letters / LETTERS_A_SLIP));
	const digits = (text: string) => text.replace(/\P{Nd}/gu, '');
	return digits(given) === digits(wanted) && slips(given, wanted) <= allowed ? 'close' : 'wrong';
}

/** Letters that are missing, or that do not belong there: the larger of the two. */
function slips(given: string, wanted: string): number {
	let [extra, missing] = [0, 0];
	for (const run of align([...given], [...wanted], (letter) => letter)) {
		if ('same' in run) continue;
		extra += run.extra.length;
		missing += run.missing.length;
	}
	return Math.max(extra, missing);
}

const ARTICLE =
	/^[^\p{L}\d]*(?:(?:the|an?|de[rsmn]|die|das|eine?[nrms]?|l[aeo]s?|el|une?|un[ao]|il|gli|het|een)(?=\s)|l['’])\s*(?=\S)/iu;

/**
 * What matters of a text: letters, digits and signs (`+`, `%`, `#`), and of the punctuation only what a
 * number would be another without (its sign, decimal point and fraction stroke).
 */
function essence(text: string): string {
	return prepareText(text)
		.folded.replace(/(?<=\d)[.,' ](?=\d{3}(?!\d))/g, '')
		.replace(/(?<=\d)[.,](?=\d)/g, '¤')
		.replace(/(?<=\d)\/(?=\d)/g, '⁄')
		.replace(/(?<![\p{L}\p{N}])-(?=\d)/gu, '−')
		.replace(/[^\p{L}\p{M}\p{N}\p{S}#%&@]/gu, '');
}

/** The same of a whole answer; one of nothing but punctuation is asked for just that. */
function wholeEssence(text: string): string {
	return essence(text.replace(ARTICLE, '')) || prepareText(text).folded.replaceAll(' ', '');
}

function difference(given: string, wanted: string): TypedPart[] {
	if (!essence(wanted)) return replaced(given, wanted).flat();
	const line: TypedPart[] = [];
	const put = (text: string, kind: TypedPart['kind']) => {
		const last = line.at(-1);
		if (last?.kind === kind) last.text += text;
		else if (text) line.push({ text, kind });
	};
	const [article = ''] = ARTICLE.exec(wanted) ?? [];
	put(article, 'same');
	let first = true;
	const words = alignWords(given.replace(ARTICLE, ''), wanted.slice(article.length));
	for (const word of words) {
		// The space between two words is of their kind where they are of one.
		const kind = line.at(-1)?.kind;
		if (!first) put(' ', kind && kind === word[0]?.kind ? kind : 'same');
		first = false;
		for (const part of word) put(part.text, part.kind);
	}
	return line;
}

function alignWords(given: string, wanted: string): TypedPart[][] {
	return align(given.split(/\s+/), wanted.split(/\s+/), essence).flatMap((run) => {
		if ('same' in run) return [[{ text: run.same, kind: 'same' } as const]];
		const { extra, missing } = run;
		const places = Array.from({ length: Math.max(extra.length, missing.length) });
		return places.flatMap((_, k) => wordParts(extra[k], missing[k]));
	});
}

/** One word given where another is asked: letter by letter where they resemble each other. */
function wordParts(given = '', asked = ''): TypedPart[][] {
	const [mine, theirs] = [essence(given), essence(asked)];
	if (!mine || !theirs || slips(mine, theirs) * 2 > Math.max(mine.length, theirs.length))
		return replaced(given, asked);
	const letters = (text: string) => [...text.normalize('NFC')];
	return [
		align(letters(given), letters(asked), essence).flatMap((run): TypedPart[] => {
			if ('same' in run) return [{ text: run.same, kind: 'same' }];
			return [
				{ text: run.missing.join(''), kind: 'missing' },
				{ text: run.extra.join(''), kind: 'extra' }
			];
		})
	];
}

function replaced(given: string, asked: string): TypedPart[][] {
	return [
		...(asked ? [[{ text: asked, kind: 'missing' } as const]] : []),
		...(given ? [[{ text: given, kind: 'extra' } as const]] : [])
	];
}
