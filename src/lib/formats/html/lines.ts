/**
 * The lines of a page that are clicked to open something, as their own element tells: ARIA, a class such as
 * "faq-question", a button that asks, or the words of a question that the page states as data.
 */
import type { Element } from 'hast';
import { asking, bare } from '../faq/question';
import { anyOf, attr, childElements, classWords, has, nextWorded, textOf, type Page } from './page';
import { asksFeedback } from './page-notes';
import { withoutSigns } from './question';

/** Nobody asks at more length than this, in characters. */
export const LONGEST_LINE = 400;
const LINE_OF_FOLD =
	/^(header|head|heading|title|button|btn|toggle|toggler|trigger|label|link|summary|control)$/;
const FOLD =
	/^(accordion|accordian|collapse|collapsible|faq|faqs|toggle|expander|expandable|disclosure|qa)$/;
const STATE =
	/^(\d+|active|open|opened|closed|collapsed|expanded|show|shown|hidden|hide|first|last|is|odd|even)$/;

/** What is likely clicked to open something, in the order of the page. */
export function linesIn(page: Page, stated: Set<string>): Element[] {
	const isButton = (element: Element) =>
		element.tagName === 'button' || attr(element, 'role') === 'button';
	const lines = new Set(
		page.elements.filter(
			(element) => isLine(page, element, stated) && !asksFeedback(lineText(element))
		)
	);
	const isStated = (element: Element) => stated.has(bare(lineText(element)));
	const signs = new Set([...lines].filter((line) => isButton(line) || isStated(line)).map(signOf));
	// What is made like the buttons that ask, or like questions that the page states and asks, may open an answer too.
	return page.elements.filter(
		(element) =>
			lines.has(element) ||
			(page.worded.has(element) &&
				signs.has(signOf(element)) &&
				(isButton(element) || (isClassed(element) && asking(lineText(element)) === 'mark')) &&
				isOneLine(page, element))
	);
}

/** Whether an element is by itself likely what is clicked to open something. */
function isLine(page: Page, element: Element, stated: Set<string>): boolean {
	const { tagName } = element;
	if (!page.worded.has(element) || (page.sizes.get(element) ?? 0) > LONGEST_LINE) return false;
	if (tagName === 'p' && isAdmonition(page, element)) return true;
	// A heading over a list of terms titles them, whatever its classes say.
	if (/^h[1-6]$/.test(tagName) && nextWorded(page, element)?.tagName === 'dl') return false;
	if (/^(html|body|main|article|section|form|details|summary|p|ul|ol|dl|table)$/.test(tagName))
		return saysQuestion(element) && isOneLine(page, element);
	if (!isOneLine(page, element)) return false;
	if (has(element, 'ariaExpanded') || has(element, 'ariaControls')) return true;
	if (/collapse|toggle|accordion/.test(attr(element, 'dataToggle') + attr(element, 'dataBsToggle')))
		return true;
	const isButton = tagName === 'button' || attr(element, 'role') === 'button';
	const text = lineText(element);
	if (isButton && asking(text) === 'mark') return true;
	if (tagName === 'label' && page.byId.get(attr(element, 'htmlFor'))?.tagName === 'input')
		return asking(text) === 'mark';
	return saysQuestion(element) || saysLine(element) || stated.has(bare(text));
}

/** "faq-question", "question", "faq-q", and the names that schema.org gives. */
function saysQuestion(element: Element): boolean {
	const words = classWords(element);
	if (anyOf(words, /^(item|list|items|wrapper|container|group|section|answer|block|box|card|row)$/))
		return false;
	return anyOf(words, /^(question|q|quest|frage|pregunta|pergunta|domanda|vraag)$/);
}

/** The title of a box that documentation builders make for questions. */
function isAdmonition(page: Page, title: Element): boolean {
	const box = page.parents.get(title);
	const isTitle = attr(title, 'className') === 'admonition-title';
	return isTitle && box != null && anyOf(classWords(box), /^(question|faq|help)$/);
}

function saysLine(element: Element): boolean {
	const words = classWords(element);
	return anyOf(words, FOLD) && anyOf(words, LINE_OF_FOLD);
}

/** Whether words stand in one block of an element at most. */
export function isOneLine(page: Page, element: Element): boolean {
	let blocks = 0;
	const open = [element];
	for (let at = open.pop(); at && blocks < 2; at = open.pop()) {
		const inner = childElements(at).filter((child) => page.worded.has(child));
		const holding = inner.filter((child) => page.blocks.has(child));
		if (at !== element && page.blocks.has(at) && !holding.length) blocks++;
		open.push(...holding);
	}
	return blocks < 2;
}

/** The words of a line without its arrow. */
export const lineText = (element: Element) =>
	withoutSigns(textOf([element], LONGEST_LINE * 2, /^(script|style|svg)$/).slice(0, 1000));

/** What a fold's line is made of, without what tells one from the next. */
export function signOf(element: Element): string {
	const words = [...classWords(element)].filter((word) => !STATE.test(word)).sort();
	return `${element.tagName} ${words.join(' ')}`;
}

/** Whether its classes tell an element from any other of its tag. */
const isClassed = (element: Element) => !signOf(element).endsWith(' ');

/** Of the same tag and classes, where there are classes. */
export const isAlike = (a: Element, b: Element) => signOf(a) === signOf(b) && isClassed(a);
