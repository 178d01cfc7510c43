/** Days away as the settings list and change them. */
import { awayFrom, awayProblem, type Away } from '../core/away';
import type { Plan } from '../core/plans';
import { readPlans } from '../store/days';
import { movePlan, setPlan, takeBackPlan } from '../store/plans';
import { openAdage, type Adage } from './open';

export interface AwayDays {
	day: number;
	/** What is not over yet, soonest first. */
	list: Away[];
}

export async function readAway({ db, now }: Adage): Promise<AwayDays> {
	const { day } = now();
	return { day, list: awayFrom(vacations(await readPlans(db)), day) };
}

function vacations(plans: Plan[]) {
	return plans.filter((plan) => plan.kind === 'vacation');
}

/**
 * Plans days away, or changes those that begin on `before`. Returns what speaks against it, as a sentence;
 * nothing is stored then.
 */
export async function planAway(away: Away, before?: number): Promise<string | undefined> {
	const { db, now } = await openAdage();
	const moment = now();
	const list = awayFrom(vacations(await readPlans(db)), moment.day);
	const changed = list.find(({ fromDay }) => fromDay === before);
	const others = list.filter((other) => other !== changed);
	const begun = changed && changed.fromDay <= moment.day ? changed : undefined;
	const problem = awayProblem(away, others, moment.day, begun);
	if (problem) return problem;
	await movePlan(db, changed?.fromDay ?? away.fromDay, { kind: 'vacation', ...away }, moment);
	return undefined;
}

/** Takes days away back; those that have begun end with today, since what is over stays as it was. */
export async function takeBackAway({ fromDay }: Away): Promise<void> {
	const { db, now } = await openAdage();
	const moment = now();
	if (fromDay > moment.day) await takeBackPlan(db, 'vacation', fromDay, moment);
	else await setPlan(db, { kind: 'vacation', fromDay, untilDay: moment.day }, moment);
}
