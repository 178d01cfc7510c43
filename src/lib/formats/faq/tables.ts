/** Tables whose rows are a question and its answer, laid open; those of web pages are by the page's reader. */
import { inlineText, type Block, type Inline } from '../../core/document';
import { boundedAnswers, type Asked, type Parsed } from '../parsed';
import { isLabel } from './labels';
import { askingHeadings, isBold } from './lines';
import { asking } from './question';

/** Wider tables compare things. */
const MOST_COLUMNS = 3;

/** Lays tables of questions open in place: each row a question with its answer. Fails on nothing. */
export function openTables(parsed: Parsed): void {
	if (!parsed.doc.some(({ t }) => t === 'table')) return;
	const headings = askingHeadings(parsed.doc);
	const inside = boundedAnswers(parsed);
	parsed.doc = parsed.doc.flatMap((block): Block[] => {
		if (block.t !== 'table' || inside.has(block)) return [block];
		const found = questionColumn(block.rows);
		// Where headings ask, a table of questions is an answer's own.
		if (!found || (!found.isNamed && found.asks <= headings)) return [block];
		const { column, isNamed } = found;
		return block.rows.flatMap((row, k) => {
			const isHead = k === 0 && (isNamed || !asks(row[column]));
			return isHead ? head(parsed, row) : entry(parsed, row, column);
		});
	});
}

/** Which column asks: the one called so, or one where two of three cells do. */
function questionColumn(rows: Inline[][][]) {
	const [first = [], ...body] = rows;
	if (first.length < 2 || first.length > MOST_COLUMNS || !body.length) return undefined;
	const named = first.findIndex((cell, k) => isName(cell) && isName(first[k + 1]));
	const count = (column: number) => body.filter((row) => asks(row[column])).length;
	if (named >= 0) return { column: named, isNamed: true, asks: count(named) };
	const column = [0, 1].find(
		(k) => k + 1 < first.length && count(k) > 1 && count(k) * 3 >= body.length * 2
	);
	return column == null ? undefined : { column, isNamed: false, asks: count(column) };
}

const isName = (cell: Inline[] | undefined) => cell != null && isLabel(inlineText(cell));
const asks = (cell: Inline[] | undefined) => asking(inlineText(cell ?? [])) === 'mark';

function head({ left }: Parsed, row: Inline[][]): Block[] {
	const text = row.map(inlineText).join(' ').trim();
	if (text) left.push({ text, reason: 'It heads a table of questions.' });
	return [];
}

/** How sure it is that a row of a table of questions is one. */
export function rowAsked(isMarked: boolean): Asked {
	return isMarked
		? { confidence: 0.9, reason: 'It stands beside its answer in a table of questions.' }
		: { confidence: 0.7, reason: 'It has no question mark, but stands in a table of questions.' };
}

/** What stands before the question is its number, what stands after it the answer. */
function entry(parsed: Parsed, row: Inline[][], column: number): Block[] {
	const question = row[column] ?? [];
	const number = row.slice(0, column).map(inlineText).join(' ').trim();
	if (number) parsed.left.push({ text: number, reason: 'It numbers a question.' });
	const blocks = row.flatMap((c, k): Block[] => (k > column && c.length ? [{ t: 'p', c }] : []));
	if (!inlineText(question).trim()) return blocks;
	const asked: Block = { t: 'p', c: isBold(question) ? question : [{ t: 'strong', c: question }] };
	parsed.asked.set(asked, rowAsked(asks(question)));
	parsed.ends.add(blocks.at(-1) ?? asked);
	return [asked, ...blocks];
}
