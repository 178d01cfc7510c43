/** What is read aloud of a document: its words, a line at a time, without what only the eye can use. */
import type { Block, Doc, Inline } from './document';

/** Lines to be spoken, each followed by a pause. */
export function spokenText(doc: Doc): string[] {
	return doc
		.flatMap(spokenBlock)
		.map((line) => line.replace(/\s+/g, ' ').trim())
		.filter((line) => /[\p{L}\p{N}…]/u.test(line));
}

function spokenBlock(block: Block): string[] {
	switch (block.t) {
		case 'p':
		case 'h':
			return spokenInlines(block.c).split('\n');
		case 'code':
			return block.v.split('\n');
		case 'math':
			return [spokenFormula(block.v)];
		case 'list':
			return block.items.flatMap(spokenText);
		case 'quote':
		case 'footnote':
			return spokenText(block.c);
		case 'table':
			return block.rows.map((row) => row.map(spokenInlines).join(', '));
		case 'rule':
			return [];
	}
}

function spokenInlines(content: Inline[]): string {
	return content.map(spokenInline).join('');
}

function spokenInline(part: Inline): string {
	if (typeof part === 'string') return part;
	switch (part.t) {
		case 'code':
			return part.v;
		case 'math':
			return spokenFormula(part.v);
		case 'image':
			return part.alt;
		case 'br':
			return '\n';
		// A mark of a footnote is for the eye.
		case 'ref':
			return '';
		case 'gap':
			return part.c.length ? spokenInlines(part.c) : '…';
		default:
			return spokenInlines(part.c);
	}
}

/** LaTeX without its signs: not how one would say it, but its names and numbers. */
const spokenFormula = (latex: string) => latex.replace(/[\\{}$&^_]+/g, ' ');
