/**
 * Plain Old Documentation, the text format of Perl's manuals: commands that begin with "=" at the margin,
 * paragraphs with marks such as C<code>, and set-in lines as they stand.
 */
import { tidyInline } from '../inline-tidy';
import { inlineText, safeAddress, type Block, type Doc, type Inline } from '../../core/document';
import type { Unused } from '../../core/outline';

const COMMAND = /^=([a-z]+\d?)(?:\s+([^]*))?$/;
const DEEPEST = 60;

/**
 * Whether lines are such a document: one heading may be a test's output, several are none. Where text
 * stands before the first, a script may be quoted: the manual in it is a small part of the whole.
 */
export function isPod(lines: string[]): boolean {
	const commands = lines.flatMap((line, k) =>
		/^=(?:head[1-6]|item|over|back|pod|cut)\b/.test(line) ? [k] : []
	);
	const reach = (commands.at(-1) ?? 0) - (commands[0] ?? 0);
	return commands.length > 2 && reach * 5 > lines.length;
}

/** Reads it. Fails on nothing; every word is in `doc` or `left`, marks left out. */
export function readPod(lines: string[]): { doc: Doc; left: Unused[] } {
	const reader = new PodReader(lines[0]?.startsWith('=') ?? false);
	for (const paragraph of paragraphsIn(lines)) reader.take(paragraph);
	return reader.result();
}

/** Between blank lines; a command ends what it follows, as many forget the blank line. */
function paragraphsIn(lines: string[]): string[] {
	const paragraphs: string[] = [];
	let open: string[] = [];
	const close = () => {
		if (open.length) paragraphs.push(open.join('\n'));
		open = [];
	};
	for (const line of lines) {
		if (!line.trim() || COMMAND.test(line)) close();
		if (line.trim()) open.push(line);
		if (/^=(?:over|back|pod|cut|encoding)\b/.test(line)) close();
	}
	close();
	return paragraphs;
}

class PodReader {
	#doc: Doc = [];
	#left: Unused[] = [];
	/** The lists that are open, each with its entries. */
	#lists: Block[][][] = [];
	#hidden = false;
	/** Program text stands before the first command and after "=cut". */
	#reads: boolean;
	#begins = false;

	constructor(reads: boolean) {
		this.#reads = reads;
	}

	take(paragraph: string) {
		const command = COMMAND.exec(paragraph);
		if (command) return this.#command(command[1]!, command[2] ?? '');
		if (!this.#reads || this.#hidden) return this.#leave(paragraph);
		if (!/^\s/.test(paragraph)) return this.#put({ t: 'p', c: inlineOf(paragraph, 0) });
		const before = this.#here().at(-1);
		if (before?.t === 'code' && !this.#begins) before.v += `\n\n${paragraph}`;
		else this.#put({ t: 'code', v: paragraph });
		this.#begins = false;
	}

	result() {
		while (this.#lists.length) this.#closeList();
		const [name, said] = this.#doc;
		// Every manual's first section is its name with what it is about: its title.
		if (name?.t !== 'h' || said?.t !== 'p' || inlineText(name.c) !== 'NAME')
			return { doc: this.#doc, left: this.#left };
		const rest = this.#doc.slice(2);
		for (const block of rest) if (block.t === 'h') block.level = Math.min(6, block.level + 1);
		return { doc: [{ t: 'h', level: 1, c: said.c } satisfies Block, ...rest], left: this.#left };
	}

	#command(name: string, text: string) {
		if (!this.#hidden) this.#reads = name !== 'cut';
		if (name === 'begin' || name === 'end') this.#hidden = name === 'begin';
		else if (this.#hidden || name === 'for') return this.#leave(text);
		if (/^head\d/.test(name)) {
			while (this.#lists.length) this.#closeList();
			const c = inlineOf(text.replace(/\s+/g, ' ').trim(), 0);
			if (c.length) this.#doc.push({ t: 'h', level: Math.min(6, Number(name[4]) || 1), c });
		} else if (name === 'over') {
			if (this.#lists.length < DEEPEST) this.#lists.push([]);
			if (!/^\d*$/.test(text.trim())) this.#leave(text);
		} else if (name === 'back') {
			this.#closeList();
			this.#leave(text);
		} else if (name === 'item') this.#item(text);
		else if (text.trim()) this.#leave(text);
	}

	#item(text: string) {
		const c = inlineOf(text.replace(/^\s*(?:[*•-]|\d+[.)]?)(?=\s|$)/, '').trim(), 0);
		this.#begins = true;
		if (!this.#lists.length) this.#lists.push([]);
		this.#lists.at(-1)!.push(c.length ? [{ t: 'p', c }] : []);
	}

	#here(): Block[] {
		return this.#lists.at(-1)?.at(-1) ?? this.#doc;
	}

	#put(block: Block) {
		if (block.t !== 'p' || block.c.length) this.#here().push(block);
	}

	#closeList() {
		const items = this.#lists.pop()?.filter((item) => item.length);
		if (items?.length) this.#put({ t: 'list', items });
	}

	#leave(text: string) {
		if (text.trim()) this.#left.push({ text: text.trim(), reason: 'It is no documentation.' });
	}
}

const NAMES = new Map([
	['lt', '<'],
	['gt', '>'],
	['verbar', '|'],
	['sol', '/']
]);

/** A paragraph with its marks: `C<…>`, and `C<< … >>` where it holds such signs itself. */
function inlineOf(text: string, depth: number): Inline[] {
	const parts: Inline[] = [];
	const mark = /([A-Z])(<+)/g;
	let from = 0;
	const unclosed = new Set<string>();
	for (let found = depth < 9 && mark.exec(text); found; found = mark.exec(text)) {
		const [all, kind = '', open = ''] = found;
		const start = found.index + all.length;
		// What closes nowhere is searched once, and not from each mark.
		const ends = '>'.repeat(open.length);
		const end =
			open.length < 2 ? closing(text, start) : unclosed.has(open) ? -1 : text.indexOf(ends, start);
		if (end < 0) unclosed.add(open);
		if (end < 0) continue;
		const inner = text.slice(start, end).trim();
		parts.push(text.slice(from, found.index), ...marked(kind, inner, depth + 1));
		from = end + open.length;
		mark.lastIndex = from;
	}
	return tidyInline([...parts, text.slice(from)]);
}

const LONGEST_MARKED = 500;

/** Where the bracket before `start` closes, others in it counted. */
function closing(text: string, start: number): number {
	let depth = 1;
	for (let k = start; k < text.length && k < start + LONGEST_MARKED; k++) {
		if (text[k] === '<' && /[A-Z]/.test(text[k - 1] ?? '')) depth++;
		else if (text[k] === '>' && --depth === 0) return k;
	}
	return -1;
}

function marked(kind: string, inner: string, depth: number): Inline[] {
	if (kind === 'C') return [{ t: 'code', v: inner }];
	if (kind === 'B') return [{ t: 'strong', c: inlineOf(inner, depth) }];
	if (kind === 'I') return [{ t: 'em', c: inlineOf(inner, depth) }];
	if (kind === 'E') return [NAMES.get(inner) ?? `&${inner};`];
	if (kind === 'L') {
		const bar = inner.indexOf('|');
		const target = inner.slice(bar + 1);
		const c = inlineOf(bar > 0 ? inner.slice(0, bar) : target.replace(/^\/"?|"$/g, ''), depth);
		const to = /^https?:/.test(target) ? safeAddress(target) : undefined;
		return to ? [{ t: 'link', to, c }] : c;
	}
	// X<…> names a place in an index and Z<> nothing.
	return kind === 'X' || kind === 'Z' ? [] : inlineOf(inner, depth);
}
