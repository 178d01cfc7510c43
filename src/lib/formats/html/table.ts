/**
 * Tables: of data, of questions with their answers beside them, and those that only lay a page out, which
 * are seen through.
 */
import type { Element } from 'hast';
import type { Inline } from '../../core/document';
import { isLabel, labelsOf } from '../faq/labels';
import { asking } from '../faq/question';
import { rowAsked } from '../faq/tables';
import { inlineOf, inlineOfBlocks, tidyText } from './inline';
import { attr, childElements, textOf } from './page';
import type { Sink } from './sink';
import { firstId } from './terms';
import type { Writer } from './writer';

/** Writes a `<table>`. */
export function writeTable(writer: Writer, table: Element, sink: Sink, depth: number): void {
	const rows = rowsOf(table);
	const cells = rows.flat();
	sink.flush();
	if (sink.isTop && !sink.inside && isQandaset(table))
		return partsOf(table).forEach((row) => writeQanda(writer, row, sink, depth));
	if (isLayout(writer, table, rows)) return writer.around(table, sink, depth);
	const captions = childElements(table).filter(({ tagName }) => tagName === 'caption');
	for (const caption of captions) writer.around(caption, sink, depth);
	const asks = rows.filter(([first]) => first && asksIn(first)).length;
	const isAsked =
		sink.isTop &&
		!sink.inside &&
		!writer.folds.within.has(table) &&
		asks > 1 &&
		asks * 3 >= rows.length * 2 &&
		rows.every((row) => row.length < 3);
	if (isAsked) return rows.forEach((row, k) => writeRow(writer, row, sink, depth, k === 0));
	if (sink.isTop && !sink.inside && isLabelled(rows))
		return rows.forEach((row) => writeLabelled(writer, row, sink, depth));
	const content = rows.map((row) =>
		row.map((cell): Inline[] =>
			tidyText(inlineOfBlocks(writer.blocksOf(cell.children, depth + 1)), true)
		)
	);
	const shown = content.filter((row) => row.some((cell) => cell.length));
	if (cells.length && shown.length) sink.put({ t: 'table', rows: shown });
}

const asksIn = (cell: Element) => asking(textOf([cell], 1000)) === 'mark';

/** A question and, in the cell beside it, its answer. */
function writeRow(
	writer: Writer,
	[first, second]: Element[],
	sink: Sink,
	depth: number,
	isFirst: boolean
) {
	if (!first) return;
	if (!asksIn(first) && (isFirst || !second))
		return writer.leave(second ? [first, second] : [first], 'It heads a table of questions.');
	const c = tidyText(
		[{ t: 'strong', c: inlineOf(first.children, writer.aside, writer.base) }],
		true
	);
	if (!c.length) return;
	sink.put({ t: 'p', c }, attr(first, 'id'));
	writer.parsed.asked.set(sink.blocks.at(-1)!, rowAsked(asksIn(first)));
	sink.inside = true;
	if (second) writer.around(second, sink, depth);
	sink.inside = false;
	writer.parsed.ends.add(sink.blocks.at(-1)!);
}

/** Whether "Q:" and "A:" stand in a column of their own. */
function isLabelled(rows: Element[][]): boolean {
	const names = rows.map(([first]) => (first ? `${textOf([first], 60)} ` : ''));
	const labels = labelsOf(names);
	const isWhole = (name: string) =>
		name !== ' ' &&
		((labels.question(name) || labels.answer(name)) === name.length || isLabel(name));
	return (
		(labels.any || names.filter(isLabel).length > 2) &&
		rows.every((row) => row.length === 2) &&
		names.filter(isWhole).length > names.length / 2
	);
}

/** A label and, in the cell beside it, what it labels, as one line. */
function writeLabelled(writer: Writer, [first, second]: Element[], sink: Sink, depth: number) {
	const text = textOf([first!]).trim();
	const label = isLabel(text) && /[\p{L}\p{N}]$/u.test(text) ? `${text}:` : text;
	const [head, ...more] = writer.blocksOf(second!.children, depth + 1);
	const lead: Inline[] = head?.t === 'p' ? head.c : [];
	sink.put({ t: 'p', c: tidyText([`${label} `, ...lead]) }, attr(first!, 'id'));
	for (const block of head?.t === 'p' || !head ? more : [head, ...more]) sink.put(block);
}

/** Tables of questions as DocBook makes them: a row each for question and answer, told by their classes. */
function isQandaset(table: Element): boolean {
	const kinds = partsOf(table).map((row) => attr(row, 'className'));
	return kinds.includes('question') && kinds.includes('answer');
}

function writeQanda(writer: Writer, row: Element, sink: Sink, depth: number) {
	const kind = attr(row, 'className');
	const [first, ...more] = childElements(row);
	const last = more.at(-1);
	if (kind === 'question' && first && last) {
		writer.leave([first], 'It numbers a question.');
		const c = tidyText([
			{ t: 'strong', c: inlineOfBlocks(writer.blocksOf(last.children, depth + 1)) }
		]);
		if (!c.length) return;
		sink.put({ t: 'p', c }, firstId(first));
		writer.parsed.asked.set(sink.blocks.at(-1)!, {
			confidence: 0.97,
			reason: 'The page itself marks it as a question.'
		});
	} else if (kind === 'answer') {
		sink.inside = true;
		writer.around(row, sink, depth);
		sink.inside = false;
		if (sink.blocks.length) writer.parsed.ends.add(sink.blocks.at(-1)!);
	} else writer.around(row, sink, depth);
}

/** Cells by row, those of tables in the cells left out. */
function rowsOf(table: Element): Element[][] {
	return partsOf(table).map((row) =>
		childElements(row).filter(({ tagName }) => /^t[dh]$/.test(tagName))
	);
}

/** The rows of a table. */
function partsOf(table: Element): Element[] {
	return childElements(table)
		.flatMap((part) => (/^(thead|tbody|tfoot)$/.test(part.tagName) ? childElements(part) : [part]))
		.filter(({ tagName }) => tagName === 'tr');
}

/** Whether a table only puts boxes next to one another. */
function isLayout(writer: Writer, table: Element, rows: Element[][]): boolean {
	const { page, folds } = writer;
	if (/^(presentation|none)$/.test(attr(table, 'role')) || folds.holders.has(table)) return true;
	if (rows.every((row) => row.length < 2)) return true;
	return rows.some((row) =>
		row.some((cell) =>
			childElements(cell).some((inner) => inner.tagName === 'table' || page.headed.has(inner))
		)
	);
}
