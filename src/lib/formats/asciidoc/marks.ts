/**
 * How AsciiDoc gives itself away, and what of it would take too long to read. Kept apart from the reader,
 * so that telling formats loads no parser.
 */
import { UnreadableText } from '../unreadable';

/** Marks by how surely they are AsciiDoc's and nobody else's; one kind counts no more than `most` times. */
const MARKS: [mark: RegExp, weight: number, most: number][] = [
	[/^(?:include|ifdef|ifndef|ifeval|endif|toc|image|video)::[^\s[]*\[[^\n]*\]$/gm, 0.4, 2],
	[/(?<![\w`])(?:link|xref|kbd|btn|menu|footnote|image|icon|pass|stem):[^\s[:]{0,300}\[/g, 0.3, 2],
	[/(?<![("'[<])https?:\/\/[^\s[\]<>()]{1,500}\[[^\]\n]{1,200}\]/g, 0.2, 2],
	[
		/^\[(?:source|qanda|NOTE|TIP|WARNING|IMPORTANT|CAUTION|quote|verse|horizontal)\b[^\]\n]*\]$/gm,
		0.4,
		2
	],
	[/^\[(?:[%.#][\w.%#-]+|\[[\w:.-]+\]|\w+="[^"\n]*"(?:,[^\]\n]*)?)\]$/gm, 0.3, 2],
	[/^\[\[[\w:.-]{1,100}\]\]\n\S[^\n]{1,200}\n(?:={3,200}|-{3,200}|~{3,200})$/gm, 0.2, 1],
	[
		/^:!?(?:toc|icons|sectnums|numbered|author|revdate|lang|imagesdir|doctype|experimental)[\w-]*!?:/gm,
		0.4,
		2
	],
	[/^:[\w-]+!?:[ \t]*(?:\S.*)?\n(?::[\w-]+!?:|$)/gm, 0.1, 2],
	[/^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION): \S/gm, 0.2, 1],
	[/^(?:\|={3,}|={4,}|\/{4,})\n[^]{1,20000}?\n(?:\|={3,}|={4,}|\/{4,})$/gm, 0.2, 2],
	[/<<[\w-]{1,100}(?:,[^>\n]{1,200})?>>/g, 0.3, 2],
	[/^={2,6} \S.*[^=\s]$/gm, 0.25, 3],
	[/^={2,6} \S.* ={2,6}$/gm, 0.1, 1],
	[/^\.[A-Z][^.\n]{2,80}\n(?:\[|[=*_-]{4}$|\|===)/gm, 0.3, 1],
	[/^\S[^\n]{0,200}[^:\s]::(?: \S.*)?$/gm, 0.1, 2]
];

/** How much a text looks like AsciiDoc, from 0 to 1, by its first lines. Fails on nothing. */
export function looksLikeAsciidoc(text: string): number {
	const sample = text.slice(0, 100_000).replace(/\r\n?/g, '\n');
	let sum = /^(?:\s|\/\/.*\n|\[\[.*\]\]\n|:[\w-]+:.*\n)*= \S/.test(sample) ? 0.5 : 0;
	for (const [mark, weight, most] of MARKS) {
		let count = 0;
		for (const _ of sample.matchAll(mark)) if (++count === most) break;
		sum += weight * count;
	}
	// Its neighbour parts terms and options by the same signs.
	if (/^\.\. (?:[\w-]+::|_[^:\n]+:)/m.test(sample)) sum -= 0.6;
	return Math.max(0, Math.min(1, sum));
}

const LONGEST_TEXT = 2_000_000;
const MOST_LINES = 50_000;
/** The parser looks on from every mark to every later one of its paragraph, and so it does in long words and gaps. */
const MOST_LOOKING_ON = 4e8;
/** Each of them may be read as a document of its own. */
const MOST_CELLS = 10_000;
/** Characters that the document's own names for words (`{name}`) may stand for, all together. */
const MOST_REPLACED = 4_000_000;
/** A value may be no longer than this. */
export const LONGEST_VALUE = 4096;

/** Throws UnreadableText for AsciiDoc that could not be read in reasonable time, naming the next step. */
export function refuseHostileAsciidoc(text: string) {
	refuse(text.length > LONGEST_TEXT, 'This AsciiDoc text is longer than 2 million characters.');
	const lines = text.split('\n');
	refuse(lines.length > MOST_LINES, 'This AsciiDoc text has more than 50,000 lines.');
	let marks = 0;
	let before = 0;
	for (const line of [...lines, '']) {
		if (/^\s*(?:$|[|!]|[*.-]+ )/.test(line)) {
			before += marks * marks;
			marks = 0;
		}
		for (const [run] of line.matchAll(/\S{1000,}|\s{1000,}/g)) before += run.length * run.length;
		marks += line.match(/[*_`#+^~[\]<>{}"'&\\$(]/g)?.length ?? 0;
		refuse(
			before + marks * marks > MOST_LOOKING_ON,
			'A passage of this AsciiDoc text has too many marks.'
		);
	}
	const cells = /cols=[^\n]*a|a\|/.test(text) ? text.split('|').length : 0;
	refuse(
		cells + repeatedCells(text) > MOST_CELLS,
		'A table of this AsciiDoc text has more than 10,000 cells.'
	);
	const references = text.match(/\{[\w-]+\}/g)?.length ?? 0;
	refuse(
		references * longestValue(text) > MOST_REPLACED,
		'This AsciiDoc text stands for a far longer one.'
	);
}

function refuse(really: boolean, what: string) {
	if (really) throw new UnreadableText(`${what} Split it into parts and read each part by itself.`);
}

/** What stands before a cell that is repeated or takes up the place of several: `3*|`, `2.3+|`, `.3+|`. */
const SPANS = /(?<!\d)(\d{1,20})(?:\.(\d{1,20}))?[*+][^\s|]{0,10}\|/g;

/** Cells and columns that are written once and stand for many. */
function repeatedCells(text: string): number {
	let cells = 0;
	for (const [, columns, rows = 1] of text.matchAll(SPANS)) cells += Number(columns) * Number(rows);
	// Columns stand in attributes, where a name may stand for their number.
	const isHostile = (line: string) => /^(?:\[|:[\w-]+:)/.test(line) && /(?:\d{4}|\})\*/.test(line);
	return text.includes('cols') && text.split('\n').some(isHostile) ? Infinity : cells;
}

/** What one name of the document may stand for at most; names in values multiply. */
function longestValue(text: string): number {
	let longest = 0;
	for (const [, value = ''] of text.matchAll(/^:[\w-]+:[ \t]+(.*)$/gm)) {
		if (value.includes('{') || value.endsWith('\\')) return LONGEST_VALUE;
		longest = Math.max(longest, value.length);
	}
	return Math.min(longest, LONGEST_VALUE);
}
