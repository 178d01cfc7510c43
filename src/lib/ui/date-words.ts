/** Study days to come, as a person says them: "on Thursday", "on Thursday week", "on 4 March". */

const WEEK = 7;
const NUMBERS = 'no one two three four five six seven eight nine ten eleven twelve thirteen'.split(
	' '
);
/** Up to so many days ahead weeks are counted, after that months. */
const WEEKS_UNTIL = 84;

/** A day as seen from `today`, with its preposition: when something comes to an end, or begins. */
export function onDay(day: number, today: number): string {
	const ahead = day - today;
	if (ahead <= 0) return 'today';
	if (ahead === 1) return 'tomorrow';
	if (ahead < WEEK) return `on ${weekdayOf(day)}`;
	if (ahead === WEEK) return `a week from today`;
	if (ahead < 2 * WEEK) return `on ${weekdayOf(day)} week`;
	return `in about ${span(ahead)}, on ${dateOf(day, today)}`;
}

/** The same as a name: "Sunday", "Sunday, 14 June". */
export function nameOfDay(day: number, today: number): string {
	const ahead = day - today;
	if (ahead === 0) return 'today';
	if (ahead === 1) return 'tomorrow';
	if (ahead > 1 && ahead < WEEK) return weekdayOf(day);
	return `${weekdayOf(day)}, ${dateOf(day, today)}`;
}

/** "two weeks", "four months", for two weeks and more. */
function span(days: number): string {
	if (days < WEEKS_UNTIL) return `${inWords(Math.round(days / WEEK))} weeks`;
	return `${inWords(Math.round(days / 30.4))} months`;
}

const inWords = (number: number) => NUMBERS[number] ?? String(number);

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
