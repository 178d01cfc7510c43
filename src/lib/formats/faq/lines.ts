/**
 * Paragraphs cut where a labelled line begins ("Q: …" and "A: …" in one paragraph) or after a bold
 * question, and labels taken off inline content.
 */
import { inlineText, type Block, type Doc, type Inline } from '../../core/document';
import { tidyInline } from '../inline-tidy';
import type { Labels } from './labels';
import { asking, endsAsking } from './question';

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

/** So much of a line tells whether what its label marks asks. */
const LONGEST_START = 160;

/** The beginnings of all lines that could bear a label. */
export function firstWords(block: Block): string[] {
	if (block.t === 'list') return block.items.flatMap((item) => item.flatMap(firstWords));
	if (block.t === 'quote') return block.c.flatMap(firstWords);
	if (block.t !== 'p' && block.t !== 'h') return [];
	return linesOf(block.c).map((line) => inlineText(line).trim().slice(0, LONGEST_START));
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

/** A number before bold text, with the line's break before it. */
const NUMBER = /^\s*\(?\d{1,3}(?:\.\d{1,3}){0,3}[.):]?\s*$/;

/** Whether a paragraph is nothing but bold text, its number left out. */
export function isBold(content: Inline[]): boolean {
	const said = content.filter(
		(part, k) =>
			typeof part !== 'string' || (/[\p{L}\p{N}]/u.test(part) && !(k === 0 && NUMBER.test(part)))
	);
	const isStrong = (part: Inline): boolean =>
		typeof part === 'object' &&
		(part.t === 'strong' || (part.t === 'em' && part.c.length === 1 && isBold(part.c)));
	// Word processors cut what is bold into pieces.
	return said.length > 0 && said.every(isStrong);
}

/** How many headings bear a question mark, those `outside` left out. */
export function askingHeadings(doc: Doc, outside: ReadonlySet<Block> = new Set()): number {
	return doc.filter(
		(block) => block.t === 'h' && !outside.has(block) && asking(inlineText(block.c)) === 'mark'
	).length;
}

/** Whether a text begins with bold words and goes on with others. */
export function beginsBold([first, ...more]: Inline[]): boolean {
	const isStrong = typeof first === 'object' && first.t === 'strong';
	return isStrong && /[\p{L}\p{N}]/u.test(inlineText(more));
}

/** Whether a text begins with a bold question and goes on with what may be its answer. */
export function asksBold(content: Inline[]): boolean {
	return beginsBold(content) && asking(inlineText(content.slice(0, 1))) === 'mark';
}

/** A line is broken on purpose where the next word would have found room in it. */
const NARROWEST = 60;
/** A question is hardly wrapped to more lines than these. */
const MOST_LINES = 3;

/** How many lines at the start of a text are a question that stands over its answer; 0 where none does. */
export function asksOver(content: Inline[]): number {
	// Speech is quoted, and no question to the reader.
	const [start] = content;
	if (typeof start === 'string' && /^\s*["“«„>–—]/u.test(start)) return 0;
	if (content.length > 20) return 0;
	const lines = linesOf(content);
	const texts = lines.map((line) => inlineText(line).trim());
	const end = texts.slice(0, MOST_LINES).findIndex((text) => QUESTION_END.test(text.slice(-6)));
	const next = lines[end + 1];
	if (end < 0 || !next || !texts[end + 1]) return 0;
	if (!endsAsking(texts.slice(0, end + 1).join(' '))) return 0;
	const room = texts.reduce((most, { length }) => Math.max(most, length), NARROWEST);
	const [word = ''] = texts[end + 1]!.split(/\s/, 1);
	return isBroken(next) || texts[end]!.length + 1 + word.length <= room ? end + 1 : 0;
}

/** A paragraph that begins with a question over its answer, as the two. */
export function cutLead(paragraph: Extract<Block, { t: 'p' }>): Block[] {
	const at = asksOver(paragraph.c);
	if (!at) return [paragraph];
	const lines = linesOf(paragraph.c);
	const joined = (some: Inline[][]) =>
		tidyInline(some.flatMap((line, k) => (k && !isBroken(line) ? ['\n', ...line] : line)));
	const question = joined(lines.slice(0, at));
	return [
		{ t: 'p', c: isBold(question) ? question : [{ t: 'strong', c: question }] },
		{ t: 'p', c: joined(lines.slice(at)) }
	];
}

/**
 * Cuts paragraphs before labelled lines, and after a question whose answer begins on the next line.
 * Blocks in `whole` are left as they are; headings `outside` ask nothing.
 */
export function cutParagraphs(
	doc: Doc,
	labels: Labels,
	whole: ReadonlySet<Block>,
	outside: ReadonlySet<Block> = new Set()
): Doc {
	const bold = doc.filter((block) => block.t === 'p' && asksBold(block.c));
	const leads = doc.filter((block) => block.t === 'p' && beginsBold(block.c));
	// Where nearly all that begins bold asks, so does the rest.
	const alike = bold.length > 2 && bold.length >= leads.length * 0.75;
	const over = doc.filter((block) => block.t === 'p' && !whole.has(block) && asksOver(block.c));
	// Where headings ask, a bold question in an answer is the answer's own.
	const headings = askingHeadings(doc, outside);
	const runIn = !labels.any && bold.length > 1 && bold.length > headings;
	const stand = new Set(!labels.any && over.length > 1 && over.length > headings ? over : []);
	return doc.flatMap((block, k): Block[] => {
		if (block.t !== 'p' || whole.has(block)) return [block];
		if (stand.has(block)) return cutLead(block);
		if (!labels.any && block.c.every((part) => typeof part === 'string')) return [block];
		const begins = alike ? beginsBold(block.c) : asksBold(block.c);
		const lines =
			runIn && begins ? [[block.c[0]!], ...linesOf(block.c.slice(1))] : linesOf(block.c);
		const groups = groupsOf(splitAnswers(lines, labels), labels, runIn && alike);
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

/** `leads` says that a bold first line stands over an answer, whatever its words. */
function groupsOf(lines: Inline[][], labels: Labels, leads: boolean): Inline[][][] {
	const groups: Inline[][][] = [];
	let cutNext = false;
	for (const line of lines) {
		const text = inlineText(line).trim();
		const labelled = labels.any && (labels.question(text) > 0 || labels.answer(text) > 0);
		const bold = isBold(line.slice(isBroken(line) ? 1 : 0));
		const isLead = leads && !groups.length;
		const boldQuestion = bold && !labels.any && (isLead || asking(text) === 'mark');
		if (!groups.length || labelled || cutNext || boldQuestion) groups.push([line]);
		else groups.at(-1)!.push(line);
		cutNext = boldQuestion;
	}
	return groups;
}

/** In a paragraph that begins with a labelled question, the lines where its answer begins within one. */
function splitAnswers(lines: Inline[][], labels: Labels): Inline[][] {
	if (!labels.any || labels.question(inlineText(lines[0] ?? []).trim()) === 0) return lines;
	return lines.flatMap((line) => splitAnswer(line, labels));
}

/** "What is it? A: A bird." as two lines. */
function splitAnswer(line: Inline[], labels: Labels): Inline[][] {
	let before = '';
	for (const [k, part] of line.entries()) {
		const text = inlineText([part]);
		const follows = (rest: string) =>
			/^\s*\S{1,12}\s?[:：]/u.test(rest) && labels.answer(rest.trimStart()) > 0;
		if (QUESTION_END.test(before.slice(-6)) && follows(inlineText(line.slice(k, k + 3))))
			return [line.slice(0, k), line.slice(k)];
		for (const end of typeof part === 'string' ? text.matchAll(/[?？؟]["'”’)]*\s+/gu) : []) {
			const at = end.index + end[0].length;
			if (follows(text.slice(at, at + 60)))
				return [
					[...line.slice(0, k), text.slice(0, at)],
					[text.slice(at), ...line.slice(k + 1)]
				];
		}
		before = text;
	}
	return [line];
}

const QUESTION_END = /[?？؟]["'”’)]*\s*$/u;

/** "Q: What is it?" and the answer, without a label, in the lines below. */
function cutAfterQuestion(group: Inline[][], labels: Labels): Inline[][][] {
	if (!labels.any || labels.question(firstText(group)) === 0) return [group];
	const end = group.findLastIndex((line) => /[?？؟]\s*$/u.test(inlineText(line)));
	return end < 0 || end > 3 || end === group.length - 1
		? [group]
		: [group.slice(0, end + 1), group.slice(end + 1)];
}
