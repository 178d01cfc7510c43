/**
 * Whether two wordings say the same: markup, case, quotation marks, line breaks and slips of the pen aside.
 * Where it is not certain they do not: a person then looks at the difference once, which costs little.
 */
import { documentText, inlineText, type Block, type Doc, type Inline } from '../document';
import { prepareText } from '../find-text';

/** Shorter words differ by one letter and mean something else ("now", "not"). */
const SLIP_LETTERS = 5;
/** Elsewhere a letter is a word, or a root. */
const SPELT = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}]+$/u;
/** More slips than this in a hundred words are another wording. */
const SLIPS_IN_HUNDRED = 6;

/** Words as they are compared: no case, accents, or signs at the ends of words; figures keep their signs. */
export const plainWords = (text: string): string[] =>
	prepareText(text)
		.folded.replace(/[.,;:!?'"…،؛؟。、？！]+(?=[\s)\]"'”»]|$)|(?<=^|[\s([])['"¿¡]+|[()[\]]/gu, ' ')
		.split(/\s+/)
		.filter(Boolean);

/** The same words in the same order. */
export const sameText = (a: string, b: string): boolean =>
	a === b || plainWords(a).join(' ') === plainWords(b).join(' ');

/** The same, but for slips of the pen. */
export function sameButSlips(a: string, b: string): boolean {
	const [one, other] = [plainWords(a), plainWords(b)];
	if (one.length !== other.length) return one.join('') === other.join('');
	let slips = 0;
	for (const [i, word] of one.entries())
		if (word !== other[i] && (!isSlip(word, other[i]!) || ++slips > 1 + allowed(one.length)))
			return false;
	return true;
}

const allowed = (words: number) => Math.floor((words * SLIPS_IN_HUNDRED) / 100);

/**
 * One letter too many, too few, another, or two that changed places, inside a long word. Its first and
 * last letters stay: those change "tree" to "trees", "eight" to "eighty", "moral" to "amoral".
 */
function isSlip(a: string, b: string): boolean {
	if (Math.min(a.length, b.length) < SLIP_LETTERS || Math.abs(a.length - b.length) > 1)
		return false;
	if (!SPELT.test(a + b)) return false;
	let start = 0;
	while (start < a.length && a[start] === b[start]) start++;
	let end = 0;
	const least = Math.min(a.length, b.length) - start;
	while (end < least && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
	if (!start || !end) return false;
	const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
	const swapped = left.length === 2 && left[0] === right[1] && left[1] === right[0];
	return (left.length <= 1 && right.length <= 1) || swapped;
}

/** What of an answer must be the same to the letter: code, formulas, pictures of the library. */
function verbatim(doc: Doc): string {
	const parts: string[] = [];
	const inline = (content: readonly Inline[]) => {
		for (const part of content) {
			if (typeof part === 'string') continue;
			if (part.t === 'code' || part.t === 'math') parts.push(part.v.trim());
			else if (part.t === 'image' && part.to?.startsWith('media:')) parts.push(part.to);
			else if ('c' in part) inline(part.c);
		}
	};
	const through = (blocks: readonly Block[]) => {
		for (const block of blocks) {
			if (block.t === 'code' || block.t === 'math') parts.push(block.v.trim());
			else if (block.t === 'p' || block.t === 'h') inline(block.c);
			else if (block.t === 'list') block.items.forEach(through);
			else if (block.t === 'table') block.rows.flat().forEach(inline);
			else if (block.t !== 'rule') through(block.c);
		}
	};
	through(doc);
	return parts.join('\n');
}

/** Points of lists without numbers in one order, however they stand. */
const ordered = (doc: Doc): Doc =>
	doc.map((block) => {
		if (block.t !== 'list' || block.start !== undefined) return block;
		const named = block.items.map((item) => ({
			item,
			words: plainWords(documentText(item)).join(' ')
		}));
		named.sort((a, b) => (a.words < b.words ? -1 : a.words > b.words ? 1 : 0));
		return { ...block, items: named.map(({ item }) => item) };
	});

/** How two answers differ: `order` where only points without numbers changed places. */
export type Difference = 'none' | 'markup' | 'order' | 'slips' | 'words';

/** How the answers differ. Fails on nothing. */
export function compareDocs(a: Doc, b: Doc): Difference {
	if (JSON.stringify(a) === JSON.stringify(b)) return 'none';
	const [one, other] = [documentText(a), documentText(b)];
	const spaced = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim();
	if (spaced(one) === spaced(other))
		// A picture is no word.
		return /media:/.test(verbatim(a) + verbatim(b)) && verbatim(a) !== verbatim(b)
			? 'words'
			: 'markup';
	if (verbatim(a) !== verbatim(b)) {
		const apart = verbatim(ordered(a)) === verbatim(ordered(b));
		return apart && sameText(documentText(ordered(a)), documentText(ordered(b)))
			? 'order'
			: 'words';
	}
	if (sameText(one, other)) return 'markup';
	if (sameText(documentText(ordered(a)), documentText(ordered(b)))) return 'order';
	return sameButSlips(one, other) ? 'slips' : 'words';
}

/** The words of a question as they are compared. */
export const questionText = (question: string, given?: Doc): string =>
	given ? `${question}\n${documentText(given)}` : inlineText([question]);
