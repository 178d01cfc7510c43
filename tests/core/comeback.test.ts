// The rule this file defends: a plan is offered at paces that a person knows, and not again for a backlog that
// they chose to take as it is.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameBacklog, pacesFor } from '../../src/lib/core/comeback';

const TODAY = 20_000;

test('paces are round numbers around a normal day, rising, and never all that waits', () => {
	expect(pacesFor(20, 148).slice(0, 3)).toEqual([15, 20, 30]);
	expect(pacesFor(10, 31).slice(0, 3)).toEqual([8, 10, 15]);
	expect(pacesFor(133, 1000).slice(0, 3)).toEqual([100, 130, 200]);
	expect(pacesFor(133, 1000, 120)).toEqual([100]);
	expect(pacesFor(133, 1000, 40)).toEqual([40]);
	expect(pacesFor(133, 1000, 0)).toEqual([]);
	fc.assert(
		fc.property(fc.integer({ min: 10, max: 2000 }), fc.nat(50_000), (normal, more) => {
			const waiting = 3 * normal + 1 + more;
			const paces = pacesFor(normal, waiting);
			expect(paces.length).toBeGreaterThanOrEqual(3);
			expect(paces.every((pace, i) => pace > (paces[i - 1] ?? 0) && pace < waiting)).toBe(true);
		})
	);
});

test('a declined plan is not offered again while somebody studies on', () => {
	const declined = { day: TODAY - 10, waiting: 148 };
	const same = (days: number[], waiting = 120) => isSameBacklog(declined, days, TODAY, waiting);
	expect(same([TODAY - 9, TODAY - 5, TODAY - 1])).toBe(true);
	expect(same([TODAY - 5])).toBe(true);
	expect(isSameBacklog(undefined, [], TODAY, 120)).toBe(false);
});

test('a new break, or twice the pile, is another backlog', () => {
	const declined = { day: TODAY - 10, waiting: 148 };
	expect(isSameBacklog(declined, [], TODAY, 200)).toBe(false);
	expect(isSameBacklog(declined, [TODAY - 9, TODAY - 8], TODAY, 200)).toBe(false);
	expect(isSameBacklog(declined, [TODAY - 5, TODAY - 1], TODAY, 297)).toBe(false);
	expect(isSameBacklog({ ...declined, day: TODAY + 4 }, [TODAY - 1], TODAY, 120)).toBe(false);
});
