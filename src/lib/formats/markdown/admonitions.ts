/**
 * Admonitions as documentation builders write them in Markdown: `??? question "Title"` folds what is set
 * in below it, `!!! note "Title"` boxes it. To Markdown that text would be code; here a fold-out becomes
 * `<details>` and a box a bold line, so that nothing else needs to know of them.
 */

import { FOLD_END, foldOpening } from './fold-out';

const OPENING = /^( {0,3})(\?\?\?\+?|!!!)([ \t].*)$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Rewrites admonitions, at all depths; text without any comes back as it is. Fails on nothing. */
export function unfoldAdmonitions(text: string): string {
	if (!/^ {0,3}(\?\?\?|!!!)/m.test(text)) return text;
	return unfold(text.split('\n'), 0).join('\n');
}

const DEEPEST = 20;

function unfold(lines: string[], depth: number): string[] {
	const out: string[] = [];
	let fence = '';
	for (let k = 0; k < lines.length; k++) {
		const line = lines[k]!;
		const mark = FENCE.exec(line)?.[1];
		if (mark && (!fence || mark.startsWith(fence))) fence = fence ? '' : mark;
		const opening = fence || depth > DEEPEST ? undefined : openingOf(line);
		if (!opening) {
			out.push(line);
			continue;
		}
		const { margin, sign, words } = opening;
		const end = bodyEnd(lines, k + 1, margin + 4);
		const body = lines.slice(k + 1, end).map((inner) => inner.slice(margin + 4));
		const isBox = sign === '!!!';
		if (isBox) out.push('', words ? `**${words}**` : '', '');
		else out.push(...foldOpening(words));
		// A call takes only so many arguments, and a body may have more lines.
		for (const inner of unfold(body, depth + 1)) out.push(inner);
		if (isBox) out.push('');
		else out.push(...FOLD_END);
		k = end - 1;
	}
	return out;
}

/** What an admonition's first line says: its title, or without one its kind. */
function openingOf(line: string) {
	const [, margin = '', sign, rest = ''] = OPENING.exec(line) ?? [];
	if (!sign) return undefined;
	const [kind = '', title, after, more] = rest.split('"', 4);
	const isTitled = title !== undefined && after?.trim() === '' && more === undefined;
	if (!/^[\w \t-]*$/.test(kind) || (title !== undefined && !isTitled)) return undefined;
	return { margin: margin.length, sign, words: title?.trim() || kind.trim() };
}

/** Index after the last line that is set in; blank lines between belong to it. */
function bodyEnd(lines: string[], from: number, indent: number): number {
	let end = from;
	for (let k = from; k < lines.length; k++) {
		const line = lines[k]!;
		if (!line.trim()) continue;
		if (line.length - line.trimStart().length < indent) break;
		end = k + 1;
	}
	return end;
}
