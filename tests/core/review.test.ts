// The rule this file defends: the log is a set. Its union commutes, associates and repeats without
// effect, whatever three devices with skewed clocks wrote; undoing is an entry and the newest decides.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	addToBeacon,
	effectiveLog,
	emptyBeacon,
	unionLog,
	voidedIds,
	type Review
} from '../../src/lib/core/review';
import { arbitraryWorld } from './logs';

fc.configureGlobal({ numRuns: 500 });

const fact = { cardId: 'n:forward', atMs: 0, tzOffsetMin: 0, day: 20_000 };
const practice = (id: string, tookMs = 1): Review => {
	return { ...fact, id, kind: 'practice', rating: 3, tookMs };
};
const voiding = (id: string, target: string, on: boolean): Review => {
	return { ...fact, id, kind: 'void', target, on };
};
const ids = (log: Review[]) => log.map((entry) => entry.id);

test('the union commutes, associates and repeats without effect', () => {
	fc.assert(
		fc.property(arbitraryWorld, ({ devices }) => {
			const [a, b, c] = devices.map((device) => device.known) as [Review[], Review[], Review[]];
			const all = unionLog(a, b, c);
			expect(unionLog(b, a)).toEqual(unionLog(a, b));
			expect(unionLog(unionLog(a, b), c)).toEqual(all);
			expect(unionLog(a, unionLog(b, c))).toEqual(all);
			expect(unionLog(all, all, a, c)).toEqual(all);
			expect(unionLog([...all].reverse())).toEqual(all);
		})
	);
});

test('a union is in order, holds each id once and loses none', () => {
	fc.assert(
		fc.property(arbitraryWorld, ({ devices, log }) => {
			const every = new Set(devices.flatMap((device) => ids(device.known)));
			expect(ids(log)).toEqual([...every].sort());
		})
	);
});

test('two contents under one id: every order of union keeps the same one', () => {
	fc.assert(
		fc.property(
			arbitraryWorld,
			fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 9 })), { maxLength: 6 }),
			({ devices, log }, changes) => {
				if (!log.length) return;
				const changed = changes.map(([pick, tookMs]) => {
					return { ...log[pick % log.length]!, tookMs } as Review;
				});
				const [a, b, c] = devices.map((device) => device.known) as [Review[], Review[], Review[]];
				const all = unionLog(a, b, c, changed);
				expect(unionLog(changed, c, b, a)).toEqual(all);
				expect(unionLog(unionLog(changed, a), unionLog(b, c))).toEqual(all);
				expect(unionLog(unionLog(c, changed), unionLog(a, changed), b)).toEqual(all);
				expect(unionLog(...changed.map((entry) => [entry]).reverse(), log)).toEqual(all);
			}
		)
	);
});

test('the smaller canonical text wins, whatever the order of keys', () => {
	const a = practice('1', 100);
	const b = practice('1', 99);
	expect(unionLog([a], [b])).toEqual([a]);
	expect(unionLog([b], [a])).toEqual([a]);
	const turned = Object.fromEntries(Object.entries(a).reverse()) as unknown as Review;
	expect(unionLog([turned], [a])[0]).toBe(turned);
});

test('the newest undoing or redoing of an entry decides, in any order of arrival', () => {
	const log = [
		practice('1'),
		practice('2'),
		voiding('3', '1', true),
		voiding('4', '1', false),
		voiding('5', '2', true)
	];
	expect(voidedIds(log)).toEqual(new Set(['2']));
	expect(voidedIds([...log].reverse())).toEqual(new Set(['2']));
	expect(ids(effectiveLog(log))).toEqual(['1']);
	expect(ids(effectiveLog([...log].reverse()))).toEqual(['1']);
	expect(ids(effectiveLog([...log, voiding('6', '1', true)]))).toEqual([]);
});

test('a void never targets a void, and one without a target waits for it', () => {
	const log = [practice('1'), voiding('2', '1', true), voiding('3', '2', true)];
	expect(ids(effectiveLog(log))).toEqual([]);
	const early = [voiding('0', '9', true)];
	expect(effectiveLog(early)).toEqual([]);
	expect(ids(effectiveLog(unionLog(early, [practice('8'), practice('9')])))).toEqual(['8']);
});

test('an effective log holds no void, nothing undone, and all the rest in order', () => {
	fc.assert(
		fc.property(arbitraryWorld, ({ log }) => {
			const undone = voidedIds(log);
			const rest = log.filter((entry) => entry.kind !== 'void' && !undone.has(entry.id));
			const before = JSON.stringify(log);
			expect(effectiveLog([...log].reverse())).toEqual(rest);
			expect(effectiveLog(log)).toEqual(rest);
			expect(JSON.stringify(log)).toBe(before);
		})
	);
});

test('the beacon is the same in any order and portion, and tells what is missing', () => {
	fc.assert(
		fc.property(arbitraryWorld, fc.nat(), ({ log }, cut) => {
			const at = log.length ? cut % log.length : 0;
			const whole = addToBeacon(emptyBeacon, log);
			const parts = addToBeacon(
				addToBeacon(emptyBeacon, log.slice(at)),
				log.slice(0, at).reverse()
			);
			expect(parts).toEqual(whole);
			expect(whole.count).toBe(log.length);
			if (!log.length) return;
			const less = addToBeacon(emptyBeacon, [...log.slice(0, at), ...log.slice(at + 1)]);
			expect(less.sum).not.toBe(whole.sum);
			const changed = { ...log[at]!, atMs: log[at]!.atMs + 1 };
			const other = addToBeacon(emptyBeacon, [...log.slice(0, at), changed, ...log.slice(at + 1)]);
			expect(other.sum).not.toBe(whole.sum);
		})
	);
});
