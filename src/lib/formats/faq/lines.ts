/**
 * Paragraphs cut where a labelled line begins ("Q: …" and "A: …" in one paragraph), lists whose entries
 * are questions with answers laid open, and labels taken off inline content.
 */
import { inlineText, type Block, type Doc, type Inline } from '../../core/document';
import { tidyInline } from '../inline-tidy';
import { isAnswerTitle, type Labels } from './labels';
import { asking } from './question';

/** The lines of inline content, by breaks at its top. */
export function linesOf(content: Inline[]): Inline[][] {
	const lines: Inline[][] = [[]];
	for (const part of content) {
		if (typeof part === 'string') {
			part.split('\n').forEach((text, k) => {
				if (k) lines.push([]);
				lines.at(-1)!.push(text);
			});
		} else if (part.t === 'br') lines.push([part]);
		else lines.at(-1)!.push(part);
	}
	return lines;
}

/** The beginnings of all lines that could bear a label. */
export function firstWords(block: Block): string[] {
	if (block.t !== 'p' && block.t !== 'h') return [];
	return linesOf(block.c).map((line) => inlineText(line).trim().slice(0, 60));
}

/** Takes `count` characters off the start of inline content, whatever marks they stand in. */
export function dropStart(content: Inline[], count: number): Inline[] {
	let left = count;
	const drop = (parts: Inline[]): Inline[] =>
		parts.flatMap((part): Inline[] => {
			if (left <= 0) return [part];
			if (typeof part === 'string') {
				const cut = Math.min(left, part.length);
				left -= cut;
				return [part.slice(cut)];
			}
			if ('c' in part) return [{ ...part, c: drop(part.c) }];
			left -= inlineText([part]).length;
			return left < 0 ? [part] : [];
		});
	const rest = tidyInline(drop(content));
	// A NO-BREAK SPACE after a label is part of it, and no white space to Markdown.
	if (typeof rest[0] === 'string') rest[0] = rest[0].replace(/^[\s\u00a0]+/u, '');
	return rest;
}

/** Whether a paragraph is nothing but bold text. */
export function isBold(content: Inline[]): boolean {
	const said = content.filter((part) => typeof part !== 'string' || /[\p{L}\p{N}]/u.test(part));
	const [only] = said;
	if (said.length !== 1 || typeof only !== 'object') return false;
	return only.t === 'strong' || (only.t === 'em' && only.c.length === 1 && isBold(only.c));
}

/**
 * Cuts paragraphs before labelled lines, and after a question whose answer begins on the next line.
 * Blocks in `whole` are left as they are.
 */
export function cutParagraphs(doc: Doc, labels: Labels, whole: ReadonlySet<Block>): Doc {
	return doc.flatMap((block, k): Block[] => {
		if (block.t !== 'p' || whole.has(block)) return [block];
		if (!labels.any && block.c.every((part) => typeof part === 'string')) return [block];
		const groups = groupsOf(linesOf(block.c), labels);
		const following = [...groups.slice(1).map(firstText), firstText(paragraphContent(doc[k + 1]))];
		return groups
			.flatMap((group, at) =>
				labels.answer(following[at] ?? '') > 0 ? [group] : cutAfterQuestion(group, labels)
			)
			.map((group) =>
				tidyInline(group.flatMap((line, at) => (at && !isBroken(line) ? ['\n', ...line] : line)))
			)
			.filter((c) => c.length)
			.map((c) => ({ t: 'p', c }));
	});
}

const isBroken = (line: Inline[]) => typeof line[0] === 'object' && line[0].t === 'br';
const firstText = (group: Inline[][]) => inlineText(group[0] ?? []).trim();
const paragraphContent = (block: Block | undefined) => (block?.t === 'p' ? [block.c] : []);

function groupsOf(lines: Inline[][], labels: Labels): Inline[][][] {
	const groups: Inline[][][] = [];
	let cutNext = false;
	for (const line of lines) {
		const text = inlineText(line).trim();
		const labelled = labels.any && (labels.question(text) > 0 || labels.answer(text) > 0);
		const bold = isBold(line.slice(isBroken(line) ? 1 : 0));
		const boldQuestion = bold && !labels.any && asking(text) === 'mark';
		if (!groups.length || labelled || cutNext || boldQuestion) groups.push([line]);
		else groups.at(-1)!.push(line);
		cutNext = boldQuestion;
	}
	return groups;
}

/** "Q: What is it?" and the answer, without a label, in the lines below. */
function cutAfterQuestion(group: Inline[][], labels: Labels): Inline[][][] {
	if (!labels.any || labels.question(firstText(group)) === 0) return [group];
	const end = group.findLastIndex((line) => /[?？؟]\s*$/u.test(inlineText(line)));
	return end < 0 || end > 3 || end === group.length - 1
		? [group]
		: [group.slice(0, end + 1), group.slice(end + 1)];
}

/**
 * Lists at the top whose entries begin with a question and go on with its answer become paragraphs:
 * the question bold, the answer after it. Numbered questions with the answer below the list too.
 */
export function openLists(doc: Doc, whole: ReadonlySet<Block>): Doc {
	const single = doc.filter((block, k) => isLoneQuestion(block, doc[k + 1])).length;
	return doc.flatMap((block, k): Block[] => {
		if (block.t !== 'list' || whole.has(block)) return [block];
		const answered = block.items.filter((item) => item.length > 1 && isQuestion(item[0])).length;
		const open =
			(answered > 0 && answered >= block.items.length * 0.7) ||
			(single > 1 && isLoneQuestion(block, doc[k + 1]));
		if (!open) return [block];
		return block.items.flatMap(([first, ...rest]): Block[] =>
			first?.t === 'p' ? [asBold(first), ...rest] : first ? [first, ...rest] : []
		);
	});
}

function isQuestion(block: Block | undefined): boolean {
	return block?.t === 'p' && asking(inlineText(block.c)) === 'mark' && block.c.length < 12;
}

function isLoneQuestion(block: Block, next: Block | undefined): boolean {
	return (
		block.t === 'list' &&
		block.items.length === 1 &&
		block.items[0]!.length === 1 &&
		isQuestion(block.items[0]![0]) &&
		(next?.t === 'p' || next?.t === 'code')
	);
}

function asBold(paragraph: Extract<Block, { t: 'p' }>): Block {
	if (isBold(paragraph.c) || isAnswerTitle(inlineText(paragraph.c))) return paragraph;
	return { t: 'p', c: tidyInline([{ t: 'strong', c: paragraph.c }]) };
}
