/**
 * Callouts as note-taking programs write them: a quote that begins with `[!question]- Title`. What asks is a
 * fold-out here, so that nothing else needs to know of them; other kinds stay quotes.
 */

import { FOLD_END, foldOpening } from './fold-out';

const OPENING = /^( {0,3})> ?\[!(?:question|faq|help)\][+-]?[ \t]+(\S.*)$/i;
const GOES_ON = /^ {0,3}> ?/;

/** Rewrites callouts that ask; text without any comes back as it is. Fails on nothing. */
export function unfoldCallouts(text: string): string {
	if (!/^ {0,3}> ?\[!/m.test(text)) return text;
	const out: string[] = [];
	let isOpen = false;
	for (const line of text.split('\n')) {
		const [, , title] = OPENING.exec(line) ?? [];
		if (isOpen && (title || !GOES_ON.test(line))) {
			out.push(...FOLD_END);
			isOpen = false;
		}
		if (title) out.push(...foldOpening(title.trim()));
		else out.push(isOpen ? line.replace(GOES_ON, '') : line);
		isOpen ||= Boolean(title);
	}
	if (isOpen) out.push(...FOLD_END);
	return out.join('\n');
}
