/**
 * Clozes in the field of a note: `{{c1::hidden::hint}}`, as Anki writes them. They may nest and hold marks,
 * links, code and math. What does not close in the marks and the paragraph that it opened in is text like
 * any other, braces and all. Documents are read without them: a FAQ may talk about Anki.
 */
import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import { inlineText, type Inline } from '../../core/document';
import { InlineFrames } from '../inline-frames';

const OPEN = /\{\{c(\d{1,3})::/y;
/** Tokens that stand for nothing: only in pairs do they mean something. */
const MARKS = { '}}': 'cloze_close', '::': 'cloze_hint' } as const;

/** Adds the rule to a parser. */
export function addClozes(parser: MarkdownIt): void {
	parser.inline.ruler.before('escape', 'cloze', clozeMark);
}

function clozeMark(state: StateInline, silent: boolean): boolean {
	const { src, pos, posMax } = state;
	OPEN.lastIndex = pos;
	const [content = src.slice(pos, pos + 2), number] = OPEN.exec(src) ?? [];
	const type = number ? 'cloze_open' : MARKS[content as keyof typeof MARKS];
	if (!type || pos + content.length > posMax) return false;
	if (!silent) {
		// Without nesting of its own: one that never closes would take the rest of the text along.
		const token = state.push(type, '', 0);
		token.content = content;
		token.meta = { number: Number(number) };
	}
	state.pos += content.length;
	return true;
}

/** A mark of a cloze: where it opens, its hint begins, or it closes. `id` tells those of one text apart. */
export interface ClozeMark {
	role: 'open' | 'hint' | 'close';
	number: number;
	id: number;
}

/** What the tokens of a line that belong to clozes mean; the others of their types are text. */
export function pairClozes(tokens: Token[]): Map<Token, ClozeMark> {
	const marks = new Map<Token, ClozeMark>();
	const open: (undefined | { token: Token; hint?: Token })[] = [];
	for (const token of tokens) {
		const last = open.at(-1);
		if (token.type === 'cloze_open') open.push({ token });
		else if (token.type === 'cloze_hint') {
			if (last) last.hint ??= token;
		} else if (token.type === 'cloze_close') {
			if (!last) continue;
			open.pop();
			const cloze = { number: last.token.meta!.number as number, id: marks.size };
			marks.set(last.token, { role: 'open', ...cloze });
			if (last.hint) marks.set(last.hint, { role: 'hint', ...cloze });
			marks.set(token, { role: 'close', ...cloze });
		} else if (token.nesting > 0) open.push(undefined);
		// What opened within a mark and did not close in it never will.
		else if (token.nesting < 0) while (open.length && open.pop());
	}
	return marks;
}

/** One way to draw a text with clozes: those of a number are gaps, the others show what they hold. */
export class ClozeView {
	/** What the gaps hide, in order. */
	readonly hidden: Inline[][] = [];
	/** The gap that is open: what it holds is hidden already. */
	#gap: number | undefined;
	#hint: Inline[] = [];

	/** `number` is that of the clozes to hide, or all of them. */
	constructor(readonly number: number | 'all') {}

	/** Does to the content being read what a mark does. */
	take(frames: InlineFrames, { role, number, id }: ClozeMark): void {
		const gap = `gap ${id}`;
		const hint = `hint ${id}`;
		if (role === 'open') {
			if (this.#gap !== undefined || (this.number !== 'all' && this.number !== number)) return;
			this.#gap = id;
			frames.openAs(gap, (content) => this.#close(content));
		} else if (role === 'hint') {
			const own = this.#gap === id;
			frames.openAs(hint, (content) => {
				if (own) this.#hint = content;
				return undefined;
			});
		} else {
			frames.close(hint);
			frames.close(gap);
		}
	}

	#close(content: Inline[]): Inline {
		const hint = this.#hint;
		this.hidden.push(content);
		this.#gap = undefined;
		this.#hint = [];
		return { t: 'gap', c: hint };
	}

	/**
	 * The same for a text without marks (code, math): strings and gaps. `as` makes of what is hidden what it
	 * is shown as. Braces of the text itself are counted, so that `{{c1::\frac{a}{b}}}` is one cloze.
	 */
	textParts(text: string, as: (text: string) => Inline): Inline[] {
		if (!text.includes('{{c')) return [text];
		const before = this.hidden.length;
		const frames = new InlineFrames();
		let from = 0;
		for (const { at, end, ...mark } of marksIn(text)) {
			if (at > from) frames.push(text.slice(from, at));
			this.take(frames, mark);
			from = end;
		}
		if (from < text.length) frames.push(text.slice(from));
		for (let k = before; k < this.hidden.length; k++)
			this.hidden[k] = [as(inlineText(this.hidden[k]!))];
		return joinText(frames.take());
	}

	/** A text without marks in which a gap is `[…]`, or its hint in brackets. */
	text(text: string, as: (text: string) => Inline): string {
		return this.textParts(text, as)
			.map((part) =>
				typeof part === 'string' ? part : `[${inlineText([part]).replaceAll('\n', ' ') || '…'}]`
			)
			.join('');
	}
}

function joinText(parts: Inline[]): Inline[] {
	const joined: Inline[] = [];
	for (const part of parts) {
		const last = joined.at(-1);
		if (typeof part === 'string' && typeof last === 'string')
			joined[joined.length - 1] = last + part;
		else joined.push(part);
	}
	return joined;
}

/** The marks of the clozes in a text without other marks, in order. */
function marksIn(text: string): (ClozeMark & { at: number; end: number })[] {
	const marks: (ClozeMark & { at: number; end: number })[] = [];
	const open: (undefined | { at: number; end: number; number: number; hint?: number })[] = [];
	let past = 0;
	for (const { 0: mark, 1: number, index: at } of text.matchAll(/\{\{c(\d{1,3})::|[{}]|::/g)) {
		const last = open.at(-1);
		const end = at + mark.length;
		if (number) open.push({ at, end, number: Number(number) });
		else if (mark === '{') open.push(undefined);
		else if (mark === '::') {
			if (last) last.hint ??= at;
		} else if (at < past) continue;
		else if (open.length && !last) open.pop();
		else if (last && text[end] === '}') {
			open.pop();
			past = end + 1;
			const cloze = { number: last.number, id: marks.length };
			marks.push({ role: 'open', at: last.at, end: last.end, ...cloze });
			if (last.hint) marks.push({ role: 'hint', at: last.hint, end: last.hint + 2, ...cloze });
			marks.push({ role: 'close', at, end: past, ...cloze });
		}
	}
	return marks.sort((a, b) => a.at - b.at);
}
