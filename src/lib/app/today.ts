/** What Today says: what is owed, how long it takes; and the streak. */
import { owed, type Queue } from '../core/queue';
import { DEFAULT_GOAL, streakOf, type Streak } from '../core/streak';
import { deckSummaries, type DeckSummary } from '../store/library';
import { readTotals, streakDays } from '../store/days';
import { gatherDay } from '../store/owed';
import type { DayTotal } from '../store/totals';
import type { Adage } from './open';

export interface Today {
	day: number;
	decks: DeckSummary[];
	/** Due reviews and learning cards, and new ones, after limits. */
	due: number;
	fresh: number;
	/** Whole minutes expected for both. */
	minutes: number;
	/** Answers given today. */
	ratings: number;
}

export interface TodayStreak {
	ratings: number;
	goal: number;
	streak: Streak;
	day: number;
}

/** Seconds until the person's own pace is known. */
const USUAL_SEC = { due: 9, fresh: 25 };
const PACE_RATINGS = 50;
const PACE_DAYS = 30;

export async function readToday({ db, now }: Adage): Promise<Today> {
	const moment = now();
	const [decks, queue, totals] = await Promise.all([
		deckSummaries(db, moment.day),
		gatherDay(db, moment),
		readTotals(db, moment.day - PACE_DAYS)
	]);
	return {
		day: moment.day,
		decks,
		due: owed(queue),
		fresh: queue.news.length,
		minutes: minutesFor(queue, totals),
		ratings: totals.reduce((n, { day, ratings }) => n + (day === moment.day ? ratings : 0), 0)
	};
}

/** By itself, since it reads every day there was: the plan must not wait for it. */
export async function readStreak({ db, now }: Adage): Promise<TodayStreak> {
	const { day } = now();
	const days = await streakDays(db);
	const facts = days.get(day);
	return {
		day,
		ratings: facts?.ratings ?? 0,
		goal: facts?.goal ?? DEFAULT_GOAL,
		streak: streakOf(days, day)
	};
}

/** A new card is asked about three times on its first day, steps included. */
function minutesFor(queue: Queue, totals: DayTotal[]): number {
	const ratings = totals.reduce((sum, total) => sum + total.ratings, 0);
	const tookMs = totals.reduce((sum, total) => sum + total.tookMs, 0);
	const own = ratings >= PACE_RATINGS ? tookMs / ratings / 1000 : undefined;
	const seconds =
		owed(queue) * (own ?? USUAL_SEC.due) + queue.news.length * (own ? own * 2.5 : USUAL_SEC.fresh);
	return seconds ? Math.max(1, Math.round(seconds / 60)) : 0;
}
