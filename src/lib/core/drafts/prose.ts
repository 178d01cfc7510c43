/** An answer as what cards are made of: sentences in their paragraphs, and lists with what leads to them. */
import { inlineText, type Block, type Doc, type Inline } from '../document';
import { sliceInline, type Span } from '../inline-slice';
import { largePictures, onlyPictures } from '../picture';
import { splitSentences } from './sentences';

export interface Sentence {
	text: string;
	/** With its links and emphasis. */
	c: Inline[];
	/** Place among all sentences of the answer, of its paragraph, and of the paragraph. */
	index: number;
	nth: number;
	paragraph: number;
	/** The words of a quotation are not the answer's own. */
	quoted: boolean;
	/** Stands behind a list of the answer, and so mostly elaborates. */
	afterList: boolean;
	/** Leads to the list behind it. */
	leads: boolean;
	/** Code or a formula that it leads to. */
	shows?: Block;
	/** Pictures in its paragraph and right behind it. */
	pictures: Inline[];
}

export interface PointList {
	/** From 1 where numbered. */
	start?: number;
	items: Block[][];
	/** The sentence that leads to it, where one stands right before, and the first of its paragraph. */
	lead?: string;
	opening?: string;
	/** Its points are parts of a sentence. */
	inSentence?: boolean;
}

export interface Prose {
	sentences: Sentence[];
	lists: PointList[];
}

/** A paragraph beyond this is no prose that a card could quote, and would take long to look through. */
const PARAGRAPH_MAX = 8000;
const SENTENCES_MAX = 400;

/** Sentences of the first `paragraphs` alone, where no more are needed; all lists. */
export function proseOf(answer: Doc, paragraphs = Infinity): Prose {
	const prose: Prose = { sentences: [], lists: [] };
	let paragraph = 0;
	let before = '';
	let afterList = false;
	const read = (blocks: Doc, quoted: boolean) => {
		for (const [i, block] of blocks.entries()) {
			if (block.t === 'p' && onlyPictures(block.c)) continue;
			if (block.t === 'p') {
				const content = unwrapped(block.c);
				before = inlineText(content);
				if (paragraph < paragraphs)
					addSentences(prose.sentences, content, {
						paragraph: paragraph++,
						quoted,
						afterList,
						leads: blocks[i + 1]?.t === 'list',
						shows: shownBy(blocks[i + 1]),
						pictures: picturesFrom(blocks, i)
					});
				continue;
			}
			if (block.t === 'quote') read(block.c, true);
			if (block.t === 'list') {
				const last = prose.lists.at(-1);
				// Points that blank lines set apart are one list.
				if (block.items.length === 1 && blocks[i - 1]?.t === 'list' && last)
					last.items = [...last.items, ...block.items];
				else prose.lists.push({ start: block.start, items: block.items, ...leadOf(before) });
				afterList = true;
			}
			before = block.t === 'h' ? `${inlineText(block.c)}:` : '';
		}
	};
	read(answer, false);
	return prose;
}

/** Lines that were wrapped by hand are one line; a break that is meant stays. */
export function unwrapped(content: Inline[]): Inline[] {
	return content.map((part): Inline => {
		if (typeof part === 'string')
			return part
				.replace(
					/(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\n(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu,
					''
				)
				.replace(/\s*\n\s*/g, ' ');
		return 'c' in part ? { ...part, c: unwrapped(part.c) } : part;
	});
}

/** The last sentence before a list, where it leads to it. */
function leadOf(before: string): Pick<PointList, 'lead' | 'opening'> {
	const text = before.trim();
	if (!/[:：]$/.test(text)) return {};
	const sentences = splitSentences(text).map(({ from, to }) => text.slice(from, to));
	return { lead: sentences.at(-1), ...(sentences.length > 1 ? { opening: sentences[0] } : {}) };
}

function addSentences(
	into: Sentence[],
	content: Inline[],
	place: Pick<Sentence, 'paragraph' | 'quoted' | 'afterList' | 'leads' | 'shows' | 'pictures'>
): void {
	const text = inlineText(content);
	if (text.length > PARAGRAPH_MAX || into.length > SENTENCES_MAX) return;
	const { shows, ...where } = place;
	const spans = splitSentences(text);
	into.push(
		...spans.map((span, nth) => ({
			...sentenceAt(content, text, span),
			index: into.length + nth,
			nth,
			...where,
			...(shows && nth === spans.length - 1 && /[:：]\s*$/.test(text) ? { shows } : {})
		}))
	);
}

/** Code and formulas as long as an answer may be. */
const SHOWN_MAX = 300;

/** Those in a paragraph, and in the paragraphs behind it that are nothing else. */
function picturesFrom(blocks: Doc, at: number): Inline[] {
	const pictures: Inline[] = [];
	for (let k = at, block = blocks[at]; block?.t === 'p'; block = blocks[++k]) {
		if (k > at && !onlyPictures(block.c)) break;
		pictures.push(...largePictures(block.c));
	}
	return pictures;
}

function shownBy(block: Block | undefined): Block | undefined {
	const shown = block?.t === 'code' || block?.t === 'math' ? block : undefined;
	return shown && shown.v.length <= SHOWN_MAX ? shown : undefined;
}

/** Words and markup of a part of a paragraph. */
export function sentenceAt(content: Inline[], text: string, span: Span) {
	return {
		text: text.slice(span.from, span.to).replace(/\s+/g, ' '),
		c: sliceInline(content, span)
	};
}
