// The rule this file defends: digests notice every change, spread evenly, and can be mixed in portions.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	hashNumber,
	hashShare,
	hashText,
	lanesValue,
	mixNumber,
	mixText,
	startLanes
} from '../../src/lib/core/hash';

test('a hundred thousand ids of one shape do not collide', () => {
	const seen = new Set<number>();
	for (let i = 0; i < 100_000; i++) seen.add(hashNumber(`0m1u${i.toString(36)}.aaaaaaaa`));
	expect(seen.size).toBe(100_000);
});

test('shares are spread evenly from 0 up to 1, also of neighbouring texts', () => {
	const buckets = new Array<number>(20).fill(0);
	for (let i = 0; i < 40_000; i++) {
		const share = hashShare(`note${i % 4000}:forward:${Math.floor(i / 4000)}`);
		expect(share >= 0 && share < 1).toBe(true);
		buckets[Math.floor(share * 20)]!++;
	}
	const chiSquare = buckets.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
	// 19 degrees of freedom: 43.8 is passed by one in a thousand.
	expect(chiSquare).toBeLessThan(43.8);
});

test('one changed character changes about half of the bits', () => {
	let bits = 0;
	const trials = 2000;
	for (let i = 0; i < trials; i++) {
		const difference = BigInt(hashNumber(`card ${i} a`)) ^ BigInt(hashNumber(`card ${i} b`));
		bits += difference.toString(2).replaceAll('0', '').length;
	}
	expect(bits / trials).toBeGreaterThan(23);
	expect(bits / trials).toBeLessThan(30);
});

test('a seed gives another order', () => {
	const order = (seed: number) =>
		Array.from({ length: 50 }, (_, i) => i)
			.sort((a, b) => hashNumber(`card${a}`, seed) - hashNumber(`card${b}`, seed))
			.join();
	expect(order(20_000)).not.toBe(order(20_001));
	expect(order(20_000)).toBe(order(20_000));
});

test('mixing goes on from lanes that were stored between, as the fold does', () => {
	const parts = fc.array(fc.tuple(fc.string(), fc.constantFrom(1, 2, 3, 4)), { maxLength: 12 });
	fc.assert(
		fc.property(parts, fc.nat(), (entries, cut) => {
			const whole = startLanes();
			const mixed = startLanes();
			let stored = { a: mixed.a >>> 0, b: mixed.b >>> 0 };
			for (const [index, [id, rating]] of entries.entries()) {
				mixText(whole, id);
				mixNumber(whole, rating);
				const lanes = { a: stored.a | 0, b: stored.b | 0 };
				mixText(lanes, id);
				mixNumber(lanes, rating);
				stored = { a: lanes.a >>> 0, b: lanes.b >>> 0 };
				if (index === cut % entries.length) expect(lanesValue(lanes)).toBe(lanesValue(whole));
			}
			expect(stored).toEqual({ a: whole.a >>> 0, b: whole.b >>> 0 });
		})
	);
});

test('chains of entries are told apart by order, rating and length', () => {
	const chain = fc.array(
		fc.tuple(fc.stringMatching(/^[0-9a-z]{13}\.[a-c]{8}$/), fc.constantFrom(1, 2, 3, 4)),
		{ maxLength: 4 }
	);
	const digest = (entries: [string, number][]) => {
		const lanes = startLanes();
		for (const [id, rating] of entries) {
			mixText(lanes, id);
			mixNumber(lanes, rating);
		}
		return `${lanes.a}.${lanes.b}`;
	};
	fc.assert(
		fc.property(chain, chain, (a, b) => {
			expect(digest(a) === digest(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
		}),
		{ numRuns: 2000 }
	);
	const ab: [string, number][] = [
		['0m1udl5s00000.aaaaaaaa', 3],
		['0m1udl5s00001.aaaaaaaa', 3]
	];
	const digests = [ab, [...ab].reverse(), ab.slice(0, 1), [], [ab[0]!, [ab[1]![0], 4]]].map((c) =>
		digest(c as [string, number][])
	);
	expect(new Set(digests).size).toBe(5);
});

test('hashes as text have one width and never change', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			expect(hashText(text)).toMatch(/^[0-9a-z]{11}$/);
			expect(Number.isSafeInteger(hashNumber(text))).toBe(true);
		})
	);
	expect([hashNumber(''), hashNumber('adage'), hashNumber('adage', 1)]).toEqual([
		3824587224550787, 7491678335936137, 649944798709244
	]);
});
