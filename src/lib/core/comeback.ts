/** Back after a break: at which paces a plan for what waits is offered, and until when a declined one is. */

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
