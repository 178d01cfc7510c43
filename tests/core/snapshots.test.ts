// The rule this file defends: of the snapshots that Adage makes by itself few stay, and among them always the
// newest, one for every day, week and month that can be gone back to, and the one that holds most.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	OCCASIONS,
	readSnapshotName,
	snapshotIsDue,
	snapshotName,
	snapshotsToKeep,
	type Snapshot
} from '../../src/lib/core/snapshots';

const HOUR = 3_600_000;
const at = (day: number, rest: Partial<Snapshot> = {}): Snapshot => ({
	madeMs: day * 24 * HOUR + 12 * HOUR,
	day,
	why: 'day',
	ratings: day * 10,
	cards: 40,
	entries: day * 10,
	tookMs: 300,
	bytes: 1000,
	clock: `${day}-0-abc`,
	...rest
});

const anySnapshot = fc
	.record({
		day: fc.integer({ min: 19_000, max: 20_000 }),
		hour: fc.integer({ min: 0, max: 23 }),
		why: fc.constantFrom(...OCCASIONS),
		ratings: fc.nat(5000),
		bytes: fc.nat(50_000_000)
	})
	.map(({ day, hour, ...rest }) => at(day, { madeMs: (day * 24 + hour) * HOUR, ...rest }));

test('a name says all there is to know of a snapshot, and foreign names say nothing', () => {
	fc.assert(
		fc.property(anySnapshot, (snapshot) => {
			expect(readSnapshotName(snapshotName(snapshot))).toEqual(snapshot);
		})
	);
	for (const name of ['unfinished', 'ballast', 'x.adage', snapshotName(at(1)).replace('day', 'no')])
		expect(readSnapshotName(name)).toBeUndefined();
});

test('a year of snapshots every day: each of the last 7 days, 4 weeks and 12 months can be gone back to', () => {
	let kept: Snapshot[] = [];
	for (let day = 20_000; day < 20_400; day++)
		// As it happens: each is thinned out of what was left before.
		kept = snapshotsToKeep([at(day), ...kept]);
	const days = kept.map(({ day }) => day);
	const last = 20_399;
	for (let back = 0; back < 7; back++) expect(days).toContain(last - back);
	const within = (from: number, to: number) => days.some((day) => day > to && day <= from);
	// This week is the first of the four.
	for (let week = 0; week < 3; week++)
		expect(within(last - week * 7, last - week * 7 - 14)).toBe(true);
	for (let month = 0; month < 10; month++)
		expect(within(last - month * 30, last - month * 30 - 62), `month ${month}`).toBe(true);
	expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12);
});

test('a year of snapshots, then the clock falls back for years: what is made then stays, newest first', () => {
	let kept: Snapshot[] = [];
	for (let day = 20_000; day < 20_400; day++)
		kept = snapshotsToKeep([at(day, { why: day % 90 ? 'day' : 'import' }), ...kept]);
	// The logical clock counts on from where it was.
	const fallen = (day: number, why: Snapshot['why']) => at(day, { why, clock: `20399-${day}-abc` });
	const aside = fallen(18_000, 'restore');
	kept = snapshotsToKeep([...kept, aside]);
	expect(kept[0]).toBe(aside);
	for (let day = 18_000; day < 18_009; day++) kept = snapshotsToKeep([...kept, fallen(day, 'day')]);
	expect(kept).toContain(aside);
	expect(kept.slice(0, 7).map(({ day }) => day)).toEqual([
		...[18_008, 18_007, 18_006, 18_005],
		...[18_004, 18_003, 18_002]
	]);
});

test('the one that was just made stays, also of a library whose clock is behind that of the one before', () => {
	fc.assert(
		fc.property(fc.array(anySnapshot, { maxLength: 60 }), anySnapshot, (all, one) => {
			const made = { ...one, clock: `5-0-${all.length}` };
			expect(snapshotsToKeep([...all, made], 1, made.clock)).toContain(made);
		})
	);
});

test('few stay, the newest and the fullest always, and thinning again changes nothing', () => {
	fc.assert(
		fc.property(fc.uniqueArray(anySnapshot, { selector: (one) => one.madeMs }), (all) => {
			const kept = snapshotsToKeep(all);
			expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12 + 4 + 1);
			expect(snapshotsToKeep(kept)).toEqual(kept);
			for (const one of kept) expect(all).toContain(one);
			if (!all.length) return;
			expect(kept[0]!.madeMs).toBe(Math.max(...all.map(({ madeMs }) => madeMs)));
			const most = (some: Snapshot[]) => Math.max(...some.map(({ ratings }) => ratings));
			expect(most(kept)).toBe(most(all));
			const before = all.filter(({ why }) => why !== 'day').sort((a, b) => b.madeMs - a.madeMs);
			for (const one of before.slice(0, 4)) expect(kept).toContain(one);
		})
	);
});

test('where there is little room the oldest go first, and three stay whatever they weigh', () => {
	fc.assert(
		fc.property(fc.array(anySnapshot, { maxLength: 60 }), fc.nat(300_000_000), (all, bytesMax) => {
			const free = snapshotsToKeep(all);
			const kept = snapshotsToKeep(all, bytesMax);
			expect(kept.slice(0, 3)).toEqual(free.slice(0, 3));
			const sum = kept.reduce((bytes, one) => bytes + one.bytes, 0);
			// Three, and the fullest.
			expect(kept.length <= 4 || sum <= bytesMax).toBe(true);
		})
	);
});

test('one is due when something changed: on a new day at once, else as often as it costs little', () => {
	const newest = at(100, { tookMs: 2000 });
	const before = at(90);
	const now = (minutes: number, day = 100, clock = 'other') =>
		snapshotIsDue([newest, before], { nowMs: newest.madeMs + minutes * 60_000, day, clock });
	expect(snapshotIsDue([], { nowMs: 0, day: 0, clock: '' })).toBe(true);
	expect(now(1)).toBe(false);
	expect(now(2)).toBe(true);
	expect(now(0, 101)).toBe(true);
	expect(now(10_000, 107, newest.clock)).toBe(false);
	expect(now(10_000, 107, before.clock)).toBe(false);
});
