/**
 * Back after a break: when a plan for what waits is offered, and at which paces.
 *
 * A *normal day* is how many cards a person is asked on a studied day: the median over their last fourteen
 * studied days before today, so that neither a day with two answers nor an evening with three hundred says
 * what they are used to. Reviews and new cards count alike, since under the plan new cards wait and leave
 * their room to the reviews. It is never under ten, so that nobody who did little is offered a crawl.
 * The *backlog* is what is due before limits; over three normal days of it a plan is offered.
 */

/** What was asked on a study day. */
export interface AskedDay {
	day: number;
	reviews: number;
	new: number;
}

export const NORMAL_DAYS = 14;
const LEAST_NORMAL = 10;
const BACKLOG_DAYS = 3;

/** Cards of a normal day. `days` are studied ones, in any order; the newest fourteen before `today` count. */
export function normalDay(days: readonly AskedDay[], today: number): number {
	const counts = days
		.filter(({ day, reviews, new: fresh }) => day < today && reviews + fresh > 0)
		.sort((a, b) => b.day - a.day)
		.slice(0, NORMAL_DAYS)
		.map(({ reviews, new: fresh }) => reviews + fresh)
		.sort((a, b) => a - b);
	if (!counts.length) return LEAST_NORMAL;
	const half = counts.length / 2;
	const median = (counts[Math.ceil(half) - 1]! + counts[Math.floor(half)]!) / 2;
	return Math.max(LEAST_NORMAL, Math.round(median));
}

/** Whether so many waiting cards are a backlog. */
export function isBacklog(waiting: number, normal: number): boolean {
	return waiting > BACKLOG_DAYS * normal;
}

const PACES = [0.75, 1, 1.5, 2, 3, 5, 8, 13, 21, 34, 55];

/**
 * Reviews a day that may be offered, slowest first: from three quarters of a normal day up, as numbers that
 * a person would say. None reaches all that waits, which would be no plan, nor more than `most`, which
 * the limits of the decks let through; where those are below every pace, they are the pace.
 */
export function pacesFor(normal: number, waiting: number, most = Infinity): number[] {
	const paces = PACES.map((share) => roundly(normal * share));
	const offered = [...new Set(paces)].filter((pace) => pace < waiting && pace <= most);
	return !offered.length && most > 0 && most < waiting ? [most] : offered;
}

function roundly(count: number): number {
	const step = count < 20 ? 1 : count < 100 ? 5 : 10;
	return Math.max(step, Math.round(count / step) * step);
}

/** A plan that was declined, and what waited then. */
export interface Declined {
	day: number;
	waiting: number;
}

const BREAK_DAYS = 7;

/**
 * Whether what waits is still the backlog that was declined: there was no week without study since, and the
 * pile has not doubled. `studied` are the days with answers, in any order.
 */
export function isSameBacklog(
	declined: Declined | undefined,
	studied: readonly number[],
	today: number,
	waiting: number
): boolean {
	if (!declined || declined.day > today || waiting > 2 * declined.waiting) return false;
	const days = [...studied.filter((day) => day > declined.day && day < today), today];
	let before = declined.day;
	for (const day of days.sort((a, b) => a - b)) {
		if (day - before > BREAK_DAYS) return false;
		before = day;
	}
	return true;
}
