/**
 * What a reStructuredText document gives names to. Names may be used before they are given, so they are
 * collected first, from the lines alone; names in samples of code do no harm, as nobody refers to them.
 */
import { isAdornment, underlines, type Line } from './lines';

export interface Target {
	/** An address, or another name with `_` after it. */
	to: string;
	used: boolean;
}

export interface Substitution {
	directive: string;
	/** With the lines under it. */
	text: string;
	used: boolean;
	/** It was read where it stands; what only looked like one keeps its words otherwise. */
	met: boolean;
}

export interface Names {
	targets: Map<string, Target>;
	/** Places in this document, with the title that follows them or ''. */
	labels: Map<string, string>;
	titles: Set<string>;
	/** Addresses without names, in the order in which they are referred to. */
	anonymous: string[];
	anonymousLines: Set<string>;
	substitutions: Map<string, Substitution>;
	/** Identifiers of footnotes and citations by their labels in lower case. */
	footnotes: Map<string, string>;
	/** Identifiers of the footnotes that are numbered (`#`) or marked (`*`) by position. */
	numbered: string[];
	marked: string[];
}

const TARGET = /^\.\. _(?:`([^`]{1,300})`|((?:\\.|[^:\\`]|:(?! |$)){1,300})):(?: +(.*))?$/;
const ANONYMOUS = /^(?:\.\. )?__:? +(\S.*)$/;
const SUBSTITUTION = /^\.\. \|([^|]{1,100})\| +([\w-]{1,60})::(?: +(.*))?$/;
const NOTE = /^\.\. \[(\d{1,9}|#[\w.-]{0,80}|\*|[\p{L}\p{N}][\p{L}\p{N}_.:+-]{0,80})\](?= |$)/u;
const EMBEDDED = /`([^`<>]{1,300})<([^<>`]{1,2000})>`_(?!_)/g;

/** A name as it is compared: case and white space do not count. */
export function nameOf(text: string): string {
	return text.replace(/\\(.)/g, '$1').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** A name as a fragment of an address, as documents on the web have it. */
export function fragmentOf(name: string): string {
	return nameOf(name)
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');
}

/** `.. _name: address`; the address is what stands on the line. */
export function targetIn(text: string): { name: string; address: string } | undefined {
	const found = TARGET.exec(text);
	return found ? { name: found[1] ?? found[2]!, address: found[3] ?? '' } : undefined;
}

/** `__ address` or `.. __: address`. */
export function anonymousIn(text: string): string | undefined {
	return ANONYMOUS.exec(text)?.[1];
}

/** `.. |name| directive:: text`. */
export function substitutionIn(text: string) {
	const [, name, directive, rest = ''] = SUBSTITUTION.exec(text) ?? [];
	return name && directive ? { name, directive, text: rest } : undefined;
}

/** `.. [label] text`. */
export function noteIn(text: string): { label: string; text: string } | undefined {
	const found = NOTE.exec(text.slice(0, 200));
	return found ? { label: found[1]!, text: text.slice(found[0].length).trim() } : undefined;
}

/** The address of a target that goes on over the lines below it. */
export function wholeAddress(lines: Line[], at: number, address: string): string {
	return [address, ...under(lines, at)].join('').replace(/\s+/g, '');
}

/** The text of a substitution with the lines below it. */
export function wholeText(lines: Line[], at: number, text: string): string {
	return [text, ...under(lines, at)].join('\n').trim();
}

function under(lines: Line[], at: number): string[] {
	const { indent } = lines[at]!;
	let end = at + 1;
	while (end < lines.length && lines[end]!.text && lines[end]!.indent > indent) end++;
	return lines.slice(at + 1, end).map((line) => line.text);
}

/** All names in a document. The first of a name counts. Fails on nothing. */
export function collectNames(lines: Line[], text: string): Names {
	const names: Names = {
		targets: new Map(),
		labels: new Map(),
		titles: new Set(),
		anonymous: [],
		anonymousLines: new Set(),
		substitutions: new Map(),
		footnotes: new Map(),
		numbered: [],
		marked: []
	};
	const notes: string[] = [];
	let waiting: string[] = [];
	lines.forEach((line, k) => {
		if (!line.text) return;
		if (underlines(line, lines[k + 1])) {
			names.titles.add(nameOf(line.text));
			for (const label of waiting) names.labels.set(label, line.text);
			waiting = [];
		} else if (line.text.startsWith('..') || line.text.startsWith('__')) {
			const label = collectMarked(lines, k, names, notes);
			if (label) waiting.push(label);
		} else if (!isAdornment(line)) waiting = [];
	});
	numberNotes(notes, names);
	for (const [, name = '', to = ''] of text.matchAll(EMBEDDED))
		if (name.trim() && !names.targets.has(nameOf(name)))
			names.targets.set(nameOf(name), { to: to.replace(/\s+/g, ''), used: true });
	return names;
}

/** Collects what a line of explicit markup names; returns the name of a place in the document. */
function collectMarked(lines: Line[], k: number, names: Names, notes: string[]) {
	const { text } = lines[k]!;
	const anonymous = anonymousIn(text);
	if (anonymous) {
		names.anonymous.push(wholeAddress(lines, k, anonymous));
		names.anonymousLines.add(anonymous);
	}
	const note = noteIn(text);
	if (note) notes.push(note.label);
	const substitution = substitutionIn(text);
	if (substitution && !names.substitutions.has(nameOf(substitution.name)))
		names.substitutions.set(nameOf(substitution.name), {
			directive: substitution.directive,
			text: wholeText(lines, k, substitution.text),
			used: false,
			met: false
		});
	const target = anonymous ? undefined : targetIn(text);
	if (!target) return undefined;
	const name = nameOf(target.name);
	const address = wholeAddress(lines, k, target.address);
	if (!address) {
		if (!names.labels.has(name)) names.labels.set(name, '');
		return name;
	}
	if (!names.targets.has(name)) names.targets.set(name, { to: address, used: false });
	return undefined;
}

/** Gives numbers to the footnotes that have none, leaving out those that were given by hand. */
function numberNotes(labels: string[], names: Names) {
	const taken = new Set(labels);
	let next = 1;
	for (const label of labels) {
		if (label === '*') names.marked.push(`note${names.marked.length + 1}`);
		else if (label.startsWith('#')) {
			while (taken.has(String(next))) next++;
			const id = String(next++);
			if (label === '#') names.numbered.push(id);
			else names.footnotes.set(label.toLowerCase(), id);
		} else if (!names.footnotes.has(label.toLowerCase()))
			names.footnotes.set(label.toLowerCase(), label);
	}
}
