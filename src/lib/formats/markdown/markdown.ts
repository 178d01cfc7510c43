/** Markdown (GitHub's flavour, with footnotes and math) to the closed tree and back. */
import type { Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown } from 'mdast-util-math';
import { toMarkdown, type Handlers, type Options } from 'mdast-util-to-markdown';
import type { Doc, Inline } from '../../core/document';
import { ClozeView } from './clozes';
import { parseMarkdown } from './parser';
import { tokensToDoc } from './tree';
import { docToTree } from './write';

/**
 * Markdown to blocks. Raw HTML becomes the text it shows, unsafe links keep their text, images are not
 * loaded. `base` is the address of the document, for its relative links.
 * Throws UnreadableText where the text is too long or too deeply nested to be read in reasonable time.
 */
export function readMarkdown(text: string, base?: string): Doc {
	return tokensToDoc(parseMarkdown(text), base);
}

/** A text with some of its clozes as gaps, and what the gaps hide, in order. */
export interface Gapped {
	doc: Doc;
	hidden: Inline[][];
}

/**
 * A field with clozes, parsed once: returns what draws it with those of a number as gaps, or with all of
 * them. Numbers that the text does not have hide nothing. Throws as `readMarkdown` does.
 */
export function readClozes(text: string, base?: string): (number: number | 'all') => Gapped {
	const tokens = parseMarkdown(text, 'clozes');
	return (number) => {
		const clozes = new ClozeView(number);
		return { doc: tokensToDoc(tokens, base, clozes), hidden: clozes.hidden };
	};
}

/** Blocks to Markdown that `readMarkdown` reads back to the same blocks. Fails on nothing. */
export function writeMarkdown(doc: Doc): string {
	return toMarkdown(docToTree(doc), STYLE);
}

/** Words and ordinary punctuation, which mean nothing to Markdown wherever they stand. */
const PLAIN = /^\p{L}(?:[\p{L}\p{M}\p{N},;?'"]|[.:](?= |$)| (?=[^ ]))*$/u;

/** Line by line, because the writer's own escaping misses every second of two lines that look like lists. */
const writeText: NonNullable<Handlers['text']> = (node: Text, _parent, state, info) => {
	const lines = node.value.split('\n');
	return lines
		.map((line, k) =>
			PLAIN.test(line)
				? line
				: state.safe(line, {
						before: k ? '\n' : info.before,
						after: k < lines.length - 1 ? '\n' : info.after
					})
		)
		.join('\n');
};

/** Made once: the writer keeps what it works out of each pattern. */
const STYLE: Options = {
	bullet: '-',
	emphasis: '*',
	fences: true,
	handlers: { text: writeText },
	listItemIndent: 'one',
	// Not every address that stands bare is one between < and >.
	resourceLink: true,
	rule: '-',
	extensions: [
		gfmToMarkdown({ tablePipeAlign: false }),
		mathToMarkdown({ singleDollarTextMath: false }),
		{
			unsafe: [
				{ character: '$', before: '\\$' },
				{ character: '$', after: '\\$' }
			]
		}
	]
};
