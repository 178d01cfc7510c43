/** Which way a text runs: by its first letter that has a direction, as `dir="auto"` does. */
import type { Block, Inline } from '../core/document';

const STRONG =
	/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]|\p{L}/u;
const RIGHT_TO_LEFT =
	/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

type Part = Inline | Block | readonly Part[];

/**
 * For what the browser does not look into by itself: a list whose items have directions of their own.
 * What is without words runs as what is around it.
 */
export function directionOf(part: Part): 'rtl' | 'ltr' | undefined {
	const first = STRONG.exec(wordsOf(part))?.[0];
	if (!first) return undefined;
	return RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}

/** Formulas, code and gaps have a direction of their own, so that the browser passes over them too. */
function wordsOf(part: Part): string {
	if (typeof part === 'string') return part;
	if (!('t' in part)) return part.map(wordsOf).join(' ');
	if (part.t === 'gap') return '';
	if ('c' in part) return wordsOf(part.c);
	if (part.t === 'list') return wordsOf(part.items);
	if (part.t === 'table') return wordsOf(part.rows);
	return part.t === 'image' ? part.alt : '';
}
