/** Bulleted and enumerated lists. */
import type { Block } from '../../core/document';
import type { Level, RstContext, Taken } from './context';
import { bodyLines, regionEnd, skipBlank, type Line } from './lines';

const BULLET = /^([-*+•‣⁃])(?: +|$)/;
const NUMBER = /^(\(?)(\d{1,9}|[a-zA-Z]|[ivxlcdm]{1,12}|[IVXLCDM]{1,12}|#)([.)])(?: +|$)/;

/** Entries with one and the same bullet. */
export function bullets(
	lines: Line[],
	at: number,
	base: number,
	context: RstContext,
	level: Level
): Taken | undefined {
	const bullet = BULLET.exec(lines[at]!.text)?.[1];
	if (!bullet) return undefined;
	const items: Block[][] = [];
	let next = at;
	for (let k = at; k < lines.length && lines[k]!.indent === base; k = skipBlank(lines, next)) {
		const mark = BULLET.exec(lines[k]!.text);
		if (mark?.[1] !== bullet) break;
		next = regionEnd(lines, k + 1, base);
		items.push(itemOf(lines, k, next, mark[0].length, context, level));
	}
	return { next, blocks: listOf(items) };
}

interface Mark {
	/** "1.", "(a)", "i)": entries of one list are alike. */
	kind: string;
	/** What the mark may count as; 0 where it counts itself (`#`). */
	values: { system: string; value: number }[];
	width: number;
}

/**
 * Entries that count on. A letter alone may be anyone's initial, or label an answer ("A. Yes."): it
 * counts only where the next letter follows.
 */
export function enumerated(
	lines: Line[],
	at: number,
	base: number,
	context: RstContext,
	level: Level
): Taken | undefined {
	const first = markOf(lines[at]!.text);
	if (!first || !stands(lines, at, base, first)) return undefined;
	const after = markOf(lines[skipBlank(lines, regionEnd(lines, at + 1, base))]?.text ?? '');
	const candidates = first.values.filter(
		({ system, value }) =>
			system === 'number' || (value === 1 && after && follows(after, first.kind, system, value))
	);
	const counted = candidates[0];
	if (!counted) return undefined;
	const { system } = counted;
	const items: Block[][] = [];
	let { value } = counted;
	let next = at;
	for (let k = at; k < lines.length && lines[k]!.indent === base; k = skipBlank(lines, next)) {
		const mark = markOf(lines[k]!.text);
		if (!mark || (k > at && !follows(mark, first.kind, system, value))) break;
		if (k > at && !stands(lines, k, base, mark)) break;
		if (k > at) value++;
		next = regionEnd(lines, k + 1, base);
		items.push(itemOf(lines, k, next, mark.width, context, level));
	}
	return { next, blocks: listOf(items, counted.value || 1) };
}

function markOf(text: string): Mark | undefined {
	const found = NUMBER.exec(text);
	if (!found) return undefined;
	const [all, open = '', count = '', close = ''] = found;
	if (open && close !== ')') return undefined;
	const values: Mark['values'] = [];
	if (count === '#') values.push({ system: 'number', value: 0 });
	else if (/\d/.test(count)) values.push({ system: 'number', value: Number(count) });
	else {
		const letters = count === count.toLowerCase() ? 'lower' : 'upper';
		if (count.length === 1)
			values.push({ system: letters, value: count.toLowerCase().charCodeAt(0) - 96 });
		const roman = romanValue(count.toLowerCase());
		if (roman) values.push({ system: `${letters} roman`, value: roman });
	}
	return { kind: open + close, values, width: all.length };
}

/** Whether a mark counts on from `value`. `#` counts by itself. */
function follows(mark: Mark, kind: string, system: string, value: number): boolean {
	if (mark.kind !== kind) return false;
	return mark.values.some(
		(other) =>
			(other.system === 'number' && other.value === 0) ||
			(other.system === system && (other.value === value + 1 || (value === 0 && other.value > 0)))
	);
}

/** A line that goes on at the margin is a sentence which happens to begin like an entry. */
function stands(lines: Line[], at: number, base: number, mark: Mark): boolean {
	const below = lines[at + 1];
	if (!below?.text || below.indent > base) return true;
	return below.indent < base || markOf(below.text)?.kind === mark.kind;
}

function romanValue(text: string): number {
	const worth: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
	let total = 0;
	for (let k = 0; k < text.length; k++) {
		const value = worth[text[k]!] ?? 0;
		if (!value) return 0;
		total += value < (worth[text[k + 1] ?? ''] ?? 0) ? -value : value;
	}
	return total;
}

function itemOf(
	lines: Line[],
	at: number,
	next: number,
	width: number,
	context: RstContext,
	level: Level
): Block[] {
	const { indent, text } = lines[at]!;
	const rest = lines.slice(at + 1, next);
	return context.read(bodyLines(text.slice(width), rest, indent + width), level);
}

function listOf(items: Block[][], start?: number): Block[] {
	if (items.every((item) => !item.length)) return [];
	return [start == null ? { t: 'list', items } : { t: 'list', start, items }];
}
