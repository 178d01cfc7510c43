/**
 * Raw HTML inside Markdown, as the text it shows. Tags are read only to know where a line, a heading or a
 * list entry ends; no attribute but an image's text and address is looked at, and nothing is ever run.
 */
import { decodeString } from 'micromark-util-decode-string';
import { inlineText, safeAddress, type Block, type Inline } from '../core/document';
import { InlineFrames, marksContent } from './inline-frames';
import { oneLine, tidyInline } from './inline-tidy';

const BLOCK_TAGS =
	/^(address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|li|main|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul)$/;
/** What these hold is not shown to anyone. */
export const HIDDEN_TAGS = /^(script|style|template)$/;

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
	const lower = html.toLowerCase();
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
			end = after(html, '-->', at + 4);
			if (end > 0) token = { hidden: true, comment: html.slice(at + 4, end - 3) };
		} else if (next === '!' || next === '?') end = after(html, '>', at);
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

type Tag = Extract<HtmlToken, { tag: string }>;

/** Puts what one tag does where it stands: a break, an image, the beginning or end of a mark. */
export function putTag(
	frames: InlineFrames,
	{ tag, closing, attributes }: Tag,
	base?: string
): void {
	if (tag === 'br' || BLOCK_TAGS.test(tag)) frames.push({ t: 'br' });
	else if (marksContent(tag)) {
		if (closing) frames.close(tag);
		else frames.open(tag, valueOf(attributes, 'href'), base);
	} else if (tag === 'img' && !closing) {
		const image = imageOf(valueOf(attributes, 'alt'), valueOf(attributes, 'src'), base);
		if (image) frames.push(image);
	}
}

function valueOf(attributes: string, name: string): string {
	const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
		attributes
	);
	return decodeText(found?.[1] ?? found?.[2] ?? found?.[3] ?? '');
}

/** An image as its text and address, or nothing where it has neither. */
export function imageOf(alt: string, address: string, base?: string): Inline | undefined {
	const to = address ? safeAddress(address, base) : undefined;
	const text = alt.replace(/\s+/g, ' ').trim();
	if (!text && !to) return undefined;
	return to ? { t: 'image', alt: text, to } : { t: 'image', alt: text };
}

/** Where a fold-out begins and ends, and which block is its summary. */
export type FoldMark = { fold: 'open' | 'close' } | { summary: Block };

/**
 * A block of raw HTML as blocks: headings, entries of lists, `pre` as code, all else as paragraphs. They
 * are put into `blocks`, so that `mark` knows where among them it is told of fold-outs.
 */
export function htmlBlocks(
	html: string,
	base?: string,
	blocks: Block[] = [],
	mark: (what: FoldMark) => void = () => {}
): Block[] {
	let place = 'p';
	const frames = new InlineFrames();
	const flush = () => {
		const kind = place;
		const text = frames.take();
		place = 'p';
		if (kind === 'pre') {
			const v = inlineText(text);
			if (v.trim()) blocks.push({ t: 'code', v: v.replace(/^\n|\n+$/g, '') });
			return;
		}
		const line = /^h\d$/.test(kind) ? oneLine(text) : tidyInline(text);
		if (!line.length) return;
		if (/^h\d$/.test(kind)) blocks.push({ t: 'h', level: Number(kind[1]), c: line });
		else if (kind === 'summary') {
			const summary: Block = { t: 'p', c: tidyInline([{ t: 'strong', c: line }]) };
			blocks.push(summary);
			mark({ summary });
		} else if (kind === 'li') {
			const last = blocks.at(-1);
			if (last?.t === 'list') last.items.push([{ t: 'p', c: line }]);
			else blocks.push({ t: 'list', items: [[{ t: 'p', c: line }]] });
		} else blocks.push({ t: 'p', c: line });
	};
	for (const token of htmlTokens(html)) {
		if ('hidden' in token) continue;
		if ('text' in token) {
			const text = decodeText(token.text);
			frames.push(place === 'pre' ? text : text.replace(/[ \t\r\n\f]+/g, ' '));
		} else if (BLOCK_TAGS.test(token.tag)) {
			flush();
			if (!token.closing && /^(h[1-6]|summary|li|pre)$/.test(token.tag)) place = token.tag;
			if (token.tag === 'details') mark({ fold: token.closing ? 'close' : 'open' });
		} else if (/^t[dh]$/.test(token.tag)) frames.push(' ');
		else putTag(frames, token, base);
	}
	flush();
	return blocks;
}
