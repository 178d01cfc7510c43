/**
 * Definition lists. Terms that ask are questions where half of their list does; of any other list a term
 * is a bold line over its definition.
 */
import type { Element, Nodes } from 'hast';
import type { Block } from '../../core/document';
import { asking } from '../faq/question';
import { inlineOf, tidyText } from './inline';
import { attr, childElements, hasWords, textOf } from './page';
import type { Sink } from './sink';
import type { Writer } from './writer';

interface Term {
	names: Element[];
	body: Nodes[];
}

/** Writes a `<dl>`. */
export function writeTerms(writer: Writer, list: Element, sink: Sink, depth: number): void {
	if (writer.folds.within.has(list)) return writer.around(list, sink, depth);
	sink.flush();
	const terms = termsOf(list);
	if (terms.length && terms.every((term) => isSignpost(writer, term)))
		return sink.put({ t: 'list', items: terms.flatMap((term) => itemsOf(writer, term, depth)) });
	const named = terms.filter(({ names }) => names.length);
	const marks = named.filter(asks).length;
	const isAsked = sink.isTop && !sink.inside && marks > 0 && marks * 2 >= named.length;
	for (const term of terms) {
		writeNames(writer, term, sink, isAsked);
		sink.inside ||= isAsked;
		for (const node of term.body)
			if (node.type === 'element' && node.tagName === 'dd') writer.around(node, sink, depth);
			else writer.node(node, sink, depth);
		sink.flush();
		if (!isAsked) continue;
		sink.inside = false;
		if (term.names.length) writer.parsed.ends.add(sink.blocks.at(-1)!);
	}
}

/** A term that is a link as a whole, with nothing under it but further links: a table of contents. */
function isSignpost({ page }: Writer, { names, body }: Term): boolean {
	// Numbers may stand before the links.
	const isLinks = (node: Nodes) =>
		node.type !== 'element' ||
		(page.linked.get(node) ?? 0) * 5 >= (page.sizes.get(node) ?? 0) * 4 ||
		(page.linked.has(node) &&
			!hasWords(textOf([node], 400, /^a$/).replace(/[A-Z](?=\.\d)|\d+/g, '')));
	return names.length > 0 && [...names, ...body].every(isLinks);
}

function itemsOf(writer: Writer, { names, body }: Term, depth: number): Block[][] {
	const items = names.map((name) => writer.blocksOf(name.children, depth + 1));
	items.at(-1)!.push(...writer.blocksOf(body, depth + 1));
	return items.filter((item) => item.length);
}

const asks = ({ names }: Term) => names.some((name) => asking(textOf([name], 1000)) === 'mark');

function writeNames(writer: Writer, term: Term, sink: Sink, isAsked: boolean) {
	const lines = term.names.flatMap((name, k) => [
		...(k ? [{ t: 'br' } as const] : []),
		...tidyText(inlineOf(name.children, writer.aside, writer.base), true)
	]);
	const c = tidyText([{ t: 'strong', c: lines }]);
	if (!c.length) return;
	const [name] = term.names;
	sink.put({ t: 'p', c }, attr(name!, 'id') || firstId(name!));
	if (isAsked)
		writer.parsed.asked.set(
			sink.blocks.at(-1)!,
			asks(term)
				? { confidence: 0.95, reason: 'It is a term with a question mark.' }
				: { confidence: 0.7, reason: 'It has no question mark, but most terms next to it ask.' }
		);
}

export const firstId = (name: Element) =>
	childElements(name)
		.map((inner) => attr(inner, 'id') || attr(inner, 'name'))
		.find(Boolean);

/** Terms with what follows them; each term may stand in a box with its definition. */
function termsOf(list: Element): Term[] {
	const terms: Term[] = [];
	const nodes = list.children.flatMap((node): Nodes[] =>
		node.type === 'element' && node.tagName === 'div' ? node.children : [node]
	);
	for (const node of nodes) {
		const last = terms.at(-1);
		if (node.type === 'element' && node.tagName === 'dt') {
			if (last && !last.body.some((inner) => inner.type === 'element')) last.names.push(node);
			else terms.push({ names: [node], body: [] });
		} else if (last) last.body.push(node);
		else terms.push({ names: [], body: [node] });
	}
	return terms;
}
