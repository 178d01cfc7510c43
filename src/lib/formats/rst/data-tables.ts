/** Tables that are written as a list of lists, or as comma-separated values. */
import Papa from 'papaparse';
import type { Block, Inline } from '../../core/document';
import { oneLine } from '../inline-tidy';
import { SHOWN, type Level, type RstContext } from './context';
import type { Directive } from './directive';
import { inlineOf } from './inline';
import { outdent } from './lines';
import { cellOf } from './cells';

/** A list of rows, each a list of cells; what is no such list stays as it is. */
export function listTable(d: Directive, context: RstContext, level: Level): Block[] {
	const blocks = context.read(d.content, level);
	const [list, ...more] = blocks;
	if (list?.t !== 'list' || more.length) return blocks;
	const rows: Inline[][][] = [];
	for (const item of list.items) {
		const [cells, ...others] = item;
		if (cells?.t !== 'list' || others.length) return blocks;
		rows.push(cells.items.map(cellOf));
	}
	return [{ t: 'table', rows }];
}

/** Comma-separated values; a file to read them from is not read. */
export function csvTable(d: Directive, context: RstContext): Block[] {
	const delimiter = DELIMITERS.get(d.option('delim') ?? '') ?? d.option('delim') ?? ',';
	const parse = (text: string) =>
		Papa.parse<string[]>(quotesFirst(text), {
			delimiter: delimiter.slice(0, 1) || ',',
			skipEmptyLines: true
		}).data.map((row) => row.map((cell) => oneLine(inlineOf(cell.trim(), context))));
	for (const place of ['file', 'url'])
		context.leaveSmall(d.option(place) ?? '', 'It includes another file.');
	if (delimiter.length > 1) context.leaveSmall(delimiter, SHOWN);
	const rows = [...parse(d.option('header') ?? ''), ...parse(outdent(d.content))];
	return rows.length ? [{ t: 'table', rows }] : [];
}

const DELIMITERS = new Map([
	['tab', '\t'],
	['space', ' ']
]);

/** White space between a comma and a quoted value is layout. */
const quotesFirst = (text: string) => text.replace(/([,;]) +(?=")/g, '$1');
