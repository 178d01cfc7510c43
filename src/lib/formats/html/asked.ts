/**
 * Which fold-outs of a page are questions. They are judged together with those of the same make: menus,
 * changelogs and product details are folded too, and many questions bear no question mark.
 */
import type { Element, Nodes } from 'hast';
import { isAnswerTitle } from '../faq/labels';
import { isFaqName } from '../faq/names';
import { bare } from '../faq/question';
import type { Asked } from '../parsed';
import type { Fold } from './folds';
import { anyOf, attr, classWords, markUp, textOf, type Page } from './page';

export interface Folds {
	/** By the element at which the fold is written. */
	starts: Map<Element, Fold & { part: Part }>;
	/** Elements that hold a question or section. */
	holders: Set<Element>;
	/** Elements that hold any fold. */
	within: Set<Element>;
}

/** What a fold is: a question, a section of folds, or a line that happens to fold. */
export type Part = { kind: 'section' | 'plain' } | { kind: 'asked'; asked: Asked };

const FAQ_WORDS = /^(faqs?|question|questions|qna|qa|q&a)$/;
/** Lines that open more of the same text. */
const MORE =
	/^(read|show|see|learn|view|load) (more|less|all)|^(more|details|weiterlesen|mehr)[\s.…]*$/i;

/**
 * Judges all folds of a page; `title` is its title, `stated` the bare words of questions that it states.
 * Folds that nothing speaks for are left out.
 */
export function judgeFolds(
	page: Page,
	found: Fold[],
	title: string,
	stated: ReadonlySet<string>
): Folds {
	const owners = new Map<Nodes, Fold>();
	const heads = new Set<Nodes>();
	for (const fold of found) {
		for (const node of fold.panel) if (!owners.has(node)) owners.set(node, fold);
		heads.add(fold.trigger);
	}
	const inner = new Map<Fold, Fold[]>();
	const outer = new Map<Fold, Fold>();
	/** The fold whose panel something stands in, and whether it stands in the line of another. */
	const placeOf = (from: Nodes | undefined, fold: Fold) => {
		for (let at = from; at; at = page.parents.get(at)) {
			if (heads.has(at) && at !== fold.trigger) return { inHead: true };
			const owner = owners.get(at);
			if (owner && owner !== fold) return { owner, inHead: false };
		}
		return { inHead: false };
	};
	const all = found.filter((fold) => {
		const { owner, inHead } = placeOf(fold.head, fold);
		// What opens something far away would take it out of its own place.
		if (inHead || placeOf(page.parents.get(fold.panel[0]!), fold).owner !== owner) return false;
		if (owner) {
			push(inner, owner, fold);
			outer.set(fold, owner);
		}
		return true;
	});
	const sections = new Set(all.filter((fold) => isSection(page, fold, inner.get(fold) ?? [])));
	const isPart = (fold: Fold) => outer.has(fold) && !sections.has(outer.get(fold)!);
	const alike = new Map<string, Fold[]>();
	for (const fold of all) if (!sections.has(fold) && !isPart(fold)) push(alike, fold.sign, fold);
	const groups = new Map([...alike].map(([sign, folds]) => [sign, groupOf(folds)]));
	const faq = faqHeadings(page, title);
	const folds: Folds = { starts: new Map(), holders: new Set(), within: new Set() };
	for (const fold of all) {
		const group = groups.get(fold.sign) ?? groupOf([]);
		const part: Part = sections.has(fold)
			? { kind: 'section' }
			: isPart(fold)
				? { kind: 'plain' }
				: stated.has(bare(fold.text))
					? asked(0.99, 'The page itself marks it as a question.')
					: verdict(fold, group, () => saysFaq(page, fold, faq));
		// A line that is none stands where it stood, and so does what follows it.
		if (part.kind === 'plain' && !(fold.certain && isClicked(fold))) continue;
		folds.starts.set(fold.head, { ...fold, part });
		markUp(page, fold.head, folds.within);
		markUp(page, fold.head, page.blocks);
		for (const node of fold.panel) markUp(page, page.parents.get(node), page.blocks);
		if (part.kind !== 'plain') markUp(page, fold.head, folds.holders);
	}
	return folds;
}

function push<Key>(map: Map<Key, Fold[]>, key: Key, fold: Fold) {
	const list = map.get(key);
	if (list) list.push(fold);
	else map.set(key, [fold]);
}

/** Whether what is clicked would be a mere button if it were no fold. */
const isClicked = ({ head, trigger }: Fold) =>
	/^(details|button)$/.test(head.tagName) ||
	trigger.tagName === 'button' ||
	attr(trigger, 'role') === 'button';

/** A fold-out that holds others, and besides them next to nothing. */
function isSection(page: Page, fold: Fold, inner: Fold[]): boolean {
	if (!inner.length || isAnswerTitle(fold.text)) return false;
	const asks = inner.filter(({ asking }) => asking === 'mark').length;
	if (fold.asking === 'mark' && asks * 2 < inner.length) return false;
	const size = (nodes: Nodes[]) =>
		nodes.reduce(
			(sum, node) => sum + (node.type === 'element' ? (page.sizes.get(node) ?? 0) : 0),
			0
		);
	const own = inner.reduce(
		(rest, { head, panel }) => rest - size([head]) - (head.tagName === 'details' ? 0 : size(panel)),
		size(fold.panel)
	);
	return (
		(own < 10 && asks > 0) ||
		(inner.length > 1 && asks * 2 >= inner.length && fold.asking !== 'mark')
	);
}

/** Folds of one make. */
interface Group {
	several: boolean;
	/** Whether half of them bear a question mark. */
	mostly: boolean;
}

function groupOf(folds: Fold[]): Group {
	const marks = folds.filter(({ asking }) => asking === 'mark').length;
	const several = folds.length > 1;
	return { several, mostly: several && marks * 2 >= folds.length };
}

function verdict(fold: Fold, group: Group, faq: () => boolean): Part {
	if (isAnswerTitle(fold.text) || MORE.test(fold.text)) return { kind: 'plain' };
	const { several, mostly } = group;
	if (!fold.certain && !mostly) return { kind: 'plain' };
	if (fold.asking === 'mark')
		return asked(mostly || faq() ? 0.97 : 0.9, 'It opens its answer and has a question mark.');
	if (mostly) return asked(0.7, 'It has no question mark, but most fold-outs like it ask.');
	if (several && faq())
		return asked(0.7, 'It has no question mark, but opens an answer in a part for questions.');
	return { kind: 'plain' };
}

const asked = (confidence: number, reason: string): Part => ({
	kind: 'asked',
	asked: { confidence, reason }
});

/** The headings by which a part of the page is one for questions, or 'page' where all of it is. */
function faqHeadings(page: Page, title: string): Set<Element> | 'page' {
	if (isFaqName(title)) return 'page';
	const under = new Set<Element>();
	let open = false;
	for (const element of page.elements) {
		if (/^h[1-6]$/.test(element.tagName)) {
			const says = isFaqName(textOf([element], 200));
			// A smaller heading within does not end the part.
			if (says || /^h[12]$/.test(element.tagName)) open = says;
		}
		if (open) under.add(element);
	}
	return under;
}

function saysFaq(page: Page, { head }: Fold, faq: Set<Element> | 'page'): boolean {
	if (faq === 'page' || faq.has(head)) return true;
	for (let at: Element | undefined = head; at; at = page.parents.get(at))
		if (anyOf(classWords(at, true), FAQ_WORDS)) return true;
	return false;
}
