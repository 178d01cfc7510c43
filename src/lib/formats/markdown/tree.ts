/** Markdown's tokens to the closed tree: blocks here, what stands in a line in inline.ts. */
import type { Token } from 'markdown-it';
import type { Block, Doc, Inline } from '../../core/document';
import { oneLine, tidyInline } from '../inline-tidy';
import { htmlBlocks } from './raw-html';
import type { ClozeView } from './clozes';
import { asCode, asMath, inlineOf, noteName } from './inline';
import { unescapeMarks } from './parser';

/**
 * A parsed document as blocks. `base` makes relative addresses absolute, `clozes` says which of them are
 * gaps. Fails on nothing.
 */
export function tokensToDoc(tokens: Token[], base?: string, clozes?: ClozeView): Doc {
	const reader = new TokenReader(tokens, base, clozes);
	const doc: Doc = [];
	while (!reader.done) for (const block of reader.next()) doc.push(block);
	return doc;
}

/** Walks through tokens, one block with all it holds at a time. */
export class TokenReader {
	/** Index of the token that the next block begins with. */
	at = 0;

	constructor(
		readonly tokens: Token[],
		readonly base?: string,
		readonly clozes?: ClozeView
	) {}

	get done(): boolean {
		return this.at >= this.tokens.length;
	}

	/** Leaves a token out. */
	skip(): void {
		this.at++;
	}

	get token(): Token {
		return this.tokens[this.at]!;
	}

	/** The next block, as the blocks of the tree that it comes to: one, none, or several for raw HTML. */
	next(): Block[] {
		const token = this.tokens[this.at++]!;
		switch (token.type) {
			case 'paragraph_open':
				return paragraph(this.#line());
			case 'heading_open': {
				const c = oneLine(this.#line());
				return c.length ? [{ t: 'h', level: Number(token.tag[1]), c }] : [];
			}
			case 'hr':
				return [{ t: 'rule' }];
			case 'blockquote_open': {
				const c = this.#inner('blockquote_close');
				return c.length ? [{ t: 'quote', c }] : [];
			}
			case 'bullet_list_open':
			case 'ordered_list_open':
				return this.#list(token);
			case 'code_block':
			case 'fence': {
				const lang = unescapeMarks(token.info).trim().split(/\s+/)[0];
				const code = token.content.replace(/\n$/, '');
				const v = this.clozes?.text(code, asCode) ?? code;
				return [lang ? { t: 'code', v, lang } : { t: 'code', v }];
			}
			case 'math_block': {
				if (!token.content.trim()) return [];
				const v = this.clozes?.text(token.content, asMath) ?? token.content;
				return [{ t: 'math', v }];
			}
			case 'table_open':
				return [{ t: 'table', rows: this.#rows() }];
			case 'dl_open':
				return this.#inner('dl_close');
			// A term stands over what it means as a bold line, which may ask.
			case 'dt_open': {
				const c = oneLine(this.#line());
				return c.length ? [{ t: 'p', c: tidyInline([{ t: 'strong', c }]) }] : [];
			}
			case 'dd_open':
				return this.#inner('dd_close');
			case 'html_block':
				return htmlBlocks(token.content, this.base);
			case 'footnote_reference_open': {
				const c = this.#inner('footnote_reference_close');
				return [{ t: 'footnote', id: noteName(token), c }];
			}
			default:
				return token.type === 'inline' ? paragraph(this.#inline(token)) : [];
		}
	}

	/** The line inside of a paragraph, heading or cell, and past its end. */
	#line(): Inline[] {
		const token = this.tokens[this.at];
		this.at += 2;
		return token ? this.#inline(token) : [];
	}

	#inline(token: Token): Inline[] {
		return inlineOf(token, this.base, this.clozes);
	}

	#inner(close: string): Block[] {
		const blocks: Block[] = [];
		while (!this.done && this.token.type !== close)
			// Raw HTML may come to more blocks than a call takes arguments.
			for (const block of this.next()) blocks.push(block);
		this.at++;
		return blocks;
	}

	#list(open: Token): Block[] {
		const ordered = open.type === 'ordered_list_open';
		const items: Block[][] = [];
		while (!this.done && this.token.type === 'list_item_open') {
			this.at++;
			const box = this.#box();
			const item = this.#inner('list_item_close');
			items.push(box ? ticked(item, box) : item);
		}
		this.at++;
		// A list without words shows a bare mark, and Markdown cannot nest one.
		if (items.every((item) => !item.length)) return [];
		return [
			ordered
				? { t: 'list', start: Number(open.attrGet('start') ?? 1), items }
				: { t: 'list', items }
		];
	}

	/** The box that the entry begins with, to be ticked: only where none of its marks is escaped. */
	#box(): string | undefined {
		const [first] = this.tokens[this.at + 1]?.children ?? [];
		if (this.token.type !== 'paragraph_open' || first?.type !== 'text') return undefined;
		return /^\[[ xX]\](?=\s)/.exec(first.content)?.[0];
	}

	#rows(): Inline[][][] {
		const rows: Inline[][][] = [];
		for (; !this.done && this.token.type !== 'table_close'; this.at++) {
			if (this.token.type === 'tr_open') rows.push([]);
			else if (this.token.type === 'inline') rows.at(-1)?.push(oneLine(this.#inline(this.token)));
		}
		this.at++;
		return rows;
	}
}

function paragraph(content: Inline[]): Block[] {
	const c = tidyInline(content);
	return c.length ? [{ t: 'p', c }] : [];
}

/** The tree knows no boxes: a ticked entry shows its own. */
function ticked(blocks: Block[], box: string): Block[] {
	const [first, ...rest] = blocks;
	if (first?.t !== 'p' || typeof first.c[0] !== 'string') return blocks;
	const [text, ...others] = first.c;
	const shown = (box === '[ ]' ? '☐ ' : '☑ ') + text.slice(box.length).trimStart();
	return [{ t: 'p', c: tidyInline([shown, ...others]) }, ...rest];
}
