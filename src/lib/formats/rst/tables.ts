/**
 * Tables that are drawn: with `+---+` all around, or with `====` over the columns. Cells may go over several
 * columns or rows; the tree knows no spans, so what they cover is empty.
 */
import type { Block, Inline } from '../../core/document';
import { cellOf } from './cells';
import type { Level, RstContext, Taken } from './context';
import { columnsOf, spread, unspread, type Line } from './lines';

/** Wider tables are not filled up with empty cells. */
const MOST_FILLED = 100;
const GRID = /^\+-[-+]*-\+$/;
const SIMPLE_BORDER = /^=[= ]*$/;

type Rows = Map<number, string[]>[];

/** A grid table: all lines that begin with `+` or `|`. */
export function gridTable(
	lines: Line[],
	at: number,
	base: number,
	context: RstContext,
	level: Level
): Taken | undefined {
	if (!GRID.test(lines[at]!.text)) return undefined;
	let next = at;
	while (next < lines.length && lines[next]!.indent === base && /^[+|]/.test(lines[next]!.text))
		next++;
	if (next < at + 3) return undefined;
	const drawn = lines.slice(at, next).map((line) => spread(line.text));
	return { next, blocks: tableOf(gridRows(drawn), context, level) };
}

/** Columns at which cells may begin: where any border has a corner. */
function cornersOf(drawn: string[]): number[] {
	const corners = new Set<number>();
	for (const line of drawn)
		if (/[-=]/.test(line[1] ?? '') || /\+[-=]+\+/.test(line))
			for (const corner of line.matchAll(/\+(?=[-=]|$|\s*[|+]|\s)/g)) corners.add(corner.index);
	return [...corners].sort((a, b) => a - b);
}

function gridRows(drawn: string[]): Rows {
	const corners = cornersOf(drawn);
	const rows: Rows = [new Map()];
	/** The cells that are open, by the corner they begin at. */
	const open = new Map<number, string[]>();
	for (const line of drawn) {
		const closed: number[] = [];
		const texts: [from: number, text: string][] = [];
		let from = 0;
		for (let k = 0; k < corners.length && corners[k]! < line.length; k++) {
			const [left, right] = [corners[k]!, corners[k + 1] ?? line.length];
			const part = line.slice(left + 1, right);
			if (/^[-=]+$/.test(part) && isBorder(line[left]) && isBorder(line[right])) {
				closed.push(left);
				from = k + 1;
			} else if (/[|+]/.test(line[right] ?? '|') || k === corners.length - 1) {
				const start = corners[from]!;
				texts.push([start, line.slice(start + 1, right)]);
				from = k + 1;
			}
		}
		if (from < corners.length && corners[from]! < line.length - 1)
			texts.push([corners[from]!, line.slice(corners[from]! + 1)]);
		if (closed.length) rows.push(new Map());
		for (const corner of closed) open.delete(corner);
		for (const [corner, text] of texts) {
			let cell = open.get(corner);
			if (!cell && text.trim()) {
				cell = [];
				open.set(corner, cell);
				rows.at(-1)!.set(corner, cell);
			}
			cell?.push(text);
		}
	}
	return rows;
}

const isBorder = (sign = '+') => /[-=+|]/.test(sign);

/** A simple table: a line of `====`, the head, another, the rows, and a last one. */
export function simpleTable(
	lines: Line[],
	at: number,
	_base: number,
	context: RstContext,
	level: Level
): Taken | undefined {
	if (!SIMPLE_BORDER.test(lines[at]!.text) || !lines[at]!.text.includes(' ')) return undefined;
	const { indent } = lines[at]!;
	let end = -1;
	let borders = 0;
	for (let k = at + 1; k < lines.length && end < 0; k++) {
		const line = lines[k]!;
		if (line.text && line.indent < indent) break;
		if (!SIMPLE_BORDER.test(line.text) || line.indent !== indent) continue;
		borders++;
		if (borders === 2 || !lines[k + 1]?.text) end = k;
	}
	if (end < 0) return undefined;
	const starts = [...lines[at]!.text.matchAll(/=+/g)].map((column) => column.index);
	const drawn = lines
		.slice(at + 1, end)
		.map((line) => (line.text ? ' '.repeat(line.indent - indent) + spread(line.text) : ''));
	return { next: end + 1, blocks: tableOf(simpleRows(drawn, starts), context, level) };
}

function simpleRows(drawn: string[], starts: number[]): Rows {
	const rows: Rows = [];
	let begins = true;
	for (const line of drawn) {
		if (SIMPLE_BORDER.test(line) || /^-[- ]*$/.test(line)) {
			begins = true;
			continue;
		}
		const texts = cutAt(line, starts);
		if (begins ? line.trim() : texts.get(0)?.trim()) rows.push(new Map());
		begins = begins && !line.trim();
		const row = rows.at(-1);
		for (const [column, text] of texts) {
			const cell = row?.get(column);
			if (cell) cell.push(text);
			else if (text.trim()) row?.set(column, [text]);
		}
		// A blank line divides the paragraphs of a cell.
		if (!line.trim()) row?.forEach((cell) => cell.push(''));
	}
	return rows;
}

/** A line in columns; text that runs over the gap before a column stays in one piece. */
function cutAt(line: string, starts: number[]): Map<number, string> {
	const texts = new Map<number, string>();
	let from = 0;
	for (let k = 1; k <= starts.length; k++) {
		const start = starts[k];
		if (start != null && start < line.length && line[start - 1] !== ' ') continue;
		const left = starts[from]!;
		if (left >= line.length) break;
		texts.set(left, line.slice(left, start));
		from = k;
	}
	return texts;
}

function tableOf(rows: Rows, context: RstContext, level: Level): Block[] {
	const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))].sort((a, b) => a - b);
	const shown: Inline[][][] = [];
	for (const row of rows) {
		if (!row.size) continue;
		const read = (cell: string[]) => cellOf(context.read(cellLines(cell), level));
		if (columns.length > MOST_FILLED)
			shown.push([...row].sort(([a], [b]) => a - b).map(([, cell]) => read(cell)));
		else shown.push(columns.map((column) => read(row.get(column) ?? [])));
	}
	return shown.length ? [{ t: 'table', rows: shown }] : [];
}

function cellLines(cell: string[]): Line[] {
	return cell.map((part) => {
		const text = unspread(part).trim();
		return { indent: text ? columnsOf(part.slice(0, part.search(/\S/))) : 0, text };
	});
}
