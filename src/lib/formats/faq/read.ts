/**
 * A FAQ document to its outline. The format's own reader makes the tree; what is a question, an answer or
 * a section is found in the tree, the same way for every format.
 */
import type { Example, Outline } from '../../core/outline';
import type { Picture } from '../pictures';
import { outlineOf } from './outline';
import { parseFaq } from './parse';

export interface ReadOptions {
	/** Where the document was fetched from. */
	address?: string;
	/** What the person said about single blocks; the rest follows them. */
	examples?: Example[];
}

/**
 * Reads a FAQ in any of the formats. `name` is the file's name, where there is one: it helps to tell the
 * format, and titles a document that states no title. `text` is the document as text, to be kept, and
 * `pictures` are those that lay in it. Every word is in the outline. Rejects with UnreadableText, a sentence
 * for the person, for what cannot be read.
 */
export async function readFaq(
	input: string | Uint8Array,
	name?: string,
	{ address, examples = [] }: ReadOptions = {}
): Promise<{ outline: Outline; text: string; pictures: Picture[] }> {
	const { text, pictures, ...source } = await parseFaq(input, name, address);
	const outline = outlineOf(source, name, examples);
	return { outline, text, pictures };
}
