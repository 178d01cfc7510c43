/** What stands in a line of Markdown to the closed tree, raw HTML among it. */
import type { Token } from 'markdown-it';
import type { Inline } from '../../core/document';
import { InlineFrames } from '../inline-frames';
import { imageOf } from '../inline-image';
import { HIDDEN_TAGS, htmlTokens } from './html-tokens';
import { putTag } from './raw-html';

/** The name of a footnote, as it is written. */
export function noteName(token: Token): string {
	return String((token.meta as { label?: string } | null)?.label ?? '');
}

/** The tokens that open and close marks, by the tag that stands for them. */
const TAGS: Record<string, string> = { em: 'em', strong: 'strong', s: 's', link: 'a' };

/** The content of an inline token. `base` makes relative addresses absolute. Fails on nothing. */
export function inlineOf({ children }: Token, base?: string): Inline[] {
	const tokens = children ?? [];
	const frames = new InlineFrames();
	const unclosed = new Set<string>();
	for (let k = 0; k < tokens.length; k++) {
		const token = tokens[k]!;
		const name = TAGS[token.type.replace(/_(open|close)$/, '')];
		if (name && token.nesting > 0) frames.open(name, String(token.attrGet('href') ?? ''), base);
		else if (name && token.nesting < 0) frames.close(name);
		else if (token.type === 'html_inline') {
			const [tag] = htmlTokens(token.content);
			if (!tag || !('tag' in tag)) continue;
			if (!tag.closing && HIDDEN_TAGS.test(tag.tag)) {
				const close = unclosed.has(tag.tag) ? -1 : closingTag(tokens, k, tag.tag);
				// What is not there once is not sought again from every further tag.
				if (close < 0) unclosed.add(tag.tag);
				else k = close;
			} else putTag(frames, tag, base);
		} else frames.push(...leafOf(token, base));
	}
	return frames.take();
}

/** Where a tag that hides its content closes; -1 where it never does, and hides nothing. */
function closingTag(tokens: Token[], from: number, tag: string): number {
	for (let k = from + 1; k < tokens.length; k++) {
		const { type, content } = tokens[k]!;
		if (type === 'html_inline' && content.toLowerCase().startsWith(`</${tag}`)) return k;
	}
	return -1;
}

function leafOf(token: Token, base?: string): Inline[] {
	switch (token.type) {
		case 'softbreak':
			return ['\n'];
		case 'hardbreak':
			return [{ t: 'br' }];
		case 'code_inline':
			return token.content ? [{ t: 'code', v: token.content.replaceAll('\n', ' ') }] : [];
		case 'math_inline':
			return token.content.trim() ? [{ t: 'math', v: token.content.replaceAll('\n', ' ') }] : [];
		case 'footnote_ref':
			return [{ t: 'ref', id: noteName(token) }];
		case 'image': {
			const image = imageOf(altOf(token), String(token.attrGet('src') ?? ''), base);
			return image ? [image] : [];
		}
		default:
			return token.content ? [token.content] : [];
	}
}

/** The words inside of an image's brackets, without their marks. */
function altOf({ children, content }: Token): string {
	return children?.length
		? children.map((child) => (child.children?.length ? altOf(child) : child.content)).join('')
		: content;
}
