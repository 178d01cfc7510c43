/** Blocks as the content of one table cell, which holds a line. */
import type { Block, Inline } from '../../core/document';
import { oneLine } from '../inline-tidy';

/** All words of some blocks as inline content, a space between blocks. Fails on nothing. */
export function cellOf(blocks: Block[]): Inline[] {
	return oneLine(blocks.flatMap((block): Inline[] => [' ', ...inlineOfBlock(block)]));
}

function inlineOfBlock(block: Block): Inline[] {
	switch (block.t) {
		case 'p':
		case 'h':
			return block.c;
		case 'code':
			return [{ t: 'code', v: block.v.replace(/\s*\n\s*/g, ' ') }];
		case 'math':
			return [{ t: 'math', v: block.v }];
		case 'list':
			return block.items.flatMap((item, k): Inline[] => [
				block.start == null ? ' • ' : ` ${block.start + k}. `,
				...cellOf(item)
			]);
		case 'quote':
			return cellOf(block.c);
		case 'footnote':
			return [`[${block.id}] `, ...cellOf(block.c)];
		case 'table':
			return block.rows.flat().flatMap((cell): Inline[] => [' ', ...cell]);
		case 'rule':
			return [];
	}
}
