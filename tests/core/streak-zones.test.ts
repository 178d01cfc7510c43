// The rule this file defends: no clock change and no journey makes or breaks a streak. In every zone on
// earth it equals what a walk over that zone's own calendar gives, and who studies on every day they are
// anywhere keeps it, however they fly.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, dayStartMs, momentAt, type Moment } from '../../src/lib/core/day';
import { unopenedDays, type Seen } from '../../src/lib/core/day-facts';
import { streakOf, type StreakDay } from '../../src/lib/core/streak';
import { reference } from './streak-reference';
import { zones } from './zones';

const ROLLOVER = 4;
const HOUR_MS = 3_600_000;
const done: StreakDay = { ratings: 10, owed: 5 };

/** The date that a wall calendar shows, read `ROLLOVER` hours late, as the platform's own clock has it. */
function calendarDate(name: string): (atMs: number) => string {
	const format = new Intl.DateTimeFormat('en-CA', {
		timeZone: name,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit'
	});
	return (atMs) => {
		const parts = Object.fromEntries(
			format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)])
		);
		return iso(Date.UTC(parts.year!, parts.month! - 1, parts.day!, parts.hour! - ROLLOVER));
	};
}

const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10);

test('in every zone and over every change of its clock: equal to a walk over its calendar', () => {
	expect(zones.length).toBeGreaterThan(400);
	const plan = fc.record({
		change: fc.nat(),
		before: fc.integer({ min: 2, max: 12 }),
		studied: fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
		when: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), {
			minLength: 16,
			maxLength: 16
		})
	});
	for (const { name, zone, changes } of zones) {
		const dateOf = calendarDate(name);
		fc.assert(
			fc.property(plan, ({ change, before, studied, when }) => {
				const changed = changes.length ? changes[change % changes.length]!.atMs : 1.6e12;
				const first = momentAt(changed, zone, ROLLOVER).day - before;
				const days = new Map<number, StreakDay>();
				const calendar = new Map<number, StreakDay>();
				for (const [i, studies] of studied.entries()) {
					const from = dayStartMs(first + i, zone, ROLLOVER);
					const until = dayStartMs(first + i + 1, zone, ROLLOVER);
					// A zone that jumped over the date line has no such day.
					if (!studies || until <= from) continue;
					const atMs = Math.floor(from + (until - from) * when[i]!);
					days.set(momentAt(atMs, zone, ROLLOVER).day, done);
					calendar.set(Date.parse(dateOf(atMs)) / DAY_MS, done);
				}
				// Who never studied has no last day to look back from.
				fc.pre(calendar.size > 0);
				const today = Math.max(...calendar.keys());
				expect(streakOf(days, today)).toMatchObject(reference(calendar, today));
			}),
			{ numRuns: 12 }
		);
	}
}, 120_000);

interface Leg {
	zone: number;
	groundH: number;
	flightH: number;
	minute: number;
}

/** What a device that is opened after each landing and on each day stores of these days. */
function travel(legs: Leg[], startMs: number) {
	const facts = new Map<number, Seen & { skipped?: boolean; studied?: boolean }>();
	let atMs = startMs;
	let now!: Moment;
	const open = (at: number, zone: (atMs: number) => number, study: boolean) => {
		now = momentAt(at, zone, ROLLOVER);
		const { day, tzOffsetMin: offsetMin } = now;
		const past = [...facts.values()].filter((fact) => fact.day < day);
		const last = past.sort((a, b) => a.day - b.day).at(-1);
		if (!facts.has(day) && last)
			for (const unopened of unopenedDays(last, now, 400)) facts.set(unopened.day, unopened);
		const known = facts.get(day);
		facts.set(day, { day, offsetMin, studied: known?.studied || study });
	};
	for (const { zone: index, groundH, flightH, minute } of legs) {
		const { zone } = zones[index % zones.length]!;
		const leaveMs = atMs + groundH * HOUR_MS;
		open(atMs, zone, true);
		for (;;) {
			const next = now.dayEndMs + minute * 60_000;
			if (now.dayEndMs >= leaveMs) break;
			open(Math.min(next, leaveMs - 1), zone, true);
		}
		atMs = leaveMs + flightH * HOUR_MS;
	}
	return { facts, today: now.day };
}

const leg: fc.Arbitrary<Leg> = fc.record({
	zone: fc.nat(10_000),
	groundH: fc.integer({ min: 1, max: 120 }),
	flightH: fc.integer({ min: 1, max: 18 }),
	minute: fc.integer({ min: 0, max: 600 })
});

test('however somebody flies: a day that passed in the air bridges, and no streak is broken', () => {
	let lost = 0;
	fc.assert(
		fc.property(
			fc.array(leg, { minLength: 2, maxLength: 12 }),
			fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2028, 0, 1) }),
			(legs, startMs) => {
				const { facts, today } = travel(legs, startMs);
				const days = new Map<number, StreakDay>();
				for (const { day, skipped, studied } of facts.values())
					days.set(day, studied ? done : { ratings: 0, owed: 5, ...(skipped ? { skipped } : {}) });
				const studied = [...days.values()].filter((day) => day.ratings).length;
				const streak = streakOf(days, Math.max(today, ...days.keys()));
				const bridged = [...streak.verdicts.values()].filter((verdict) => verdict === 'bridged');
				lost += bridged.length;
				expect([...streak.verdicts.values()]).not.toContain('frozen');
				expect([...streak.verdicts.values()]).not.toContain('missed');
				expect(streak.current).toBe(studied);
			}
		),
		{ numRuns: 3000 }
	);
	// The property must not hold for want of journeys that lose a day.
	expect(lost).toBeGreaterThan(100);
});

test('Honolulu to Tokyo loses a day in the air, Tokyo to Honolulu gives one twice', () => {
	const at = (name: string) => zones.findIndex((zone) => zone.name === name);
	const [tokyo, honolulu] = [at('Asia/Tokyo'), at('Pacific/Honolulu')];
	const stay = { groundH: 40, flightH: 8, minute: 300 };
	const west = travel(
		[
			{ ...stay, zone: tokyo },
			{ ...stay, zone: honolulu }
		],
		Date.UTC(2024, 4, 6, 0)
	);
	expect([...west.facts.values()].some(({ skipped }) => skipped)).toBe(false);
	// Left at 3 in the night of a study day that began the day before; landed at 6 of the day after next.
	const east = travel(
		[
			{ ...stay, zone: honolulu, groundH: 12 },
			{ ...stay, zone: tokyo }
		],
		Date.UTC(2024, 4, 7, 1)
	);
	const listed = [...east.facts.values()].sort((a, b) => a.day - b.day);
	expect(listed.map(({ skipped, studied }) => [!!skipped, !!studied])).toEqual([
		[false, true],
		[true, false],
		[false, true],
		[false, true]
	]);
});

test('a change of the clock or a near zone loses no day; nor does a way west', () => {
	const now = { atMs: 0, tzOffsetMin: 120, day: 110, dayEndMs: 0 };
	const skips = (offsetMin: number | undefined) =>
		unopenedDays({ day: 107, offsetMin }, now, 400).map(({ skipped }) => skipped);
	expect(skips(60)).toEqual([false, false]);
	expect(skips(undefined)).toEqual([false, false]);
	expect(skips(780)).toEqual([false, false]);
	expect(skips(-240)).toEqual([false, true]);
	expect(unopenedDays({ day: 110 }, now, 400)).toEqual([]);
	expect(unopenedDays({ day: 120 }, now, 400)).toEqual([]);
	expect(unopenedDays({ day: -5000 }, now, 3).map(({ day }) => day)).toEqual([107, 108, 109]);
});
