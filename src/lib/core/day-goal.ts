/** The goal of a day: so many answers, or so many minutes of them. */
import { planInForce, type Plan } from './plans';
import { DEFAULT_GOAL } from './streak';

export interface Goal {
	in: 'answers' | 'minutes';
	count: number;
}

/** Where a goal in that measure begins. */
export const USUAL_GOAL: Record<Goal['in'], number> = { answers: DEFAULT_GOAL, minutes: 5 };
const MOST: Record<Goal['in'], number> = { answers: 500, minutes: 240 };

/** What is wrong with a goal, as a sentence; undefined where nothing is. */
export function goalProblem(goal: Goal): string | undefined {
	const most = MOST[goal.in];
	if (Number.isInteger(goal.count) && goal.count >= 1 && goal.count <= most) return undefined;
	return `Write a whole number from 1 to ${most}.`;
}

/** The goal in force on a study day. */
export function goalOn(plans: Plan[], day: number): Goal {
	const plan = planInForce(plans, 'goal', day);
	if (plan?.minutes != null && plan.ratings == null) return { in: 'minutes', count: plan.minutes };
	return { in: 'answers', count: plan?.ratings ?? DEFAULT_GOAL };
}
