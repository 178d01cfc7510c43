/** Lists and quotes that are questions, or questions with their answers, laid open. */
import { inlineText, type Block, type Doc } from '../../core/document';
import { tidyInline } from '../inline-tidy';
import { isAnswerTitle, type Labels } from './labels';
import {
	askingHeadings,
	asksBold,
	asksOver,
	beginsBold,
	cutLead,
	firstWords,
	isBold
} from './lines';
import { asking } from './question';

/**
 * Lists at the top whose entries begin with a question and go on with its answer become paragraphs:
 * the question bold, the answer after it. Numbered questions with the answer below the list too.
 */
export function openLists(doc: Doc, labels: Labels, kept: ReadonlySet<Block>): Doc {
	const below = doc.filter((block, k) => isAnsweredBelow(block, doc[k + 1]));
	const quotes = doc.filter(({ t }) => t === 'quote').length;
	const asked = below.filter(({ t }) => t === 'quote').length;
	const leads = doc.flatMap((block) => (block.t === 'list' ? block.items.filter(hasBoldLead) : []));
	// Where headings ask, bold questions in a list are an answer's own.
	const areLeads = leads.length > askingHeadings(doc);
	const over = doc.flatMap((block) => (block.t === 'list' ? block.items.filter(hasLineLead) : []));
	const isAnswered = (item: Block[]) =>
		(item.length > 1 && isQuestion(item[0])) || (hasBoldLead(item) && areLeads);
	return doc.flatMap((block, k): Block[] => {
		const whole = nestedItems(block, labels) ?? itemsOf(block);
		const items = !labels.any && over.length > 1 ? whole.map(cutItem) : whole;
		if (!items.length || kept.has(block)) return [block];
		const answered = block.t === 'list' ? items.filter(isAnswered).length : 0;
		const open =
			(answered > 0 && answered >= items.length * 0.7) ||
			(below.length > 1 &&
				(block.t === 'list' || asked >= quotes * 0.7) &&
				isAnsweredBelow(block, doc[k + 1])) ||
			(block.t === 'list' && isLabelled(items, labels));
		if (!open) return [block];
		return items.flatMap(([first, ...rest]): Block[] => {
			if (!first) return [];
			const isLead = first.t === 'p' && !beginsBold(first.c) && labelIn(first, labels) === 'none';
			return [isLead ? asBold(first) : first, ...answerOf(rest, labels)];
		});
	});
}

const hasLineLead = ([first]: Block[]) => first?.t === 'p' && asksOver(first.c) > 0;
const cutItem = ([first, ...rest]: Block[]) =>
	first?.t === 'p' ? [...cutLead(first), ...rest] : first ? [first, ...rest] : rest;

const hasBoldLead = ([first]: Block[]) => first?.t === 'p' && asksBold(first.c);

/** Whether all entries are labelled, and answers are among them. */
function isLabelled(items: Block[][], labels: Labels): boolean {
	const lines = items.flatMap((item) => item.slice(0, 1).flatMap(firstWords));
	return (
		labels.any &&
		items.every(([first]) => first?.t === 'p' && labelIn(first, labels) !== 'none') &&
		lines.some((line) => labels.answer(line) > 0) &&
		lines.some((line) => labels.question(line) > 0)
	);
}

function labelIn(block: Block, labels: Labels): 'question' | 'answer' | 'none' {
	const text = firstWords(block)[0] ?? '';
	if (labels.question(text) > 0) return 'question';
	return labels.answer(text) > 0 ? 'answer' : 'none';
}

/** What follows a question in its entry; a labelled answer may be a quote, or the one entry of a list. */
function answerOf(rest: Block[], labels: Labels): Block[] {
	const [only] = rest;
	const [inner, ...more] = only ? itemsOf(only) : [];
	if (!inner?.[0] || more.length || rest.length > 1) return rest;
	return labelIn(inner[0], labels) === 'answer' ? inner : rest;
}

function isQuestion(block: Block | undefined): boolean {
	return block?.t === 'p' && asking(inlineText(block.c)) === 'mark' && block.c.length < 12;
}

function isLoneQuestion(block: Block): boolean {
	const items = itemsOf(block);
	return items.length === 1 && items[0]!.length === 1 && isQuestion(items[0]![0]);
}

/** The entries of labelled lists that stand in a list, each as all that its entry holds. */
function nestedItems(block: Block, labels: Labels): Block[][] | undefined {
	if (!labels.any || block.t !== 'list') return undefined;
	const inner = block.items.map(([only, ...more]) => {
		const items = only?.t === 'list' && !more.length ? only.items : [];
		return isLabelled(items, labels) ? items : [];
	});
	return inner.every(({ length }) => length > 0) ? inner.flat() : undefined;
}

/** The entries of a list; a quote is one. */
function itemsOf(block: Block): Block[][] {
	if (block.t === 'list') return block.items;
	return block.t === 'quote' ? [block.c] : [];
}

/** Whether a question stands in a list by itself, with its answer below the list. */
function isAnsweredBelow(block: Block, next: Block | undefined): boolean {
	if (!next || !isLoneQuestion(block)) return false;
	return next.t === 'p' || next.t === 'code' || (itemsOf(next).length > 0 && !isLoneQuestion(next));
}

function asBold(paragraph: Extract<Block, { t: 'p' }>): Block {
	if (isBold(paragraph.c) || isAnswerTitle(inlineText(paragraph.c))) return paragraph;
	return { t: 'p', c: tidyInline([{ t: 'strong', c: paragraph.c }]) };
}
