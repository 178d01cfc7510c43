/**
 * Plain text to blocks. Its indents, rulers and numbers mean other things than Markdown's: an answer set
 * in by five spaces is no code, and "1.2 What is it?" at the margin is a heading.
 */
import type { Block, Doc } from '../../core/document';
import { contentsEnd, numberOf, type Numbered } from './text-numbers';
import { indentOf, textParagraph } from './text-paragraph';
import { labelsOf } from './labels';
import { asking } from './question';

export interface PlainText {
	doc: Doc;
	/** The lines of a table of contents, which are no part of `doc`. */
	contents: string;
}

const RULER = /^\s*([-=*_#~+])(?:\s?\1){3,200}$/;
const UNDERLINE = /^\s*([-=~*^])\1{2,200}$/;

/** Reads a plain text. Fails on nothing; every word is in `doc` or `contents`, heading numbers left out. */
export function readPlainText(text: string): PlainText {
	const { lines, keys } = takeSubjects(text.split('\n').map((line) => line.trimEnd()));
	const contents = contentsEnd(lines);
	const labelled = labelsOf(lines).any;
	const known = new Set([...(contents?.keys ?? []), ...keys]);
	const before = contents ? lines.slice(0, contents.from) : lines;
	const after = contents ? lines.slice(contents.to) : [];
	const numbered = [...before, ...after].some((line) => {
		const number = numberOf(line);
		return number && isHeading(number, [line], known);
	});
	const context = { known, labelled, numbered };
	return {
		doc: [...blocksOf(before, context), ...blocksOf(after, context)],
		contents: contents ? lines.slice(contents.from, contents.to).join('\n').trim() : ''
	};
}

/** Posted FAQs put "Subject:" before each numbered heading, so that newsreaders find it. */
function takeSubjects(lines: string[]): { lines: string[]; keys: string[] } {
	const subject = /^Subject:\s+(?=(?:\d+[.)-]|[A-Z]?\d+(?:\.\d+)*\s)\S*)/;
	const subjects = lines.filter((line) => subject.test(line));
	if (subjects.length < 2) return { lines, keys: [] };
	const keys = subjects.flatMap((line) => numberOf(line.replace(subject, ''))?.key ?? []);
	return { lines: lines.map((line) => line.replace(subject, '')), keys };
}

interface Context {
	known: Set<string>;
	labelled: boolean;
	numbered: boolean;
}

function blocksOf(lines: string[], context: Context): Block[] {
	const paragraphs = paragraphsOf(lines);
	const base = commonIndent(paragraphs);
	return paragraphs.flatMap((paragraph, k) =>
		// A title is often set in to stand in the middle.
		k === 0 && paragraph.length < 3
			? blocksOfParagraph(
					paragraph.map((line) => line.trim()),
					base,
					context
				)
			: blocksOfParagraph(paragraph, base, context)
	);
}

/** Lines between blank ones; rulers stand by themselves, underlines stay with what they underline. */
function paragraphsOf(lines: string[]): string[][] {
	const paragraphs: string[][] = [[]];
	lines.forEach((line, k) => {
		const above = lines[k - 1]?.trim() ?? '';
		const underlines =
			UNDERLINE.test(line) && above !== '' && Math.abs(above.length - line.trim().length) < 4;
		if (!line.trim()) paragraphs.push([]);
		else if (RULER.test(line) && !underlines) paragraphs.push([line], []);
		else {
			paragraphs.at(-1)!.push(line);
			if (underlines) paragraphs.push([]);
		}
	});
	return paragraphs.filter((paragraph) => paragraph.length > 0);
}

/** The indent that most paragraphs have: some texts set all answers in. */
function commonIndent(paragraphs: string[][]): number {
	const counts = new Map<number, number>();
	for (const [first = ''] of paragraphs) {
		const indent = indentOf(first);
		if (indent < 9) counts.set(indent, (counts.get(indent) ?? 0) + 1);
	}
	return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function blocksOfParagraph(paragraph: string[], base: number, context: Context): Block[] {
	const [first = '', second = ''] = paragraph;
	if (paragraph.length === 1 && RULER.test(first)) return [{ t: 'rule' }];
	if (paragraph.length === 2 && UNDERLINE.test(second))
		return [heading(second.trim().startsWith('=') ? 1 : 2, first)];
	const number = numberOf(first);
	const lead = number && leadOf(paragraph, number, context.known);
	if (number && lead)
		return [
			heading(number.level, [number.text, ...paragraph.slice(1, lead)].join('\n')),
			...(lead < paragraph.length ? textParagraph(paragraph.slice(lead), base) : [])
		];
	if (isCapitals(paragraph, base)) return [heading(2, first)];
	const plain = !context.labelled && !context.numbered && indentOf(first) <= base;
	if (
		plain &&
		paragraph.length < 4 &&
		asking(paragraph.join(' ')) === 'mark' &&
		!/^\s*[-*•]/.test(first)
	)
		return [{ t: 'p', c: [{ t: 'strong', c: [paragraph.map((line) => line.trim()).join('\n')] }] }];
	return textParagraph(paragraph, base);
}

/** How many lines of a paragraph are a numbered heading; 0 where it is none. */
function leadOf(paragraph: string[], number: Numbered, known: Set<string>): number {
	if (paragraph.length <= 4 && isHeading(number, paragraph, known)) {
		const end = paragraph.findIndex((line) => asking(line) === 'mark');
		const rest = paragraph[end + 1];
		// A question may end within its line; the answer begins on a line of its own.
		return end >= 0 && rest && /[?？؟]$/u.test(paragraph[end]!) && indentOf(rest) === 0
			? end + 1
			: paragraph.length;
	}
	const end = paragraph.slice(0, 3).findIndex((line) => /[?？؟]$/u.test(line));
	return end >= 0 && isHeading(number, paragraph.slice(0, end + 1), known) ? end + 1 : 0;
}

function isHeading(number: Numbered, lines: string[], known: Set<string>): boolean {
	if (known.has(number.key)) return true;
	if (number.indent > 3 || known.size || number.text.length > 400) return false;
	return number.certain || (number.marked && /[?？؟]["')]*$/u.test(lines.join(' ')));
}

/** A line in capitals titles a section; one with other signs is code. */
function isCapitals([line = '', ...more]: string[], base: number): boolean {
	return (
		!more.length &&
		line.length < 60 &&
		indentOf(line) <= base &&
		/\p{Lu}{3}/u.test(line) &&
		/^[\p{Lu}\p{N}\s'’"&/,()?-]+$/u.test(line)
	);
}

function heading(level: number, text: string): Block {
	return { t: 'h', level, c: [text.replace(/\s+/g, ' ').trim()] };
}
