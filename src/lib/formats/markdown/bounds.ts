/**
 * What is refused before Markdown is parsed. The parser takes square time on a few inputs only (half a
 * minute for 50,000 comments that open and never close); the bounds keep every reading below ten
 * seconds, and every tree shallow enough to walk.
 */
import { UnreadableText } from '../unreadable';

const LONGEST_TEXT = 5_000_000;
const LONGEST_LINE = 1_000_000;
const MOST_LINES = 1_000_000;
/** A text of nothing but emphasis takes thirty times as long as prose. */
const MOST_MARKS = 600_000;
const DEEPEST = 100;
/** All levels of all lines that nest deeper than ten. */
const MOST_LEVELS = 20_000;
/** The parser looks on from every bracket, and much further from every comment, to the end of its passage. */
const COMMENT_WEIGHT = 5;
const MOST_LOOKING_ON = 1e9;

/** Throws UnreadableText for Markdown that could not be read in reasonable time, naming the next step. */
export function refuseHostile(text: string) {
	refuse(text.length > LONGEST_TEXT, 'This Markdown is longer than 5 million characters.', PARTS);
	const lines = text.split(/\r\n?|\n/);
	refuse(lines.length > MOST_LINES, 'This Markdown has more than a million lines.', PARTS);
	const load: Load = { inAll: 0, marks: 0, lookingOn: 0, levels: 0 };
	for (const line of lines) weigh(line, load);
}

interface Load {
	/** Marks of every kind in the whole text. */
	inAll: number;
	/** Brackets and comments in the passage. */
	marks: number;
	lookingOn: number;
	levels: number;
}

const PARTS = 'Split it into parts and read each by itself.';

function refuse(really: boolean, what: string, next: string) {
	if (really) throw new UnreadableText(`${what} ${next}`);
}

/** Adds one line to the load, and refuses the text where that is too much. */
function weigh(line: string, load: Load) {
	refuse(
		line.length > LONGEST_LINE,
		'One line of this text is longer than a million characters.',
		'Check that it is a text, and break the line.'
	);
	if (!line.trim()) {
		load.lookingOn += load.marks ** 2;
		load.marks = 0;
		return;
	}
	const deep = nesting(line);
	if (deep > 10) load.levels += deep;
	refuse(
		deep > DEEPEST || load.levels > MOST_LEVELS,
		'This text nests quotes or lists too deeply, about 100 levels.',
		'Remove the extra marks at the start of its lines.'
	);
	load.inAll += line.match(/[*_~`<&[]/g)?.length ?? 0;
	refuse(load.inAll > MOST_MARKS, 'This Markdown has more than 600,000 marks.', PARTS);
	for (const [mark] of line.matchAll(/\[|<[!?]/g)) load.marks += mark === '[' ? 1 : COMMENT_WEIGHT;
	refuse(
		load.lookingOn + load.marks ** 2 > MOST_LOOKING_ON,
		'A passage of this text has too many brackets or comments to be read as Markdown.',
		'Put blank lines between its paragraphs, or save it as a .txt file.'
	);
}

/** Levels of quotes and lists that a line may open. */
function nesting(line: string): number {
	if (/^[ \t]*([-*_])[ \t]*(?:\1[ \t]*)+$/.test(line)) return 0;
	const [, indent = '', opening = ''] =
		/^([ \t]*)((?:(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))[ \t]*)+)/.exec(line) ?? [];
	if (!opening) return 0;
	const levels = opening.match(/>|[-*+]|\d+[.)]/g)!.length;
	return levels + Math.floor(indent.replaceAll('\t', '    ').length / 2);
}
