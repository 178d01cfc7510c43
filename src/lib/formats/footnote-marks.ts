/**
 * Footnotes on their way through HTML. Their numbers would be links and lists there; marked by characters
 * that no text has, they become notes of the tree again, whichever way HTML is read.
 */
import type { Block, Inline } from '../core/document';
import type { Parsed } from './parsed';

/** Left to private use by Unicode. */
const MARK = '\ue0f1';
const REF = new RegExp(`${MARK}r(\\d{1,6})${MARK}`);
const NOTE = new RegExp(`^\\s*${MARK}n(\\d{1,6})${MARK}\\s*`);

/** The number of a note where it is called. */
export const refMark = (number: number | string) => `${MARK}r${number}${MARK}`;
/** The number of a note, to stand at the start of its paragraph. */
export const noteMark = (number: number | string) => `${MARK}n${number}${MARK} `;
/** A text in which no mark can be forged. */
export const withoutMarks = (text: string) => text.replaceAll(MARK, '');

/** Turns marks in what was read into references, and marked paragraphs at the top into notes. */
export function placeNotes(parsed: Parsed): Parsed {
	const changed = new Map<Block, Block>();
	const doc: Block[] = [];
	for (const block of parsed.doc) {
		const placed = placeBlock(block);
		changed.set(block, placed);
		doc.push(placed);
	}
	const { outside: _, ...rest } = parsed;
	const renamed = <Value>(map: Map<Block, Value>) =>
		new Map([...map].map(([block, value]) => [changed.get(block) ?? block, value]));
	return {
		// There is no page around a document.
		...rest,
		doc,
		asked: renamed(parsed.asked),
		ends: new Set([...parsed.ends].map((block) => changed.get(block) ?? block)),
		anchors: renamed(parsed.anchors)
	};
}

function placeBlock(block: Block): Block {
	switch (block.t) {
		case 'p': {
			const id = typeof block.c[0] === 'string' ? NOTE.exec(block.c[0])?.[1] : undefined;
			if (!id) return hasMark(block) ? { ...block, c: placeInline(block.c) } : block;
			const c = placeInline([(block.c[0] as string).replace(NOTE, ''), ...block.c.slice(1)]);
			return { t: 'footnote', id, c: [{ t: 'p', c }] };
		}
		case 'h':
			return hasMark(block) ? { ...block, c: placeInline(block.c) } : block;
		case 'quote':
		case 'footnote':
			return hasMark(block) ? { ...block, c: block.c.map(placeBlock) } : block;
		case 'list':
			return hasMark(block)
				? { ...block, items: block.items.map((item) => item.map(placeBlock)) }
				: block;
		case 'table':
			return hasMark(block)
				? { ...block, rows: block.rows.map((row) => row.map(placeInline)) }
				: block;
		default:
			return block;
	}
}

/** Untouched blocks stay the same objects. */
const hasMark = (block: Block) => JSON.stringify(block).includes(MARK);

function placeInline(content: Inline[]): Inline[] {
	return content.flatMap((part): Inline[] => {
		if (typeof part !== 'string')
			return 'c' in part ? [{ ...part, c: placeInline(part.c) }] : [part];
		return part
			.split(REF)
			.map((piece, k): Inline => (k % 2 ? { t: 'ref', id: piece } : piece))
			.filter((piece) => piece !== '');
	});
}
