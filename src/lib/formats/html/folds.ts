/**
 * The fold-outs of a page: a line that is clicked, and what it opens. Besides `<details>` they are made
 * of any elements; what gives them away is ARIA, the classes' words, a button that asks, or data that
 * calls the line a question. What is closed in the page is content all the same.
 */
import type { Element, Nodes } from 'hast';
import { asking, type Asking } from '../faq/question';
import {
	anyOf,
	attr,
	childElements,
	classWords,
	hasWords,
	markUp,
	nextWorded,
	wordedAfter,
	type Page
} from './page';
import { isAlike, isOneLine, LONGEST_LINE, lineText, linesIn, signOf } from './lines';

export interface Fold {
	/** The element that holds the line and nothing else; of `<details>` itself. */
	head: Element;
	/** What is clicked. */
	trigger: Element;
	text: string;
	asking: Asking;
	/** What it opens, in order. */
	panel: Nodes[];
	/** Folds of the same make have the same. */
	sign: string;
	/** Whether more than its place and class make it a fold. */
	certain: boolean;
	/** The level of the heading that its line is; 0 for none. */
	level: number;
}

/** Steps up from what is clicked to the element that stands next to what it opens. */
const MOST_STEPS = 5;

const PANEL = /^(answer|answers|ans|panel|collapse|collapsible|acceptedanswer)$/;
const LOOSE_PANEL = /^(content|body|inner|a|description|text|details|container|dropdown)$/;
/** All folds, each line once, in the order of the page. `stated` are bare words of questions. */
export function findFolds(page: Page, stated: Set<string>): Fold[] {
	const order = new Map(page.elements.map((element, k) => [element, k]));
	const lines = linesIn(page, stated);
	const holders = new Set<Element>();
	for (const line of lines) markUp(page, line, holders);
	const folds = new Map<Element, Fold>();
	const opened = new Set<Nodes>();
	const add = (fold: Fold | undefined) => {
		if (!fold || folds.has(fold.head) || fold.panel.some((node) => opened.has(node))) return;
		folds.set(fold.head, fold);
		for (const node of fold.panel) opened.add(node);
	};
	for (const element of page.elements)
		if (element.tagName === 'details') add(detailsFold(page, element));
	for (const line of lines) add(lineFold(page, line, order, holders));
	const holding = new Set<Element>();
	for (const head of folds.keys()) markUp(page, head, holding);
	for (const element of page.elements) add(loosePair(page, element, holding));
	return [...folds.values()].sort((a, b) => order.get(a.head)! - order.get(b.head)!);
}

function detailsFold(page: Page, details: Element): Fold | undefined {
	const summary = childElements(details).find(({ tagName }) => tagName === 'summary');
	if (!summary || !page.worded.has(summary)) return undefined;
	const panel = details.children.filter((child) => child !== summary);
	return { ...foldOf(page, summary, details, panel, true), level: levelIn(page, summary, summary) };
}

function lineFold(
	page: Page,
	line: Element,
	order: Map<Element, number>,
	holders: Set<Element>
): Fold | undefined {
	const target = targetOf(page, line);
	if (target && page.worded.has(target) && !isWithin(page, line, target)) {
		const head = climb(page, line, (up) => !isWithin(page, target, up));
		if (order.get(head)! < order.get(target)!) return foldOf(page, line, head, [target], true);
	}
	const head = climb(page, line, (_, at) => !wordedAfter(page, at).next().value);
	const next = wordedAfter(page, head).next().value;
	if (!next) return undefined;
	const panel = panelAfter(page, head, holders, signOf(line));
	return panel.length ? foldOf(page, line, head, panel, true) : undefined;
}

/** The element that a line says it controls. */
function targetOf(page: Page, line: Element): Element | undefined {
	const said = [
		attr(line, 'ariaControls'),
		attr(line, 'dataTarget').replace(/^#/, ''),
		attr(line, 'dataBsTarget').replace(/^#/, ''),
		/^#./.test(attr(line, 'href')) ? attr(line, 'href').slice(1) : ''
	].find(Boolean);
	return said ? page.byId.get(said) : undefined;
}

/** The outermost element around a line in which nothing else stands, as long as `may`. */
function climb(page: Page, line: Element, may: (up: Element, at: Element) => boolean): Element {
	let at = line;
	for (let step = 0; step < MOST_STEPS; step++) {
		const up = page.parents.get(at);
		if (!up || /^(html|body|main|article|section|ul|ol|dl|form|details)$/.test(up.tagName)) break;
		if ((page.sizes.get(up) ?? 0) > (page.sizes.get(line) ?? 0) + 3 || !may(up, at)) break;
		at = up;
	}
	return at;
}

function isWithin(page: Page, element: Element, outer: Element): boolean {
	for (let at: Element | undefined = element; at; at = page.parents.get(at))
		if (at === outer) return true;
	return false;
}

/** What follows a line up to the next one: one element that is its panel, or all siblings. */
function panelAfter(page: Page, head: Element, holders: Set<Element>, sign: string): Nodes[] {
	const panel: Nodes[] = [];
	for (const node of wordedAfter(page, head)) {
		if (node.type === 'element') {
			if (isAlike(node, head)) break;
			const isPanel = anyOf(classWords(node), PANEL) || attr(node, 'role') === 'region';
			if (isPanel && !panel.length && isWhole(page, node)) return [node];
			if (/^(h[1-6]|hr)$/.test(node.tagName)) break;
			if (holders.has(node)) {
				// Lines of the same make are the next ones; others are folds inside of this one.
				if (panel.length || holdsSign(page, node, sign)) break;
				return [node];
			}
		}
		panel.push(node);
	}
	return panel;
}

/** Whether a title over an element is the caption of code or a quote, as AsciiDoc writes it. */
function isTitledBlock(page: Page, panel: Element): boolean {
	const box = page.parents.get(panel);
	return (
		box != null && anyOf(classWords(box), /^(listing|literal|quote|verse|image|table|stem)block$/)
	);
}

/** Whether an element may be all that a line opens: no paragraph, nor one of several alike. */
function isWhole(page: Page, panel: Element): boolean {
	const next = nextWorded(page, panel);
	return panel.tagName !== 'p' && !(next && isAlike(next, panel));
}

function holdsSign(page: Page, root: Element, sign: string): boolean {
	const open = [root];
	for (let at = open.pop(), seen = 0; at && seen < 200; at = open.pop(), seen++) {
		if (signOf(at) === sign) return true;
		open.push(...childElements(at).filter((child) => page.worded.has(child)));
	}
	return false;
}

/** A short line before an element that its classes call a panel, such as "section-body". */
function loosePair(page: Page, panel: Element, holding: Set<Element>): Fold | undefined {
	const words = classWords(panel);
	if (!page.worded.has(panel) || !page.blocks.has(panel)) return undefined;
	if (!anyOf(words, PANEL) && !anyOf(words, LOOSE_PANEL)) return undefined;
	if (!isWhole(page, panel) || isTitledBlock(page, panel)) return undefined;
	const siblings = page.parents.get(panel)?.children ?? [];
	const place = page.places.get(panel) ?? 0;
	const isBox = holding.has(panel) || page.headed.has(panel);
	for (let k = place - 1; k >= 0 && k > place - 8; k--) {
		const head = siblings[k]!;
		if (head.type === 'text' && hasWords(head.value)) return undefined;
		if (head.type !== 'element' || !page.worded.has(head)) continue;
		if (holding.has(head) || isAlike(head, panel)) return undefined;
		if ((page.sizes.get(head) ?? 0) > LONGEST_LINE / 2) return undefined;
		if (/^(ul|ol|dl|table|pre|details|nav|a)$/.test(head.tagName)) return undefined;
		if (isBox && isLead(page, head)) return undefined;
		if (!isOneLine(page, head) || nextWorded(page, head) !== panel) return undefined;
		return foldOf(page, head, head, [panel], false);
	}
	return undefined;
}

/** Whether a line is the text under a heading, before a box of folds: it opens nothing. */
function isLead(page: Page, line: Element): boolean {
	if (line.tagName === 'p') return true;
	const siblings = page.parents.get(line)?.children ?? [];
	const place = page.places.get(line) ?? 0;
	for (let k = place - 1; k >= 0 && k > place - 8; k--) {
		const node = siblings[k]!;
		if (node.type === 'element' && page.worded.has(node)) return /^h[1-6]$/.test(node.tagName);
	}
	return false;
}

function foldOf(
	page: Page,
	trigger: Element,
	head: Element,
	panel: Nodes[],
	certain: boolean
): Fold {
	const text = lineText(trigger);
	const sign = signOf(trigger.tagName === 'summary' ? head : trigger);
	const level = levelIn(page, trigger, head);
	return { head, trigger, text, asking: asking(text), panel, sign, certain, level };
}

/** The level of the heading within, or around, what is clicked. */
function levelIn(page: Page, trigger: Element, head: Element): number {
	for (let at: Element | undefined = trigger; at; at = page.parents.get(at)) {
		if (/^h[1-6]$/.test(at.tagName)) return Number(at.tagName[1]);
		if (at === head) break;
	}
	if (!page.headed.has(trigger)) return 0;
	const inner = childElements(trigger).flatMap((child) => [child, ...childElements(child)]);
	const heading = inner.find(({ tagName }) => /^h[1-6]$/.test(tagName));
	return heading ? Number(heading.tagName[1]) : 0;
}
