/** Headings that say no more than "Question 1": what is asked stands in the paragraph under them. */
import { inlineText, type Block, type Doc } from '../../core/document';
import { isAnswerTitle, isLabel } from './labels';
import { asking } from './question';

const NUMBERED = /\d[.)]?\s*$/;

/** Joins each such heading with the paragraph under it, where that asks, or headings announce answers too. */
export function joinLabelHeadings(doc: Doc): Doc {
	const isTitle = (block: Block | undefined, isOne: (text: string) => boolean) =>
		block?.t === 'h' && isOne(inlineText(block.c).trim());
	const asks = (text: string) => NUMBERED.test(text) && !isAnswerTitle(text) && isLabel(text);
	const count = (isOne: (text: string) => boolean) =>
		doc.filter((block) => isTitle(block, isOne)).length;
	const below = doc.filter((_, k) => isTitle(doc[k - 1], asks));
	const askBelow = below.filter((b) => b.t === 'p' && asking(inlineText(b.c)) === 'mark').length;
	if (count(asks) < 2 || (!count(isAnswerTitle) && askBelow * 3 < below.length * 2)) return doc;
	return doc.flatMap((block, k): Block[] => {
		const before = doc[k - 1];
		const next = doc[k + 1];
		if (block.t === 'p' && isTitle(before, asks)) return [];
		if (block.t !== 'h' || !isTitle(block, asks) || next?.t !== 'p') return [block];
		return [{ ...block, c: [`${inlineText(block.c).trim()}: `, ...next.c] }];
	});
}
