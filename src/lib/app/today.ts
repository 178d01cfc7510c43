/** What Today says: what is owed, and how long it takes. */
import { isBacklog, NORMAL_DAYS, normalDay, type AskedDay } from '../core/backlog';
import type { Plan } from '../core/plans';
import { countKinds, owed, type KindCounts, type Queue } from '../core/queue';
import { deckSummaries, type DeckSummary } from '../store/deck-summaries';
import { readPlans } from '../store/days';
import { gatherDay } from '../store/owed';
import { readTotals } from '../store/day-totals';
import type { DayTotal } from '../store/totals';
import type { Adage } from './open';

export interface Today {
	day: number;
	decks: DeckSummary[];
	/** What the plan still holds, after limits. */
	kinds: KindCounts;
	/** Whole minutes expected for all of it. */
	minutes: number;
	/** Answers given today. */
	ratings: number;
	/** Much waits, or a plan for that or days away are there: what Today says then is read elsewhere. */
	unusual: boolean;
	/** Tomorrow is a day away. */
	awayTomorrow: boolean;
}

/** Seconds until the person's own pace is known. */
const USUAL_SEC = { due: 9, fresh: 25 };
const PACE_RATINGS = 50;
/** Days of totals that say how long an answer takes. */
export const PACE_DAYS = 30;
export async function readToday({ db, now }: Adage): Promise<Today> {
	const moment = now();
	const { day } = moment;
	const [decks, queue, totals, plans] = await Promise.all([
		deckSummaries(db, day),
		gatherDay(db, moment),
		readTotals(db, day - PACE_DAYS),
		readPlans(db)
	]);
	return {
		day,
		decks,
		kinds: countKinds(queue),
		minutes: minutesFor(queue, totals),
		ratings: totals.reduce((n, total) => n + (total.day === day ? total.ratings : 0), 0),
		unusual:
			isBacklog(
				decks.reduce((sum, { due }) => sum + due, 0),
				usualDay(totals, day)
			) || plans.some((plan) => concerns(plan, day)),
		awayTomorrow: plans.some(
			(plan) =>
				plan.kind === 'vacation' && !plan.deleted && plan.fromDay <= day + 1 && plan.untilDay > day
		)
	};
}

/** A normal day where the totals at hand say it for sure; else the least that one can be. */
function usualDay(totals: DayTotal[], today: number): number {
	const days = new Map<number, AskedDay>();
	for (const { day, reviews, new: fresh } of totals) {
		const known = days.get(day) ?? { day, reviews: 0, new: 0 };
		days.set(day, { day, reviews: known.reviews + reviews, new: known.new + fresh });
	}
	days.delete(today);
	return normalDay(days.size < NORMAL_DAYS ? [] : [...days.values()], today);
}

/** A way back or days away that are in force, or were yesterday: that it is over is said as well. */
function concerns(plan: Plan, day: number): boolean {
	if (plan.kind !== 'comeback' && plan.kind !== 'vacation') return false;
	return plan.fromDay <= day && (plan.untilDay ?? day) >= day - 1;
}

/** Whole minutes expected for a plan. A new card is asked about three times on its first day, steps included. */
export function minutesFor(queue: Queue, totals: DayTotal[]): number {
	const ratings = totals.reduce((sum, total) => sum + total.ratings, 0);
	const tookMs = totals.reduce((sum, total) => sum + total.tookMs, 0);
	const own = ratings >= PACE_RATINGS ? tookMs / ratings / 1000 : undefined;
	const seconds =
		owed(queue) * (own ?? USUAL_SEC.due) + queue.news.length * (own ? own * 2.5 : USUAL_SEC.fresh);
	return seconds ? Math.max(1, Math.round(seconds / 60)) : 0;
}
