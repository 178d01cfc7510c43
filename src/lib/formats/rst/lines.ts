/**
 * Lines of reStructuredText, where columns carry all the structure: each line is its indent and its text,
 * so that a nested part is a slice of lines and nothing is copied or searched again at every depth.
 */

export interface Line {
	/** Columns of white space before the text; a tab goes on to the next multiple of eight. */
	indent: number;
	/** Without white space at either end; empty for a blank line. */
	text: string;
}

/** White space beyond this many characters is no layout; its tabs count one column each. */
const WIDEST_INDENT = 1000;
const LONGEST_TABBED = 10_000;
const WIDE =
	/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/g;
const PUNCTUATION = /^[!-/:-@[-`{-~]/;
/** Longer lines are data; to look through them would take patience and stack. */
const LONGEST_ADORNMENT = 1000;

/** Text to lines. Fails on nothing. */
export function linesOf(text: string): Line[] {
	return text.split(/\r\n?|\n/).map(lineOf);
}

function lineOf(raw: string): Line {
	let indent = 0;
	let k = 0;
	for (; k < raw.length; k++) {
		const sign = raw[k];
		if (sign === '\t' && k < WIDEST_INDENT) indent = nextTab(indent);
		else if (sign === ' ' || sign === '\t' || sign === '\f' || sign === '\v') indent++;
		else break;
	}
	const text = raw.slice(k).trimEnd();
	return text ? { indent, text: expandTabs(text, indent) } : { indent: 0, text: '' };
}

const nextTab = (column: number) => column - (column % 8) + 8;

function expandTabs(text: string, indent: number): string {
	if (!text.includes('\t') || text.length > LONGEST_TABBED) return text;
	let spaced = '';
	for (const part of text.split('\t')) {
		if (spaced) spaced = spaced.padEnd(nextTab(indent + spaced.length) - indent);
		spaced += part;
	}
	return spaced;
}

/** The least indent of all lines with words; 0 where there are none. */
export function leastIndent(lines: Line[]): number {
	let least = Infinity;
	for (const line of lines) if (line.text && line.indent < least) least = line.indent;
	return least === Infinity ? 0 : least;
}

/** Index after the last line from `from` on that is set in beyond `base`, blank lines between included. */
export function regionEnd(lines: Line[], from: number, base: number): number {
	let end = from;
	for (let k = from; k < lines.length; k++) {
		const line = lines[k]!;
		if (!line.text) continue;
		if (line.indent <= base) break;
		end = k + 1;
	}
	return end;
}

/** Index of the first line from `from` on that is not blank, or the number of lines. */
export function skipBlank(lines: Line[], from: number): number {
	let k = from;
	while (k < lines.length && !lines[k]!.text) k++;
	return k;
}

/**
 * What follows a mark on its line, and the lines set in under it, as lines of their own. `column` is where
 * the text stands; lines set in by less say that the author meant less.
 */
export function bodyLines(text: string, rest: Line[], column = Infinity): Line[] {
	if (!text) return rest;
	const least = rest.some((line) => line.text) ? leastIndent(rest) : Infinity;
	const indent = Math.min(column, least);
	return [{ indent: indent === Infinity ? 0 : indent, text }, ...rest];
}

/** Lines as they stood, without the indent that all of them share and without blank ones at the ends. */
export function outdent(lines: Line[]): string {
	const least = leastIndent(lines);
	const from = skipBlank(lines, 0);
	let to = lines.length;
	while (to > from && !lines[to - 1]!.text) to--;
	return lines
		.slice(from, to)
		.map((line) => (line.text ? ' '.repeat(line.indent - least) + line.text : ''))
		.join('\n');
}

/** Whether a line is one punctuation sign over and over, as under titles and between passages. */
export function isAdornment({ text }: Line): boolean {
	if (text.length < 2 || text.length > LONGEST_ADORNMENT || !PUNCTUATION.test(text)) return false;
	return text !== '::' && text !== '..' && text === text[0]!.repeat(text.length);
}

/** Whether `below` underlines a title: about as long as it, or so long that nothing else is meant. */
export function underlines(title: Line, below: Line | undefined): below is Line {
	if (!below || !isAdornment(below) || title.indent !== below.indent || isAdornment(title))
		return false;
	const { length } = below.text;
	return length > 3 || length >= columnsOf(title.text) - 1;
}

/** Columns that a text takes up: characters of East Asia take two. */
export function columnsOf(text: string): number {
	return text.length + (text.match(WIDE)?.length ?? 0);
}

/** A text in which each column is one character, for cutting tables; `unspread` takes it back. */
export function spread(text: string): string {
	return text.replace(WIDE, '$&\u0000');
}

/** Takes back what `spread` put in. */
export function unspread(text: string): string {
	return text.replaceAll('\u0000', '');
}
