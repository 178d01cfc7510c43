/**
 * Markdown read as a document that may hold fold-outs: `<details>` stands in it as raw HTML around
 * ordinary Markdown, and so does what was commented out. A fold-out's summary is a question where the
 * document's own fold-outs mostly are.
 */
import type { Token } from 'markdown-it';
import { inlineText, type Block } from '../../core/document';
import { isContentsTitle } from '../faq/contents';
import { isAnswerTitle } from '../faq/labels';
import { asking } from '../faq/question';
import { unfoldAdmonitions } from './admonitions';
import { unfoldCallouts } from './callouts';
import { unfoldComponents } from './components';
import { unfoldContainers } from './containers';
import { htmlTokens, type HtmlToken } from './html-tokens';
import { htmlBlocks, type FoldMark } from './raw-html';
import { takeWaysBack, withoutPageMarks } from './page-marks';
import { parseMarkdown } from './parser';
import { TokenReader } from './tree';
import { plainParsed, type Parsed } from '../parsed';

/**
 * A Markdown document with its fold-outs. `base` makes relative addresses absolute. Throws
 * UnreadableText as `readMarkdown` does.
 */
export function readMarkdownDocument(text: string, base?: string): Parsed {
	const folded = unfoldAdmonitions(unfoldCallouts(unfoldComponents(spaceHeadings(text))));
	const plain = unfoldContainers(folded);
	const tokens = parseMarkdown(plain, usesMath(text) ? 'math' : 'money');
	const reader = new TokenReader(tokens, base);
	const parsed = plainParsed([]);
	const folds = new Folds(parsed);
	for (let from = 0; !reader.done; from = reader.at) {
		const { type, content } = reader.token;
		if (type === 'html_block') {
			reader.skip();
			htmlBlocks(content, base, parsed.doc, (mark) => folds.take(mark));
		} else {
			for (const block of reader.next()) {
				const shown = withoutPageMarks(block, parsed);
				if (shown) parsed.doc.push(shown);
			}
			// The end of a fold-out may stand at the end of its last paragraph.
			for (const token of htmlIn(tokens.slice(from, reader.at)))
				if ('tag' in token && token.tag === 'details' && token.closing)
					folds.take({ fold: 'close' });
		}
	}
	folds.judge();
	takeWaysBack(parsed);
	for (const token of htmlIn(tokens))
		if ('comment' in token && /[\p{L}\p{N}]/u.test(token.comment ?? ''))
			parsed.left.push({ text: token.comment!.trim(), reason: 'It is commented out.' });
	return parsed;
}

const UNSPACED = /^(#{2,6})(?=[\p{L}*_¿])/gmu;

/** Forums take "##Why?" for a heading, and so do their writers. */
function spaceHeadings(text: string): string {
	return (text.match(UNSPACED)?.length ?? 0) < 2 ? text : text.replace(UNSPACED, '$1 ');
}

/** A dollar is mostly money; between two of them is math where the document writes TeX in them. */
function usesMath(text: string): boolean {
	return /(?<![\\$])\$[^\s$][^$\n]{0,300}?(?:\\[A-Za-z]{2,}|[\^_]\{?\w)[^$\n]{0,300}?\$(?!\d)/.test(
		text
	);
}

interface Fold {
	/** Where it stands in the document; -1 until its summary is there. */
	at: number;
	level: number;
}

class Folds {
	#open: Fold[] = [];
	#closed: { summary: Block; end: Block }[] = [];
	/** The last heading, and how many blocks were looked at for it. */
	#last = { at: -1, level: 0 };
	#seen = 0;

	constructor(readonly parsed: Parsed) {}

	take(mark: FoldMark): void {
		const { doc } = this.parsed;
		const open = this.#open.at(-1);
		if ('summary' in mark) {
			if (open && open.at < 0) open.at = doc.length - 1;
		} else if (mark.fold === 'open') {
			if (open && open.at === doc.length - 1) this.#makeSection(open);
			else if (open && open.at >= 0) this.#close(open);
			this.#open.push({ at: -1, level: (open?.level ?? this.#level()) + 1 });
		} else if (open) {
			this.#open.pop();
			this.#close(open);
		}
	}

	/** A fold-out that holds fold-outs and nothing of its own titles a section. */
	#makeSection(fold: Fold): void {
		const { doc } = this.parsed;
		const summary = doc[fold.at];
		if (summary?.t === 'p') {
			const level = Math.min(6, fold.level);
			doc[fold.at] = { t: 'h', level, c: [inlineText(summary.c)] };
			if (fold.at > this.#last.at) this.#last = { at: fold.at, level };
		}
		fold.at = -1;
	}

	#close(fold: Fold): void {
		const { doc } = this.parsed;
		if (fold.at >= 0) this.#closed.push({ summary: doc[fold.at]!, end: doc.at(-1)! });
		fold.at = -1;
	}

	#level(): number {
		const { doc } = this.parsed;
		for (; this.#seen < doc.length; this.#seen++) {
			const block = doc[this.#seen]!;
			if (block.t === 'h') this.#last = { at: this.#seen, level: block.level };
		}
		return this.#last.level;
	}

	/** Which of the fold-outs ask, judged together. */
	judge(): void {
		const all = this.#closed
			.map((fold) => ({ ...fold, text: fold.summary.t === 'p' ? inlineText(fold.summary.c) : '' }))
			.filter(({ text }) => !isAnswerTitle(text) && !isContentsTitle(text));
		const asked = all.filter(({ text }) => asking(text) === 'mark');
		const mostly = asked.length * 2 >= all.length;
		for (const { summary, end, text } of mostly ? all : asked) {
			const mark = asking(text) === 'mark';
			this.parsed.asked.set(summary, {
				confidence: mark ? 0.95 : 0.75,
				reason: mark
					? 'It titles a fold-out and has a question mark.'
					: 'It has no question mark, but most fold-outs here ask.'
			});
			this.parsed.ends.add(end);
		}
	}
}

/** Tags and comments of all the raw HTML among tokens, in order. */
function htmlIn(tokens: Token[]): HtmlToken[] {
	return tokens.flatMap((token) =>
		token.type === 'html_block' || token.type === 'html_inline'
			? htmlTokens(token.content)
			: htmlIn(token.children ?? [])
	);
}
