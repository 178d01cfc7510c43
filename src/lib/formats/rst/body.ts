/** Definition lists, and the blocks that are shown as they stand: literal blocks and doctests. */
import { inlineText, type Block } from '../../core/document';
import { asking, tellsTrouble } from '../faq/question';
import { isLabel } from '../faq/labels';
import { tidyInline } from '../inline-tidy';
import type { Level, RstContext, Taken, Term } from './context';
import { inlineOf } from './inline';
import { outdent, regionEnd, skipBlank, type Line } from './lines';

/** Beginnings of lines that are something else than a term. */
const MARKED =
	/^(?:\.\.(?: |$)|__ |[-*+•‣⁃](?: |$)|>>> |\|(?: |$)|\+-|:[^:\s`][^:`]{0,100}:(?: |$))/;

/** Whether a block is a bold line that asks. */
export function asksBold(block: Block | undefined): boolean {
	if (block?.t !== 'p' || block.c.length !== 1) return false;
	const [only] = block.c;
	return typeof only === 'object' && only.t === 'strong' && asking(inlineText([only])) === 'mark';
}

/** Lines with definitions set in under them: terms as bold paragraphs, each followed by its definition. */
export function definitions(
	lines: Line[],
	at: number,
	base: number,
	context: RstContext,
	level: Level
): Taken | undefined {
	if (!isTerm(lines, at, base)) return undefined;
	const items: Term[] = [];
	let next = at;
	for (let k = at; isTerm(lines, k, base) && (k === at || !MARKED.test(lines[k]!.text));) {
		const c = tidyInline([{ t: 'strong', c: inlineOf(lines[k]!.text, context) }]);
		next = regionEnd(lines, k + 1, base);
		const body = context.read(lines.slice(k + 1, next), level, { top: level.top });
		const label = isLabel(inlineText(c)) && body[0]?.t === 'p' ? body[0] : undefined;
		// "Q" over a question is its label.
		if (label) label.c = tidyInline([`${inlineText(c).replace(/:$/, '')}: `, ...label.c]);
		items.push({
			term: c.length && !label ? { t: 'p', c } : undefined,
			body,
			words: inlineText(c)
		});
		k = skipBlank(lines, next);
	}
	if (level.top) context.terms.push(items);
	return { next, blocks: items.flatMap(({ term, body }) => (term ? [term, ...body] : body)) };
}

/**
 * Where half of the terms of a list ask, they are questions and their definitions the answers. A target
 * between two terms parts their list: where half of all terms ask or tell of a trouble, a list that
 * tells of some asks too, and one of mere names does not.
 */
export function askTerms({ terms, asked, ends }: RstContext) {
	const isMarked = ({ words }: Term) => asking(words) === 'mark';
	const isTold = (term: Term) => isMarked(term) || tellsTrouble(term.words);
	const half = (items: Term[], is: (term: Term) => boolean) =>
		items.filter(is).length * 2 >= items.length;
	const all = terms.flat();
	const mostlyAsk = all.some(isMarked) && half(all, isTold);
	for (const items of terms) {
		if (!half(items, isMarked) && !(mostlyAsk && half(items, isTold))) continue;
		for (const item of items) {
			if (!item.term || !item.body.length) continue;
			const asks = isMarked(item);
			asked.set(item.term, {
				confidence: asks ? 0.9 : 0.7,
				reason: asks
					? 'It is a term with a question mark, and its definition follows.'
					: 'It is a term in a list of questions.'
			});
			ends.add(item.body.at(-1)!);
		}
	}
}

function isTerm(lines: Line[], at: number, base: number): boolean {
	const line = lines[at];
	const below = lines[at + 1];
	if (!line?.text || line.indent !== base || !below?.text || below.indent <= base) return false;
	return !line.text.endsWith('::');
}

/** What follows `::`: everything set in, or lines that begin with one and the same sign. */
export function literalAfter(lines: Line[], from: number, base: number): Taken | undefined {
	const at = skipBlank(lines, from);
	const first = lines[at];
	if (!first) return undefined;
	let next = regionEnd(lines, at, base);
	if (next === at) {
		const sign = first.text[0]!;
		if (at === from || !/[!-/:-@[-`{-~]/.test(sign) || /^\.\. |^__ /.test(first.text))
			return undefined;
		while (next < lines.length && lines[next]!.text.startsWith(sign)) next++;
		// One line alone is rather a list, or a title's adornment.
		if (next - at < 2 && !/^[>$#%]/.test(first.text)) return undefined;
	}
	return { next, blocks: codeOf(lines.slice(at, next)) };
}

/** A session at a prompt, up to the next blank line. */
export function doctest(lines: Line[], at: number): Taken | undefined {
	if (!/^>>>( |$)/.test(lines[at]!.text)) return undefined;
	let next = at;
	while (next < lines.length && lines[next]!.text) next++;
	return { next, blocks: codeOf(lines.slice(at, next), 'python') };
}

/** Lines as a block of code, as they stood. */
export function codeOf(lines: Line[], lang?: string): Block[] {
	const v = outdent(lines);
	return v ? [lang ? { t: 'code', v, lang } : { t: 'code', v }] : [];
}
