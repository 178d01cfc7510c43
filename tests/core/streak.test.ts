// The rule this file defends: the streak is a pure function of what is known of each study day, fair, and
// what arrives late can only mend it. Days are numbers, so no clock change can touch it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	DEFAULT_GOAL,
	isDone,
	streakOf,
	type DayVerdict,
	type StreakDay
} from '../../src/lib/core/streak';
import { reference } from './streak-reference';

const T = 20_000;
const done: StreakDay = { ratings: 10, owed: 5 };
const missed: StreakDay = { ratings: 0, owed: 5 };
const nothingDue: StreakDay = { ratings: 0, owed: 0 };

/** `d` done, `.` missed, `o` nothing due, `r` rest, `c` cleared with three ratings, `?` unknown; the last
 * character is today. */
function days(pattern: string): Map<number, StreakDay> {
	const kinds: Record<string, StreakDay> = {
		d: done,
		'.': missed,
		o: nothingDue,
		r: { ratings: 0, owed: 5, rest: 'rest' },
		c: { ratings: 3, owed: 3, cleared: true }
	};
	const first = T - pattern.length + 1;
	return new Map([...pattern].flatMap((c, i) => (kinds[c] ? [[first + i, kinds[c]]] : [])));
}

const of = (pattern: string) => streakOf(days(pattern), T);
const verdicts = (pattern: string) => [...of(pattern).verdicts.values()].join(' ');

test('a day is done with enough ratings or when a rating cleared the plan', () => {
	expect(isDone(undefined)).toBe(false);
	expect(isDone({ ratings: DEFAULT_GOAL })).toBe(true);
	expect(isDone({ ratings: DEFAULT_GOAL - 1 })).toBe(false);
	expect(isDone({ ratings: 3, goal: 3 })).toBe(true);
	expect(isDone({ ratings: 29, goal: 30 })).toBe(false);
	expect(isDone({ ratings: 1, cleared: true })).toBe(true);
	expect(isDone({ ratings: 0, cleared: true })).toBe(false);
});

test('a goal in minutes is met by time spent on answers; either of two goals is enough', () => {
	const minutes = { ratings: 3, tookMs: 4 * 60_000, goalMinutes: 5 };
	expect(isDone(minutes)).toBe(false);
	expect(isDone({ ...minutes, tookMs: 5 * 60_000 })).toBe(true);
	expect(isDone({ ...minutes, ratings: 50 })).toBe(false);
	expect(isDone({ ...minutes, ratings: 50, goal: 50 })).toBe(true);
	expect(isDone({ ...minutes, cleared: true })).toBe(true);
	expect(isDone({ ratings: 0, tookMs: 9e9, goalMinutes: 5 })).toBe(false);
});

test('the true values of the cases that other programs get wrong', () => {
	expect(of('dddddddddd').current).toBe(10);
	expect(of('dddoooddd').current).toBe(6);
	expect(of('ddddrrddd').current).toBe(7);
});

test('nothing yet is no streak; today is open until it is done', () => {
	const empty = { current: 0, longest: 0, total: 0, balance: 20, today: false };
	expect(streakOf(new Map(), T)).toMatchObject(empty);
	expect(of('o.o').verdicts.size).toBe(0);
	expect(of('ddd.')).toMatchObject({ current: 3, longest: 3, total: 3, today: false });
	expect(verdicts('ddd.')).toBe('done done done open');
	expect(of('dddd')).toMatchObject({ current: 4, today: true });
	expect(of('ddc')).toMatchObject({ current: 3, today: true });
});

test('days after today are ignored', () => {
	const ahead = days('ddd');
	ahead.set(T + 1, done);
	ahead.set(T + 3650, done);
	expect(streakOf(ahead, T)).toEqual(of('ddd'));
});

test('days with nothing due and rest days bridge: they neither add nor break', () => {
	expect(of('d' + 'o'.repeat(300) + 'd')).toMatchObject({ current: 2, total: 2 });
	expect(of('dd' + 'r'.repeat(14) + 'd')).toMatchObject({ current: 3, balance: 20 });
	expect(verdicts('dord')).toBe('done bridged bridged done');
	// Who studies on a rest day has a day more.
	const rested = days('ddd');
	rested.set(T - 1, { ...done, rest: 'rest' });
	expect(streakOf(rested, T).current).toBe(3);
});

test('a missed day costs a freeze; two in a row are carried, the third ends the streak', () => {
	expect(of('dd.d')).toMatchObject({ current: 3, balance: 11 });
	expect(verdicts('dd.d')).toBe('done done frozen done');
	expect(of('dd..d')).toMatchObject({ current: 3, balance: 1 });
	expect(of('dd...')).toMatchObject({ current: 2, balance: 0 });
	expect(of('dd....')).toMatchObject({ current: 0, longest: 2, balance: 0 });
	expect(of('dd...d').current).toBe(1);
	expect(of('dd...d').longest).toBe(2);
	expect(verdicts('dd...d')).toBe('done done frozen frozen missed done');
});

test('a day of which nothing is known counts as owing something', () => {
	expect(of('dd???d').current).toBe(1);
	expect(of('dd?d').current).toBe(3);
});

test('a freeze is earned back with ten done days, and no more than two are kept', () => {
	expect(of('d'.repeat(40)).balance).toBe(20);
	// The long streak has nine tenths left and ends; the one from its second start goes on.
	expect(of('d..' + 'd'.repeat(9) + '.d').current).toBe(10);
	expect(of('d..' + 'd'.repeat(10) + '.d').current).toBe(12);
	expect(of('d.' + 'd'.repeat(10)).balance).toBe(20);
});

test('clearing the backlog within two days repairs a missed day at no cost', () => {
	expect(of('dd.c')).toMatchObject({ current: 3, balance: 20 });
	expect(verdicts('dd.c')).toBe('done done repaired done');
	expect(of('dd..c')).toMatchObject({ current: 3, balance: 20 });
	expect(verdicts('dd..c')).toBe('done done repaired repaired done');
	expect(verdicts('dd...c')).toBe('done done frozen repaired repaired done');
});

test('numbers from a clock gone wrong neither crash nor invent a day', () => {
	const odd = days('ddd');
	odd.set(T - 3650, done);
	odd.set(-5, { ratings: 0 });
	expect(streakOf(odd, T)).toMatchObject({ current: 3, total: 4 });
	expect(streakOf(odd, T - 4000)).toMatchObject({ current: 0, total: 0 });
});

const day: fc.Arbitrary<StreakDay> = fc.oneof(
	fc.constantFrom(done, missed, nothingDue),
	fc.record(
		{
			ratings: fc.constantFrom(0, 1, 5, 10, 12),
			owed: fc.constantFrom(0, 3),
			goal: fc.constantFrom(5, 10),
			cleared: fc.boolean(),
			rest: fc.constantFrom('rest' as const, 'away' as const),
			skipped: fc.boolean(),
			tookMs: fc.constantFrom(0, 150_000, 400_000),
			goalMinutes: fc.constantFrom(2, 5)
		},
		{ requiredKeys: ['ratings'] }
	)
);

const arbitraryDays = fc
	.array(fc.oneof({ weight: 4, arbitrary: day }, { weight: 1, arbitrary: fc.constant(null) }), {
		maxLength: 45
	})
	.map((list) => new Map(list.flatMap((facts, i) => (facts ? [[T - i, facts]] : []))));

test('equal to a reference that walks the calendar from every day', () => {
	fc.assert(
		fc.property(arbitraryDays, (known) => {
			expect(streakOf(known, T)).toMatchObject(reference(known, T));
		}),
		{ numRuns: 2000 }
	);
});

test('what arrives late can only mend: more ratings, a cleared plan, less owed, a day before all', () => {
	const late = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), day), { maxLength: 5 });
	fc.assert(
		fc.property(arbitraryDays, late, (known, late) => {
			const merged = new Map(known);
			for (const [ago, { ratings, owed, cleared }] of late) {
				const mine = merged.get(T - ago) ?? { ratings: 0 };
				merged.set(T - ago, {
					...mine,
					ratings: mine.ratings + ratings,
					owed: Math.min(mine.owed ?? Infinity, owed ?? Infinity),
					cleared: mine.cleared || cleared
				});
			}
			const before = streakOf(known, T);
			const after = streakOf(merged, T);
			expect(after.current).toBeGreaterThanOrEqual(before.current);
			expect(after.longest).toBeGreaterThanOrEqual(before.longest);
			expect(after.total).toBeGreaterThanOrEqual(before.total);
		}),
		{ numRuns: 3000 }
	);
});

test('verdicts cover each day from the first studied one to today, and explain the numbers', () => {
	fc.assert(
		fc.property(arbitraryDays, (known) => {
			const { verdicts, current, longest, total, balance } = streakOf(known, T);
			const listed = [...verdicts];
			for (const [index, [day]] of listed.entries())
				expect(day).toBe(T - listed.length + 1 + index);
			const count = (what: DayVerdict) => listed.filter(([, verdict]) => verdict === what).length;
			expect(total).toBe(count('done'));
			expect(longest).toBeLessThanOrEqual(total);
			expect(current).toBeLessThanOrEqual(longest);
			expect(balance >= 0 && balance <= 20).toBe(true);
			const lastMissed = listed.findLastIndex(([, verdict]) => verdict === 'missed');
			const since = listed.slice(lastMissed + 1).filter(([, verdict]) => verdict === 'done');
			expect(current).toBeLessThanOrEqual(since.length);
		}),
		{ numRuns: 1000 }
	);
});

/** What one device knows: a fact for each day since its first opening, ratings on those it was opened on. */
const device = fc
	.array(
		fc.record({
			ratings: fc.constantFrom(0, 0, 3, 10),
			tookMs: fc.constantFrom(0, 200_000),
			owed: fc.constantFrom(0, 3, 9),
			goal: fc.constantFrom(5, 10, 30, undefined),
			cleared: fc.boolean(),
			skipped: fc.boolean()
		}),
		{ minLength: 1, maxLength: 40 }
	)
	.map((list) => {
		// A goal is in force on each of them: in answers, or else in minutes.
		const facts = list.map((fact) => (fact.goal ? fact : { ...fact, goalMinutes: 5 }));
		return new Map(facts.map((fact, i): [number, StreakDay] => [T - i, fact]));
	});

const least = (a?: number, b?: number) =>
	a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

test('two devices merged, whatever each of them knows: neither has a shorter streak than alone', () => {
	fc.assert(
		fc.property(device, device, (one, other) => {
			const union = new Map(one);
			for (const [day, b] of other) {
				const a = one.get(day);
				if (!a) union.set(day, b);
				else
					union.set(day, {
						ratings: a.ratings + b.ratings,
						tookMs: a.tookMs! + b.tookMs!,
						owed: least(a.owed, b.owed),
						goal: least(a.goal, b.goal),
						goalMinutes: least(a.goalMinutes, b.goalMinutes),
						cleared: a.cleared || b.cleared,
						skipped: a.skipped || b.skipped
					});
			}
			const merged = streakOf(union, T);
			for (const alone of [streakOf(one, T), streakOf(other, T)]) {
				expect(merged.current).toBeGreaterThanOrEqual(alone.current);
				expect(merged.longest).toBeGreaterThanOrEqual(alone.longest);
				expect(merged.total).toBeGreaterThanOrEqual(alone.total);
			}
		}),
		{ numRuns: 3000 }
	);
});
