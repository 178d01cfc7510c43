/** A fold-out as blocks: its line as a question, the title of a section or a bold line, and what it opens. */
import type { Inline } from '../../core/document';
import type { Part } from './asked';
import type { Fold } from './folds';
import { attr, childElements, placeIn } from './page';
import { questionLine } from './question';
import type { Sink } from './sink';
import type { Writer } from './writer';

/** Writes one fold-out. In a list, a table or an answer it asks nothing by itself. */
export function writeFold(
	writer: Writer,
	fold: Fold & { part: Part },
	sink: Sink,
	depth: number
): void {
	const { part, head, panel } = fold;
	const c = lineOf(writer, fold);
	const above = sink.level;
	// One below the heading that it stands under.
	const level = fold.level || Math.min(6, Math.max(1, above) + 1);
	const isOpen = sink.isTop && !sink.inside;
	sink.flush();
	const anchor = [head, fold.trigger].map((element) => attr(element, 'id')).find(Boolean);
	const own = sink.isTop ? anchor || placeIn(head) : undefined;
	const isHeading = fold.level > 0 || (isOpen && part.kind === 'section');
	if (c.length)
		sink.put(isHeading ? { t: 'h', level, c } : { t: 'p', c: [{ t: 'strong', c }] }, own);
	const line = sink.blocks.at(-1);
	const asked = isOpen && part.kind === 'asked' && c.length > 0;
	if (asked) {
		writer.parsed.asked.set(line!, part.asked);
		sink.inside = true;
	}
	for (const node of panel) {
		writer.opened.add(node);
		writer.node(node, sink, depth);
	}
	sink.flush();
	// What follows it stands beside it.
	if (!fold.level) sink.level = above;
	if (!asked) return;
	sink.inside = false;
	sink.waiting = undefined;
	writer.parsed.ends.add(sink.blocks.at(-1)!);
}

function lineOf(writer: Writer, { head, trigger }: Fold): Inline[] {
	const from = head.tagName === 'details' ? trigger : head;
	// What is clicked is a button to the page, and the question to its readers.
	const aside = (element: Element) =>
		element.tagName !== 'button' && element !== trigger && !isAround(element, trigger)
			? writer.aside(element)
			: false;
	return questionLine(
		from === trigger ? trigger.children : [from],
		aside,
		writer.parsed.left,
		writer.base
	);
}

type Element = Fold['head'];

const isAround = (element: Element, trigger: Element) => childElements(element).includes(trigger);
