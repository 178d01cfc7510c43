/** Dated plans: goal, rest days, days away, when a day begins, the way back. */
import type { Plan } from './model';

/** The plan of a kind that is in force on a day: the newest that has begun, where it has not ended. */
export function planInForce<K extends Plan['kind']>(plans: Plan[], kind: K, day: number) {
	let found: Extract<Plan, { kind: K }> | undefined;
	for (const plan of plans) {
		if (plan.kind !== kind || plan.deleted || plan.fromDay > day) continue;
		if (!found || plan.fromDay > found.fromDay) found = plan as Extract<Plan, { kind: K }>;
	}
	const untilDay = found && 'untilDay' in found ? found.untilDay : undefined;
	return untilDay !== undefined && untilDay < day ? undefined : found;
}
