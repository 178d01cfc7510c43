/** What waits before limits, and the end of a plan for it: asked at the opening of each day, so kept small. */
import type { Moment } from '../core/day';
import type { Deck } from '../core/model';
import type { Plan } from '../core/plans';
import type { AdageDb } from './db';
import { laneRows } from './lane-reader';
import { nextStamp } from './ticks';
import { readTotals } from './day-totals';

/** What waits on a study day, and what was asked on it. */
export interface Waiting {
	/** Reviews that are due, before limits. */
	waiting: number;
	/** Cards that counted against a plan's pace: reviews, and new ones begun before there was a plan. */
	asked: number;
}

/** Counts for the decks that are studied. */
export async function countWaiting(
	db: AdageDb,
	decks: readonly { deck: Pick<Deck, 'id'> }[],
	day: number
): Promise<Waiting> {
	let waiting = 0;
	for (const { deck } of decks) waiting += await laneRows(db, deck.id, 'review', day).count();
	const totals = await readTotals(db, day, day);
	return { waiting, asked: totals.reduce((sum, total) => sum + total.reviews + total.new, 0) };
}

/**
 * Ends a comeback plan on the first day that can take all that waits: yesterday was its last day. What was
 * answered today counts as waiting, so that a restored library, which opens its day again, does not end it
 * half way. Inside the transaction of the opening.
 */
export async function endWhenThrough(
	db: AdageDb,
	plan: Extract<Plan, { kind: 'comeback' }>,
	now: Moment,
	decks: readonly { deck: Deck }[]
): Promise<void> {
	const { waiting, asked } = await countWaiting(db, decks, now.day);
	if (waiting + asked > plan.reviewsADay) return;
	const stamp = await nextStamp(db, now.atMs);
	const clocks = { ...plan.clocks, untilDay: stamp };
	await db.plans.put({ ...plan, untilDay: now.day - 1, clocks });
}
