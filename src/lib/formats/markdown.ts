/**
 * Markdown (GitHub's flavour) to the closed tree and back. mdast stays in here. The parser is sound but
 * takes square time on some inputs (a quarter of an hour for 100,000 emphasised words in one paragraph),
 * so those are refused before it starts; the bounds keep every reading below about ten seconds.
 */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm';
import type { Text } from 'mdast';
import { toMarkdown, type Handlers } from 'mdast-util-to-markdown';
import { gfm } from 'micromark-extension-gfm';
import type { Doc } from '../core/document';
import { docToTree } from './markdown-write';
import { treeToDoc } from './markdown-tree';
import { UnreadableText } from './unreadable';

const LONGEST_TEXT = 2_000_000;
const LONGEST_LINE = 1_000_000;
const MOST_LINES = 200_000;
const MOST_LINES_IN_A_PASSAGE = 20_000;
const DEEPEST = 100;
/** All levels of all lines that nest deeper than ten. */
const MOST_LEVELS = 20_000;
/** The parser looks back from every mark to every earlier one of its paragraph. */
const MOST_LOOKING_BACK = 2e8;

/**
 * Markdown to blocks. Raw HTML becomes the text it shows, unsafe links keep their text, images are not
 * loaded. `base` is the address of the document, for its relative links.
 * Throws UnreadableText where the text is too long or too deeply nested to be read in reasonable time.
 */
export function readMarkdown(text: string, base?: string): Doc {
	refuseHostile(text);
	// The extension for bare addresses finds some twice, the second time without heeding escapes.
	const extensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));
	const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: extensions });
	return treeToDoc(tree, base);
}

/** Blocks to Markdown that `readMarkdown` reads back to the same blocks. Fails on nothing. */
export function writeMarkdown(doc: Doc): string {
	return toMarkdown(docToTree(doc), {
		bullet: '-',
		emphasis: '*',
		fences: true,
		handlers: { text: writeText },
		listItemIndent: 'one',
		// Not every address that stands bare is one between < and >.
		resourceLink: true,
		rule: '-',
		extensions: [gfmToMarkdown({ tablePipeAlign: false })]
	});
}

/** Line by line, because the writer's own escaping misses every second of two lines that look like lists. */
const writeText: NonNullable<Handlers['text']> = (node: Text, _parent, state, info) => {
	const lines = node.value.split('\n');
	return lines
		.map((line, k) =>
			state.safe(line, {
				before: k ? '\n' : info.before,
				after: k < lines.length - 1 ? '\n' : info.after
			})
		)
		.join('\n');
};

function refuseHostile(text: string) {
	if (text.length > LONGEST_TEXT)
		throw new UnreadableText(
			'This Markdown is longer than 2 million characters. Split it into parts and read each by itself.'
		);
	const lines = text.split(/\r\n?|\n/);
	if (lines.length > MOST_LINES)
		throw new UnreadableText(
			'This Markdown has more than 200,000 lines. Split it into parts and read each by itself.'
		);
	let linesInPassage = 0;
	let marks = 0;
	let lookingBack = 0;
	let levels = 0;
	for (const line of lines) {
		if (line.length > LONGEST_LINE)
			throw new UnreadableText(
				'One line of this text is longer than a million characters. Check that it is a text, and break the line.'
			);
		const deep = nesting(line);
		if (deep > 10) levels += deep;
		if (deep > DEEPEST || levels > MOST_LEVELS)
			throw new UnreadableText(
				'This text nests quotes or lists too deeply, about 100 levels. Remove the extra marks at the start of its lines.'
			);
		if (!line.trim()) {
			lookingBack += marks * marks;
			linesInPassage = marks = 0;
			continue;
		}
		linesInPassage++;
		marks += marksIn(line);
		if (linesInPassage > MOST_LINES_IN_A_PASSAGE || lookingBack + marks * marks > MOST_LOOKING_BACK)
			throw new UnreadableText(
				'A passage of this text has too many lines or marks to be read as Markdown. Put blank lines between its paragraphs, or save it as a .txt file.'
			);
	}
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
