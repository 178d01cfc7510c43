/**
 * A document as it is read from top to bottom: its outline keeps questions and readings apart, here they
 * are one sequence again, under their headings. Cut into parts of bounded size, so that a page can draw
 * the first of a long document before the last.
 */
import { documentText } from './document';
import type { Entry, Outline, Reading } from './outline';

export type Passage =
	{ entry: Entry; reading?: undefined } | { entry?: undefined; reading: Reading };

/** The entry, or else the reading, of this id. */
export function passageOf(
	outline: Pick<Outline, 'entries' | 'readings'>,
	id: string
): Passage | undefined {
	const entry = outline.entries.find((one) => one.id === id);
	if (entry) return { entry };
	const reading = outline.readings.find((one) => one.id === id);
	return reading && { reading };
}

/** What became of a passage in another edition; only its words count. */
export function standsIn(
	outline: Pick<Outline, 'entries' | 'readings'>,
	passage: Passage
): 'same' | 'changed' | 'gone' {
	const there = passageOf(outline, (passage.entry ?? passage.reading).id);
	if (!there) return 'gone';
	return wordsOf(there) === wordsOf(passage) ? 'same' : 'changed';
}

function wordsOf({ entry, reading }: Passage): string {
	const text = entry ? [...(entry.given ?? []), ...entry.answer] : reading.body;
	return documentText(text).replace(/\s+/g, ' ');
}

/** A section of the document's tree. */
export interface Section {
	/** Its place among all sections, from 0. */
	n: number;
	title: string;
	/** 1 for the outermost. */
	depth: number;
	/** The question that is this section's heading, where one is. */
	entryId?: string;
	below: Section[];
}

/** A stretch of the document in one section. */
export interface Part {
	/** The innermost section it stands in; undefined before the first. */
	section?: Section;
	/** Sections that begin here, outermost first. */
	opens: Section[];
	passages: Passage[];
}

export interface ReadingOrder {
	parts: Part[];
	/** The outermost sections. */
	tree: Section[];
	/** How many sections there are at all depths. */
	sections: number;
}

export type Readable = Pick<Outline, 'title' | 'sections' | 'entries' | 'readings'>;

/** Passages that are drawn together. */
const PART_SIZE = 40;

/** Puts an outline into reading order. Every entry and every reading is in exactly one part, once. */
export function readingOrder(outline: Readable): ReadingOrder {
	const order: ReadingOrder = { parts: [], tree: [], sections: 0 };
	const open: Section[] = [];
	let part: Part | undefined;
	let last: Passage | undefined;
	for (const passage of inOrder(outline)) {
		const path = pathOf(passage, outline);
		const shared = sharedSteps(open, path);
		const leaves = shared < open.length || shared < path.length;
		open.length = shared;
		const opens: Section[] = [];
		for (const title of path.slice(shared)) {
			const above = open.at(-1);
			const asks = last?.entry?.question === title && last.entry.section.length === open.length;
			const section: Section = {
				n: order.sections++,
				title,
				depth: open.length + 1,
				...(asks ? { entryId: last!.entry!.id } : {}),
				below: []
			};
			(above?.below ?? order.tree).push(section);
			open.push(section);
			opens.push(section);
		}
		if (!part || leaves || part.passages.length >= PART_SIZE) {
			part = { section: open.at(-1), opens, passages: [] };
			order.parts.push(part);
		}
		part.passages.push(passage);
		last = passage;
	}
	return order;
}

/** The headings over a passage. A reading has its own, unless it is what the document opens with. */
function pathOf({ entry, reading }: Passage, outline: Readable): string[] {
	if (entry) return entry.section;
	const opening = !reading.section.length && reading.title === outline.title;
	return opening ? [] : [...reading.section, reading.title];
}

function sharedSteps(open: Section[], path: string[]): number {
	let steps = 0;
	while (steps < open.length && open[steps]!.title === path[steps]) steps++;
	return steps;
}

/**
 * Both lists keep their own order. A reading that does not say where it stands goes by its section, and
 * before the questions of the section it opens.
 */
function inOrder(outline: Readable): Passage[] {
	const places = new Map<string, number>();
	for (const [i, path] of outline.sections.entries()) {
		const key = JSON.stringify(path);
		if (!places.has(key)) places.set(key, i);
	}
	const placeOf = (passage: Passage) => places.get(JSON.stringify(pathOf(passage, outline))) ?? -1;
	const { entries, readings } = outline;
	const passages: Passage[] = [];
	let next = 0;
	for (const [i, entry] of entries.entries()) {
		const place = placeOf({ entry });
		for (let reading; (reading = readings[next]); next++) {
			const comesFirst =
				reading.after === undefined ? placeOf({ reading }) <= place : reading.after <= i;
			if (!comesFirst) break;
			passages.push({ reading });
		}
		passages.push({ entry });
	}
	return [...passages, ...readings.slice(next).map((reading) => ({ reading }))];
}
