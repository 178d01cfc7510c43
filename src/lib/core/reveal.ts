/** A card as it is when its answer is known: the gap filled, what was hidden marked. */
import { inlineText, type Block, type Doc, type Inline } from './document';
import type { Face } from './model';

/**
 * The front with its gap filled from the back; the front and the back below it where there is no gap, or
 * where several hide parts that the back tells in one.
 */
export function reveal({ front, back }: Pick<Face, 'front' | 'back'>): Doc {
	const [answer, ...more] = back;
	if (countGaps(front) !== 1 || answer?.t !== 'p') return [...front, ...back];
	return [...front.map((block) => fillBlock(block, answer.c)), ...more];
}

/** Of a list's card: its point, filled. */
export function revealPoint(face: Pick<Face, 'front' | 'back'>): Doc {
	const list = face.front.findLast((block) => block.t === 'list');
	const item = list?.t === 'list' && list.items.find((blocks) => countGaps(blocks) > 0);
	return reveal({ front: item || [], back: face.back });
}

/** A text with several gaps, a card each: all of them filled and marked. */
export function revealAll(faces: Pick<Face, 'front' | 'back'>[]): Doc {
	const [first, ...others] = faces;
	if (!first) return [];
	return others.reduce((doc, { back }) => {
		const answer = back[0]?.t === 'p' ? inlineText(back[0].c) : '';
		return answer ? doc.map((block) => markWords(block, answer)) : doc;
	}, reveal(first));
}

/** Marks the words in each text of a paragraph that holds them. */
function markWords(block: Block, words: string): Block {
	if (block.t !== 'p') return block;
	const within = (content: Inline[]): Inline[] =>
		content.flatMap((part): Inline[] => {
			if (typeof part !== 'string')
				return ['c' in part && part.t !== 'mark' ? { ...part, c: within(part.c) } : part];
			const at = part.indexOf(words);
			if (at < 0) return [part];
			const mark: Inline = { t: 'mark', c: [words] };
			return [part.slice(0, at), mark, part.slice(at + words.length)].filter((one) => one !== '');
		});
	return { ...block, c: within(block.c) };
}

function countGaps(doc: Doc): number {
	const inline = (content: Inline[]): number =>
		content.reduce((sum, part) => {
			if (typeof part === 'string') return sum;
			return sum + (part.t === 'gap' ? 1 : 'c' in part ? inline(part.c) : 0);
		}, 0);
	return doc.reduce((sum, block) => {
		if (block.t === 'p' || block.t === 'h') return sum + inline(block.c);
		if (block.t === 'list') return sum + block.items.reduce((n, item) => n + countGaps(item), 0);
		if (block.t === 'quote' || block.t === 'footnote') return sum + countGaps(block.c);
		return (
			sum + (block.t === 'table' ? block.rows.flat().reduce((n, cell) => n + inline(cell), 0) : 0)
		);
	}, 0);
}

function fillBlock(block: Block, answer: Inline[]): Block {
	switch (block.t) {
		case 'p':
		case 'h':
			return { ...block, c: fill(block.c, answer) };
		case 'quote':
		case 'footnote':
			return { ...block, c: block.c.map((one) => fillBlock(one, answer)) };
		case 'list':
			return {
				...block,
				items: block.items.map((item) => item.map((one) => fillBlock(one, answer)))
			};
		case 'table':
			return { ...block, rows: block.rows.map((row) => row.map((cell) => fill(cell, answer))) };
		default:
			return block;
	}
}

function fill(content: Inline[], answer: Inline[]): Inline[] {
	return content.map((part): Inline => {
		if (typeof part === 'string') return part;
		if (part.t === 'gap') return { t: 'mark', c: answer };
		return 'c' in part ? { ...part, c: fill(part.c, answer) } : part;
	});
}
