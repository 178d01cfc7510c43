/**
 * Callouts as note-taking programs write them: a quote that begins with `[!question]- Title`. What asks is a
 * fold-out here, so that nothing else needs to know of them; other kinds stay quotes.
 */

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
			out.push('', '</details>', '');
			isOpen = false;
		}
		if (title) out.push('', '<details>', `<summary>${asText(title.trim())}</summary>`, '');
		else out.push(isOpen ? line.replace(GOES_ON, '') : line);
		isOpen ||= Boolean(title);
	}
	if (isOpen) out.push('', '</details>', '');
	return out.join('\n');
}

const asText = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
