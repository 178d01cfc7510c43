/** The streak once more, written plainly from its rules: what the real one is compared with. */
import type { StreakDay } from '../../src/lib/core/streak';

/** Whether a day counts, by the words of the rules. */
function counts({ ratings, tookMs = 0, goal, goalMinutes, cleared }: StreakDay): boolean {
	const cards = goal ?? (goalMinutes === undefined ? 10 : undefined);
	if (!ratings) return false;
	return (
		!!cleared ||
		(cards !== undefined && ratings >= cards) ||
		(goalMinutes !== undefined && tookMs / 60_000 >= goalMinutes)
	);
}

/** The rules as their text says them, a run for each day it may start on: slow and plain. */
export function reference(known: ReadonlyMap<number, StreakDay>, today: number) {
	const studied = [...known.keys()].filter((day) => day <= today && known.get(day)!.ratings > 0);
	const first = Math.min(...studied, today + 1);
	let current = 0;
	let longest = 0;
	let total = 0;
	for (let start = first; start <= today; start++) {
		if (counts(known.get(start) ?? { ratings: 0 })) total++;
		let freezes = 20;
		let count = 0;
		for (let day = start; day <= today; day++) {
			const facts = known.get(day) ?? { ratings: 0 };
			const { rest, owed, skipped } = facts;
			const repaired = [day + 1, day + 2].some((later) => {
				return later <= today && known.get(later)?.cleared;
			});
			if (counts(facts)) {
				count++;
				freezes = Math.min(20, freezes + 1);
			} else if (!rest && !skipped && owed !== 0 && day < today && !repaired) {
				freezes -= 10;
			}
			if (freezes < 0) {
				count = 0;
				break;
			}
			longest = Math.max(longest, count);
		}
		current = Math.max(current, count);
	}
	return { current, longest, total };
}
