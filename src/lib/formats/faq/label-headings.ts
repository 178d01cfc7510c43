/** Headings that say no more than "Question 1": what is asked stands in the paragraph under them. */
import { inlineText, type Block, type Doc } from '../../core/document';
import { isAnswerTitle, isLabel } from './labels';

const NUMBERED = /\d[.)]?\s*$/;

/** Joins each such heading with the paragraph under it, where headings announce answers too. */
export function joinLabelHeadings(doc: Doc): Doc {
	const isTitle = (block: Block | undefined, isOne: (text: string) => boolean) =>
		block?.t === 'h' && isOne(inlineText(block.c).trim());
	const asks = (text: string) => NUMBERED.test(text) && !isAnswerTitle(text) && isLabel(text);
	const count = (isOne: (text: string) => boolean) =>
		doc.filter((block) => isTitle(block, isOne)).length;
	if (count(asks) < 2 || !count(isAnswerTitle)) return doc;
	return doc.flatMap((block, k): Block[] => {
		const before = doc[k - 1];
		const next = doc[k + 1];
		if (block.t === 'p' && isTitle(before, asks)) return [];
		if (block.t !== 'h' || !isTitle(block, asks) || next?.t !== 'p') return [block];
		return [{ ...block, c: [`${inlineText(block.c).trim()}: `, ...next.c] }];
	});
}
