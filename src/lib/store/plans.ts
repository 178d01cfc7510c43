/**
 * Writes dated plans. A kind has one plan a day: writing it again changes that row field by field, so that
 * it merges with what another device did to it, and a plan that was taken back can be made anew.
 */
import type { Moment } from '../core/day';
import { restamp } from '../core/merge';
import type { Plan } from '../core/plans';
import type { AdageDb } from './db';
import { nextStamp } from './ticks';

/** A plan as it is set: without its clocks. */
export type NewPlan = Plan extends infer P ? (P extends Plan ? Omit<P, 'clocks'> : never) : never;

/** Stores a dated plan; `fromDay` is the next study day for everything that changes how days count. */
export function setPlan(db: AdageDb, plan: NewPlan, now: Moment): Promise<void> {
	return db.transaction('rw', ['plans', 'meta'], () => putPlan(db, plan, now));
}

/** Takes a plan back as if it had never been; nothing where there is none. */
export function takeBackPlan(
	db: AdageDb,
	kind: Plan['kind'],
	fromDay: number,
	now: Moment
): Promise<void> {
	return db.transaction('rw', ['plans', 'meta'], async () => {
		const plan = await db.plans.get([kind, fromDay]);
		if (plan && !plan.deleted) await putPlan(db, { ...plan, deleted: true }, now);
	});
}

/** Puts a plan in the place of one of its kind that begins on another day. */
export function movePlan(
	db: AdageDb,
	beforeDay: number,
	plan: NewPlan,
	now: Moment
): Promise<void> {
	return db.transaction('rw', ['plans', 'meta'], async () => {
		if (beforeDay !== plan.fromDay) await takeBackPlan(db, plan.kind, beforeDay, now);
		await putPlan(db, plan, now);
	});
}

async function putPlan(db: AdageDb, plan: NewPlan, now: Moment): Promise<void> {
	const stamp = await nextStamp(db, now.atMs);
	const known = await db.plans.get([plan.kind, plan.fromDay]);
	const after = { ...plan, clocks: { '*': stamp } } as Plan;
	await db.plans.put(known ? restamp(known, after, stamp) : after);
}
