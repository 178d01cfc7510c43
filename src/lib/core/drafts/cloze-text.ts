/** Markdown with hidden parts, written from parts of a document. */
import type { Doc, Inline } from '../document';
import { sliceInline, type Span } from '../inline-slice';

/** Blocks to Markdown. Writing formats is not core's to know. */
export type Write = (doc: Doc) => string;

/** Inline content as Markdown. */
export const writeInline = (content: Inline[], write: Write): string =>
	content.length ? write([{ t: 'p', c: content }]).trim() : '';

/** Outside of code, which is read as it stands. */
const apart = (markdown: string, change: (part: string) => string): string =>
	markdown
		.split(/(`+[^`]*`+)/)
		.map((part, i) => (i % 2 ? part : change(part)))
		.join('');

/** Braces that a document writes are no gaps of a card. */
export const literal = (markdown: string): string =>
	apart(markdown, (part) => part.replaceAll('{{', '{\\{'));

/** A part hidden under a number. What stands in it cannot end it. */
export function hidden(n: number, markdown: string): string {
	const safe = apart(markdown, (part) => part.replaceAll('::', ':\\:').replaceAll('}}', '}\\}'));
	return `{{c${n}::${safe}}}`;
}

/** A text with some of its parts hidden: each under a number of its own, in order, or all `together`. */
export function clozeText(
	content: Inline[],
	text: string,
	gaps: Span[],
	write: Write,
	together = false
): string {
	let at = 0;
	let made = '';
	const add = (to: number, wrap: (markdown: string) => string) => {
		const part = text.slice(at, to);
		const markdown = literal(writeInline(sliceInline(content, { from: at, to }), write));
		const lead = /^\s/.test(part) && made ? ' ' : '';
		const tail = /\s$/.test(part) && part.trim() ? ' ' : '';
		if (markdown) made += `${lead}${wrap(markdown)}${tail}`;
		else if (lead && !made.endsWith(' ')) made += lead;
		at = to;
	};
	for (const [i, { from, to }] of gaps.entries()) {
		add(from, (markdown) => markdown);
		add(to, (markdown) => hidden(together ? 1 : i + 1, markdown));
	}
	add(text.length, (markdown) => markdown);
	return made.trim();
}
