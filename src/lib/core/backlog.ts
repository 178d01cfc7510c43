/**
 * When what waits is a backlog; apart from the way back (comeback.ts), since Today asks it each time.
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
