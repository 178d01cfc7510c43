/**
 * Tables of questions and answers (CSV and its like). Every row is a question with its answer, a column
 * may name the sections, and what stands in further columns is kept out of the answers unless it is prose.
 */
import { documentText, inlineText, type Block, type Inline } from '../../core/document';
import type { Unused } from '../../core/outline';
import { columnsOf, type Columns } from './faq-table-columns';
import { rowsOf } from './rows';
import { htmlFragment } from '../html/html';
import { oneLine, tidyInline } from '../inline-tidy';
import { readMarkdown } from '../markdown/markdown';
import { plainParsed, type Parsed } from '../parsed';
import { UnreadableText } from '../unreadable';

/** From so many words in its cells on, a further column is prose that belongs to the answer. */
const PROSE_WORDS = 6;
const PROSE_NAME =
	/^(option|choice|explanation|details?|notes?|examples?|hint|more|anmerkung|erklärung|beispiel|nota|ejemplo|exemple)\b/i;
/** Markup that is no mere `<` of a sentence. */
const TAG =
	/<\/?(?:a|b|br|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|s|small|span|strong|sub|sup|table|tbody|td|th|tr|u|ul)(?:\s[^<>]*)?\/?>/i;
/** Signs that Markdown may mean something by. */
const MARKED = /[*_`[\]<&\\|~#$\n]|^[ \t]*(?:[-+>]|\d+[.)])|https?:|www\.|@|^[ \t]*[=-]+$/m;

/**
 * A table of questions; undefined for a table that is none. Throws UnreadableText for more than 200,000
 * rows or 5 million characters.
 */
export function readTable(text: string): Parsed | undefined {
	const table = rowsOf(text);
	const columns = table && columnsOf(table.rows);
	if (!table || !columns) return undefined;
	const parsed = plainParsed([]);
	const { rows, settings } = table;
	if (settings) parsed.left.push({ text: settings, reason: 'It is a setting of the table.' });
	const names = columns.header === undefined ? [] : rows[columns.header]!;
	const above = rows.slice(0, columns.header ?? 0);
	const same = names.join('\t');
	const body = rows.slice(columns.header === undefined ? 0 : columns.header + 1);
	const entries = body.filter((row) => !same || row.join('\t') !== same);
	if (!entries.some((row) => row[columns.question])) return undefined;
	writeTitle(parsed, above);
	const further = furtherColumns(columns, names, entries);
	for (const [section, group] of sectionsOf(entries, columns)) {
		if (section) parsed.doc.push({ t: 'h', level: 2, c: oneLine([section]) });
		for (const row of group) writeEntry(parsed, row, columns, names, further);
	}
	const head = names.filter(Boolean).join('\n');
	if (head) parsed.left.push({ text: head, reason: 'It names the columns of the table.' });
	leaveColumns(parsed, names, entries, further);
	return parsed;
}

interface Further {
	/** Columns that are added to the answers. */
	prose: number[];
	/** Columns that are about the entries. */
	about: number[];
}

function furtherColumns(columns: Columns, names: string[], rows: string[][]): Further {
	const further: Further = { prose: [], about: [] };
	const width = rows[0]?.length ?? 0;
	for (let k = 0; k < width; k++) {
		if (k === columns.question || k === columns.answer || k === columns.section) continue;
		const cells = rows.map((row) => row[k] ?? '').filter(Boolean);
		const words = cells.reduce((sum, cell) => sum + cell.split(/\s+/).length, 0);
		const isProse = PROSE_NAME.test(names[k] ?? '') || words > PROSE_WORDS * cells.length;
		further[isProse ? 'prose' : 'about'].push(k);
	}
	return further;
}

/** Lines above the names of the columns title the table. */
function writeTitle(parsed: Parsed, rows: string[][]) {
	for (const [k, row] of rows.entries()) {
		const c = tidyInline([row.filter(Boolean).join(' ')]);
		if (k === 0) parsed.facts.title = inlineText(c);
		parsed.doc.push(k === 0 ? { t: 'h', level: 1, c: oneLine(c) } : { t: 'p', c });
	}
}

/** Rows by their section, in order of first appearance; those without one come first. */
function sectionsOf(rows: string[][], { section }: Columns): Map<string, string[][]> {
	const groups = new Map<string, string[][]>();
	if (section === undefined) return groups.set('', rows);
	const blank = rows.filter((row) => !row[section]).length;
	// Cells that are one on the screen have their words in the first row only.
	const carries = blank > rows.length / 2 && Boolean(rows[0]?.[section]);
	let name = '';
	if (rows.some((row) => !row[section]) && !carries) groups.set('', []);
	for (const row of rows) {
		if (row[section] || !carries) name = row[section] ?? '';
		const group = groups.get(name);
		if (group) group.push(row);
		else groups.set(name, [row]);
	}
	return groups;
}

function writeEntry(
	parsed: Parsed,
	row: string[],
	{ question, answer }: Columns,
	names: string[],
	{ prose }: Further
) {
	const blocks = cellBlocks(row[answer] ?? '', parsed.left);
	for (const k of prose) {
		const [first, ...rest] = cellBlocks(row[k] ?? '', parsed.left);
		const label: Inline[] = names[k] ? [{ t: 'em', c: [`${names[k]}:`] }, ' '] : [];
		if (first?.t === 'p') blocks.push({ t: 'p', c: tidyInline([...label, ...first.c]) });
		else if (first) blocks.push(...paragraph(label), first);
		for (const block of rest) blocks.push(block);
	}
	// Without a question it goes on with the answer above.
	const asked = questionOf(row[question] ?? '', parsed.left);
	const last = parsed.doc.at(-1);
	if (asked) {
		parsed.doc.push(asked);
		parsed.asked.set(asked, { confidence: 0.95, reason: 'It stands in the column of questions.' });
	} else if (blocks.length && last) parsed.ends.delete(last);
	// A cell may come to more blocks than a call takes arguments.
	for (const block of blocks) parsed.doc.push(block);
	const end = parsed.doc.at(-1);
	if (blocks.length && end) parsed.ends.add(end);
}

const paragraph = (content: Inline[]): Block[] => {
	const c = tidyInline(content);
	return c.length ? [{ t: 'p', c }] : [];
};

/** A question is one paragraph, whatever its cell holds. */
function questionOf(cell: string, left: Unused[]): Block | undefined {
	if (!cell) return undefined;
	const blocks = cellBlocks(cell, left);
	const [first] = blocks;
	if (blocks.length === 1 && (first?.t === 'p' || first?.t === 'h')) return { t: 'p', c: first.c };
	return paragraph([TAG.test(cell) ? documentText(blocks) : cell])[0];
}

/** The blocks of a cell; its headings are no sections of the document. */
function cellBlocks(cell: string, left: Unused[]): Block[] {
	return blocksIn(cell, left).map((block) =>
		block.t === 'h' ? { t: 'p', c: tidyInline([{ t: 'strong', c: block.c }]) } : block
	);
}

/** A cell as HTML where it holds tags, else as Markdown, whose line ends are meant. */
function blocksIn(cell: string, left: Unused[]): Block[] {
	if (!/[\p{L}\p{N}\p{S}]/u.test(cell)) return [];
	if (TAG.test(cell)) return htmlFragment(cell, undefined, left);
	if (!MARKED.test(cell)) return paragraph([cell]);
	// What looks like an unknown tag is words.
	const text = cell.replace(/<(?!https?:|mailto:)/g, '\\<');
	try {
		return readMarkdown(
			/```|~~~/.test(text) ? text : text.replace(/([^\n])\n(?=[^\n])/g, '$1  \n')
		);
	} catch (error) {
		if (!(error instanceof UnreadableText)) throw error;
		return paragraph([cell]);
	}
}

/** Each further column in one, its cells once each. */
function leaveColumns(parsed: Parsed, names: string[], rows: string[][], { about }: Further) {
	for (const k of about) {
		const cells = [...new Set(rows.map((row) => row[k] ?? ''))].filter((cell) =>
			/[\p{L}\p{N}]/u.test(cell)
		);
		if (!cells.length) continue;
		const text = [names[k] ?? '', ...cells].filter(Boolean).join('\n');
		parsed.left.push({ text, reason: 'It stands in a column beside the questions and answers.' });
	}
}
