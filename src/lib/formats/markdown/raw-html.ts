/**
 * Raw HTML inside Markdown, as the text it shows. No attribute is looked at but an image's text and address
 * and where a link leads.
 */
import { inlineText, type Block } from '../../core/document';
import { decodeText } from '../character-references';
import { InlineFrames, marksContent } from '../inline-frames';
import { imageOf } from '../inline-image';
import { oneLine, tidyInline } from '../inline-tidy';
import { htmlTokens, type HtmlToken } from './html-tokens';

const BLOCK_TAGS =
	/^(address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|li|main|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul)$/;
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

/** Code without the line break that begins it and those that end it; `/\n+$/` would take square time. */
function withoutEdges(code: string): string {
	let end = code.length;
	while (code[end - 1] === '\n') end--;
	return code.slice(code[0] === '\n' ? 1 : 0, end);
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
			if (v.trim()) blocks.push({ t: 'code', v: withoutEdges(v) });
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
