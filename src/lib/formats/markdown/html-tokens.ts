/**
 * Raw HTML as tokens: tags, text, and what is shown to nobody. Tags are read only to know where a line, a
 * heading or a list entry ends; nothing is ever run.
 */

/** What these hold is no text of the document. */
export const HIDDEN_TAGS = /^(script|style)$/;

export type HtmlToken =
	| { text: string }
	| { tag: string; closing: boolean; attributes: string }
	| { hidden: true; comment?: string };

/**
 * HTML to tokens, in linear time on any input. `hidden` stands for a comment, a declaration, or a script
 * or style with all it holds; one that is never closed hides nothing, so that a stray `<script>` loses no words.
 */
export function htmlTokens(html: string): HtmlToken[] {
	const tokens: HtmlToken[] = [];
	const ends = endsIn(html);
	let quotesOpen = false;
	let textFrom = 0;
	let at = html.indexOf('<');
	const flushText = () => {
		if (at > textFrom) tokens.push({ text: html.slice(textFrom, at) });
	};
	while (at >= 0) {
		let end = -1;
		let token: HtmlToken = { hidden: true };
		const next = html[at + 1] ?? '';
		if (html.startsWith('<!--', at)) {
			end = ends('-->', at + 4);
			if (end > 0) token = { hidden: true, comment: html.slice(at + 4, end - 3) };
		} else if (next === '!' || next === '?') end = ends('>', at);
		else if (/[a-z/]/i.test(next)) {
			if (!quotesOpen) end = tagEnd(html, at);
			if (end < 0) {
				quotesOpen = true;
				const open = html.indexOf('<', at + 1);
				end = ends('>', at);
				if (open >= 0 && open < end) end = -1;
			}
			const parts = /^<(\/?)([a-z][^\s/>]*)([^]*)>$/i.exec(end < 0 ? '' : html.slice(at, end));
			if (!parts) end = -1;
			else {
				const tag = parts[2]!.toLowerCase();
				token = { tag, closing: parts[1] === '/', attributes: parts[3]! };
				const close = !token.closing && HIDDEN_TAGS.test(tag) ? ends(`</${tag}`, end) : -1;
				if (close >= 0) {
					token = { hidden: true };
					const closed = ends('>', close);
					end = closed < 0 ? html.length : closed;
				}
			}
		}
		if (end < 0) {
			at = html.indexOf('<', at + 1);
			continue;
		}
		flushText();
		tokens.push(token);
		textFrom = end;
		at = html.indexOf('<', end);
	}
	at = html.length;
	flushText();
	return tokens;
}

/** Where what ends some markup is over, -1 where it never comes; what was missed once is not sought again. */
function endsIn(html: string): (what: string, from: number) => number {
	// Capitals of other scripts may be longer when they are small, and all places would shift.
	const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
	const missed = new Set<string>();
	return (what, from) => {
		const at = missed.has(what) ? -1 : lower.indexOf(what, from);
		if (at < 0) missed.add(what);
		return at < 0 ? -1 : at + what.length;
	};
}

/** Where the tag that opens at `at` ends, `>` in quotes left out; -1 where it never does. */
function tagEnd(html: string, at: number): number {
	let quote = '';
	for (let k = at + 1; k < html.length; k++) {
		const mark = html[k]!;
		if (quote) {
			if (mark === quote) quote = '';
		} else if (mark === '"' || mark === "'") quote = mark;
		else if (mark === '>') return k + 1;
		else if (mark === '<') return -1;
	}
	return -1;
}
