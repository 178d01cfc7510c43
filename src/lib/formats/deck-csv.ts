/** A deck as a table for spreadsheets: a row for each card, as it asks and answers. */
import Papa from 'papaparse';
import { plainText } from '../core/plain-text';
import type { WrittenCard } from './deck-write';
import { drawNote } from './faces';

interface Sectioned {
	sections: { title: string; entries: { cards: WrittenCard[] }[] }[];
}

/**
 * What a spreadsheet would run: a cell that begins so gets an apostrophe in front, which makes it a text (OWASP,
 * "CSV Injection"). Signs of full width are taken for the others.
 */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** CSV (RFC 4180) with names above, in UTF-8 with the mark that spreadsheets know it by. */
export function writeCsv({ sections }: Sectioned): string {
	const data = sections.flatMap(({ title, entries }) =>
		entries.flatMap(({ cards }) =>
			cards.flatMap((card) =>
				Object.values(drawNote(card)).map(({ front, back, context }) => [
					plainText(front),
					plainText(back),
					context ?? '',
					card.tags.join(' '),
					title
				])
			)
		)
	);
	const fields = ['Question', 'Answer', 'Context', 'Tags', 'Section'];
	return `\ufeff${Papa.unparse({ fields, data }, { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`;
}
