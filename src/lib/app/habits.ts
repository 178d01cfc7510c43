/** What makes a day count, as the settings read and change it: dated plans, in force from tomorrow. */
import { goalOn, goalProblem, type Goal } from '../core/day-goal';
import { planInForce, type Plan } from '../core/plans';
import { readPlans } from '../store/days';
import { setPlan } from '../store/plans';
import { openAdage, type Adage } from './open';
import { isStreakHidden } from './streak';

export interface Habits {
	goal: Goal;
	/** Weekdays of rest, Monday is 0. */
	rest: number[];
	/** Whether each of them is in force only from tomorrow. */
	later: { goal: boolean; rest: boolean };
	/** The streak is shown nowhere. */
	hidden: boolean;
}

export async function readHabits(adage: Adage): Promise<Habits> {
	const { day } = adage.now();
	const [plans, hidden] = await Promise.all([readPlans(adage.db), isStreakHidden(adage)]);
	const [goal, before] = [goalOn(plans, day + 1), goalOn(plans, day)];
	const [rest, restBefore] = [restOn(plans, day + 1), restOn(plans, day)];
	return {
		goal,
		rest,
		later: {
			goal: goal.in !== before.in || goal.count !== before.count,
			rest: rest.join() !== restBefore.join()
		},
		hidden
	};
}

const restOn = (plans: Plan[], day: number) => planInForce(plans, 'rest', day)?.weekdays ?? [];

/** Stores nothing where the goal cannot be. */
export async function changeGoal(goal: Goal): Promise<void> {
	if (goalProblem(goal)) return;
	const { db, now } = await openAdage();
	const moment = now();
	const [ratings, minutes] = goal.in === 'answers' ? [goal.count, null] : [null, goal.count];
	await setPlan(db, { kind: 'goal', ratings, minutes, fromDay: moment.day + 1 }, moment);
}

/** `weekdays` count from Monday, which is 0. */
export async function changeRest(weekdays: number[]): Promise<void> {
	const { db, now } = await openAdage();
	const moment = now();
	const sorted = [...weekdays].sort((a, b) => a - b);
	await setPlan(db, { kind: 'rest', weekdays: sorted, fromDay: moment.day + 1 }, moment);
}
