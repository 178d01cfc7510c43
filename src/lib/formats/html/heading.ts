/** Headings of a page: without links to themselves and signs before them; those of notes head nothing. */
import type { Element } from 'hast';
import { inlineText } from '../../core/document';
import { asking } from '../faq/question';
import { isSelfLink } from './chrome';
import { inlineOf } from './inline';
import { anyOf, childElements, classWords, hasWords, placeIn, textOf } from './page';
import type { Sink } from './sink';
import type { Writer } from './writer';

/** Writes an `<h1>` to `<h6>`; `id` is its own. */
export function writeHeading(writer: Writer, element: Element, sink: Sink, id: string): void {
	const before = writer.parsed.left.length;
	const selfLinks: Element[] = [];
	const [first] = childElements(element);
	// A picture before the words draws a sign.
	const isSign = first?.tagName === 'img' && !textBefore(element, first);
	const picture = isSign ? first : undefined;
	const aside = (inner: Element) => {
		const isOwn = isSelfLink(inner) || inner === picture;
		if (isOwn) selfLinks.push(inner);
		return isOwn || writer.aside(inner);
	};
	let c = sink.line(inlineOf(element.children, aside, writer.base));
	if (c.length && hasWords(inlineText(c)))
		writer.leave(selfLinks, 'It is a sign or link of the heading itself.');
	else {
		writer.parsed.left.length = before;
		c = sink.line(inlineOf(element.children, writer.aside, writer.base));
	}
	const own = id || placeIn(element);
	const [only] = c;
	// A heading that is a link to itself as a whole needs no link.
	if (
		c.length === 1 &&
		typeof only === 'object' &&
		only.t === 'link' &&
		only.to === `#${own || sink.waiting}`
	)
		c = only.c;
	sink.flush();
	if (!c.length) return;
	const isTitle = isNote(writer.page.parents.get(element)) && asking(inlineText(c)) !== 'mark';
	if (isTitle) sink.put({ t: 'p', c: [{ t: 'strong', c }] });
	else sink.put({ t: 'h', level: Number(element.tagName[1]), c }, own);
}

/** Whether words stand in an element before one right inside of it. */
const textBefore = ({ children }: Element, inner: Element) =>
	hasWords(textOf(children.slice(0, children.indexOf(inner))));

/** Whether a box sets a note off: what titles it heads nothing else. */
const isNote = (box: Element | undefined) =>
	box != null &&
	anyOf(classWords(box), /^(note|warning|caution|tip|important|admonition|callout)$/);
