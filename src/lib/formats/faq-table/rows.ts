/** A text of cells to rows, whichever sign parts the cells. */
import Papa from 'papaparse';
import { UnreadableText } from '../unreadable';

const LONGEST_TEXT = 5_000_000;
const MOST_ROWS = 200_000;
const DELIMITERS = ['\t', ',', ';', '|'];
const NAMED = new Map([
	['tab', '\t'],
	['comma', ','],
	['semicolon', ';'],
	['pipe', '|'],
	['\\t', '\t']
]);
/** So many rows tell how a table is parted. */
const SAMPLE_ROWS = 60;
const SAMPLE = 200_000;

export interface Rows {
	rows: string[][];
	delimiter: string;
	/** Lines for the program that wrote the table, not for its readers. */
	settings: string;
}

/**
 * All rows with words in them, cells trimmed; undefined where no sign parts the lines alike. Throws
 * UnreadableText for more than 200,000 rows or 5 million characters.
 */
export function rowsOf(text: string): Rows | undefined {
	const refuse = (really: boolean, what: string) => {
		if (really)
			throw new UnreadableText(`${what} Split it into parts and read each part by itself.`);
	};
	refuse(text.length > LONGEST_TEXT, 'This table is longer than 5 million characters.');
	const { settings, body, columns, delimiter: said } = splitSettings(text);
	const delimiter = said ?? delimiterOf(body);
	if (!delimiter) return undefined;
	const rows = parse(body, delimiter, MOST_ROWS + 1);
	refuse(rows.length > MOST_ROWS, 'This table has more than 200,000 rows.');
	if (columns) rows.unshift(columns.split(delimiter).map((name) => name.trim()));
	return { rows: withoutEmpty(rows), delimiter, settings };
}

/** The first rows, for a first look; undefined as above. Fails on nothing. */
export function firstRows(text: string): Rows | undefined {
	return rowsOf(text.slice(0, SAMPLE).split('\n').slice(0, 3000).join('\n'));
}

/** `sep=;` of spreadsheets, and `#separator:tab` and its like of flashcard programs. */
function splitSettings(text: string) {
	const lines: string[] = [];
	let body = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
	for (let line; (line = /^(?:sep=.|#[a-z][a-z ]{1,30}:.*)(?:\n|$)/i.exec(body)?.[0]);) {
		lines.push(line.trimEnd());
		body = body.slice(line.length);
	}
	const value = (name: RegExp) =>
		lines.find((line) => name.test(line))?.replace(name, '') || undefined;
	const name = value(/^(?:sep=|#separator:)/i);
	const delimiter =
		name && (NAMED.get(name.toLowerCase()) ?? (name.length === 1 ? name : undefined));
	return { settings: lines.join('\n'), body, columns: value(/^#columns:/i), delimiter };
}

function parse(text: string, delimiter: string, preview: number): string[][] {
	const options = { delimiter, preview, skipEmptyLines: 'greedy', newline: '\n' } as const;
	const parsed = Papa.parse<string[]>(text, options);
	// One quotation mark that is never closed would swallow all rows after it.
	const { data } = parsed.errors.some(({ code }) => code === 'MissingQuotes')
		? Papa.parse<string[]>(text, { ...options, quoteChar: '\0' })
		: parsed;
	return data.map((row) => row.map((cell) => cell.trim()));
}

/** The sign by which most rows have equally many cells; the more cells, the surer. */
function delimiterOf(text: string): string | undefined {
	const sample = text.slice(0, SAMPLE);
	let best: string | undefined;
	let most = 0;
	for (const delimiter of DELIMITERS) {
		if (!sample.includes(delimiter)) continue;
		const rows = parse(sample, delimiter, SAMPLE_ROWS).filter((row) => row.some(Boolean));
		const counts = new Map<number, number>();
		for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
		const [[cells, alike] = [0, 0]] = [...counts].sort((a, b) => b[1] - a[1]);
		const share = alike / rows.length;
		// Commas stand in sentences too; tabs hardly ever do.
		const weight = share * (delimiter === '\t' ? 1.5 : delimiter === '|' ? 0.9 : 1);
		if (cells < 2 || share < 0.5 || weight <= most) continue;
		best = delimiter;
		most = weight;
	}
	return best;
}

/** Without rules between rows, and without columns in which nothing stands. */
function withoutEmpty(rows: string[][]): string[][] {
	const full = rows.filter((row) => row.some((cell) => /[\p{L}\p{N}]/u.test(cell)));
	const used = new Set<number>();
	for (const row of full) row.forEach((cell, k) => cell && used.add(k));
	const columns = [...used].sort((a, b) => a - b);
	return full.map((row) => columns.map((k) => row[k] ?? ''));
}
