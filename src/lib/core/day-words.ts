/**
 * How days and times are written, everywhere alike. A day that is to come or was lately has its weekday, "Tuesday
 * 24 November"; one on record has its year, "24 November 2026"; a time is that of the clock, "14:05". Words are
 * English, as the sentences around them are, in the order and with the clock of the person's country.
 */
import { DAY_MS } from './day';

/** English as it is written where a person is: "en-DE" for what comes of "de", its likely region filled in. */
export const localeFor = ({ language, region }: { language: string; region?: string }): string =>
	language === 'en' && !region ? 'en' : `en-${region}`;

/** A study day, seen from `today`: "Tuesday 24 November", with its year where that is another. */
export function weekdayDate(day: number, today: number, locale: string): string {
	const year = (at: number) => new Date(at * DAY_MS).getUTCFullYear();
	return said(day * DAY_MS, locale, {
		...{ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
		...(year(day) === year(today) ? {} : { year: 'numeric' })
	});
}

/** A study day as on record: "24 November 2026", "24 Nov 2026" where there is little room. */
export function recordDate(day: number, locale: string, month: 'long' | 'short' = 'long'): string {
	return said(day * DAY_MS, locale, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' });
}

/** The day of an instant where the person is, as on record. */
export function recordDateAt(ms: number, locale: string): string {
	return said(ms, locale, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** The time of an instant, where the person is or in a zone: "14:05". */
export function clockTime(ms: number, locale: string, timeZone?: 'UTC'): string {
	return new Date(ms).toLocaleTimeString(locale, { timeStyle: 'short', timeZone });
}

function said(
	ms: number,
	locale: string,
	options: Parameters<Date['toLocaleDateString']>[1]
): string {
	return new Date(ms).toLocaleDateString(locale, options);
}
