// The rule this file defends: an address of the study page may be wrong in any part of it, and still leads to
// something that can be studied to its end.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAddress } from '../../src/lib/app/study-address';

const NOW = Date.UTC(2026, 4, 4, 18);
const HOUR = 3_600_000;
const read = (query: string) => readAddress(new URL(`http://localhost/study/?${query}`), NOW);

test('a session goes on from when it began, and gets its beginning where it has none', () => {
	const began = NOW - HOUR;
	expect(read(`with=preview&from=${began}`)).toEqual({
		what: { deckId: undefined, session: { kind: 'preview' }, fromMs: began },
		unknown: false
	});
	const { what, address } = read('with=preview&deck=tea');
	expect(what).toEqual({ deckId: 'tea', session: { kind: 'preview' }, fromMs: NOW });
	expect(address?.search).toBe(`?with=preview&deck=tea&from=${NOW}`);
});

test('a beginning that cannot be, or was another day, is now', () => {
	for (const from of ['', 'x', '-1', '0', '1.5', '1e400', NOW + 1, NOW + 1e12, NOW - 13 * HOUR])
		expect(read(`with=ahead&days=2&from=${from}`).what.fromMs, String(from)).toBe(NOW);
});

test('a session that there is not is the plan of the day, and is said', () => {
	for (const query of ['with=', 'with=none', 'with=ahead&days=0', 'with=chosen'])
		expect(read(query)).toMatchObject({ what: { session: undefined }, unknown: true });
	expect(read('')).toMatchObject({ what: { deckId: undefined }, unknown: false });
	expect(read('deck=').what.deckId).toBe(undefined);
});

test('whatever is typed is read, and what is put in its place is read as the same', () => {
	const part = fc.oneof(fc.string(), fc.constantFrom('ahead', 'chosen', 'due', '7', '-1', '1e9'));
	const names = fc.constantFrom('with', 'days', 'from', 'deck', 'which', 'tag', 'words');
	fc.assert(
		fc.property(fc.array(fc.tuple(names, part)), (pairs) => {
			const { what, address, unknown } = read(new URLSearchParams(pairs).toString());
			expect(what.fromMs).toBeLessThanOrEqual(NOW);
			if (address) expect(readAddress(address, NOW)).toEqual({ what, unknown });
		})
	);
});
