/**
 * What is refused before Markdown is parsed. The parser is sound but takes square time on some inputs (a
 * quarter of an hour for 100,000 emphasised words in one paragraph, a minute for 10,000 quotes); the
 * bounds keep every reading below about ten seconds, and every tree shallow enough to walk.
 */
import { UnreadableText } from './unreadable';

const LONGEST_TEXT = 2_000_000;
const LONGEST_LINE = 1_000_000;
const MOST_LINES = 100_000;
const MOST_LINES_IN_A_PASSAGE = 20_000;
const DEEPEST = 100;
/** Each of these makes the parser look through all the others. */
const MOST_FOOTNOTES = 2000;
const MOST_CONTAINERS = 5000;
/** All levels of all lines that nest deeper than ten. */
const MOST_LEVELS = 20_000;
/** The parser looks back from every mark to every earlier one of its paragraph. */
const MOST_LOOKING_BACK = 2e8;

/** Throws UnreadableText for Markdown that could not be read in reasonable time, naming the next step. */
export function refuseHostile(text: string) {
	refuse(text.length > LONGEST_TEXT, 'This Markdown is longer than 2 million characters.', PARTS);
	const lines = text.split(/\r\n?|\n/);
	refuse(lines.length > MOST_LINES, 'This Markdown has more than 100,000 lines.', PARTS);
	const load: Load = {
		linesInPassage: 0,
		marks: 0,
		lookingBack: 0,
		levels: 0,
		footnotes: 0,
		containers: 0
	};
	let before = '';
	for (const line of lines) {
		weigh(line, before, load);
		before = line;
	}
}

interface Load {
	linesInPassage: number;
	marks: number;
	lookingBack: number;
	levels: number;
	footnotes: number;
	containers: number;
}

const PARTS = 'Split it into parts and read each by itself.';

function refuse(really: boolean, what: string, next: string) {
	if (really) throw new UnreadableText(`${what} ${next}`);
}

/** Adds one line to the load, and refuses the text where that is too much. */
function weigh(line: string, before: string, load: Load) {
	refuse(
		line.length > LONGEST_LINE,
		'One line of this text is longer than a million characters.',
		'Check that it is a text, and break the line.'
	);
	if (!line.trim()) {
		load.lookingBack += load.marks * load.marks;
		load.linesInPassage = load.marks = 0;
		return;
	}
	const deep = nesting(line);
	if (deep > 10) load.levels += deep;
	refuse(
		deep > DEEPEST || load.levels > MOST_LEVELS,
		'This text nests quotes or lists too deeply, about 100 levels.',
		'Remove the extra marks at the start of its lines.'
	);
	const isTable = line.includes('|') && /^[ \t|:-]+$/.test(line);
	if (isTable || (deep && (!before.trim() || deep !== nesting(before)))) load.containers++;
	refuse(
		load.containers > MOST_CONTAINERS,
		'This text has more than 5,000 separate lists, quotes and tables.',
		PARTS
	);
	if (/^ {0,3}\[\^/.test(line)) load.footnotes++;
	refuse(load.footnotes > MOST_FOOTNOTES, 'This text has more than 2,000 footnotes.', PARTS);
	load.linesInPassage++;
	load.marks += marksIn(line);
	refuse(
		load.linesInPassage > MOST_LINES_IN_A_PASSAGE ||
			load.lookingBack + load.marks * load.marks > MOST_LOOKING_BACK,
		'A passage of this text has too many lines or marks to be read as Markdown.',
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

/** Characters that may open or close something; those of a long run count many times. */
function marksIn(line: string): number {
	if (/^[ \t]*([-*_=~])[ \t]*(?:\1[ \t]*)*$/.test(line)) return 0;
	let count = 0;
	for (const [run] of line.matchAll(/[*_~`[\]<!&]+/g))
		count += run.length < 500 ? run.length : run.length * 20;
	return count;
}
