/** Why a study day counts as it does, and what can still be made up for: the streak explains itself. */
import { doneBy, REPAIR_DAYS, streakOf, type Streak, type StreakDay } from './streak';

/** The ground of a day's verdict, with the figures that it rests on. */
export type DayReason =
	| { kind: 'ratings' | 'minutes' | 'cleared' }
	| { kind: 'rest' | 'away' | 'travel' | 'nothing' }
	/** `on` is the later day whose plan was cleared. */
	| { kind: 'repaired'; on: number }
	/** `until` is the last day on which it can be made up for, where there is one left. */
	| { kind: 'frozen' | 'missed'; until?: number }
	| { kind: 'open' }
	/** Before the first answer, or still to come. */
	| { kind: 'none' };

/** Everything to be said of a day. `assumed`: nothing was stored of what it owed, so it is taken as owing. */
export interface DayStory {
	day: number;
	reason: DayReason;
	facts: StreakDay;
	assumed: boolean;
}

/** The story of one day out of what `streakOf` was given and what it made of it. */
export function dayStory(
	days: ReadonlyMap<number, StreakDay>,
	streak: Streak,
	day: number,
	today: number
): DayStory {
	const facts = days.get(day) ?? { ratings: 0 };
	const reason = reasonOf(days, streak, day, today, facts);
	const judged = reason.kind === 'frozen' || reason.kind === 'missed';
	return { day, reason, facts, assumed: judged && facts.owed === undefined };
}

function reasonOf(
	days: ReadonlyMap<number, StreakDay>,
	{ verdicts }: Streak,
	day: number,
	today: number,
	facts: StreakDay
): DayReason {
	const verdict = verdicts.get(day);
	switch (verdict) {
		case undefined:
			return { kind: day > today && facts.rest ? facts.rest : 'none' };
		case 'done':
			return { kind: doneBy(facts)! };
		case 'bridged':
			return { kind: facts.rest ?? (facts.skipped ? 'travel' : 'nothing') };
		case 'repaired': {
			const later = Array.from({ length: REPAIR_DAYS }, (_, i) => day + 1 + i);
			return { kind: 'repaired', on: later.find((at) => days.get(at)?.cleared)! };
		}
		case 'open':
			return { kind: 'open' };
		default:
			return {
				kind: verdict,
				...(day + REPAIR_DAYS >= today && !days.get(today)?.cleared
					? { until: day + REPAIR_DAYS }
					: {})
			};
	}
}

/**
 * The days that clearing today's plan would make up for, and how long the streak is then; undefined where
 * it gives no more than any other done day.
 */
export function toMakeUp(
	days: ReadonlyMap<number, StreakDay>,
	streak: Streak,
	today: number
): { days: number[]; current: number } | undefined {
	const facts = days.get(today) ?? { ratings: 0 };
	if (facts.cleared || facts.owed === 0) return undefined;
	const withToday = (how: Partial<StreakDay>) =>
		streakOf(new Map(days).set(today, { ...facts, ...how }), today);
	const cleared = withToday({ ratings: Math.max(1, facts.ratings), cleared: true });
	const done = withToday({ ratings: Infinity, goal: 1 });
	if (cleared.current === done.current && cleared.balance === done.balance) return undefined;
	const made = [...cleared.verdicts].flatMap(([day, verdict]) =>
		verdict === 'repaired' && streak.verdicts.get(day) !== 'repaired' ? day : []
	);
	return made.length ? { days: made, current: cleared.current } : undefined;
}
