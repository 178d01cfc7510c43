/**
 * A year of an author's edits as operations on the lines of a document, so that anybody who has the document
 * can make the edition of a year later again, and nothing of its text is kept here.
 */

/** Lines from one to another, both with it; the first is 1. All numbers are those of the document before. */
type Lines = [from: number, to: number];

/** Characters `from` to before `to` of a line (UTF-16, from 0) become `text`, which may be several lines. */
export interface Put {
	line: number;
	from: number;
	to: number;
	text: string;
}

/** One operation. What comes `after` a line goes wherever that line goes; 0 is the top. */
export type Step =
	| Put
	| { delete: Lines }
	| { insert: string[]; after: number }
	| { move: Lines; after: number }
	/** The lines as they were; `put` alters the copy alone. */
	| { copy: Lines; after: number; put?: Put[] };

/** An edit as an author would tell of it, and what it takes. */
export interface Edit {
	what: string;
	steps: Step[];
}

/** A line of the newer edition, and which one it was; 0 where it is new. */
export interface Line {
	text: string;
	from: number;
}

/** The edition after all steps. Fails on lines that are not there, and on steps that cannot all be done. */
export function applySteps(document: string, steps: readonly Step[]): Line[] {
	const old = document.split('\n');
	const span = ([from, to]: Lines) => {
		if (!(from >= 1 && from <= to && to <= old.length))
			throw new Error(`There are no lines ${from} to ${to}.`);
		return Array.from({ length: to - from + 1 }, (_, k) => from + k);
	};
	const puts = steps.filter((step): step is Put => 'line' in step);
	const behind = new Map<number, Step[]>();
	const deleted = new Set<number>();
	const moved = new Map<number, Step>();
	for (const step of steps) {
		if ('after' in step) behind.set(step.after, [...(behind.get(step.after) ?? []), step]);
		if ('delete' in step) for (const line of span(step.delete)) once(line, deleted).add(line);
		if ('move' in step) for (const line of span(step.move)) once(line, moved).set(line, step);
	}
	for (const { line } of puts)
		if (deleted.has(line)) throw new Error(`Line ${line} is deleted and altered.`);

	const lines: Line[] = [];
	const reached = new Set<number>();
	const say = (line: number, some: readonly Put[], from: number) => {
		for (const text of altered(old[line - 1]!, line, some).split('\n')) lines.push({ text, from });
	};
	const emit = (line: number, mover?: Step) => {
		if (moved.get(line) !== mover) return;
		reached.add(line);
		if (line && !deleted.has(line)) say(line, puts, line);
		for (const step of behind.get(line) ?? []) {
			if ('insert' in step) lines.push(...step.insert.map((text) => ({ text, from: 0 })));
			if ('copy' in step) for (const at of span(step.copy)) say(at, step.put ?? [], 0);
			if ('move' in step) for (const at of span(step.move)) emit(at, step);
		}
	};
	for (let line = 0; line <= old.length; line++) emit(line);
	for (const line of [...old.keys(), ...behind.keys()])
		if (!reached.has(line))
			throw new Error(`Line ${line} is lost: it is moved to where nothing is.`);
	return lines;
}

function once<T extends { has(line: number): boolean }>(line: number, all: T): T {
	if (all.has(line)) throw new Error(`Line ${line} is taken away twice.`);
	return all;
}

/** A line with its alterations, which must not overlap. */
function altered(text: string, line: number, puts: readonly Put[]): string {
	const own = puts.filter((put) => put.line === line).sort((a, b) => a.from - b.from);
	let done = '';
	let at = 0;
	for (const { from, to, text: words } of own) {
		if (from < at || to < from || to > text.length)
			throw new Error(`Line ${line} has no characters ${from} to ${to} that are not altered yet.`);
		done += text.slice(at, from) + words;
		at = to;
	}
	return done + text.slice(at);
}
