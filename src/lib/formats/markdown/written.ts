/** The closed tree to Markdown, by the writer of Markdown's own tree. Only drafting and Word files need it. */
import type { Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mathToMarkdown } from 'mdast-util-math';
import { toMarkdown, type Handlers, type Options } from 'mdast-util-to-markdown';
import type { Doc, Inline } from '../../core/document';
import { isPlainLine } from './plain-line';
import { docToTree } from './write';

/** Blocks to Markdown that `readMarkdown` reads back to the same blocks. Fails on nothing. */
export function writeMarkdown(doc: Doc): string {
	// The writer sets itself up anew for each text, which for a plain line takes far longer than the line.
	const [block, more] = doc;
	if (!more && block?.t === 'p' && block.c.length === 1 && isPlain(block.c[0]!))
		return `${block.c[0] as string}\n`;
	return toMarkdown(docToTree(doc), STYLE);
}

const isPlain = (part: Inline): boolean => typeof part === 'string' && isPlainLine(part);

/** Line by line, because the writer's own escaping misses every second of two lines that look like lists. */
const writeText: NonNullable<Handlers['text']> = (node: Text, _parent, state, info) => {
	const lines = node.value.split('\n');
	return lines
		.map((line, k) =>
			isPlainLine(line)
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
