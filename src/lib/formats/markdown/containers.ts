/**
 * Containers as documentation builders write them in Markdown: `::: details Title` folds what follows up
 * to `:::`, `::: tip Title` boxes it. Fold-outs become `<details>` and boxes bold lines, as admonitions do.
 */

import { FOLD_END, foldOpening } from './fold-out';

const OPENING =
	/^ {0,3}:{3,}[ \t]*(?:([\w-]+)(?![\w}])|\{[^{}]{0,200}\})[ \t]*(?:\[([^\]]*)\]|(.*?))[ \t]*(?:\{[^{}]{0,200}\})?$/;
const CLOSING = /^ {0,3}:{3,}[ \t]*$/;
/** No title is longer. */
const LONGEST_LINE = 300;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Rewrites containers; text without any comes back as it is. Fails on nothing. */
export function unfoldContainers(text: string): string {
	if (!/^ {0,3}:::/m.test(text)) return text;
	const ends: string[] = [];
	let fence = '';
	let begins = false;
	return text
		.split('\n')
		.map((line) => {
			const mark = FENCE.exec(line)?.[1];
			if (mark && (!fence || mark.startsWith(fence))) fence = fence ? '' : mark;
			// A heading that begins a box without a title is its title, and divides nothing.
			const [, heading] = begins ? (/^ {0,3}#{1,6}[ \t]+(.*\S)/.exec(line) ?? []) : [];
			begins &&= !line.trim();
			if (heading && line.length < LONGEST_LINE) return `\n**${heading}**\n`;
			if (fence || line.length > LONGEST_LINE || !/^ {0,3}:::/.test(line)) return line;
			if (CLOSING.test(line)) return ends.length ? ends.pop()! : '';
			const opening = OPENING.exec(line);
			if (!opening) return line;
			const [, kind = '', bracketed, plain = ''] = opening;
			const title = (bracketed ?? plain).trim() || kind;
			begins = !title;
			ends.push(kind === 'details' ? FOLD_END.join('\n') : '\n');
			if (kind === 'details') return foldOpening(title).join('\n');
			return title ? `\n**${title}**\n` : '\n';
		})
		.join('\n');
}
