/**
 * Clozes in the field of a note: `{{c1::hidden::hint}}`, as Anki writes them. They may nest and hold marks,
 * links, code and math. What does not close in the marks and the paragraph that it opened in is text like
 * any other, braces and all. Documents are read without them: a FAQ may talk about Anki.
 */
import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import { inlineText, type Inline } from '../../core/document';
import { InlineFrames } from '../inline-frames';

const MARK = /\{\{c\d{1,3}::|::|\}\}/y;
/** In code and math, where braces are common, a run of them ends with those of the cloze. */
const MARK_IN_CODE = /(\{\{c\d{1,3}::|::|\}\}(?=(?:\}\}){0,9}(?!\})))/;

/** Adds the rule to a parser. */
export function addClozes(parser: MarkdownIt): void {
	parser.inline.ruler.before('escape', 'cloze', clozeMark);
}

function clozeMark(state: StateInline, silent: boolean): boolean {
	MARK.lastIndex = state.pos;
	const content = MARK.exec(state.src)?.[0];
	if (!content || state.pos + content.length > state.posMax) return false;
	// Without nesting of its own: one that never closes would take the rest of the text along.
	if (!silent) state.push('cloze', '', 0).content = content;
	state.pos += content.length;
	return true;
}

/** A mark of a cloze: where it opens, its hint begins, or it closes. `id` tells those of one text apart. */
interface ClozeMark {
	role: 'open' | 'hint' | 'close';
	number: number;
	id: number;
}

type ClozeToken = Pick<Token, 'type' | 'content' | 'nesting'>;

/** What the marks among tokens mean; those that belong to no cloze are text. */
export function pairClozes<T extends ClozeToken>(tokens: T[]): Map<T, ClozeMark> {
	const marks = new Map<T, ClozeMark>();
	const open: (undefined | { token: T; hint?: T })[] = [];
	for (const token of tokens) {
		const last = open.at(-1);
		if (token.type !== 'cloze') {
			if (token.nesting > 0) open.push(undefined);
			// What opened within a mark and did not close in it never will.
			else if (token.nesting < 0) while (open.length && open.pop());
		} else if (token.content[0] === '{') open.push({ token });
		else if (!last) continue;
		else if (token.content === '::') last.hint ??= token;
		else {
			open.pop();
			const cloze = { number: Number(last.token.content.slice(3, -2)), id: marks.size };
			marks.set(last.token, { role: 'open', ...cloze });
			if (last.hint) marks.set(last.hint, { role: 'hint', ...cloze });
			marks.set(token, { role: 'close', ...cloze });
		}
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
		const [gap, hint] = [`gap ${id}`, `hint ${id}`];
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
		const c = this.#hint;
		this.hidden.push(content);
		this.#gap = undefined;
		this.#hint = [];
		return { t: 'gap', c };
	}

	/**
	 * The same for a text without marks (code, math): pieces of it and gaps. `as` makes of a piece what it is
	 * shown as.
	 */
	pieces(text: string, as: (text: string) => Inline): Inline[] {
		const tokens = text
			.split(MARK_IN_CODE)
			.map((content, k) => ({ type: k % 2 ? 'cloze' : 'text', content, nesting: 0 as const }));
		const marks = pairClozes(tokens);
		const before = this.hidden.length;
		const frames = new InlineFrames();
		for (const token of tokens) {
			const mark = marks.get(token);
			if (mark) this.take(frames, mark);
			else frames.push(token.content);
		}
		for (let k = before; k < this.hidden.length; k++)
			this.hidden[k] = [as(inlineText(this.hidden[k]!))];
		const pieces: Inline[] = [];
		let piece = '';
		for (const part of [...frames.take(), undefined]) {
			if (typeof part === 'string') piece += part;
			else {
				if (piece) pieces.push(as(piece));
				if (part) pieces.push(part);
				piece = '';
			}
		}
		return pieces;
	}

	/** Such a text as one piece, in which a gap is `[…]`, or its hint in brackets. */
	text(text: string, as: (text: string) => Inline): string {
		const shown = this.pieces(text, as).map((part) => {
			const words = inlineText([part]);
			return typeof part !== 'string' && part.t === 'gap' ? `[${words || '…'}]` : words;
		});
		return shown.join('');
	}
}
