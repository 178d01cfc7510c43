/** Numbered lines of plain text ("1.2 …", "B4) …", "Section C: …") and the table of contents made of them. */
import { bare } from './question';

export interface Numbered {
	/** The number as it is compared: "1.2", "B4", "section c". */
	key: string;
	/** The line without its number. */
	text: string;
	/** As of a heading: 2 for a section, 3 for what is in one. */
	level: number;
	indent: number;
	/** A dot or bracket follows the number. */
	marked: boolean;
	/** Nothing but a heading is numbered like this. */
	certain: boolean;
}

const NUMBER =
	/^(\s*)(?:[*+•-]\s+)?(?:((?:section|part|chapter|teil|abschnitt|kapitel)\s+(?:[A-Z]|\d{1,2}|[IVX]+))\s*[:.)–-]|(\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z]-?\d{1,2}(?:\.\d{1,2})?)([.):]*))\s+(?=\S)/i;

/** The number that a line begins with, if any. Questions labelled "Q1." are the labels' business. */
export function numberOf(line: string): Numbered | undefined {
	const found = NUMBER.exec(line);
	if (!found) return undefined;
	const [all, indent = '', section, number = '', mark = ''] = found;
	const dots = number.split('.').length - 1;
	const lettered = /^[A-Z]/i.test(number);
	if (lettered && ((/^[qa]\d/i.test(number) && dots > 0) || (!mark && !/^[A-Z]\d/.test(number))))
		return undefined;
	return {
		key: (section ?? number).toLowerCase().replace(/\s+/g, ' '),
		text: line.slice(all.length),
		level: section ? 2 : Math.min(6, 2 + dots + (lettered ? 1 : 0)),
		indent: indent.replaceAll('\t', '        ').length,
		marked: mark !== '',
		certain: section != null || dots > 0 || (lettered && mark !== '')
	};
}

/** Any number or question label at the start of a line, for comparing a contents with what it lists. */
function entryOf(line: string): { key: string; text: string } | undefined {
	const label = /^\s*(?:[*+•-]\s+)?(Q\d{1,2}(?:\.\d{1,2})?)[.):]*\s+(?=\S)/i.exec(line);
	if (label) return { key: label[1]!.toLowerCase(), text: line.slice(label[0].length) };
	return numberOf(line);
}

/**
 * Where a table of contents made of numbered lines stands, and the numbers it lists; nothing where none
 * is. It ends where the first number comes back with the same words. `from` and `to` are line indexes.
 */
export function contentsEnd(
	lines: string[]
): { from: number; to: number; keys: Set<string> } | undefined {
	const seen = new Map<string, string>();
	let from = -1;
	let to = -1;
	for (const [k, line] of lines.entries()) {
		const entry = entryOf(line);
		if (!entry) continue;
		const words = bare(entry.text).slice(0, 12);
		const before = seen.get(entry.key);
		if (before != null && words && before === words) {
			to = k;
			break;
		}
		if (before == null) seen.set(entry.key, words);
		if (from < 0) from = k;
	}
	if (to < 0 || seen.size < 4) return undefined;
	// Most of it must come back, or it was no contents.
	const again = new Set<string>();
	for (const line of lines.slice(to)) {
		const entry = entryOf(line);
		if (entry && seen.has(entry.key)) again.add(entry.key);
	}
	if (again.size < seen.size * 0.6) return undefined;
	if (
		/^\s*(\p{L}+\s)?(contents?|index|toc|questions)\b/iu.test(
			lines.slice(0, from).findLast((l) => l.trim()) ?? ''
		)
	)
		while (from > 0 && !/content|index|toc|questions/i.test(lines[from]!)) from--;
	return { from, to, keys: new Set(seen.keys()) };
}
