/**
 * What of a page is not its content: navigation, header and footer of the site, forms, calls to action.
 * Judged by tags and roles first, then by the words of classes; never so that a question goes with it.
 */
import type { Element } from 'hast';
import { asking } from '../faq/question';
import type { Folds } from './asked';
import { isLinkBar, isMove } from './link-bars';
import { noteReason } from './page-notes';
import {
	anyOf,
	attr,
	childElements,
	classWords,
	hasWords,
	markUp,
	textOf,
	type Page
} from './page';

/** Tells of an element why it is no content; undefined where it is. `inside` an answer little is chrome. */
export type Chrome = (element: Element, inside: boolean) => string | undefined;

const NAVIGATION = 'It is the page’s navigation.';
const FOOTER = 'It is the page’s footer.';
const HEADER = 'It is the page’s header.';
const BUTTON = 'It is a button.';
const FORM = 'It is a form.';
const ADVICE = 'It is for those who edit the page.';
const FEEDBACK = 'It asks for feedback.';

const REVIEW = /^(review|reviews)$/;

/** Words of classes and ids, and what an element with one of them is. */
const KINDS: [words: RegExp, reason: string, linksOnly?: boolean][] = [
	[/^(breadcrumb|breadcrumbs)$/, 'It shows where the page stands in its site.'],
	[
		/^(nav|navbar|navigation|menu|submenu|sidebar|topbar|pagination|pager|drawer)$/,
		NAVIGATION,
		true
	],
	[/^(toc|contents)$/, 'It is a table of contents.', true],
	[/^(footer|colophon|printfooter|catlinks)$/, FOOTER],
	[/^(cookie|cookies|consent|gdpr)$/, 'It asks about cookies.'],
	[/^(newsletter|subscribe|signup)$/, 'It asks to subscribe.'],
	[/^(cta|calltoaction)$/, 'It is a call to action.'],
	[/^(testimonial|testimonials)$/, 'It quotes customers.'],
	[REVIEW, 'It quotes customers.'],
	[/^(pricing)$/, 'It lists prices.'],
	[/^(share|sharing|social|socials)$/, 'It is for sharing the page.', true],
	[/^(advert|adverts|advertisement|ads|sponsored)$/, 'It is advertising.'],
	[/^(modal|popup|lightbox|toast)$/, 'It is a dialog.'],
	[/^(related|recommended)$/, 'It leads to other pages.', true],
	[/^(comments|disqus)$/, 'It is what readers wrote.'],
	[/^(feedback|helpful|helpfulness|vote|votes)$/, FEEDBACK],
	[/^(editlink|edit)$/, ADVICE, true],
	[/^(skip|skiplink|backlink|back)$/, NAVIGATION, true]
];
/** A class with one of these says what of it the element is, and so not the whole. */
const PARTS_ONLY =
	/^(card|faq|faqs|accordion|question|answer|article|has|with|is|no|page|layout|body|open|main)$/;
const SECTIONING = /^(main|article|section)$/;
const EDIT =
	/^(\[?\s*edit\s*\]?|(edit|improve|suggest (an )?edits? (to|on)|view|report( (a|an|issue|problem)){0,3})[\w\s]*\b(page|source|document|github|gitlab|issue|problem|article|wiki)|fork me on \w+)$/i;

/** `title` is the heading that titles the page; what holds it is no chrome. */
export function chromeOf(page: Page, folds: Folds, title: Element | undefined): Chrome {
	const titled = new Set<Element>();
	markUp(page, title, titled);
	const questions = countQuestions(page);
	const holdsContent = (element: Element, most: number) =>
		titled.has(element) || folds.holders.has(element) || (questions.get(element) ?? 0) > most;
	const whole = page.sizes.get(page.elements[0]!) ?? 0;
	const isLinks = (element: Element) =>
		(page.linked.get(element) ?? 0) * 2 >=
		(page.sizes.get(element) ?? 0) - titleSize(page, element);
	return (element, inside) => {
		const control = controlReason(element, page);
		if (control || inside || isInHeading(page, element)) return control;
		const isReview = anyOf(classWords(element), REVIEW);
		if (/^(html|body|main|article)$/.test(element.tagName) && !isReview) return undefined;
		if (!page.worded.has(element)) return undefined;
		if (isLinkBar(page, element)) return NAVIGATION;
		const note = noteReason(page, element);
		if (note) return note;
		const tag = tagReason(page, element, isLinks(element));
		if (tag) return holdsContent(element, tag === NAVIGATION ? 3 : 1) ? undefined : tag;
		if (/^(h[1-6]|p|li|dt|dd|td|tr|table|pre|details|summary|code)$/.test(element.tagName))
			return undefined;
		const words = classWords(element, !isNamedByHeading(page, element));
		if (!words.size || anyOf(words, PARTS_ONLY) || holdsContent(element, 1)) return undefined;
		const kind = KINDS.find(
			([wanted, , linksOnly]) => anyOf(words, wanted) && (!linksOnly || isLinks(element))
		);
		const large = (page.sizes.get(element) ?? 0) * 2 > whole;
		return kind && (!large || kind[2]) ? kind[1] : undefined;
	};
}

/** Whether an element's id spells its own heading, as generators do: then its words say nothing of the box. */
function isNamedByHeading(page: Page, element: Element): boolean {
	const [first] = childElements(element).filter((inner) => page.worded.has(inner));
	if (!first || !/^h[1-6]$/.test(first.tagName)) return false;
	const letters = (text: string) => text.toLowerCase().replace(/[^a-z]+/g, '');
	const id = attr(element, 'id');
	const heading = textOf([first], 200);
	return heading.split(' ').length > 2 && id !== '' && letters(heading).startsWith(letters(id));
}

/** How many characters a box's own heading has, which is no link. */
function titleSize(page: Page, element: Element): number {
	const [first] = childElements(element).filter((inner) => page.worded.has(inner));
	return first && /^h[1-6]$/.test(first.tagName) ? (page.sizes.get(first) ?? 0) : 0;
}

/** Buttons, and links that are none of the text's own. */
function controlReason(element: Element, page: Page): string | undefined {
	const { tagName } = element;
	if (anyOf(classWords(element), /^editsection$/)) return ADVICE;
	if (/^(button|select|textarea|option|datalist|progress|meter|output)$/.test(tagName))
		return BUTTON;
	if (tagName === 'label' && page.byId.get(attr(element, 'htmlFor'))?.tagName === 'input')
		return FORM;
	if (tagName !== 'a' && attr(element, 'role') !== 'button') return undefined;
	const text = textOf([element], 80);
	if (EDIT.test(text)) return ADVICE;
	if (
		tagName === 'a' &&
		!isInHeading(page, element) &&
		(isMove(page, element) || /^skip to\b/i.test(text))
	)
		return NAVIGATION;
	const isButton =
		attr(element, 'role') === 'button' || anyOf(classWords(element), /^(btn|button|cta)$/);
	return isButton && tagName === 'a' && standsAlone(page, element) && asking(text) === 'none'
		? BUTTON
		: undefined;
}

/** Whether a link is not part of a sentence. */
function standsAlone(page: Page, element: Element): boolean {
	const parent = page.parents.get(element);
	return (
		parent != null && !parent.children.some((node) => node.type === 'text' && hasWords(node.value))
	);
}

function tagReason(page: Page, element: Element, isLinks: boolean): string | undefined {
	const role = attr(element, 'role');
	const tag = role || element.tagName;
	const label = `${attr(element, 'ariaLabel')} ${[...classWords(element, true)].join(' ')}`;
	switch (tag) {
		case 'nav':
		case 'navigation':
			return /\b(toc|contents|inhalt|sommaire)\b/i.test(label)
				? 'It is a table of contents.'
				: NAVIGATION;
		case 'footer':
		case 'contentinfo':
			return isWithin(page, element, /^(blockquote|details|figure)$/) ? undefined : FOOTER;
		case 'header':
		case 'banner':
			return isWithin(page, element, SECTIONING) ? undefined : HEADER;
		case 'aside':
		case 'complementary':
			return isLinks || !isWithin(page, element, /^(main|article)$/)
				? 'It stands beside the text.'
				: undefined;
		case 'form':
		case 'search':
			// Some systems put a whole page into a form.
			return page.headed.has(element) && (page.sizes.get(element) ?? 0) > 400 ? undefined : FORM;
		case 'dialog':
		case 'alertdialog':
			return 'It is a dialog.';
		default:
			return undefined;
	}
}

/** A heading's words are content, whatever the classes in it say. */
function isInHeading(page: Page, element: Element): boolean {
	let at: Element | undefined = element;
	for (let step = 0; at && step < 4; step++, at = page.parents.get(at))
		if (/^h[1-6]$/.test(at.tagName)) return true;
	return false;
}

function isWithin(page: Page, element: Element, tags: RegExp): boolean {
	for (let at = page.parents.get(element); at; at = page.parents.get(at))
		if (tags.test(at.tagName)) return true;
	return false;
}

/** How many headings and terms with a question mark stand in each element. */
function countQuestions(page: Page): Map<Element, number> {
	const counts = new Map<Element, number>();
	for (let k = page.elements.length - 1; k >= 0; k--) {
		const element = page.elements[k]!;
		const asks = /^(h[1-6]|summary|dt)$/.test(element.tagName) && asksIn(element);
		const own = asks && !(element.tagName === 'dt' && isLinkTo(page, element)) ? 1 : 0;
		const count = (counts.get(element) ?? 0) + own;
		const parent = page.parents.get(element);
		if (count) counts.set(element, count);
		if (count && parent) counts.set(parent, (counts.get(parent) ?? 0) + count);
	}
	return counts;
}

/** Whether next to all words of an element are a link: then what it names stands elsewhere. */
const isLinkTo = (page: Page, element: Element) =>
	(page.linked.get(element) ?? 0) + 6 >= (page.sizes.get(element) ?? 0);

const asksIn = (element: Element) => asking(textOf([element], 500)) === 'mark';

/** The heading that titles a page: the first of the first level, those of the site's header last. */
export function titleHeading(page: Page): Element | undefined {
	const firsts = page.elements.filter(
		(element) => element.tagName === 'h1' && page.worded.has(element)
	);
	const inSiteHeader = (element: Element) =>
		isWithin(page, element, /^(header|nav|footer)$/) && !isWithin(page, element, SECTIONING);
	// Above the main part stands the name of the site.
	const inMain = (element: Element) => isWithin(page, element, /^main$/) && !asksIn(element);
	return firsts.find(inMain) ?? firsts.find((element) => !inSiteHeader(element)) ?? firsts[0];
}

/** Whether an element is the `<a>` of a heading that leads to the heading itself ("#", "¶", "Permalink"). */
export function isSelfLink(element: Element): boolean {
	if (element.tagName !== 'a' || !/#/.test(attr(element, 'href'))) return false;
	const text = textOf([element], 60);
	if (!childElements(element).length && !text) return true;
	return (
		/^([^\p{L}\p{N}]*|(permalink|direct link|link|anchor)( (to|for|zu) .*)?)$/iu.test(text) ||
		anyOf(classWords(element), /^(headerlink|anchor|permalink|headinganchor|hash)$/)
	);
}
