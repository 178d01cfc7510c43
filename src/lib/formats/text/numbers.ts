/** Numbered lines of plain text ("1.2 …", "B4) …", "Section C: …") and the table of contents made of them. */
import { asking, bare } from '../faq/question';

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
	/^(\s*)(?:[*+•-]\s+)?(?:((?:se[ck]tion|part|chapter|teil|abschnitt|kapitel|sección|seção|secção|sezione|partie|parte|chapitre|capítulo|capitolo|hoofdstuk|rozdział|раздел|глава|часть)\s+(?:[A-Z]|\d{1,2}|[IVX]+))\s*[:.)–-]|#?(\d{1,2}(?:\.\d{1,3}){0,3}|\d{1,2}-\d{1,2}(?=[.):])|\[\d{1,2}(?:[.-]\d{1,2})?\](?=[.):]?\s)|\d{3}(?=[.)])|[A-Z]-?\d{1,2}(?:\.\d{1,2})?)([.):]*))\s+(?=\S)/i;

/** The number that a line begins with, if any. Questions labelled "Q1." are the labels' business. */
export function numberOf(line: string): Numbered | undefined {
	const found = NUMBER.exec(line);
	if (!found) return undefined;
	const [all, indent = '', section, written = '', mark = ''] = found;
	const inBrackets = written.startsWith('[');
	const number = written.replace(/[[\]]/g, '').replace(/^(\d+)-/, '$1.');
	const text = line.slice(all.length);
	const dots = number.split('.').length - 1;
	// "1.0 Wax" is the chapter of "1.1 …".
	const heads = /^\d+\.0+$/.test(number) && asking(text) === 'none' ? 1 : 0;
	const lettered = /^[A-Z]/i.test(number);
	if (/^q/i.test(number) || (/^a/i.test(number) && dots > 0)) return undefined;
	if (lettered && !mark && !/^[A-Z]\d/.test(number)) return undefined;
	return {
		key: (section ?? number).toLowerCase().replace(/\s+/g, ' '),
		text,
		level: section ? 2 : Math.min(6, 2 + dots - heads + (lettered ? 1 : 0)),
		indent: indent.replaceAll('\t', '        ').length,
		marked: mark !== '' || inBrackets,
		certain: section != null || (dots > 0 && !inBrackets) || (lettered && mark !== '')
	};
}

/** The beginning of a numbered line, to tell whether two are the same. */
export function firstWordsOf(text: string): string {
	return bare(text).slice(0, 12);
}

/** Chapters that no contents lists, each with its first words: "2 Wax" is one where "2.1 …" comes next. */
export function chaptersOf(lines: string[]): Map<string, string> {
	const chapters = new Map<string, string>();
	let before: Numbered | undefined;
	lines.forEach((line, k) => {
		const number = lines[k - 1]?.trim() ? undefined : numberOf(line);
		if (!number || number.indent > 3) return;
		const [chapter, first] = number.key.split('.');
		if (before && chapter === before.key && /^[01]$/.test(first ?? ''))
			chapters.set(chapter, firstWordsOf(before.text));
		before = first == null && !lines[k + 1]?.trim() ? number : undefined;
	});
	return chapters;
}

/**
 * Numbers between those that ask, each with its first words: where "2. …?" to "9. …?" mostly ask, the one
 * "4." that begins a paragraph there is a question without a mark.
 */
export function countedWith(lines: string[]): Map<string, string> {
	const seen = new Map<number, { text: string; asks: boolean }[]>();
	lines.forEach((line, k) => {
		const number = lines[k - 1]?.trim() ? undefined : numberOf(line);
		if (!number?.marked || number.indent > 3 || !/^\d+$/.test(number.key)) return;
		const end = lines.slice(k, k + 4).findIndex((l) => !l.trim());
		const paragraph = lines.slice(k, end < 0 ? k + 4 : k + end).join(' ');
		const value = Number(number.key);
		const asks = asking(paragraph) === 'mark';
		seen.set(value, [...(seen.get(value) ?? []).slice(0, 1), { text: number.text, asks }]);
	});
	const asked = [...seen].filter(([, found]) => found.some(({ asks }) => asks)).map(([n]) => n);
	asked.sort((a, b) => a - b);
	const [first = 0, last = 0] = [asked[0], asked.at(-1)];
	const counted = new Map<string, string>();
	if (asked.length < 3 || asked.length * 2 < last - first + 1) return counted;
	for (const [value, [only, again]] of seen)
		if (only && !again && !only.asks && value >= first - 1 && value <= last + 1)
			counted.set(`${value}`, firstWordsOf(only.text));
	return counted;
}

/** Any number or question label at the start of a line, for comparing a contents with what it lists. */
function entryOf(line: string): { key: string; text: string } | undefined {
	const label = /^\s*(?:[*+•-]\s+)?(Q\d{1,3}(?:\.\d{1,3})?)[.):]*\s+(?=\S)/i.exec(line);
	if (label) return { key: label[1]!.toLowerCase(), text: line.slice(label[0].length) };
	return numberOf(line);
}

/**
 * Where a table of contents made of numbered lines stands, and the numbers it lists with
 * their first words; nothing where none is. It ends where the first number comes back with the same words. `from` and `to` are line indexes.
 */
export function contentsEnd(
	lines: string[]
): { from: number; to: number; known: Map<string, string> } | undefined {
	const seen = new Map<string, string>();
	let from = -1;
	let to = -1;
	for (const [k, line] of lines.entries()) {
		const entry = entryOf(line);
		if (!entry) continue;
		const words = firstWordsOf(entry.text);
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
			lines.slice(0, from).findLast((l) => /[\p{L}\p{N}]/u.test(l)) ?? ''
		)
	)
		while (from > 0 && !/content|index|toc|questions/i.test(lines[from]!)) from--;
	return { from, to, known: seen };
}
