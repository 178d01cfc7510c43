// The rule this file defends: there is one form for a day, one for a day on record and one for a time, in English
// as it is written where the person is.
import { expect, test } from 'vitest';
import { clockTime, localeFor, recordDate, weekdayDate } from '../../src/lib/core/day-words';

const of = (person: string) => localeFor(new Intl.Locale(person).maximize());
// 2026-11-24, a Tuesday.
const DAY = Date.UTC(2026, 10, 24) / 86_400_000;
const AT = Date.UTC(2026, 10, 24, 14, 5);

test("English of the person's country, whatever their language", () => {
	expect(['en-GB', 'en-US', 'de-DE', 'de', 'fr-CA'].map(of)).toEqual([
		...['en-GB', 'en-US', 'en-DE', 'en-DE', 'en-CA']
	]);
	expect(weekdayDate(DAY, DAY, of('de-DE'))).toMatch(/^Tuesday,? 24 November$/);
	expect(weekdayDate(DAY, DAY, 'en-US')).toBe('Tuesday, November 24');
	expect(clockTime(AT, of('de-DE'), 'UTC')).toBe('14:05');
	expect(clockTime(AT, 'en-US', 'UTC')).toMatch(/^2:05\sPM$/);
});

test('a year is said where it is another one, and always on record', () => {
	expect(weekdayDate(DAY, DAY - 30, 'en-GB')).toBe('Tuesday 24 November');
	expect(weekdayDate(DAY, DAY + 60, 'en-GB')).toBe('Tuesday, 24 November 2026');
	expect(recordDate(DAY, 'en-GB')).toBe('24 November 2026');
	expect(recordDate(DAY, 'en-GB', 'short')).toBe('24 Nov 2026');
});
