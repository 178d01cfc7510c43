/** What waits before limits, and the end of a plan for it: asked at the opening of each day, so kept small. */
import type { Moment } from '../core/day';
import type { Plan } from '../core/model';
import { minKey, type AdageDb } from './db';
import { nextStamp } from './ticks';

/** Reviews of these decks that are due on a study day, before limits. */
export async function countWaiting(
	db: AdageDb,
	deckIds: readonly string[],
	day: number
): Promise<number> {
	const counts = await Promise.all(
		deckIds.map((deckId) =>
			db.schedules
				.where('[deckId+lane+at]')
				.between([deckId, 'review', minKey], [deckId, 'review', day], true, true)
				.count()
		)
	);
	return counts.reduce((sum, count) => sum + count, 0);
}

/** Cards asked on a study day that count against a plan's pace: reviews, and new ones begun before it. */
export async function countAsked(db: AdageDb, day: number): Promise<number> {
	const totals = await db.days
		.where('[day+deckId]')
		.between([day, minKey], [day + 1, minKey])
		.toArray();
	return totals.reduce((sum, total) => sum + total.reviews + total.new, 0);
}

/**
 * Ends a comeback plan on the first day that can take all that waits; what was answered today counts as
 * waiting, since a restored library opens its day a second time. Inside the transaction of the opening.
 */
export async function endWhenThrough(
	db: AdageDb,
	plan: Extract<Plan, { kind: 'comeback' }>,
	deckIds: readonly string[],
	now: Moment
): Promise<void> {
	const waiting = await countWaiting(db, deckIds, now.day);
	if (waiting + (await countAsked(db, now.day)) <= plan.reviewsADay)
		await endComeback(db, plan, now);
}

/** The plan was in force through yesterday. Inside a transaction that writes plans. */
export async function endComeback(db: AdageDb, plan: Plan, now: Moment): Promise<void> {
	const untilDay = now.day - 1;
	const stamp = await nextStamp(db, now.atMs);
	await db.plans.put({ ...plan, untilDay, clocks: { ...plan.clocks, untilDay: stamp } } as Plan);
}
