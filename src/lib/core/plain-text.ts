/** A document as plain text that reads well in a message: with the marks of its lists, without any markup. */
import { inlineText, type Block, type Doc } from './document';

/** Paragraphs are set apart by an empty line. */
export function plainText(doc: Doc): string {
	return doc
		.map(blockText)
		.filter((text) => text.trim())
		.join('\n\n');
}

function blockText(block: Block): string {
	switch (block.t) {
		case 'p':
		case 'h':
			return inlineText(block.c);
		case 'code':
		case 'math':
			return block.v;
		case 'list':
			return block.items.map((item, i) => listed(item, block.start, i)).join('\n');
		case 'quote':
			return plainText(block.c)
				.split('\n')
				.map((line) => `> ${line}`.trimEnd())
				.join('\n');
		case 'footnote':
			return plainText(block.c);
		case 'table':
			return block.rows.map((row) => row.map(inlineText).join(' | ')).join('\n');
		case 'rule':
			return '';
	}
}

/** Its further lines are in line with the words of its first. */
function listed(item: Doc, start: number | undefined, i: number): string {
	const mark = start === undefined ? '– ' : `${start + i}. `;
	const text = plainText(item).replace(/\n\n/g, '\n');
	return mark + text.replace(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`);
}
