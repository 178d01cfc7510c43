// Rule: all pairs together gain as much as any other way of pairing would, and no column is given twice.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign, type Choice } from '../../../src/lib/core/pairing/assign';

/** By trying everything. */
function best(rows: Choice[][], taken = new Set<number>(), row = 0): number {
	if (row === rows.length) return 0;
	const ways = rows[row]!.filter(({ column }) => !taken.has(column)).map(
		({ column, gain }) => gain + best(rows, new Set([...taken, column]), row + 1)
	);
	return Math.max(best(rows, taken, row + 1), ...ways);
}

test('no other pairing gains more', () => {
	const row = fc.uniqueArray(
		fc.record({ column: fc.nat(5), gain: fc.integer({ min: 1, max: 9 }) }),
		{ selector: ({ column }) => column, maxLength: 4 }
	);
	fc.assert(
		fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
			const partners = [...assign(rows, 6)];
			const given = partners.filter((column) => column >= 0);
			expect(new Set(given).size).toBe(given.length);
			const gains = partners.map((column, k) =>
				column < 0 ? 0 : rows[k]!.find((choice) => choice.column === column)!.gain
			);
			expect(gains.reduce((sum, gain) => sum + gain, 0)).toBe(best(rows));
		}),
		{ numRuns: 500 }
	);
});
