/** Lists, quotes and code of a page. A list or quote that holds questions is seen through. */
import type { Element, Nodes } from 'hast';
import type { Block } from '../../core/document';
import { attr, childElements } from './page';
import type { Sink } from './sink';
import type { Writer } from './writer';

/** Writes a `<blockquote>`. */
export function writeQuote(writer: Writer, element: Element, sink: Sink, depth: number): void {
	if (sink.isTop && !sink.inside && writer.folds.holders.has(element))
		return writer.around(element, sink, depth);
	const c = writer.blocksOf(element.children, depth + 1);
	if (c.length) sink.put({ t: 'quote', c });
}

/** Writes a list. Questions stand at the top of a document, never in one. */
export function writeList(writer: Writer, element: Element, sink: Sink, depth: number): void {
	const holds = sink.isTop && !sink.inside && holdsQuestions(writer, element);
	// Old pages set text in by lists without entries.
	const isIndent = !childElements(element).some(({ tagName }) => tagName === 'li');
	if (holds || isIndent) return writer.around(element, sink, depth);
	sink.flush();
	const items: Block[][] = [];
	for (const child of element.children) {
		if (writer.opened.has(child)) continue;
		const isItem = child.type === 'element' && child.tagName === 'li';
		const blocks = writer.blocksOf(isItem ? child.children : [child], depth + 1);
		// A list right inside of a list belongs to the entry before it.
		if (!isItem && blocks.length && items.length) items.at(-1)!.push(...blocks);
		else if (blocks.length) items.push(blocks);
	}
	if (!items.length) return;
	if (element.tagName !== 'ol') return sink.put({ t: 'list', items });
	const start = Number.parseInt(attr(element, 'start') || '1', 10);
	sink.put({ t: 'list', start: start >= 0 && start < 1e9 ? start : 1, items });
}

function holdsQuestions({ page, folds }: Writer, list: Element): boolean {
	// One that is a link as a whole leads to what is asked elsewhere.
	const isLink = (item: Element) =>
		(page.linked.get(item) ?? 0) * 5 >= (page.sizes.get(item) ?? 0) * 4;
	const hasHeading = (item: Element) =>
		!isLink(item) && childElements(item).some((inner) => page.headed.has(inner));
	return folds.holders.has(list) || childElements(list).some(hasHeading);
}

/** Writes a `<pre>`, as it is laid out. */
export function writeCode(writer: Writer, element: Element, sink: Sink): void {
	const v = trimLines(codeText(element, writer.aside));
	const classes = [element, ...childElements(element)].map((inner) => attr(inner, 'className'));
	const lang = /(?:^|\s)(?:language|lang|brush:|highlight-source)-?\s?([\w+#-]+)/i.exec(
		classes.join(' ')
	)?.[1];
	if (v) sink.put(lang ? { t: 'code', v, lang } : { t: 'code', v });
}

/** Boxes around the lines of code end them. */
function codeText(element: Element, aside: (element: Element) => boolean): string {
	let text = '';
	const open: (Nodes | '\n')[] = [...element.children].reverse();
	for (let node = open.pop(); node; node = open.pop()) {
		if (node === '\n') text += text.endsWith('\n') ? '' : '\n';
		else if (node.type === 'text') text += node.value;
		else if (node.type === 'element') {
			if (node.tagName === 'br') text += '\n';
			else if (node.tagName === 'img') text += attr(node, 'alt');
			else if (!aside(node)) {
				if (/^(div|p|li|tr)$/.test(node.tagName)) open.push('\n');
				for (let k = node.children.length - 1; k >= 0; k--) open.push(node.children[k]!);
			}
		}
	}
	return text;
}

function trimLines(text: string): string {
	const lines = text.replaceAll('\u00a0', ' ').split('\n');
	const isEmpty = (line: string) => line.trim() === '';
	const from = lines.findIndex((line) => !isEmpty(line));
	const to = lines.findLastIndex((line) => !isEmpty(line));
	return from < 0
		? ''
		: lines
				.slice(from, to + 1)
				.join('\n')
				.trimEnd();
}
