// The rule this file defends: an entry is held for as long as the weakest of its active cards.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countHeld, heldEntries, heldSections } from '../../src/lib/core/held';
import type { Section } from '../../src/lib/core/reading-order';

const cards = fc.array(
	fc.record({
		entry: fc.constantFrom('a', 'b', 'c'),
		stability: fc.option(fc.double({ min: 0.1, max: 900, noNaN: true }))
	})
);

test('the limits are 30, 91 and 365 days, met exactly', () => {
	const held = [29.9, 30, 91, 365].map((stability, i) => ({ entry: `${i}`, stability }));
	expect(heldEntries(held)).toEqual({ month: 3, quarter: 2, year: 1, entries: 4 });
});

test('one weak card, or one not begun, lets go of its entry', () => {
	const strong = { entry: 'tea', stability: 400 };
	expect(heldEntries([strong, { entry: 'tea', stability: 40 }])).toMatchObject({
		month: 1,
		year: 0
	});
	expect(heldEntries([strong, { entry: 'tea', stability: null }])).toMatchObject({ month: 0 });
});

test('a further card never makes more entries held, and a longer time never more than a shorter', () => {
	fc.assert(
		fc.property(
			cards,
			fc.record({ stability: fc.constantFrom(1, 50, 500) }),
			(some, { stability }) => {
				const held = heldEntries(some);
				expect(held.year).toBeLessThanOrEqual(held.quarter);
				expect(held.quarter).toBeLessThanOrEqual(held.month);
				const known = some[0] ? heldEntries([...some, { entry: some[0].entry, stability }]) : held;
				expect(known.month).toBeLessThanOrEqual(held.month);
				expect(known.entries).toBe(held.entries);
			}
		)
	);
});

test('a section holds what stands in it and in those within it, once it is begun', () => {
	const section = (n: number, below: Section[] = []): Section => {
		return { n, title: `${n}`, depth: 1, below };
	};
	const tree = [section(0, [section(1), section(2)]), section(3)];
	const entry = (days: number | null, begun = 1) => ({ days, begun });
	const entries = new Map([
		[0, [entry(30), entry(null)]],
		[1, [entry(0), entry(91)]],
		[2, [entry(0, 0)]],
		[3, [entry(29)]]
	]);
	const held = heldSections(tree, entries);
	expect(held.get(0)).toEqual({ month: 2, quarter: 1, year: 0, entries: 4 });
	expect(held.get(1)).toEqual(countHeld([0, 91]));
	// Nothing of it is begun.
	expect(held.has(2)).toBe(false);
	expect(held.get(3)).toMatchObject({ month: 0, entries: 1 });
});
