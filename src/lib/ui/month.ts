/** Months as a calendar lays them out, in study-day numbers. */

import { LOCALE } from './date-words';

const DAY_MS = 86_400_000;

/** The first day of the month that lies `months` after the one that `day` is in. */
export function monthStart(day: number, months = 0): number {
	const date = new Date(day * DAY_MS);
	return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months) / DAY_MS;
}

/** Its days in order, after as many empty places as its first week has before them. Monday is 0. */
export function monthPlaces(first: number, weekStart: number): (number | undefined)[] {
	const weekday = (((first + 3 - weekStart) % 7) + 7) % 7;
	const days = Array.from({ length: monthStart(first, 1) - first }, (_, i) => first + i);
	return [...Array.from({ length: weekday }, () => undefined), ...days];
}

/** "November 2026", or "Nov". */
export function monthWords(first: number, style: 'long' | 'short' = 'long'): string {
	return new Date(first * DAY_MS).toLocaleDateString(LOCALE, {
		month: style,
		...(style === 'long' ? { year: 'numeric' } : {}),
		timeZone: 'UTC'
	});
}

/** The weekday on which weeks begin where the person lives; Monday is 0. */
export function weekStartOf(language: string): number {
	type Week = { firstDay: number };
	const locale = new Intl.Locale(language) as { getWeekInfo?: () => Week; weekInfo?: Week };
	const { firstDay } = locale.getWeekInfo?.() ?? locale.weekInfo ?? { firstDay: 1 };
	return (firstDay + 6) % 7;
}
