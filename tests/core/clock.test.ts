// The rule this file defends: stamps of one device only ever grow, whatever its wall clock does, and their
// order as text is their order in time.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	DEVICE_ID_LENGTH,
	deviceIdFrom,
	readStamp,
	stamp,
	STAMP_MS_MAX,
	tick,
	witness,
	type Clock
} from '../../src/lib/core/clock';

const start: Clock = { ms: 0, count: 0, deviceId: 'aaaaaaaa' };
const wall = fc.oneof(
	fc.integer({ min: 0, max: 2 ** 45 }),
	fc.constantFrom(-1, 0, 0.5, NaN, 1_700_000_000_000, 1_700_000_000_000.7)
);

test('ticks grow strictly, and so do their stamps as text', () => {
	fc.assert(
		fc.property(fc.array(wall, { minLength: 2, maxLength: 50 }), (walls) => {
			let clock = start;
			let last = '';
			for (const nowMs of walls) {
				clock = tick(clock, nowMs);
				expect(stamp(clock) > last).toBe(true);
				last = stamp(clock);
			}
		})
	);
});

test('what is written after a stamp was seen counts as newer, also from a clock that was far ahead', () => {
	fc.assert(
		fc.property(
			fc.array(fc.record({ here: fc.boolean(), at: wall, seen: fc.boolean() }), { maxLength: 40 }),
			(deeds) => {
				let a: Clock = { ...start, deviceId: 'zzzzzzzz' };
				let b = start;
				for (const { here, at, seen } of deeds) {
					if (here) a = tick(a, at);
					else b = tick(b, at);
					if (!seen) continue;
					b = witness(b, stamp(a));
					const next = tick(b, at);
					expect(stamp(next) > stamp(a)).toBe(true);
					expect(stamp(next) > stamp(b)).toBe(true);
					expect(next.deviceId).toBe('aaaaaaaa');
				}
			}
		)
	);
});

test('a wall clock that went back blocks nothing: the count moves on, then the milliseconds', () => {
	const full: Clock = { ms: 1000, count: 36 ** 4 - 2, deviceId: 'aaaaaaaa' };
	const last = tick(full, 5);
	expect(last).toEqual({ ms: 1000, count: 36 ** 4 - 1, deviceId: 'aaaaaaaa' });
	expect(tick(last, 5)).toEqual({ ms: 1001, count: 0, deviceId: 'aaaaaaaa' });
	expect(tick(last, 2000)).toEqual({ ms: 2000, count: 0, deviceId: 'aaaaaaaa' });
});

test('a stamp reads back as the clock that wrote it, and has one width', () => {
	const clock = fc.record({
		ms: fc.integer({ min: 0, max: 36 ** 9 - 1 }),
		count: fc.integer({ min: 0, max: 36 ** 4 - 1 }),
		deviceId: fc.stringMatching(/^[0-9a-z]{8}$/)
	});
	fc.assert(
		fc.property(clock, clock, (a, b) => {
			expect(stamp(a)).toHaveLength(22);
			expect(readStamp(stamp(a))).toEqual(a);
			const order = a.ms - b.ms || a.count - b.count || (a.deviceId < b.deviceId ? -1 : 1);
			if (stamp(a) !== stamp(b)) expect(stamp(a) < stamp(b)).toBe(order < 0);
		})
	);
});

test('texts that are no stamps move no clock', () => {
	const clock: Clock = { ms: 5, count: 5, deviceId: 'aaaaaaaa' };
	for (const text of [
		'',
		'x',
		'0m1udl5s00000+aaaaaaaa',
		'0M1UDL5S00000.AAAAAAAA',
		' 0m1udl5s00000.a'
	]) {
		expect(readStamp(text)).toBe(undefined);
		expect(witness(clock, text)).toBe(clock);
	}
	expect(witness(clock, stamp({ ...clock, count: 4 }))).toBe(clock);
	expect(witness(clock, stamp({ ...clock, count: 6, deviceId: 'bbbbbbbb' }))).toEqual({
		...clock,
		count: 6
	});
});

test('a stamp that no clock gives is not followed, and what is stamped then still has its width', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 36 ** 9 - 1 }), wall, (ms, at) => {
			let clock = witness(start, stamp({ ms, count: 36 ** 4 - 1, deviceId: 'zzzzzzzz' }));
			for (let i = 0; i < 3; i++) {
				clock = tick(clock, at);
				expect(readStamp(stamp(clock))).toEqual(clock);
				expect(clock.ms).toBeLessThan(STAMP_MS_MAX);
			}
		}),
		{
			examples: [
				[36 ** 9 - 1, 5],
				[STAMP_MS_MAX - 1, 5]
			]
		}
	);
});

test('device ids have one width and differ', () => {
	fc.assert(
		fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (random) => {
			expect(deviceIdFrom(random)).toMatch(/^[0-9a-z]{8}$/);
		})
	);
	expect(deviceIdFrom(0)).toHaveLength(DEVICE_ID_LENGTH);
	expect(deviceIdFrom(0.5)).not.toBe(deviceIdFrom(0.500001));
});
