// The rule this file defends: a document is read in its order, under its headings, and nothing is left out.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry } from '../../src/lib/core/outline';
import type { Reading } from '../../src/lib/core/outline';
import { passageOf, readingOrder, standsIn, type Section } from '../../src/lib/core/reading-order';

const entry = (id: string, section: string[] = []): Entry => ({
	id,
	question: `${id}?`,
	section,
	answer: [],
	confidence: 1,
	reason: ''
});
const reading = (title: string, section: string[] = [], after?: number): Reading => ({
	id: title.toLowerCase(),
	title,
	section,
	body: [],
	...(after === undefined ? {} : { after })
});
/** Headings and passages, one after the other. */
const read = (outline: Partial<Parameters<typeof readingOrder>[0]>) =>
	readingOrder({ title: 'Tea', sections: [], entries: [], readings: [], ...outline }).parts.flatMap(
		({ opens, passages }) => [
			...opens.map(({ depth, title }) => `${'#'.repeat(depth)} ${title}`),
			...passages.map(({ entry, reading }) => (entry ?? reading).id)
		]
	);

test('headings come once, and again where their section comes back', () => {
	const entries = [entry('a'), entry('b', ['X', 'Y']), entry('c', ['X', 'Z']), entry('d', ['W'])];
	expect(read({ entries })).toEqual(['a', '# X', '## Y', 'b', '## Z', 'c', '# W', 'd']);
	const back = [entry('a', ['X', 'Y']), entry('b', ['X']), entry('c', ['X', 'Y'])];
	expect(read({ entries: back })).toEqual(['# X', '## Y', 'a', 'b', '## Y', 'c']);
});

test('readings stand in their place: by their section, or where they say', () => {
	const outline = {
		sections: [['X'], ['About'], ['Y'], ['Late']],
		entries: [entry('a', ['X']), entry('b', ['Y'])],
		readings: [reading('Tea'), reading('X'), reading('About'), reading('Late')]
	};
	const order = ['tea', '# X', 'x', 'a', '# About', 'about', '# Y', 'b', '# Late', 'late'];
	expect(read(outline)).toEqual(order);
	const between = {
		entries: [entry('a'), entry('b')],
		sections: [['Setup']],
		readings: [reading('Setup', [], 1)]
	};
	expect(read(between)).toEqual(['a', '# Setup', 'setup', 'b']);
});

test('a question that is the heading of further questions is their section', () => {
	const entries = [entry('a'), entry('b', ['a?']), entry('c', ['d?'])];
	const { tree } = readingOrder({ title: '', sections: [], entries, readings: [] });
	expect(tree.map(({ title, entryId }) => [title, entryId])).toEqual([
		['a?', 'a'],
		['d?', undefined]
	]);
});

test('a long section comes in parts, its heading once', () => {
	const entries = Array.from({ length: 95 }, (_, i) => entry(`q${i}`, ['X']));
	const { parts, sections } = readingOrder({ title: '', sections: [], entries, readings: [] });
	expect(parts.map((part) => part.passages.length)).toEqual([40, 40, 15]);
	expect(parts.map((part) => part.opens.length)).toEqual([1, 0, 0]);
	expect(sections).toBe(1);
});

test('a passage is found by its id, and its words tell what became of it in another edition', () => {
	const says = (text: string) => [{ t: 'p' as const, c: [text] }];
	const before = { entries: [{ ...entry('a'), answer: says('Two\nminutes.') }], readings: [] };
	const outline = (text: string) => ({
		entries: [{ ...entry('a'), section: ['Moved'], answer: says(text) }],
		readings: [{ ...reading('B'), body: says('b') }]
	});
	const passage = passageOf(before, 'a')!;
	expect(passage).toEqual({ entry: before.entries[0] });
	expect(passageOf(outline(''), 'b')?.reading?.title).toBe('B');
	expect(passageOf(before, 'b')).toBe(undefined);
	expect(standsIn(outline('Two minutes.'), passage)).toBe('same');
	expect(standsIn(outline('Three minutes.'), passage)).toBe('changed');
	expect(standsIn({ entries: [], readings: [] }, passage)).toBe('gone');
});

const path = fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 4 });

test('every passage is there once, its own list in order, and the tree holds every section', () => {
	fc.assert(
		fc.property(
			fc.array(path),
			fc.array(fc.record({ section: path, after: fc.option(fc.nat(9), { nil: undefined }) })),
			fc.array(path),
			(paths, placed, sections) => {
				const entries = paths.map((section, i) => entry(`e${i}`, section));
				const readings = placed.map(({ section, after }, i) => reading(`r${i}`, section, after));
				const order = readingOrder({ title: 'A', sections, entries, readings });
				const passages = order.parts.flatMap((part) => part.passages);
				expect(passages.flatMap((p) => p.entry ?? [])).toEqual(entries);
				expect(passages.flatMap((p) => p.reading ?? [])).toEqual(readings);
				const inTree = (nodes: Section[]): number[] =>
					nodes.flatMap((node) => [node.n, ...inTree(node.below)]);
				const opened = order.parts.flatMap((part) => part.opens.map(({ n }) => n));
				expect(inTree(order.tree)).toEqual(opened);
				expect(opened).toEqual([...opened.keys()]);
				expect(order.sections).toBe(opened.length);
			}
		)
	);
});
