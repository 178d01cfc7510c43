/**
 * Plain text to blocks. Its indents, rulers and numbers mean other things than Markdown's: an answer set
 * in by five spaces is no code, and "1.2 What is it?" at the margin is a heading.
 */
import type { Block, Doc } from '../../core/document';
import type { Unused } from '../../core/outline';
import {
	chaptersOf,
	contentsEnd,
	countedWith,
	firstWordsOf,
	numberOf,
	type Numbered
} from './numbers';
import { indentOf, textParagraph } from './paragraph';
import { isPod, readPod } from './pod';
import { commonIndent, paragraphsOf, RULER, UNDERLINE } from './lines';
import { quotesAsLabels, splitSignature, takeSubjects, withoutCodes } from './posted';
import { framedTitle, heading, isCapitals } from './titles';
import { labelsOf, type Labels } from '../faq/labels';
import { asking, endsAsking } from '../faq/question';

export interface PlainText {
	doc: Doc;
	/** Headings whose numbers were taken off. */
	numbered: Set<Block>;
	/** The lines of a table of contents. */
	left: Unused[];
}

/** Of titles, by the sign that underlines them. */
const LEVELS: Record<string, number> = { '=': 1, '-': 2, '*': 2 };

/** Reads a plain text. Fails on nothing; every word is in `doc` or `left`, heading numbers left out. */
export function readPlainText(text: string): PlainText {
	const whole = text.split('\n').map((line) => line.trimEnd());
	if (isPod(whole)) return { ...readPod(whole), numbered: new Set() };
	const { all, signature } = splitSignature(withoutCodes(whole));
	const { lines, keys } = takeSubjects(quotesAsLabels(all));
	const contents = contentsEnd(lines);
	const before = contents ? lines.slice(0, contents.from) : lines;
	const after = contents ? lines.slice(contents.to) : [];
	const context: Context = {
		known: new Map([...keys, ...(contents?.known ?? [])]),
		counted: new Map(contents ? [] : [...countedWith(lines), ...chaptersOf(lines)]),
		listedWords: new Set(contents?.known.values()),
		labels: labelsOf(lines),
		depth: 0,
		answers: lines.filter((line) => /^\s*Q\.?\s?\d/.test(line)).length > 1,
		numbered: new Set(),
		base: 2,
		margin: Infinity
	};
	for (const key of context.known.keys())
		context.depth = Math.max(context.depth, key.split('.').length);
	const numbers = [...before, ...after].flatMap((line) => {
		const number = numberIn(line, context);
		return number && isHeading(number, [line], context) ? [number] : [];
	});
	context.base = baseLevel(numbers);
	const top = numbers.reduce((least, { level }) => Math.min(least, level), 6);
	const indents = numbers
		.flatMap(({ level, indent }) => (level === top ? [indent] : []))
		.sort((a, b) => a - b);
	// A few entries of lists may look like headings.
	context.margin = indents[Math.floor(indents.length * 0.8)] ?? Infinity;
	context.plain = !context.labels.any && !numbers.length;
	const listed = contents ? lines.slice(contents.from, contents.to).join('\n').trim() : '';
	return {
		doc: [...blocksOf(before, context), ...blocksOf(after, context)],
		numbered: context.numbered,
		left: [
			...(listed ? [{ text: listed, reason: 'It is a table of contents.' }] : []),
			...(signature ? [{ text: signature, reason: 'It is the writer’s signature.' }] : [])
		]
	};
}

interface Context {
	/** Numbers that the contents list, with the first words there. */
	known: Map<string, string>;
	/** Numbers of chapters, and of statements among questions, with their first words. */
	counted: Map<string, string>;
	listedWords: Set<string>;
	labels: Labels;
	/** How many numbers the deepest of them has. */
	depth: number;
	/** Questions are labelled with numbers ("Q1."), and so "A1." is no heading. */
	answers: boolean;
	/** The headings whose numbers were taken off. */
	numbered: Set<Block>;
	/** Level of headings with an undivided number. */
	base: number;
	/** How far the highest numbered headings are set in at most. */
	margin: number;
	/** Nothing is labelled or numbered here: a line with a question mark asks by itself. */
	plain?: boolean;
}

function numberIn(line: string, { answers }: Context): Numbered | undefined {
	return answers && /^\s*A\d/i.test(line) ? undefined : numberOf(line);
}

/** Where "1." mostly asks, the titles without numbers (level 2) are its sections. */
function baseLevel(numbers: Numbered[]): number {
	const undivided = numbers.filter(({ level }) => level === 2);
	const asks = undivided.filter(({ text }) => asking(text) === 'mark').length;
	return asks > 1 && asks * 2 >= undivided.length ? 3 : 2;
}

function blocksOf(lines: string[], context: Context): Block[] {
	const { paragraphs, apart } = paragraphsOf(lines);
	const base = commonIndent(paragraphs);
	return paragraphs.flatMap((paragraph, k) => {
		const next = paragraphs.slice(k + 1, k + 3).find(([line = '']) => !RULER.test(line))?.[0] ?? '';
		const isApart = k > 0 && apart.has(paragraph) && !framedTitle(paragraph[0]!);
		if (isApart && isTitleOver(paragraph, next, context))
			return [heading(2, numberIn(paragraph[0]!, context)?.text ?? paragraph[0]!)];
		// A title is often set in to stand in the middle.
		const lines = k === 0 && paragraph.length < 3 ? paragraph.map((l) => l.trim()) : paragraph;
		return blocksOfParagraph(lines, base, context);
	});
}

/** Whether a line that stands apart from what is before it titles the questions that follow. */
function isTitleOver([title = '', ...more]: string[], next: string, context: Context): boolean {
	if (more.length || title.length > 70 || /[.:;,!?]$/.test(title)) return false;
	const { labels } = context;
	if (labels.any) {
		const isLabelled = labels.answer(title.trim()) > 0 || labels.question(title.trim()) > 0;
		return labels.question(next.trim()) > 0 && !isLabelled && /^\W*[\p{L}\p{N}]/u.test(title);
	}
	if (!/^\s*[\p{Lu}\p{N}]/u.test(title) || numberIn(title, context)) return false;
	const number = numberIn(next, context);
	return number != null && asking(number.text) === 'mark' && isHeading(number, [next], context);
}

function blocksOfParagraph(paragraph: string[], base: number, context: Context): Block[] {
	const [first = '', second = ''] = paragraph;
	if (paragraph.length === 1 && RULER.test(first)) return [{ t: 'rule' }];
	const number = numberIn(first, context);
	const underlined = paragraph.length === 2 && UNDERLINE.test(second);
	// A title that is set in further than what is numbered divides an answer.
	const isSetIn = indentOf(first) > context.margin;
	if (underlined && !(number?.marked || number?.certain))
		return [heading(isSetIn ? 6 : (LEVELS[second.trim()[0]!] ?? 3), first)];
	const lead = number && (underlined ? 1 : leadOf(paragraph, number, context));
	if (number && lead) {
		// A double line stands under the highest titles, whatever their numbers.
		const isHighest = underlined && second.trim()[0] === '=' && number.level === 2;
		const level = isHighest ? 1 : Math.min(6, number.level + context.base - 2);
		const block = heading(level, [number.text, ...paragraph.slice(1, lead)].join('\n'));
		context.numbered.add(block);
		return [
			block,
			...(lead < paragraph.length && !underlined ? textParagraph(paragraph.slice(lead), base) : [])
		];
	}
	const framed = paragraph.length === 1 ? framedTitle(first) : undefined;
	if (framed) return [framed];
	if (isCapitals(paragraph, base)) return [heading(isSetIn ? 6 : 2, first)];
	if (
		context.plain &&
		indentOf(first) <= base &&
		paragraph.length < 4 &&
		endsAsking(paragraph.join(' ')) &&
		!/^\s*[-–—*•>"“«„]/u.test(first)
	)
		return [{ t: 'p', c: [{ t: 'strong', c: [paragraph.map((line) => line.trim()).join('\n')] }] }];
	return textParagraph(paragraph, base);
}

/** How many lines of a paragraph are a numbered heading; 0 where it is none. */
function leadOf(whole: string[], number: Numbered, context: Context): number {
	const label = whole.findIndex((line, k) => k > 0 && context.labels.question(line.trim()) > 0);
	const paragraph = label > 0 ? whole.slice(0, label) : whole;
	if (paragraph.length <= 4 && isHeading(number, paragraph, context)) {
		const end = paragraph.findIndex((line) => asking(line) === 'mark');
		if (endsAtOnce(paragraph.slice(Math.max(0, end)), number)) return Math.max(0, end) + 1;
		const rest = paragraph[end + 1];
		// A question may end within its line; the answer begins on a line of its own.
		return end >= 0 && rest && /[?？؟]$/u.test(paragraph[end]!) && indentOf(rest) === 0
			? end + 1
			: paragraph.length;
	}
	const end = paragraph.slice(0, 3).findIndex((line) => /[?？؟]$/u.test(line));
	return end >= 0 && isHeading(number, paragraph.slice(0, end + 1), context) ? end + 1 : 0;
}

/** Whether what stands under a heading's first line is its text: the line is too short, or too long, to go on. */
function endsAtOnce([first = '', second = '']: string[], { indent }: Numbered): boolean {
	return (
		indentOf(second) <= indent &&
		/^\s*["'(]?\p{Lu}/u.test(second) &&
		(first.length < 50 || first.length > 100 || /[.!]$/.test(first))
	);
}

function isHeading(
	number: Numbered,
	lines: string[],
	{ known, counted, listedWords, depth }: Context
): boolean {
	const listed = known.get(number.key);
	// "1." begins many a list too: it is the heading where it begins with the same words, whatever it counts.
	if (listed != null) {
		const words = firstWordsOf(number.text);
		return number.certain || words.startsWith(listed.slice(0, 4)) || listedWords.has(words);
	}
	if (number.indent > 3 || number.text.length > 400) return false;
	if (known.size && !number.key.includes(' ')) {
		// A contents may list the chapters and not what is in them.
		const parts = number.key.split('.');
		if (parts.length <= depth || !known.has(parts.slice(0, depth).join('.'))) return false;
	}
	if (counted.get(number.key) === firstWordsOf(number.text)) return true;
	return number.certain || (number.marked && /[?？؟]["')]*$/u.test(lines.join(' ')));
}
