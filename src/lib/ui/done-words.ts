/** What comes next, as the end of a session says it. */
import { count } from './words';

export interface NextDay {
	tomorrow: { due: number; fresh: number; minutes: number };
	/** A pace that is in force tomorrow as well, and how much of it is done today. */
	pace?: { reviews: number; done: number };
}

/** "Tomorrow: 1 review and 8 new cards, about 3 minutes."; on a pace "8 of 8 done. Tomorrow 8 again." */
export function tomorrowWords({ tomorrow: { due, fresh, minutes }, pace }: NextDay): string {
	if (pace) {
		const next = due === pace.reviews ? `${due} again` : String(due);
		return `${pace.done} of ${pace.reviews} done. Tomorrow ${next}.`;
	}
	const cards = [
		...(due ? [count(due, 'review')] : []),
		...(fresh ? [count(fresh, 'new card')] : [])
	];
	if (!cards.length) return 'Nothing comes tomorrow yet.';
	return `Tomorrow: ${cards.join(' and ')}, about ${count(minutes, 'minute')}.`;
}
