/**
 * What of a page lies outside of its questions. A page that sells something may have a part for questions:
 * then the headings that ask elsewhere ("Ready to start?") are rhetorical. So are those that send the
 * reader on ("Still have questions?") anywhere.
 */
import { inlineText, type Block } from '../../core/document';
import { isFaqName } from '../faq/names';
import { asking, bare } from '../faq/question';
import type { Parsed } from '../parsed';

/** Headings of the invitation to write or call, at the end of many FAQs. */
const SENDS_ON =
	/^(still|do you( still)?|(you )?(still )?have|got|any|more|other|further) (have )?((any|some|more|other|further|additional|another|a|unanswered) )*questions?\b[^?]{0,30}\??|^(can|could|did)('|’)?(t|n('|’)?t| ?not) (you )?find (what|the answer|your|an answer)|^(haben sie |hast du )?(noch |weitere |noch weitere )fragen\b|^(vous avez |avez-vous |encore )(une |des |d(’|')autres )?(autres )?questions?\b|^(¿)?(aún |todavía )?(tienes|tiene) (más |alguna |otras? )?(preguntas?|dudas?)\b|^ainda (tem|com) (dúvidas|perguntas)|^hai (ancora |altre )(domande|dubbi)|^(nog|heb je nog|heeft u nog) vragen\b|^остались вопросы|^не нашли ответ|^(まだ|他に)?ご?質問がありますか|^还有(其他|其它|疑)?问/iu;

/**
 * The blocks outside of the questions; empty where nothing is clear. `isFaq` says that the page calls
 * itself a FAQ; `within` are blocks in boxes that are called one.
 */
export function outsideOf(parsed: Parsed, isFaq: boolean, within: ReadonlySet<Block>): Set<Block> {
	const { doc, asked, stated } = parsed;
	const part = isFaq ? new Set<Block>() : partOf(parsed, within);
	// A page may state its questions as data alone.
	const isData = !isFaq && stated.length > 1 && !asked.size;
	const outside =
		part.size || isData ? new Set(doc.filter((block) => !part.has(block))) : apart(parsed);
	let level = 0;
	for (const block of doc) {
		if (asked.has(block)) level = 0;
		else if (block.t === 'h') {
			if (SENDS_ON.test(inlineText(block.c).trim())) level = block.level;
			else if (block.level <= level) level = 0;
		}
		if (level) outside.add(block);
	}
	return outside;
}

/** The part of a page that is one for questions; empty where there is none, or where nothing asks in it. */
function partOf({ doc, asked }: Parsed, within: ReadonlySet<Block>): Set<Block> {
	const part = new Set(within);
	let level = 0;
	for (const block of doc) {
		if (block.t === 'h' && !asked.has(block)) {
			if (isFaqName(inlineText(block.c))) level = block.level;
			else if (block.level <= level) level = 0;
		}
		if (level) part.add(block);
	}
	const count = doc.filter((block) => part.has(block) && (asked.has(block) || asks(block))).length;
	return count > 1 ? part : new Set();
}

/** Whether a heading or a paragraph's first line asks. */
function asks(block: Block): boolean {
	if (block.t !== 'h' && block.t !== 'p') return false;
	const [first = ''] = inlineText(block.c).split('\n');
	return asking(first) === 'mark';
}

/** Where most questions stand in fold-outs or data: the blocks of parts whose heading neither is a question nor holds one; empty where no group is clear. */
function apart({ doc, asked, ends, stated }: Parsed): Set<Block> {
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
