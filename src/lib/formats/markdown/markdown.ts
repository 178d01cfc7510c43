/** Markdown (GitHub's flavour, with footnotes and math) to the closed tree. */
import type { Doc, Inline } from '../../core/document';
import { ClozeView } from './clozes';
import { parseMarkdown } from './parser';
import { isPlainLine } from './plain-line';
import { tokensToDoc } from './tree';

/**
 * Markdown to blocks. Raw HTML becomes the text it shows, unsafe links keep their text, images are not
 * loaded. `base` is the address of the document, for its relative links.
 * Throws UnreadableText where the text is too long or too deeply nested to be read in reasonable time.
 */
export function readMarkdown(text: string, base?: string): Doc {
	if (isPlainLine(text)) return [{ t: 'p', c: [text] }];
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
