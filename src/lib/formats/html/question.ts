/** The line of a fold-out as the question that it asks, without the signs and numbers that decorate it. */
import type { Element, Nodes } from 'hast';
import type { Inline } from '../../core/document';
import type { Unused } from '../../core/outline';
import { anyOf, attr, classWords, hasWords, textOf } from './page';
import { inlineOf, isIcon, tidyText } from './inline';

const DRAWN =
	/^(icon|icons|chevron|arrow|caret|plus|minus|indicator|marker|num|number|index|counter|sign|symbol|emoji|ico|fa|sr|visuallyhidden|expand)$/;

/** Signs that show whether a fold-out is open. */
const SIGNS = '+\\-−–—▼▾▽▲▴△▶►▸▷›»⌄˅∨⌃˄✕✖×＋➕➖⊕⊖◂◀●•→↓↑↗❯❓❔🔽🔼⬇⬆';
const AT_START = new RegExp(`^[\\s${SIGNS}]+(?=[\\s\\p{L}\\p{N}¿¡"“'‘«「])`, 'u');
const AT_END = new RegExp(`[\\s${SIGNS}]+$`, 'u');

/**
 * What is asked, as one line; `left` gets the words of what is left out. `aside` is asked about elements
 * that are no text at all.
 */
export function questionLine(
	nodes: Nodes[],
	aside: (element: Element) => boolean,
	left: Unused[],
	base?: string
): Inline[] {
	const before = left.length;
	const dropped: string[] = [];
	const bare = inlineOf(
		nodes,
		(element) => {
			if (isDecoration(element)) dropped.push(textOf([element]));
			else return aside(element);
			return true;
		},
		base
	);
	const line = trimSigns(tidyText(bare, true));
	if (line.some((part) => hasWords(JSON.stringify(part)))) {
		for (const text of dropped.filter(hasWords)) left.push({ text, reason: 'It is decoration.' });
		if (line.length) return line;
	}
	left.length = before;
	return tidyText(inlineOf(nodes, aside, base), true);
}

function isDecoration(element: Element): boolean {
	if (isIcon(element) || element.tagName === 'input') return true;
	const text = textOf([element], 60);
	if (!text || text.length > 40 || /[?？؟]/u.test(text)) return false;
	if (/^(strong|b|em|code|a|h[1-6])$/.test(element.tagName)) return false;
	const isSmall = text.split(' ').length < 4;
	if (/^\(?\d{1,3}[.):]?$/.test(text) || !hasWords(text)) return true;
	return isSmall && (attr(element, 'ariaHidden') === 'true' || anyOf(classWords(element), DRAWN));
}

/** Longer ones bear no signs, and would take long to look through. */
const LONGEST_SIGNED = 500;

/** A line without the signs at its ends that show whether it is open. Of short lines alone. */
export const withoutSigns = (text: string) => text.replace(AT_START, '').replace(AT_END, '').trim();

function trimSigns(line: Inline[]): Inline[] {
	if (line.some((part) => typeof part === 'string' && part.length > LONGEST_SIGNED)) return line;
	const trimmed = [...line];
	const first = trimmed[0];
	if (typeof first === 'string') trimmed[0] = first.replace(AT_START, '').trimStart();
	const last = trimmed.at(-1);
	if (typeof last === 'string') trimmed[trimmed.length - 1] = last.replace(AT_END, '');
	return trimmed.filter((part) => part !== '');
}
