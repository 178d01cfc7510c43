/** Days and times as a person says them, in the forms of core/day-words.ts. */
import * as forms from '../core/day-words';

const WEEK = 7;

/** How dates are written where the person is. */
export const LOCALE = forms.localeFor(
	new Intl.Locale(new Intl.DateTimeFormat().resolvedOptions().locale).maximize()
);

/** A study day by its weekday: "Tuesday 24 November". */
export const dayWords = (day: number, today = day, locale = LOCALE) =>
	forms.weekdayDate(day, today, locale);

/** A study day as on record: "24 November 2026". */
export const dayDateWords = (day: number, month: 'long' | 'short' = 'long', locale = LOCALE) =>
	forms.recordDate(day, locale, month);

/** The day of an instant, as on record. */
export const dateOf = (ms: number, locale = LOCALE) => forms.recordDateAt(ms, locale);

/** The time of an instant where the person is: "14:05". */
export const timeOf = (ms: number, locale = LOCALE) => forms.clockTime(ms, locale);

/** A day as seen from `today`: "tomorrow", "Sunday", "Sunday 14 June". */
export function nameOfDay(day: number, today: number, locale = LOCALE): string {
	const ahead = day - today;
	if (ahead === 0) return 'today';
	if (ahead === 1) return 'tomorrow';
	const words = forms.weekdayDate(day, today, locale);
	return ahead > 1 && ahead < WEEK ? words.split(/[ ,]/)[0]! : words;
}

/** When something comes to an end: "Done by Sunday". */
export function doneBy(day: number, today: number, locale = LOCALE): string {
	return day > today ? `Done by ${nameOfDay(day, today, locale)}` : 'Done today';
}
