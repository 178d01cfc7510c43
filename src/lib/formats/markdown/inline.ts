/** What stands in a line of Markdown to the closed tree, raw HTML among it. */
import type { Token } from 'markdown-it';
import type { Inline } from '../../core/document';
import { InlineFrames } from '../inline-frames';
import { imageOf } from '../inline-image';
import { pairClozes, type ClozeView } from './clozes';
import { HIDDEN_TAGS, htmlTokens } from './html-tokens';
import { putTag } from './raw-html';

/** The name of a footnote, as it is written. */
export function noteName(token: Token): string {
	return String((token.meta as { label?: string } | null)?.label ?? '');
}

/** The tokens that open and close marks, by the tag that stands for them. */
const TAGS: Record<string, string> = { em: 'em', strong: 'strong', s: 's', link: 'a' };

/**
 * The content of an inline token. `base` makes relative addresses absolute, `clozes` says which of them
 * are gaps. Fails on nothing.
 */
export function inlineOf({ children }: Token, base?: string, clozes?: ClozeView): Inline[] {
	const tokens = children ?? [];
	const frames = new InlineFrames();
	const marks = clozes && pairClozes(tokens);
	const unclosed = new Set<string>();
	for (let k = 0; k < tokens.length; k++) {
		const token = tokens[k]!;
		const mark = marks?.get(token);
		const name = TAGS[token.type.replace(/_(open|close)$/, '')];
		if (mark) clozes!.take(frames, mark);
		else if (name && token.nesting > 0)
			frames.open(name, String(token.attrGet('href') ?? ''), base);
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
		} else for (const part of leafOf(token, base, clozes)) frames.push(part);
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

function leafOf(token: Token, base?: string, clozes?: ClozeView): Inline[] {
	switch (token.type) {
		case 'softbreak':
			return ['\n'];
		case 'hardbreak':
			return [{ t: 'br' }];
		case 'code_inline':
			return token.content
				? (clozes?.pieces(lineOf(token), asCode) ?? [asCode(lineOf(token))])
				: [];
		case 'math_inline':
			return token.content.trim()
				? [asMath(clozes?.text(lineOf(token), asMath) ?? lineOf(token))]
				: [];
		case 'footnote_ref':
			return [{ t: 'ref', id: noteName(token) }];
		case 'image': {
			const alt = clozes?.text(altOf(token), (text) => text) ?? altOf(token);
			const image = imageOf(alt, String(token.attrGet('src') ?? ''), base);
			return image ? [image] : [];
		}
		default:
			return token.content ? [token.content] : [];
	}
}

const lineOf = ({ content }: Token) => content.replaceAll('\n', ' ');
export const asCode = (v: string): Inline => ({ t: 'code', v });
export const asMath = (v: string): Inline => ({ t: 'math', v });

/** The words inside of an image's brackets, without their marks. */
function altOf({ children, content }: Token): string {
	return children?.length
		? children.map((child) => (child.children?.length ? altOf(child) : child.content)).join('')
		: content;
}
