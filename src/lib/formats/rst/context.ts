/**
 * What is known while one reStructuredText document is read, and what was found so far. The readers of
 * lists, tables and directives reach the reader of blocks through it, because each holds the other.
 */
import { safeAddress, type Block, type Inline } from '../../core/document';
import type { Unused } from '../../core/outline';
import type { Asked, Facts } from '../parsed';
import { fragmentOf, nameOf, type Names } from './names';
import type { Line } from './lines';

export interface Level {
	depth: number;
	/** What is read lands among the blocks at the top of the document. */
	top: boolean;
	/** Titles may stand here. */
	titles: boolean;
}

/** What one construct is: its blocks, and the index of the line after it. */
export interface Taken {
	next: number;
	blocks: Block[];
	/** The name of a place, for the block that follows. */
	label?: string;
}

/** Reads the construct that starts at line `at`, which is set in by `base`; nothing where it is none. */
export type Construct = (
	lines: Line[],
	at: number,
	base: number,
	context: RstContext,
	level: Level
) => Taken | undefined;

type ReadBlocks = (lines: Line[], context: RstContext, level: Level) => Block[];

export const UNUSABLE = 'It is an address that cannot be followed from here.';
export const PLACES = 'It is a place in another document.';
export const SHOWN = 'It says how a part is shown.';
export const ABOUT = 'It is about the file.';

/** A term with what is set in under it. */
export interface Term {
	term: Block | undefined;
	body: Block[];
	words: string;
}

export class RstContext {
	readonly left: Unused[] = [];
	readonly anchors = new Map<Block, string>();
	readonly asked = new Map<Block, Asked>();
	readonly ends = new Set<Block>();
	/** The definition lists at the top. */
	readonly terms: Term[][] = [];
	readonly facts: Facts = {};
	/** Adornments of titles in order of appearance, which is the order of their levels. */
	readonly styles: string[] = [];
	/** References to addresses and footnotes without a name, counted. */
	readonly seen = { anonymous: 0, numbered: 0, marked: 0, numberedNotes: 0, markedNotes: 0 };
	/** Nothing but titles, fields and what is hidden was read so far. */
	opening = true;
	headings = 0;
	/** Characters that substitutions may still put in; short ones nest to texts without end. */
	budget: number;

	readonly #merged = new Map<string, Unused>();
	readonly #strange = new Set<string>();
	readonly #readBlocks: ReadBlocks;

	constructor(
		readonly names: Names,
		readonly base: string | undefined,
		length: number,
		readBlocks: ReadBlocks
	) {
		this.budget = length * 2 + 10_000;
		this.#readBlocks = readBlocks;
	}

	/** Lines as blocks, one level deeper; they land at the top only where `level` says so. */
	read(lines: Line[], level: Level, stays: Partial<Level> = {}): Block[] {
		const depth = level.depth + 1;
		return this.#readBlocks(lines, this, { top: false, titles: false, ...stays, depth });
	}

	/** Keeps what goes nowhere else. */
	leave(text: string, reason: string) {
		if (text.trim()) this.left.push({ text: text.trim(), reason });
	}

	/** The same for small things, which share one place by their reason. */
	leaveSmall(text: string, reason: string) {
		if (!text.trim()) return;
		const there = this.#merged.get(reason);
		if (there) there.text += `\n${text.trim()}`;
		else {
			const unused = { text: text.trim(), reason };
			this.#merged.set(reason, unused);
			this.left.push(unused);
		}
	}

	/** Keeps the name of a directive or role that is not known, once. */
	leaveName(name: string) {
		if (!this.#strange.has(name)) this.leaveSmall(name, 'It names a kind of markup unknown here.');
		this.#strange.add(name);
	}

	/** A link, or its text alone where the address cannot be followed; the address is kept either way. */
	link(address: string, c: Inline[]): Inline[] {
		const clean = address.replace(/\s+/g, '').replace(/\\(.)/g, '$1');
		const mail = /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(clean) ? `mailto:${clean}` : clean;
		const to = safeAddress(mail, this.base);
		if (to) return [{ t: 'link', to, c }];
		this.leaveSmall(clean, UNUSABLE);
		return c;
	}

	/** The same for what may also be a name with `_` after it. */
	linkTo(target: string, c: Inline[]): Inline[] {
		const alias = /:\/\//.test(target) ? undefined : /^`?([^`]+)`?_$/.exec(target)?.[1];
		return (alias && this.linkByName(alias, c)) || this.link(target, c);
	}

	/** A link to the next address without a name; nothing where all were used. */
	linkNext(c: Inline[]): Inline[] | undefined {
		const address = this.names.anonymous[this.seen.anonymous];
		if (address == null) return undefined;
		this.seen.anonymous++;
		return this.linkTo(address, c);
	}

	/** A link to what a name stands for; nothing for a name that the document does not give. */
	linkByName(name: string, c: Inline[]): Inline[] | undefined {
		let key = nameOf(name);
		let last = '';
		for (let hops = 0; hops < 10; hops++) {
			const target = this.names.targets.get(key);
			if (!target) break;
			last = target.to;
			target.used = true;
			const alias = /^`?([^`]*)`?_$/.exec(target.to)?.[1];
			if (alias == null || /:\/\//.test(target.to)) return this.link(target.to, c);
			key = nameOf(alias);
		}
		if (this.names.labels.has(key)) return [{ t: 'link', to: `#${fragmentOf(key)}`, c }];
		this.leaveSmall(last, UNUSABLE);
		return undefined;
	}
}
