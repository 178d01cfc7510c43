/** What of a page's own style sheet tells its words: which classes make them bold. */
import type { Element } from 'hast';

const LONGEST_SHEET = 200_000;

/** Adds the classes that a page's own style sheet makes bold. */
export function addBold(style: Element, bold: Set<string>) {
	const [sheet] = style.children;
	if (sheet?.type !== 'text') return;
	for (const [, name] of sheet.value
		.slice(0, LONGEST_SHEET)
		.matchAll(
			/(?<=^|[}\s])\.([\w-]{1,40})\s{0,3}\{[^{}]{0,500}font-weight:\s{0,3}(?:bold|[6-9]00)/g
		))
		bold.add(name!);
}

/** What a class makes bold is as bold as what is styled so by itself. */
export function embolden(span: Element, bold: ReadonlySet<string>) {
	if (classesOf(span).some((name) => bold.has(name)))
		span.properties['style'] = `${String(span.properties['style'] ?? '')};font-weight:bold`;
}

const classesOf = ({ properties }: Element) =>
	Array.isArray(properties['className']) ? properties['className'].map(String) : [];
