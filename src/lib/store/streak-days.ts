/** Everything the streak is a function of, put together from totals, day facts and plans. */
import { weekday } from '../core/day';
import { planInForce, type Plan } from '../core/plans';
import type { StreakDay } from '../core/streak';
import { readTotals } from './day-totals';
import { readPlans } from './days';
import type { AdageDb } from './db';

/** Rest is looked for so many days after the last one that is known: the streak is long over by then. */
const PLANNED_DAYS = 400;

/** What is known of each study day, by its number. */
export async function streakDays(db: AdageDb): Promise<Map<number, StreakDay>> {
	const [totals, facts, plans] = await Promise.all([
		readTotals(db),
		db.dayFacts.toArray(),
		readPlans(db)
	]);
	const days = new Map<number, StreakDay>();
	const at = (day: number) => {
		let found = days.get(day);
		if (!found) days.set(day, (found = { ratings: 0 }));
		return found;
	};
	for (const total of totals) {
		const known = at(total.day);
		known.ratings += total.ratings;
		known.tookMs = (known.tookMs ?? 0) + total.tookMs;
	}
	for (const { day, owed, goal, goalMinutes, cleared, skipped } of facts) {
		const known = at(day);
		known.owed = Math.min(known.owed ?? Infinity, owed);
		if (goal != null) known.goal = Math.min(known.goal ?? Infinity, goal);
		if (goalMinutes != null)
			known.goalMinutes = Math.min(known.goalMinutes ?? Infinity, goalMinutes);
		known.cleared ||= cleared;
		if (skipped) known.skipped = true;
	}
	// Rest is planned, so it may lie on days that nobody opened yet.
	const known = [...days.keys()];
	const until = Math.max(...known) + PLANNED_DAYS;
	for (let day = Math.min(...known); day <= until; day++) {
		const rest = restOn(plans, day);
		if (rest) at(day).rest = rest;
	}
	return days;
}

function restOn(plans: Plan[], day: number): StreakDay['rest'] {
	const away = plans.some((plan) => {
		return plan.kind === 'vacation' && !plan.deleted && plan.fromDay <= day && day <= plan.untilDay;
	});
	if (away) return 'away';
	return planInForce(plans, 'rest', day)?.weekdays.includes(weekday(day)) ? 'rest' : undefined;
}
