/**
 * From a file to the tree of its document: the bytes are decoded, the format is told from the content,
 * and the format's own reader is loaded only when it is needed.
 */
import type { Issue, Outline } from '../../core/outline';
import { writeMarkdown } from '../markdown/written';
import { readMarkdownDocument } from '../markdown/folds';
import { liftPictures, putBackWords } from '../data-pictures';
import { plainParsed, type Parsed } from '../parsed';
import { Pictures, type Picture } from '../pictures';
import { UnreadableText } from '../unreadable';
import { refuseLongLines, textOf } from './bytes';
import { dropClosing } from './closing';
import { formatOf, isPacked } from './format';
import { openTables } from './tables';
import { splitFrontMatter, type FrontMatter } from './front-matter';

export interface ParsedFaq {
	format: Outline['format'];
	parsed: Parsed;
	/** The document as text, to be kept and read again: for a Word file its Markdown. */
	text: string;
	front: FrontMatter;
	/** Those that lay in it, and what of them was left. */
	pictures: Picture[];
	issues: Issue[];
}

/**
 * Reads a file or pasted text into a tree. `address` is where it was fetched from, where it was. Throws
 * UnreadableText, with a sentence for the person, for input that is no text, too large, or no FAQ table.
 */
export async function parseFaq(
	input: string | Uint8Array,
	name?: string,
	address?: string
): Promise<ParsedFaq> {
	const pictures = new Pictures();
	if (typeof input !== 'string' && isPacked(input)) {
		const { readDocx } = await import('../docx/docx');
		const parsed = await readDocx(input, pictures);
		openTables(parsed);
		const [text, front] = [writeMarkdown(parsed.doc), splitFrontMatter('')];
		return { format: 'docx', parsed, text, front, ...found(pictures, parsed) };
	}
	const lifted = await liftPictures(await textOf(input), pictures);
	const front = splitFrontMatter(lifted.text);
	const format = await formatOf(front.body, name);
	const parsed = await parseText(front.body, format, address ?? statedAddress(front));
	if (format === 'markdown' || format === 'rst') dropClosing(parsed);
	openTables(parsed);
	return { format, parsed, text: putBackWords(parsed, lifted), front, ...found(pictures, parsed) };
}

const found = (pictures: Pictures, parsed: Parsed) => ({
	pictures: pictures.shownIn(parsed),
	issues: pictures.issues()
});

/** Where the document's own front matter says that it lives. */
function statedAddress({ fields }: FrontMatter): string | undefined {
	return [fields.url, fields.canonical, fields.link].find((value) =>
		/^https?:\/\//.test(value ?? '')
	);
}

async function parseText(
	text: string,
	format: Exclude<Outline['format'], 'docx'>,
	address?: string
): Promise<Parsed> {
	// Pages are often one line, and have bounds of their own.
	if (format === 'rst' || format === 'text') refuseLongLines(text);
	switch (format) {
		case 'html': {
			const { readHtml } = await import('../html/html');
			return readHtml(text, address);
		}
		case 'rst': {
			const { readRst } = await import('../rst/rst');
			return withAddress(readRst(text, address), address);
		}
		case 'asciidoc': {
			const { readAsciidoc } = await import('../asciidoc/asciidoc');
			return withAddress(await readAsciidoc(text, address), address);
		}
		case 'table': {
			const { readTable } = await import('../faq-table/faq-table');
			const parsed = readTable(text);
			if (parsed) return parsed;
			throw new UnreadableText(
				'This table has no column of questions with one of answers. Name them “Question” and “Answer” in its first row and try again.'
			);
		}
		case 'text': {
			const { readPlainText } = await import('../text/text');
			const { doc, ...more } = readPlainText(text);
			return withAddress({ ...plainParsed(doc), ...more }, address);
		}
		case 'markdown':
			return withAddress(readMarkdownDocument(text, address), address);
	}
}

function withAddress(parsed: Parsed, address?: string): Parsed {
	return address ? { ...parsed, facts: { address, ...parsed.facts } } : parsed;
}
