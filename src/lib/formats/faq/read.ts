/**
 * A FAQ document to its outline. The format's own reader makes the tree; what is a question, an answer or
 * a section is found in the tree, the same way for every format.
 */
import { documentText, inlineText, type Block, type Doc } from '../../core/document';
import type { Issue, Outline } from '../../core/outline';
import { readMarkdown } from '../markdown';
import { bylineOf } from './byline';
import { textOf } from './bytes';
import { anchorsOf } from './contents';
import { findEntries, type Found } from './find';
import { giveFootnotes, splitFootnotes } from './footnotes';
import { splitFrontMatter } from './front-matter';
import { labelsOf } from './labels';
import { languageOf } from './language';
import { cutParagraphs, linesOf, openLists } from './lines';
import { piecesOf } from './pieces';
import { asking, bare, oneSpace } from './question';
import { readPlainText } from './text';

/**
 * Reads a FAQ in Markdown or plain text. `name` is the file's name, where there is one: its ending
 * tells the format, and it titles a document that states no title. Every word is in the outline.
 * Throws UnreadableText, with a sentence for the person, for input that is no text or too large.
 */
export function readFaq(input: string | Uint8Array, name?: string): Outline {
	const text = textOf(input);
	const front = splitFrontMatter(text);
	const format = formatOf(front.body, name);
	const address = [front.fields.url, front.fields.canonical, front.fields.link].find((value) =>
		/^https?:\/\//.test(value ?? '')
	);
	const { doc: whole, contents } =
		format === 'text'
			? readPlainText(front.body)
			: { doc: readMarkdown(front.body, address), contents: '' };
	const { body, notes } = splitFootnotes(whole);
	const labels = labelsOf(body.flatMap(firstWords));
	const doc = cutParagraphs(openLists(body), labels);
	const titleBlock = titleOf(doc, format);
	const stated = titleBlock ? oneSpace(documentText([titleBlock])) : '';
	const title = stated || front.fields.title || (name ?? '').replace(/\.[^.]+$/, '');
	const pieces = piecesOf(doc, labels, titleBlock);
	const found = findEntries(pieces, title, titleBlock);
	giveFootnotes(found, notes);
	addAnchors(found, body);
	if (contents) found.unused.unshift({ text: contents, reason: 'It is a table of contents.' });
	const leftover = front.text.split('\n').filter((line) => stated || !/^title:/i.test(line));
	if (leftover.join('').trim())
		found.unused.unshift({ text: leftover.join('\n'), reason: 'It is about the file.' });
	const top = doc
		.slice(0, 8)
		.filter((block) => block.t === 'p' && !labels.question(documentText([block])));
	const byline = bylineOf([title, ...top.map((block) => documentText([block]))]);
	const author = front.fields.author ?? byline.author;
	const date =
		front.fields.date ?? front.fields.last_updated ?? front.fields.updated ?? byline.date;
	const language = front.fields.lang ?? front.fields.language ?? languageOf(front.body);
	return {
		format,
		title,
		...(author ? { author } : {}),
		...(date ? { date } : {}),
		...(language ? { language } : {}),
		...(address ? { address } : {}),
		...found,
		issues: issuesOf(found)
	};
}

/** Files by their ending; pasted text, and .txt files that are Markdown all through, by their marks. */
function formatOf(text: string, name = ''): 'markdown' | 'text' {
	if (/\.(md|markdown|mdown|mkd|mdx)$/i.test(name)) return 'markdown';
	const sample = text.slice(0, 200_000);
	const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
	const headings = count(/^#{1,6} \S/gm);
	const links = count(/\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)/g);
	const bold = count(/\*\*\S[^*\n]{0,200}\*\*/g);
	if (/\.(txt|text)$/i.test(name) || /^(readme|faq)$/i.test(name)) {
		return headings > 2 && links + bold > 0 ? 'markdown' : 'text';
	}
	const fences = count(/^```/gm);
	return headings + links + bold + fences > 0 ? 'markdown' : 'text';
}

/** The beginnings of all lines that could bear a label. */
function firstWords(block: Block): string[] {
	if (block.t !== 'p' && block.t !== 'h') return [];
	return linesOf(block.c).map((line) => inlineText(line).trim().slice(0, 60));
}

/** The block that titles a document: a first heading above all others, or a first short line of plain text. */
function titleOf(doc: Doc, format: Outline['format']): Block | undefined {
	const headings = doc.filter((block) => block.t === 'h');
	const [first, second] = headings;
	const at = doc.findIndex((block) => block === first);
	if (first && at <= 6) {
		const text = inlineText(first.c);
		const single = headings.every((other) => other === first || other.level > first.level);
		// A title may share its level with chapters when it titles nothing but them.
		const generic = /faq|frequentlyasked|questions/.test(bare(text)) && asking(text) !== 'mark';
		const bareTitle = second?.level === first.level && doc[at + 1] === second;
		const isTitle = single
			? asking(text) !== 'mark' || headings.length > 1
			: generic && bareTitle && first.level === Math.min(...headings.map((h) => h.level));
		if (isTitle) return first;
	}
	const opening = doc[0];
	if (format !== 'text' || opening?.t !== 'p') return undefined;
	const text = inlineText(opening.c);
	const isTitle =
		text.length < 100 &&
		text.split('\n').length < 3 &&
		!/[.:;,?]$/.test(text) &&
		asking(text) === 'none';
	return isTitle && doc.length > 1 ? opening : undefined;
}

function addAnchors(found: Found, doc: Doc) {
	const anchors = anchorsOf(doc);
	for (const entry of found.entries) {
		const anchor = anchors.get(bare(entry.question));
		if (anchor) entry.anchor = anchor;
	}
}

function issuesOf({ entries, readings }: Found): Issue[] {
	const issues: Issue[] = [];
	const empty = entries.filter((entry) => !documentText(entry.answer).trim()).length;
	if (!entries.length)
		issues.push({
			severity: 'warning',
			text: readings.length
				? 'No questions were found here. The sections can be read, but they give no cards.'
				: 'No questions were found here. Mark them with “Q:”, or make each a heading that ends in a question mark.'
		});
	if (empty)
		issues.push({
			severity: 'warning',
			text: empty === 1 ? 'One question has no answer.' : `${empty} questions have no answer.`
		});
	return issues;
}
