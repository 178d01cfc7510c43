/**
 * What of a page lies outside of its questions. Where a page folds its questions, or lists them as data,
 * a heading that asks elsewhere ("Ready to start?") mostly sells something.
 */
import { inlineText, type Block } from '../../core/document';
import { asking, bare } from '../faq/question';
import type { Parsed } from '../parsed';

/** The blocks of parts whose heading neither is a question nor holds one; empty where no group is clear. */
export function outsideOf({ doc, asked, ends, stated }: Parsed): Set<Block> {
	const known = new Set(stated.map(({ question }) => bare(question)));
	const isAsked = (block: Block) =>
		asked.has(block) || (block.t === 'h' && known.has(bare(inlineText(block.c))));
	const outside = new Set<Block>();
	const questions = doc.filter(isAsked).length;
	if (questions < 2) return outside;
	const open: { level: number; blocks: Block[]; holds: boolean }[] = [];
	const loose: Block[][] = [];
	let inAnswer = false;
	const rise = (level: number) => {
		while (open.length && open.at(-1)!.level >= level) {
			const part = open.pop()!;
			const above = open.at(-1);
			if (!part.holds) loose.push(part.blocks);
			else if (above) above.holds = true;
		}
	};
	for (const block of doc) {
		if (isAsked(block)) {
			if (block.t === 'h') rise(block.level);
			const part = open.at(-1);
			if (part) part.holds = true;
			inAnswer = asked.has(block);
		} else if (!inAnswer && block.t === 'h') {
			rise(block.level);
			open.push({ level: block.level, blocks: [block], holds: false });
		} else if (!inAnswer) open.at(-1)?.blocks.push(block);
		if (ends.has(block)) inAnswer = false;
	}
	rise(0);
	const asks = loose.filter(([head]) => head?.t === 'h' && asking(inlineText(head.c)) === 'mark');
	// As many questions outside as in the group are questions too.
	if (asks.length * 2 > questions) return outside;
	for (const block of loose.flat()) outside.add(block);
	return outside;
}
