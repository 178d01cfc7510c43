/**
 * One shape for inline content, however it was written: neighbouring text is one string, white space and
 * breaks stand outside of marks, and nothing is empty. Without it the same paragraph would have many
 * trees, and Markdown could not be written so that it reads back the same (`* a *` is no emphasis).
 */
import type { Inline } from '../core/document';

type Marked = Extract<Inline, { c: Inline[] }>;

const isMarked = (part: Inline): part is Marked => typeof part !== 'string' && 'c' in part;
/** A gap is seen without anything in it, and two of them are two. */
const isGap = (part: Inline) => typeof part !== 'string' && part.t === 'gap';
const isBreak = (part: Inline | undefined) => typeof part === 'object' && part.t === 'br';
const isEdge = (part: Inline | undefined) =>
	part != null && (isBreak(part) || (typeof part === 'string' && /^\s*$/.test(part)));

/** Content of a paragraph: tidied, and without white space or breaks at its ends. Fails on nothing. */
export function tidyInline(content: Inline[]): Inline[] {
	return splitEdges(mergeText(tidyMarks(content, new Set()))).inner;
}

/** The same for places of one line (headings, table cells): line breaks become spaces. */
export function oneLine(content: Inline[]): Inline[] {
	return tidyInline(content.map(flattenBreaks));
}

function flattenBreaks(part: Inline): Inline {
	if (typeof part === 'string') return tidyLines(part).replaceAll('\n', ' ');
	if (part.t === 'br') return ' ';
	return 'c' in part ? { ...part, c: part.c.map(flattenBreaks) } : part;
}

function tidyMarks(content: Inline[], inside: Set<string>): Inline[] {
	const out: Inline[] = [];
	const joined = new Set<Marked>();
	for (const part of content) {
		if (!isMarked(part)) {
			out.push(part);
			continue;
		}
		// Bold in bold, or a link in a link, shows nothing more.
		if (inside.has(part.t)) {
			putAll(out, tidyMarks(part.c, inside));
			continue;
		}
		const { before, inner, after } = splitEdges(
			mergeText(tidyMarks(part.c, new Set(inside).add(part.t)))
		);
		putAll(out, before);
		const last = out.at(-1);
		const apart = part.t === 'link' || isGap(part);
		if (inner.length && last && isMarked(last) && last.t === part.t && !apart) {
			putAll(last.c, inner);
			joined.add(last);
		} else if (inner.length || isGap(part)) out.push({ ...part, c: inner });
		putAll(out, after);
	}
	// Once for all that were joined, or a long row of them would be merged again with each.
	for (const part of joined) part.c = mergeText(part.c);
	return out;
}

/** `push(...parts)` hands every part over as an argument, and a stack holds only so many. */
function putAll(out: Inline[], parts: Inline[]) {
	for (const part of parts) out.push(part);
}

/** Moves white space and breaks from the ends of marked content to its outside. */
function splitEdges(parts: Inline[]) {
	let from = 0;
	let to = parts.length;
	while (from < to && isEdge(parts[from])) from++;
	while (to > from && isEdge(parts[to - 1])) to--;
	const before = parts.slice(0, from);
	const inner = parts.slice(from, to);
	const after = to > from ? parts.slice(to) : [];
	const first = inner[0];
	if (typeof first === 'string') {
		const text = first.trimStart();
		if (text !== first) before.push(first.slice(0, first.length - text.length));
		inner[0] = text;
	}
	const last = inner.at(-1);
	if (typeof last === 'string') {
		const text = last.trimEnd();
		if (text !== last) after.unshift(last.slice(text.length));
		inner[inner.length - 1] = text;
	}
	return { before, inner, after };
}

function mergeText(parts: Inline[]): Inline[] {
	const out: Inline[] = [];
	for (const part of parts) {
		const last = out.at(-1);
		if (typeof part !== 'string') {
			// White space before a break is not there for anyone.
			if (part.t === 'br' && typeof last === 'string') out[out.length - 1] = trimEnd(last);
			if (out.at(-1) === '') out.pop();
			out.push(part);
		} else if (typeof last === 'string') out[out.length - 1] = last + part;
		else if (part) out.push(part);
	}
	return out
		.map((part, k) => {
			if (typeof part !== 'string') return part;
			const text = tidyLines(part.replace(/\r\n?/g, '\n'));
			return isBreak(out[k - 1]) ? text.replace(/^[ \t\n]+/, '') : text;
		})
		.filter((part) => part !== '');
}

/** Lines without white space around their breaks, and without empty ones between. */
function tidyLines(text: string): string {
	if (!text.includes('\n')) return text;
	const lines = text.split('\n');
	const last = lines.length - 1;
	return lines
		.map((line, k) =>
			k < last ? trimEnd(k ? line.replace(/^[ \t]+/, '') : line) : line.replace(/^[ \t]+/, '')
		)
		.filter((line, k) => line || k === 0 || k === last)
		.join('\n');
}

/** `/[ \t\n]+$/` takes square time on long runs of spaces that end in something else. */
function trimEnd(text: string): string {
	let end = text.length;
	while (end > 0 && ' \t\n'.includes(text[end - 1]!)) end--;
	return text.slice(0, end);
}
