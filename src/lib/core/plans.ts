/** Dated plans: goal, rest days, days away, when a day begins, the way back. */
import type { Row } from './model';

/** Dated, in force from `fromDay`. */
export type Plan = Row & { fromDay: number } &
	/** In answers or in minutes; what it is not in is null, so that each field merges by itself. */
	(
		| { kind: 'goal'; ratings: number | null; minutes: number | null }
		| { kind: 'rollover'; hour: number }
		| { kind: 'rest'; weekdays: number[] }
		| { kind: 'vacation'; untilDay: number }
		/** Back after a break: so many reviews a day and no new cards, until the backlog is gone. */
		| { kind: 'comeback'; reviewsADay: number; untilDay?: number }
	);

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
