/** Study days to come, as a person says them. */

const WEEK = 7;

/** A day as seen from `today`: "Sunday", "Sunday, 14 June". */
export function nameOfDay(day: number, today: number): string {
	const ahead = day - today;
	if (ahead === 0) return 'today';
	if (ahead === 1) return 'tomorrow';
	if (ahead > 1 && ahead < WEEK) return weekdayOf(day);
	return `${weekdayOf(day)}, ${dateOf(day, today)}`;
}

/** When something comes to an end: "Done by Sunday". */
export function doneBy(day: number, today: number): string {
	return day > today ? `Done by ${nameOfDay(day, today)}` : 'Done today';
}

const weekdayOf = (day: number) => said(day, { weekday: 'long' });

/** "4 March"; with its year where that is another. */
function dateOf(day: number, today: number): string {
	const year = (at: number) => said(at, { year: 'numeric' });
	return said(day, {
		day: 'numeric',
		month: 'long',
		...(year(day) === year(today) ? {} : { year: 'numeric' })
	});
}

/** In English, as the sentences around it are. */
function said(day: number, options: Intl.DateTimeFormatOptions): string {
	return new Date(day * 86_400_000).toLocaleDateString('en-GB', { ...options, timeZone: 'UTC' });
}
