/**
 * Which lines of a file some words of it stand on, so that one can tell whether the words of a card come
 * from the same line in two editions, without asking the code that is to be judged.
 */

/** The letters and digits of a file, and for each of them its line. */
export interface Letters {
	text: string;
	lines: number[];
}

/** So many letters of some words tell where they stand. */
const ENOUGH = 40;
/** Signs that are no words: tags, addresses of links, character references, roles. */
const NO_WORDS = /<[^<>]*>|\]\([^()\s]*\)|&#?\w+;|:\w+:(?=`)|\bhttps?:[^\s\]]*\[/g;

const letters = (text: string) =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '');

/** Lines may be named by another number than their own. */
export function lettersOf(lines: readonly { text: string; from: number }[]): Letters {
	let text = '';
	const places: number[] = [];
	const whole = lines
		.map((line) => line.text)
		.join('\n')
		.replace(NO_WORDS, (sign) => sign.replace(/[^\n]+/g, ' '));
	for (const [k, line] of whole.split('\n').entries()) {
		const own = letters(line);
		text += own;
		for (let i = 0; i < own.length; i++) places.push(lines[k]!.from);
	}
	return { text, lines: places };
}

/** The lines on which these words begin, wherever they stand; none where they are not found. */
export function linesOf({ text, lines }: Letters, words: string): Set<number> {
	const wanted = letters(words).slice(0, ENOUGH);
	const found = new Set<number>();
	if (!wanted) return found;
	for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
		for (let i = at; i < at + wanted.length; i++) found.add(lines[i]!);
	return found;
}
