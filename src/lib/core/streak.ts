/**
 * The streak, a pure function of what is known about each study day. A day is done with enough ratings or
 * minutes, or when a rating cleared the day's plan. A day that owed nothing, a planned rest day and a day
 * lost by travelling bridge: they neither add nor break. A missed day is repaired by clearing the backlog
 * within two days; else it costs a freeze; where there is none left the streak ends. A streak starts with a
 * balance of 2.0, gains 0.1 a done day, never holds over 2.0 and pays 1.0 for a missed day. Counted in
 * tenths, so that sums are exact.
 *
 * A late merge can only mend: each further thing known makes a day no worse, and a run no shorter or
 * poorer. For that a run may begin on any done day, and the longest that still stands is the streak. If
 * one began only where another had ended, a day merged in from before would leave it less to start with.
 */

export interface StreakDay {
	ratings: number;
	/** Time spent on the answers. */
	tookMs?: number;
	/** Due at the first opening after limits; undefined where nobody opened and nothing is known. */
	owed?: number;
	/** Ratings, and minutes, either of which makes the day done. */
	goal?: number;
	goalMinutes?: number;
	/** A rating of this day left nothing due. */
	cleared?: boolean;
	/** A planned day of rest, or days away. */
	rest?: 'rest' | 'away';
	/** Lost by travelling east. */
	skipped?: boolean;
}

export type DayVerdict = 'done' | 'bridged' | 'frozen' | 'repaired' | 'missed' | 'open';

export interface Streak {
	current: number;
	longest: number;
	/** Done days altogether. */
	total: number;
	/** What the current streak has left, 0 to 20 tenths of a freeze. */
	balance: number;
	/** Whether today is done. */
	today: boolean;
	/** What each day from the first studied one to today was. */
	verdicts: Map<number, DayVerdict>;
}

export const DEFAULT_GOAL = 10;
const BALANCE_FULL = 20;
const BALANCE_GAIN = 1;
const BALANCE_COST = 10;
const MINUTE_MS = 60_000;
/** Days after a missed one on which clearing the plan repairs it. */
export const REPAIR_DAYS = 2;

/** What makes a day count by itself; undefined where nothing does. */
export function doneBy(day: StreakDay | undefined): 'ratings' | 'minutes' | 'cleared' | undefined {
	if (!day || day.ratings <= 0) return undefined;
	const { ratings, goal, goalMinutes, tookMs = 0 } = day;
	// Where no goal is known the usual one is taken.
	if (ratings >= (goal ?? (goalMinutes === undefined ? DEFAULT_GOAL : Infinity))) return 'ratings';
	if (goalMinutes !== undefined && tookMs >= goalMinutes * MINUTE_MS) return 'minutes';
	return day.cleared ? 'cleared' : undefined;
}

/** Whether the day counts by itself. */
export function isDone(day: StreakDay | undefined): boolean {
	return doneBy(day) !== undefined;
}

/**
 * `days` by study-day number; days after `today` are ignored. A day nobody knows anything of counts as
 * owing something.
 */
export function streakOf(days: ReadonlyMap<number, StreakDay>, today: number): Streak {
	const verdicts = new Map<number, DayVerdict>();
	let first = Infinity;
	for (const [day, facts] of days) if (facts.ratings > 0 && day < first) first = day;
	let runs: Run[] = [];
	let longest = 0;
	let total = 0;
	for (let day = first; day <= today; day++) {
		const carried = runs.filter((run) => run.balance >= BALANCE_COST);
		const verdict = judge(days, day, today, carried.length > 0);
		verdicts.set(day, verdict);
		if (verdict === 'done') {
			runs = withDone(runs);
			total++;
		} else if (verdict === 'frozen' || verdict === 'missed') {
			runs = carried.map(({ count, balance }) => ({ count, balance: balance - BALANCE_COST }));
		}
		longest = Math.max(longest, runs[0]?.count ?? 0);
	}
	const { count: current, balance } = runs[0] ?? { count: 0, balance: total ? 0 : BALANCE_FULL };
	return { current, longest, total, balance, today: isDone(days.get(today)), verdicts };
}

/** Done days of a streak so far, and what it has left. */
interface Run {
	count: number;
	balance: number;
}

/** Each run a day longer, and one that begins here unless it would be second to another. Longest first. */
function withDone(runs: Run[]): Run[] {
	const longer: Run[] = [];
	for (const run of [...runs, { count: 0, balance: BALANCE_FULL }]) {
		if (longer.at(-1)?.balance === BALANCE_FULL) break;
		const balance = Math.min(BALANCE_FULL, run.balance + BALANCE_GAIN);
		longer.push({ count: run.count + 1, balance });
	}
	return longer;
}

function judge(
	days: ReadonlyMap<number, StreakDay>,
	day: number,
	today: number,
	carried: boolean
): DayVerdict {
	const facts = days.get(day);
	if (isDone(facts)) return 'done';
	if (facts?.rest || facts?.skipped || facts?.owed === 0) return 'bridged';
	if (day === today) return 'open';
	for (let later = day + 1; later <= Math.min(day + REPAIR_DAYS, today); later++)
		if (days.get(later)?.cleared) return 'repaired';
	return carried ? 'frozen' : 'missed';
}
