/**
 * Math in Markdown: `$$` fences a block, `$$…$$` stands in a line, and `$…$` where the document evidently
 * means it. After Pandoc's rule: nothing white within the dollars, and no digit after the second.
 */
import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';

/** Adds the rules to a parser. */
export function addMath(parser: MarkdownIt, singleDollar: boolean): void {
	parser.block.ruler.before('fence', 'math_block', mathBlock, {
		alt: ['paragraph', 'reference', 'blockquote', 'list']
	});
	parser.inline.ruler.before('escape', 'math_inline', (state, silent) =>
		mathInline(state, silent, singleDollar)
	);
}

function mathBlock(state: StateBlock, from: number, to: number, silent: boolean): boolean {
	const lineAt = (k: number) =>
		state.src.slice(state.bMarks[k]! + state.tShift[k]!, state.eMarks[k]);
	if (state.sCount[from]! - state.blkIndent >= 4) return false;
	const fence = /^(\${2,})\s*$/.exec(lineAt(from))?.[1];
	if (!fence) return false;
	if (silent) return true;
	let end = from + 1;
	while (end < to && !isEnd(lineAt(end), fence) && !leaves(state, end)) end++;
	const closed = end < to && isEnd(lineAt(end), fence);
	const token = state.push('math_block', 'math', 0);
	token.block = true;
	token.content = state.getLines(from + 1, end, state.sCount[from]!, false).trimEnd();
	token.map = [from, end];
	state.line = closed ? end + 1 : end;
	return true;
}

const isEnd = (line: string, fence: string) =>
	/^\$+\s*$/.test(line) && line.trim().length >= fence.length;

/** A line that stands further out than the quote or list entry that holds the block. */
const leaves = (state: StateBlock, line: number) =>
	state.sCount[line]! < state.blkIndent && !state.isEmpty(line);

function mathInline(state: StateInline, silent: boolean, singleDollar: boolean): boolean {
	const { src, pos, posMax } = state;
	if (src[pos] !== '$') return false;
	let from = pos;
	while (from < posMax && src[from] === '$') from++;
	const marks = from - pos;
	const end = marks > 1 || singleDollar ? closing(src, from, posMax, marks) : -1;
	if (end < 0) {
		// The whole run is text, or every dollar of it would look for an end.
		if (!silent) state.pending += src.slice(pos, from);
		state.pos = from;
		return true;
	}
	if (!silent) {
		const token = state.push('math_inline', 'math', 0);
		token.content = marks > 1 ? unpadded(src.slice(from, end)) : src.slice(from, end);
	}
	state.pos = end + marks;
	return true;
}

/** Where the run of as many dollars begins that ends what began before `from`; -1 where none does. */
function closing(src: string, from: number, max: number, marks: number): number {
	if (marks === 1 && /\s/.test(src[from] ?? ' ')) return -1;
	for (let at = src.indexOf('$', from); at >= 0 && at < max; at = src.indexOf('$', at)) {
		let end = at;
		while (end < max && src[end] === '$') end++;
		const money = marks === 1 && (/\s/.test(src[at - 1]!) || /\d/.test(src[end] ?? ''));
		const escaped = marks === 1 && src[at - 1] === '\\';
		if (end - at === marks && !money && !escaped) return at;
		at = end;
	}
	return -1;
}

/** One space at both ends keeps a dollar apart from the marks, as with code. */
function unpadded(text: string): string {
	return /^ .* $/s.test(text) && text.trim() ? text.slice(1, -1) : text;
}
