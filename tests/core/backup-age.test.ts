// The rule this file defends: nobody is reminded of a backup that is new or lacks little, nor more than once a
// week, nor in the month after they put it off; and what is worth a backup is not left without one for ever.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folderIsDue, isOld, remindsNow } from '../../src/lib/core/backup-age';
import { DAY_MS } from '../../src/lib/core/day';

const NOW = 20_000 * DAY_MS;
const age = (days: number | undefined, since: number) => ({
	nowMs: NOW,
	since,
	...(days === undefined ? {} : { madeMs: NOW - days * DAY_MS })
});

test('old by age and ratings together, never by one of them alone', () => {
	expect([isOld(age(6, 5000)), isOld(age(7, 299)), isOld(age(7, 300))]).toEqual([
		false,
		false,
		true
	]);
	expect([isOld(age(400, 39)), isOld(age(30, 40))]).toEqual([false, true]);
	expect([isOld(age(undefined, 99)), isOld(age(undefined, 100))]).toEqual([false, true]);
});

test('not again within a week, and not within a month of being put off', () => {
	const old = age(60, 900);
	const ago = (days: number) => NOW - days * DAY_MS;
	expect(remindsNow(old, {})).toBe(true);
	expect(remindsNow(old, { shownMs: ago(6.9) })).toBe(false);
	expect(remindsNow(old, { shownMs: ago(7) })).toBe(true);
	expect(remindsNow(old, { shownMs: ago(8), laterMs: ago(29) })).toBe(false);
	expect(remindsNow(old, { shownMs: ago(40), laterMs: ago(31) })).toBe(true);
	// A clock that was ten years ahead has not silenced it for ten years.
	expect(remindsNow(old, { shownMs: ago(-3650), laterMs: ago(-3650) })).toBe(true);
});

test('more ratings and more days never make it less old', () => {
	const days = fc.option(fc.nat(100), { nil: undefined });
	fc.assert(
		fc.property(days, fc.nat(1000), fc.nat(100), fc.nat(1000), (days, since, more, ratings) => {
			if (!isOld(age(days, since))) return;
			expect(isOld(age(days === undefined ? days : days + more, since + ratings))).toBe(true);
		})
	);
});

test('a folder gets a file after twenty ratings or a day with a change, and none for nothing', () => {
	expect(folderIsDue(age(undefined, 0), false)).toBe(true);
	expect([folderIsDue(age(0, 19), true), folderIsDue(age(0, 20), true)]).toEqual([false, true]);
	expect([folderIsDue(age(1, 0), true), folderIsDue(age(9, 0), false)]).toEqual([true, false]);
	// A clock that was ahead when it was written.
	expect(folderIsDue(age(-3650, 1), true)).toBe(true);
});
