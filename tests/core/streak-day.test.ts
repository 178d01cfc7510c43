// The rule this file defends: the streak can explain each of its days, and says what can still be made up
// for: what it promises is what is true once it is done.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { streakOf, type StreakDay } from '../../src/lib/core/streak';
import { dayStory, toMakeUp } from '../../src/lib/core/streak-day';

const T = 20_000;
const done: StreakDay = { ratings: 10, owed: 5 };
const missed: StreakDay = { ratings: 0, owed: 5 };

const story = (list: (StreakDay | undefined)[], ago = 1) => {
	const days = new Map(
		list.flatMap((facts, i) => (facts ? [[T - list.length + 1 + i, facts]] : []))
	);
	return dayStory(days, streakOf(days, T), T - ago, T);
};

test('a day that counts says what made it count', () => {
	expect(story([done], 0).reason).toEqual({ kind: 'ratings' });
	const minutes = { ratings: 2, tookMs: 300_000, goalMinutes: 5 };
	expect(story([minutes], 0).reason).toEqual({ kind: 'minutes' });
	expect(story([{ ratings: 2, cleared: true }], 0).reason).toEqual({ kind: 'cleared' });
	expect(story([done, missed], 0).reason).toEqual({ kind: 'open' });
});

test('a day that bridges says why: a plan, nothing due, a journey', () => {
	const of = (facts: StreakDay) => story([done, facts, done]).reason;
	expect(of({ ...missed, rest: 'rest' })).toEqual({ kind: 'rest' });
	expect(of({ ...missed, rest: 'away' })).toEqual({ kind: 'away' });
	expect(of({ ratings: 0, owed: 0 })).toEqual({ kind: 'nothing' });
	expect(of({ ...missed, skipped: true })).toEqual({ kind: 'travel' });
});

test('a missed day says until when it can be made up for, or on which day it was', () => {
	expect(story([done, missed, missed]).reason).toEqual({ kind: 'frozen', until: T + 1 });
	expect(story([done, missed, missed, missed], 2).reason).toEqual({ kind: 'frozen', until: T });
	expect(story([done, missed, missed, missed, missed], 3).reason).toEqual({ kind: 'frozen' });
	const cleared = { ratings: 3, owed: 3, cleared: true };
	expect(story([done, missed, cleared]).reason).toEqual({ kind: 'repaired', on: T });
	expect(story([done, missed, missed, cleared], 2).reason).toEqual({ kind: 'repaired', on: T });
	const ended = [done, missed, missed, missed, done, done, done];
	expect(story(ended, 3).reason).toEqual({ kind: 'missed' });
});

test('what nothing is known of is said to be assumed', () => {
	expect(story([done, undefined, done])).toMatchObject({ assumed: true });
	expect(story([done, missed, done])).toMatchObject({ assumed: false });
	expect(story([done, done])).toMatchObject({ assumed: false });
	// Before the first answer and in days to come there is nothing to judge.
	expect(story([undefined, undefined, done], 2)).toMatchObject({
		assumed: false,
		reason: { kind: 'none' }
	});
	expect(story([done], -3).reason).toEqual({ kind: 'none' });
});

test('what clearing today would make up for, and how long the streak is then', () => {
	const of = (list: StreakDay[]) => {
		const days = new Map(list.map((facts, i) => [T - list.length + 1 + i, facts]));
		return toMakeUp(days, streakOf(days, T), T);
	};
	expect(of([done, done, missed, missed])).toEqual({ days: [T - 1], current: 3 });
	expect(of([done, missed, missed, missed, missed])).toEqual({ days: [T - 2, T - 1], current: 2 });
	expect(of([done, done, missed])).toBe(undefined);
	// It has ended long ago: the new one begins today, whatever is cleared.
	expect(of([done, missed, missed, missed, missed, missed, missed, missed])).toBe(undefined);
	expect(of([done, missed, { ...missed, ratings: 4, cleared: true }])).toBe(undefined);
	// Nothing is due: there is nothing that could be cleared.
	expect(of([done, missed, { ratings: 0, owed: 0 }])).toBe(undefined);
});

test('whatever happened before: the promise is kept by clearing today, and mends', () => {
	const day: fc.Arbitrary<StreakDay> = fc.record(
		{
			ratings: fc.constantFrom(0, 3, 10),
			owed: fc.constantFrom(0, 5),
			cleared: fc.boolean(),
			rest: fc.constant('rest' as const)
		},
		{ requiredKeys: ['ratings'] }
	);
	fc.assert(
		fc.property(fc.array(day, { minLength: 1, maxLength: 30 }), (list) => {
			const days = new Map(list.map((facts, i) => [T - i, facts]));
			const before = streakOf(days, T);
			const promise = toMakeUp(days, before, T);
			if (!promise) return;
			const today = days.get(T)!;
			days.set(T, { ...today, ratings: Math.max(1, today.ratings), cleared: true });
			const after = streakOf(days, T);
			expect(after.current).toBe(promise.current);
			expect(after.current).toBeGreaterThanOrEqual(before.current);
			expect(after.balance).toBeGreaterThanOrEqual(Math.min(before.balance, 20));
			for (const made of promise.days) {
				expect(after.verdicts.get(made)).toBe('repaired');
				expect(dayStory(days, after, made, T).reason).toEqual({ kind: 'repaired', on: T });
			}
		}),
		{ numRuns: 2000 }
	);
});
