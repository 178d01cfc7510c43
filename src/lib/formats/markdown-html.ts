/**
 * Raw HTML inside Markdown, as the text it shows. Tags are read only to know where a line, a heading or a
 * list entry ends; no attribute but an image's text and address is looked at, and nothing is ever run.
 */
import { decodeString } from 'micromark-util-decode-string';
import { safeAddress, type Block, type Inline } from '../core/document';
import { oneLine, tidyInline } from './inline-tidy';

const BLOCK_TAGS =
	/^(address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|li|main|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul)$/;
/** What these hold is not shown to anyone. */
export const HIDDEN_TAGS = /^(script|style|template)$/;

export type Token =
	{ text: string } | { tag: string; closing: boolean; attributes: string } | { hidden: true };

/**
 * HTML to tokens, in linear time on any input. `hidden` stands for a comment, a declaration, or a script
 * or style with all it holds; one that is never closed hides nothing, so that a stray `<script>` loses no words.
 */
export function htmlTokens(html: string): Token[] {
	const tokens: Token[] = [];
	const lower = html.toLowerCase();
	let quotesOpen = false;
	let textFrom = 0;
	let at = html.indexOf('<');
	const flushText = () => {
		if (at > textFrom) tokens.push({ text: html.slice(textFrom, at) });
	};
	while (at >= 0) {
		let end = -1;
		let token: Token = { hidden: true };
		const next = html[at + 1] ?? '';
		if (html.startsWith('<!--', at)) end = after(html, '-->', at + 4);
		else if (next === '!' || next === '?') end = after(html, '>', at);
		else if (/[a-z/]/i.test(next)) {
			if (!quotesOpen) end = tagEnd(html, at);
			if (end < 0) {
				quotesOpen = true;
				const close = html.indexOf('>', at);
				const open = html.indexOf('<', at + 1);
				end = close >= 0 && (open < 0 || close < open) ? close + 1 : -1;
			}
			const parts = /^<(\/?)([a-z][^\s/>]*)([^]*)>$/i.exec(end < 0 ? '' : html.slice(at, end));
			if (!parts) end = -1;
			else {
				const tag = parts[2]!.toLowerCase();
				token = { tag, closing: parts[1] === '/', attributes: parts[3]! };
				const close = !token.closing && HIDDEN_TAGS.test(tag) ? lower.indexOf(`</${tag}`, end) : -1;
				if (close >= 0) {
					token = { hidden: true };
					const closed = html.indexOf('>', close);
					end = closed < 0 ? html.length : closed + 1;
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

function after(text: string, what: string, from: number): number {
	const at = text.indexOf(what, from);
	return at < 0 ? -1 : at + what.length;
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

/** Character references to characters (`&amp;` to `&`). */
export function decodeText(text: string): string {
	return text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|\w{2,31});/gi, (mark) => decodeString(mark));
}

/** What one tag shows by itself: a break, an image, or nothing. */
export function tagInline(tag: string, attributes: string, base?: string): Inline | undefined {
	if (tag === 'br' || BLOCK_TAGS.test(tag)) return { t: 'br' };
	if (tag !== 'img') return undefined;
	const value = (name: string) => {
		const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
			attributes
		);
		return decodeText(found?.[1] ?? found?.[2] ?? found?.[3] ?? '');
	};
	return imageOf(value('alt'), value('src'), base);
}

/** An image as its text and address, or nothing where it has neither. */
export function imageOf(alt: string, address: string, base?: string): Inline | undefined {
	const to = address ? safeAddress(address, base) : undefined;
	const text = alt.replace(/\s+/g, ' ').trim();
	if (!text && !to) return undefined;
	return to ? { t: 'image', alt: text, to } : { t: 'image', alt: text };
}

/** A block of raw HTML as blocks: headings, entries of lists, `pre` as code, all else as paragraphs. */
export function htmlBlocks(html: string, base?: string): Block[] {
	const blocks: Block[] = [];
	let place = 'p';
	let content: Inline[] = [];
	const flush = () => {
		const kind = place;
		const text = content;
		content = [];
		place = 'p';
		if (kind === 'pre') {
			const v = text.filter((part) => typeof part === 'string').join('');
			if (v.trim()) blocks.push({ t: 'code', v: v.replace(/^\n|\n+$/g, '') });
			return;
		}
		const line = /^h\d$/.test(kind) ? oneLine(text) : tidyInline(text);
		if (!line.length) return;
		if (/^h\d$/.test(kind)) blocks.push({ t: 'h', level: Number(kind[1]), c: line });
		else if (kind === 'summary') blocks.push({ t: 'p', c: tidyInline([{ t: 'strong', c: line }]) });
		else if (kind === 'li') {
			const last = blocks.at(-1);
			if (last?.t === 'list') last.items.push([{ t: 'p', c: line }]);
			else blocks.push({ t: 'list', items: [[{ t: 'p', c: line }]] });
		} else blocks.push({ t: 'p', c: line });
	};
	for (const token of htmlTokens(html)) {
		if ('hidden' in token) continue;
		if ('text' in token) {
			const text = decodeText(token.text);
			content.push(place === 'pre' ? text : text.replace(/[ \t\r\n\f]+/g, ' '));
		} else if (BLOCK_TAGS.test(token.tag)) {
			flush();
			if (!token.closing && /^(h[1-6]|summary|li|pre)$/.test(token.tag)) place = token.tag;
		} else if (/^t[dh]$/.test(token.tag)) content.push(' ');
		else if (!token.closing) {
			const shown = tagInline(token.tag, token.attributes, base);
			if (shown) content.push(shown);
		}
	}
	flush();
	return blocks;
}
