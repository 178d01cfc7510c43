/**
 * Links that lead about the site or the document and say nothing of it: back to the top, to the next page,
 * bars of links between the parts. In a sentence the same link is the text's own.
 */
import type { Element, ElementContent } from 'hast';
import { attr, childElements, hasWords, textOf, type Page } from './page';

const PLACES =
	'top|start|home|home ?page|main page|index|contents?|table of contents|toc|menu|faqs?|questions?|(?:list of|the) questions|question list|list';
/** What only ever leads back, wherever it stands. */
const BACK = new RegExp(
	`^(?:(?:(?:go )?back|return|up) to (?:the )?(?:\\w+ (?=home))?(?:${PLACES})(?: of (?:the )?(?:page|document|questions))?|top of (?:the )?page|skip to [\\w\\s]+|(?:nach|zum seitenanfang|zurück nach) oben|zum seitenanfang|zurück zur übersicht|haut de (?:la )?page|retour en haut|volver arriba|voltar ao topo|torna su|наверх|к началу|к оглавлению|ページの?(?:先頭|トップ)(?:へ戻る|へ)?|目次(?:へ戻る|へ)?|(?:回到|返回)(?:顶部|頂部|目录|目錄))$`,
	'iu'
);
/** What leads about where it stands alone in its line. */
const MOVE = new RegExp(`^(?:back|return|up|next|prev(?:ious)?|down|${PLACES})$`, 'iu');
/** Signs that lead up. */
const UP = /^[\^↑⇑⇧▲△↥⬆⤴]+\ufe0f?$/u;
const MOVE_WORDS =
	/\b(?:next|prev(?:ious)?|up|back|return|top|home|index|contents|toc|section|chapter|page)\b/giu;
const LONGEST_BAR = 800;
/** Links, and text between them, in one line. */
const LONGEST_ROW = 16;

const wordsOf = (text: string) =>
	text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').replace(/\s+/g, ' ');

/** Whether a link does nothing but lead about. */
export function isMove(page: Page, link: Element): boolean {
	const text = textOf([link], 80);
	const words = wordsOf(text);
	if (/^(?:back|top|up)$/i.test(words) && attr(link, 'href').startsWith('#'))
		return isLine(page, link);
	if (BACK.test(words) || (UP.test(text) && attr(link, 'href').startsWith('#'))) return true;
	return (MOVE.test(words) || namesNext(page, link)) && !isEntry(page, link) && isLine(page, link);
}

/** "Previous" or "Next" over the name of the page that a link leads to. */
function namesNext(page: Page, link: Element): boolean {
	const [first, ...more] = childElements(link).filter((inner) => page.worded.has(inner));
	return more.length > 0 && /^(next|previous|prev)( page)?$/i.test(wordsOf(textOf([first!], 40)));
}

/** Whether an element is what a list or a table of contents names, and so no mere way to it. */
const isEntry = (page: Page, element: Element) =>
	/^(li|dt|dd|td|th|summary|label)$/.test(page.parents.get(element)?.tagName ?? '');

const isMoveWord = (link: Element) => MOVE.test(wordsOf(textOf([link], 80)));

/** Whether neither a word nor another element, but such links, stands in the line of an element. */
function isLine(page: Page, element: Element): boolean {
	const siblings = page.parents.get(element)?.children ?? [];
	const place = page.places.get(element) ?? 0;
	return endsLine(page, siblings, place, -1) && endsLine(page, siblings, place, 1);
}

function endsLine(page: Page, siblings: ElementContent[], from: number, step: 1 | -1): boolean {
	for (let k = from + step; k >= 0 && k < siblings.length; k += step) {
		const node = siblings[k]!;
		if (Math.abs(k - from) > LONGEST_ROW) return false;
		if (node.type === 'text' && hasWords(node.value)) return false;
		if (node.type !== 'element' || (node.tagName === 'a' && isMoveWord(node))) continue;
		return node.tagName === 'br' || page.blocks.has(node);
	}
	return true;
}

/**
 * Whether a block holds nothing but links that lead about: "Next: …, Up: …", "[Home] [News] [Links]".
 */
export function isLinkBar(page: Page, block: Element): boolean {
	const size = page.sizes.get(block) ?? 0;
	if (!page.blocks.has(block) || page.headed.has(block) || size > LONGEST_BAR) return false;
	const linked = page.linked.get(block) ?? 0;
	if (!linked || linked * 2 < size) return false;
	const links = linksIn(block);
	if (!links) return false;
	const between = textOf([block], Infinity, /^(script|style|a)$/);
	if (hasWords(between.replace(MOVE_WORDS, ''))) return false;
	const moves = links.filter(
		(link) =>
			isMoveWord(link) ||
			BACK.test(wordsOf(textOf([link], 80))) ||
			/\b(next|prev|up|contents|index)\b/.test(attr(link, 'rel'))
	);
	if (moves.length * 2 >= links.length) return true;
	const labels = between.match(MOVE_WORDS)?.length ?? 0;
	if (links.length > 1 && labels * 2 >= links.length) return true;
	const boxed = links.filter((link) => /^\s*\[.*\]\s*$/s.test(textOf([link], 80)));
	const marks = between.match(/[|·•[]|::/g)?.length ?? 0;
	return links.length > 2 && Math.max(boxed.length, marks) >= links.length - 1;
}

/** All links of a small block; nothing where other things stand in it that are no text. */
function linksIn(block: Element): Element[] | undefined {
	const links: Element[] = [];
	const open = [block];
	for (let at = open.pop(), seen = 0; at; at = open.pop(), seen++) {
		if (seen > 200) return undefined;
		if (/^(button|input|li|dt|dd|details|pre|blockquote)$/.test(at.tagName)) return undefined;
		if (at.tagName === 'a') links.push(at);
		else open.push(...childElements(at));
	}
	return links;
}
