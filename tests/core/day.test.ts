// The rule this file defends: study days are whole numbers of local wall time after the rollover hour, and
// a day starts where it says it starts, in every zone on earth, daylight saving and skipped days included.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	DAY_MS,
	dayDate,
	dayStartMs,
	momentAt,
	studyDay,
	weekday,
	type Zone
} from '../../src/lib/core/day';
import { FROM_MS, TO_MS, zones, type Change } from './zones';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const rollovers = [0, 1, 2, 3, 4, 5, 6];
const fixed =
	(hours: number): Zone =>
	() =>
		hours * 60;

/** Whether this change turns the clock back over a rollover, so that the old day comes once more. */
function turnsBackOver(change: Change, rolloverHour: number): boolean {
	const { atMs, before, after } = change;
	return studyDay(atMs, after, rolloverHour) < studyDay(atMs - 1, before, rolloverHour);
}

test('a day begins at its start and not a millisecond earlier, around every change of every zone', () => {
	expect(zones.length).toBeGreaterThan(400);
	for (const { name, zone, changes } of zones) {
		const near = changes.length ? changes : [{ atMs: Date.UTC(2020, 5, 15) }];
		for (const { atMs } of near) {
			const around = Math.floor(atMs / DAY_MS);
			for (const rollover of rollovers) {
				for (let day = around - 2; day <= around + 2; day++) {
					const startMs = dayStartMs(day, zone, rollover);
					const begins = studyDay(startMs, zone(startMs), rollover);
					const before = studyDay(startMs - 1, zone(startMs - 1), rollover);
					if (before >= day || begins < day || (begins > day && before !== day - 1))
						expect({ name, day, rollover, startMs, begins, before }).toBe('start of its day');
				}
			}
		}
	}
});

test('days never go back, save where a clock is set back over the rollover hour itself', () => {
	const back = new Map<number, Set<string>>();
	const steps = [-1, 0];
	for (let m = -2 * DAY_MS; m <= 2 * DAY_MS; m += 15 * MINUTE_MS) steps.push(m);
	steps.sort((a, b) => a - b);
	for (const { name, zone, changes } of zones) {
		for (const rollover of rollovers) {
			for (const change of changes) {
				let last = -Infinity;
				let wentBack = false;
				for (const afterMs of steps) {
					const atMs = change.atMs + afterMs;
					const day = studyDay(atMs, zone(atMs), rollover);
					wentBack ||= day < last;
					last = day;
				}
				const allowed = changes.some(
					(other) =>
						Math.abs(other.atMs - change.atMs) <= 2 * DAY_MS && turnsBackOver(other, rollover)
				);
				if (wentBack !== allowed) expect({ name, rollover, change }).toBe('monotone');
				if (!wentBack) continue;
				if (!back.has(rollover)) back.set(rollover, new Set());
				back.get(rollover)!.add(name);
			}
		}
	}
	// Nobody's day came twice with the default rollover or a later one. Earlier in the night it did: at
	// midnight where the clock was set back at 00:01 (Newfoundland and Labrador, until 2011), at 3 on the
	// Chatham Islands (03:45 to 02:45), at 2 in Troll, and where a zone changed its standard time (Chita,
	// Magadan, Casey, Davis, Vostok). An hour of the old day comes again there; days are facts, so it is
	// one more hour for the day before and nothing else.
	expect([...back.keys()].sort()).toEqual([0, 1, 2, 3]);
	expect(back.get(0)).toContain('America/St_Johns');
	expect(back.get(2)).toContain('Antarctica/Troll');
	expect(back.get(3)).toContain('Pacific/Chatham');
});

test('the table of changes is the zone itself', () => {
	const zone = fc.constantFrom(...zones);
	fc.assert(
		fc.property(zone, fc.integer({ min: FROM_MS, max: TO_MS }), ({ intl, zone }, atMs) => {
			expect(zone(atMs)).toBe(intl(atMs));
		}),
		{ numRuns: 3000 }
	);
});

test('a moment lies within its day, which ends where the next begins', () => {
	const zone = fc.constantFrom(...zones);
	const hour = fc.constantFrom(...rollovers);
	fc.assert(
		fc.property(
			zone,
			fc.integer({ min: FROM_MS, max: TO_MS }),
			hour,
			({ zone }, atMs, rollover) => {
				const now = momentAt(atMs, zone, rollover);
				expect(now.day).toBe(studyDay(atMs, zone(atMs), rollover));
				expect(now.dayEndMs).toBe(dayStartMs(now.day + 1, zone, rollover));
				expect(now.dayEndMs - atMs).toBeLessThanOrEqual(28 * HOUR_MS);
				const next = momentAt(now.dayEndMs, zone, rollover);
				expect(next.day).toBeGreaterThan(now.day);
			}
		),
		{ numRuns: 3000 }
	);
});

test('the rollover at 04:00: a night belongs to the day before', () => {
	const day = Date.UTC(2024, 9, 10) / DAY_MS;
	expect(studyDay(Date.UTC(2024, 9, 10, 3, 59, 59, 999), 0, 4)).toBe(day - 1);
	expect(studyDay(Date.UTC(2024, 9, 10, 4), 0, 4)).toBe(day);
	expect(studyDay(Date.UTC(2024, 9, 11, 3, 59), 0, 4)).toBe(day);
	expect(studyDay(Date.UTC(2024, 9, 10, 0), 0, 0)).toBe(day);
	// Tokyo 08:55 and 09:05 are one day, though midnight UTC lies between them; 22:00 and 07:00 are two.
	const tokyo = (hour: number, minute: number) =>
		studyDay(Date.UTC(2024, 9, 10, hour - 9, minute), 540, 4);
	expect(tokyo(8, 55)).toBe(tokyo(9, 5));
	expect(tokyo(31, 0)).toBe(tokyo(22, 0) + 1);
	expect(dayStartMs(day, fixed(9), 4)).toBe(Date.UTC(2024, 9, 9, 19));
	expect(dayStartMs(day, fixed(-5), 4)).toBe(Date.UTC(2024, 9, 10, 9));
	expect(studyDay(-1, 0, 0)).toBe(-1);
});

test('days are 23 and 25 hours long where the clock is put forward and back', () => {
	const length = (name: string, date: number, hour: number) => {
		const { zone } = zones.find((one) => one.name === name)!;
		const day = date / DAY_MS;
		return (dayStartMs(day + 1, zone, hour) - dayStartMs(day, zone, hour)) / HOUR_MS;
	};
	expect(length('Europe/Berlin', Date.UTC(2024, 2, 30), 4)).toBe(23);
	expect(length('Europe/Berlin', Date.UTC(2024, 2, 31), 0)).toBe(23);
	expect(length('Europe/Berlin', Date.UTC(2024, 9, 26), 4)).toBe(25);
	expect(length('America/New_York', Date.UTC(2024, 10, 2), 4)).toBe(25);
	expect(length('Australia/Lord_Howe', Date.UTC(2024, 3, 6), 4)).toBe(24.5);
	expect(length('Australia/Lord_Howe', Date.UTC(2024, 9, 5), 4)).toBe(23.5);
	// Where 02:00 does not exist the day starts with the jump: 01:00 becomes 03:00 in Antarctica.
	expect(length('Antarctica/Troll', Date.UTC(2024, 2, 30), 2)).toBe(23);
	expect(length('Antarctica/Troll', Date.UTC(2024, 2, 31), 2)).toBe(23);
});

test('Samoa skipped 30 December 2011: what was left of that study day is its night', () => {
	const { zone } = zones.find((one) => one.name === 'Pacific/Apia')!;
	const day = Date.UTC(2011, 11, 30) / DAY_MS;
	const jumpMs = Date.UTC(2011, 11, 30, 10);
	expect(zone(jumpMs) - zone(jumpMs - 1)).toBe(24 * 60);
	// From midnight the calendar says the 31st, and until 04:00 it is the study day of the 30th.
	expect(dayStartMs(day, zone, 4)).toBe(jumpMs);
	expect(dayStartMs(day + 1, zone, 4)).toBe(jumpMs + 4 * HOUR_MS);
	// With a rollover at midnight no such day was ever lived: it starts and ends with the jump.
	expect(dayStartMs(day, zone, 0)).toBe(jumpMs);
	expect(dayStartMs(day + 1, zone, 0)).toBe(jumpMs);
	expect(momentAt(jumpMs - 1, zone, 0).dayEndMs).toBe(jumpMs);
	expect(momentAt(jumpMs, zone, 0).day).toBe(day + 1);
});

test('weekdays begin with Monday, dates are those of the calendar', () => {
	fc.assert(
		fc.property(fc.integer({ min: -40_000, max: 80_000 }), (day) => {
			expect(weekday(day)).toBe((new Date(day * DAY_MS).getUTCDay() + 6) % 7);
			expect(Date.parse(dayDate(day)) / DAY_MS).toBe(day);
		})
	);
	expect(weekday(0)).toBe(3);
	expect(dayDate(0)).toBe('1970-01-01');
});
