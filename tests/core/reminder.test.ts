// The rule this file defends: a reminder comes once a study day, at its time or later, only where something
// is due and the goal is not met; and what stands on the icon is what the day at hand owes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	badgeAt,
	dayAt,
	minuteOf,
	reminderDue,
	timeOf,
	type ReminderNote
} from '../../src/lib/core/reminder';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Study days from four to four, in UTC. */
const start = Date.UTC(2026, 4, 4, 4);
const note = (change: Partial<ReminderNote> = {}): ReminderNote => ({
	atMinute: 18 * 60,
	badge: true,
	dayStartMinute: 4 * 60,
	days: [0, 1, 2].map((i) => ({
		startMs: start + i * DAY,
		endMs: start + (i + 1) * DAY,
		due: [5, 7, 0][i]!,
		quiet: false
	})),
	...change
});
const at = (day: number, hour: number, minute = 0) =>
	start + day * DAY + (hour - 4) * HOUR + minute * 60_000;
const minuteAt = (ms: number) => new Date(ms).getUTCHours() * 60 + new Date(ms).getUTCMinutes();
const due = (ms: number, from = note(), lastMs?: number) =>
	reminderDue(from, ms, minuteAt(ms), lastMs)?.due;

test('it comes at its time or later on that study day, and not before', () => {
	expect(due(at(0, 17, 59))).toBe(undefined);
	expect(due(at(0, 18))).toBe(5);
	expect(due(at(0, 27, 59))).toBe(5);
	expect(due(at(1, 4))).toBe(undefined);
	expect(due(at(1, 18))).toBe(7);
});

test('a time of the night belongs to the day that ends then', () => {
	const late = note({ atMinute: 60 });
	expect(due(at(0, 18), late)).toBe(undefined);
	expect(due(at(0, 25), late)).toBe(5);
	expect(due(at(1, 5), late)).toBe(undefined);
});

test('once a day; nothing where nothing is due, the day is quiet or no time is set', () => {
	expect(due(at(0, 20), note(), at(0, 18))).toBe(undefined);
	expect(due(at(1, 18), note(), at(0, 18))).toBe(7);
	expect(due(at(2, 20))).toBe(undefined);
	expect(due(at(0, 20), note({ atMinute: null }))).toBe(undefined);
	const quiet = note();
	quiet.days[0]!.quiet = true;
	expect(due(at(0, 20), quiet)).toBe(undefined);
});

test('beyond what was written down there is nothing to say', () => {
	expect(due(at(9, 20))).toBe(undefined);
	expect(due(at(-9, 20))).toBe(undefined);
	expect(badgeAt(note(), at(9, 12))).toBe(0);
	expect(dayAt({ days: [] }, at(0, 12))).toBe(undefined);
});

test('the number on the icon is that of the day at hand, and none where it is not wanted', () => {
	expect([at(0, 27), at(1, 4), at(2, 12)].map((ms) => badgeAt(note(), ms))).toEqual([5, 7, 0]);
	expect(badgeAt(note({ badge: false }), at(0, 12))).toBe(0);
});

test('whoever looks every quarter of an hour is reminded exactly once a day', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 1439 }),
			fc.integer({ min: 0, max: 14 }),
			(atMinute, off) => {
				const sent: number[] = [];
				for (let ms = start + off * 60_000; ms < start + 2 * DAY; ms += 15 * 60_000)
					if (due(ms, note({ atMinute }), sent.at(-1)) !== undefined) sent.push(ms);
				const days = sent.map((ms) => Math.floor((ms - start) / DAY));
				// A time in the last quarter of a day may pass unseen; it is never said on the next.
				expect(new Set(days).size).toBe(days.length);
				const into = (atMinute - 240 + 1440) % 1440;
				if (into + 15 + off < 1440) expect(days).toEqual([0, 1]);
			}
		)
	);
});

test('times of day are read and written', () => {
	expect(minuteOf('18:05')).toBe(1085);
	expect(minuteOf('18:05:30')).toBe(1085);
	expect(minuteOf('24:00')).toBe(undefined);
	expect(minuteOf('')).toBe(undefined);
	for (const minute of [0, 9, 60, 1439]) expect(minuteOf(timeOf(minute))).toBe(minute);
});
