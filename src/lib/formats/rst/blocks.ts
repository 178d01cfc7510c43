/**
 * The blocks of reStructuredText: what stands at one margin, one construct after the other. Depth is
 * bounded here; below the bound the words stay as one paragraph.
 */
import type { Block } from '../../core/document';
import { oneLine, tidyInline } from '../inline-tidy';
import { asksBold, definitions, doctest, literalAfter } from './body';
import type { Construct, Level, RstContext, Taken } from './context';
import { explicit } from './explicit';
import { inlineOf } from './inline';
import { leastIndent, outdent, regionEnd, skipBlank, type Line } from './lines';
import { isAdornment, underlines } from './lines';
import { bullets, enumerated } from './lists';
import { fields, lineBlock, options } from './fields';
import { fragmentOf } from './names';
import { gridTable, simpleTable } from './tables';

const DEEPEST = 60;

/** In the order in which they are tried; each leaves alone what is not its own. */
const CONSTRUCTS: Construct[] = [
	explicit,
	quote,
	title,
	transition,
	bullets,
	enumerated,
	fields,
	options,
	doctest,
	lineBlock,
	gridTable,
	simpleTable,
	definitions
];

/** Lines to blocks. Fails on nothing, and keeps every word here or in what `context` left. */
export function blocksOf(lines: Line[], context: RstContext, level: Level): Block[] {
	if (level.depth > DEEPEST) return flat(lines);
	const base = leastIndent(lines);
	const blocks: Block[] = [];
	const labels: string[] = [];
	for (let k = skipBlank(lines, 0); k < lines.length; k = skipBlank(lines, k)) {
		const taken = takeAt(lines, k, base, context, level, blocks.at(-1));
		k = taken.next;
		if (taken.label) labels.push(taken.label);
		const [first] = taken.blocks;
		if (!first) continue;
		if (level.top) closeOpening(taken.blocks, context);
		if (labels.length) nameBlock(first, labels.splice(0), context);
		for (const block of taken.blocks) blocks.push(block);
	}
	for (const label of labels) context.leaveSmall(label, 'It names a place where nothing follows.');
	return blocks;
}

/** What is about a document stands before its text; its title and footnotes may come earlier. */
function closeOpening(blocks: Block[], context: RstContext) {
	for (const block of blocks) {
		if (block.t === 'h') context.headings++;
		if (context.headings > 1 || (block.t !== 'h' && block.t !== 'footnote'))
			context.opening = false;
	}
}

function takeAt(
	lines: Line[],
	at: number,
	base: number,
	context: RstContext,
	level: Level,
	before: Block | undefined
): Taken {
	// What is set in under a title or a bold line that asks is no quotation, only laid out so.
	if (lines[at]!.indent > base && (before?.t === 'h' || asksBold(before))) {
		const next = regionEnd(lines, at, base);
		return { next, blocks: context.read(lines.slice(at, next), level, { top: level.top }) };
	}
	for (const construct of CONSTRUCTS) {
		const taken = construct(lines, at, base, context, level);
		if (taken) return taken;
	}
	return paragraph(lines, at, base, context);
}

/** The fragment by which a block is reached; further names of the same place are kept as such. */
function nameBlock(block: Block, labels: string[], context: RstContext) {
	for (const label of labels) {
		const fragment = fragmentOf(label);
		if (!fragment || context.anchors.has(block))
			context.leaveSmall(label, 'It is another name of the same place.');
		else context.anchors.set(block, fragment);
	}
}

function quote(lines: Line[], at: number, base: number, context: RstContext, level: Level) {
	if (lines[at]!.indent <= base) return undefined;
	const next = regionEnd(lines, at, base);
	const c = context.read(lines.slice(at, next), level);
	// Lists are often set in for their looks alone.
	const isLayout = c.every((block) => block.t === 'list' || block.t === 'code');
	return { next, blocks: isLayout ? c : [{ t: 'quote', c } satisfies Block] };
}

/** A title with its adornment; where none may stand, a bold line. */
function title(lines: Line[], at: number, _base: number, context: RstContext, level: Level) {
	const [first, second, third] = [lines[at]!, lines[at + 1], lines[at + 2]];
	let text = '';
	let style = '';
	if (underlines(first, second) && !/^(\.\. |[-*+] )/.test(first.text)) {
		text = first.text;
		style = second.text[0]!;
	} else if (isAdornment(first) && second?.text && third && isAdornment(third)) {
		const overlines = third.text[0] === first.text[0] && !isAdornment(second);
		if (!overlines || !underlines({ ...second, indent: third.indent }, third)) return undefined;
		text = second.text;
		style = first.text[0]! + third.text[0]!;
	} else return undefined;
	const next = at + style.length + 1;
	const c = oneLine(inlineOf(text, context));
	if (!c.length) return { next, blocks: [] };
	if (!level.titles)
		return { next, blocks: [{ t: 'p', c: tidyInline([{ t: 'strong', c }]) } satisfies Block] };
	if (!context.styles.includes(style) && context.styles.length < 40) context.styles.push(style);
	const order = context.styles.indexOf(style) + 1 || 6;
	return { next, blocks: [{ t: 'h', level: Math.min(6, order), c } satisfies Block] };
}

function transition(lines: Line[], at: number): Taken | undefined {
	const line = lines[at]!;
	if (!isAdornment(line) || line.text.length < 4) return undefined;
	return { next: at + 1, blocks: [{ t: 'rule' }] };
}

function paragraph(lines: Line[], at: number, base: number, context: RstContext): Taken {
	let end = at + 1;
	while (end < lines.length && continues(lines[end]!, base)) end++;
	const text = lines
		.slice(at, end)
		.map((line) => line.text)
		.join('\n');
	const literal = text.endsWith('::') ? literalAfter(lines, end, base) : undefined;
	const shown = literal ? text.replace(/(^|\s)::$|:$/, '') : text;
	const c = tidyInline(inlineOf(shown, context));
	const blocks: Block[] = c.length ? [{ t: 'p', c }] : [];
	return literal
		? { next: literal.next, blocks: [...blocks, ...literal.blocks] }
		: { next: end, blocks };
}

/** Whether a line goes on with a paragraph; what is marked right under one was meant as such. */
function continues(line: Line, base: number): boolean {
	return (
		line.text !== '' &&
		line.indent === base &&
		!/^\.\. (?:[\w-]{1,60}::(?: |$)|_[^:]{1,200}:|\||\[)/.test(line.text)
	);
}

function flat(lines: Line[]): Block[] {
	const text = outdent(lines).replace(/^ +/gm, '');
	return text ? [{ t: 'p', c: tidyInline([text]) }] : [];
}
