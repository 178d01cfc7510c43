/**
 * Marks in a document by places in its words. The words are those of its lines (paragraphs, list points,
 * cells, code) as they stand, joined by line breaks; a mark goes through markup and over any number of lines.
 */
import { inlineText, type Block, type Doc, type Inline } from './document';
import type { Span } from './inline-slice';

/** The words of each line of a document, in its order. */
export function linesOf(doc: Doc): string[] {
	const lines: string[] = [];
	throughLines(doc, (content) => {
		lines.push(inlineText(content));
		return content;
	});
	return lines;
}

/**
 * The document with what stands in `spans` in a `mark`; they are places in `linesOf(doc).join('\n')`, in
 * order and apart. Inline code, formulas and images that are cut are marked whole; code and formulas that are
 * blocks stay as they are, and so does a line that is one formula. No word is changed. Fails on nothing.
 */
export function markWords(doc: Doc, spans: Span[]): Doc {
	let at = 0;
	let next = 0;
	return throughLines(doc, (content) => {
		const start = at;
		const end = start + inlineText(content).length;
		at = end + 1;
		while (next < spans.length && spans[next]!.to <= start) next++;
		let marked = content;
		for (let k = next; k < spans.length && spans[k]!.from < end; k++)
			marked = markIn(marked, { from: spans[k]!.from - start, to: spans[k]!.to - start });
		return marked;
	});
}

function throughLines(doc: Doc, change: (line: Inline[]) => Inline[]): Doc {
	return doc.map((block): Block => {
		switch (block.t) {
			case 'p':
			case 'h':
				return { ...block, c: change(block.c) };
			case 'code':
			case 'math':
				change([block.v]);
				return block;
			case 'list':
				return { ...block, items: block.items.map((item) => throughLines(item, change)) };
			case 'quote':
			case 'footnote':
				return { ...block, c: throughLines(block.c, change) };
			case 'table':
				return { ...block, rows: block.rows.map((row) => row.map(change)) };
			case 'rule':
				return block;
		}
	});
}

function markIn(content: Inline[], { from, to }: Span): Inline[] {
	const [only, ...others] = content;
	if (typeof only === 'object' && only.t === 'math' && !others.length) return content;
	const made: Inline[] = [];
	let marked: Inline[] = [];
	const close = () => {
		if (marked.length) made.push({ t: 'mark', c: marked });
		marked = [];
	};
	let at = 0;
	for (const part of content) {
		const length = inlineText([part]).length;
		const start = Math.max(0, from - at);
		const end = Math.min(length, to - at);
		at += length;
		if (!length && marked.length && at < to) {
			// A note's number between marked words does not part them.
			marked.push(part);
		} else if (end <= start) {
			close();
			made.push(part);
		} else if (typeof part === 'string') {
			if (start) made.push(part.slice(0, start));
			marked.push(part.slice(start, end));
			if (end < length) close();
			if (end < length) made.push(part.slice(end));
		} else if ('c' in part && (start || end < length)) {
			close();
			made.push({ ...part, c: markIn(part.c, { from: start, to: end }) });
		} else marked.push(part);
	}
	close();
	return made;
}
