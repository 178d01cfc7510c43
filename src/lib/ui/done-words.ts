/** What comes next, as the end of a session says it. */
import { nameOfDay } from './date-words';
import { count } from './words';

export interface NextDay {
	tomorrow: { due: number; fresh: number; minutes: number };
	/** A pace that is in force tomorrow as well, and how much of it is done today. */
	pace?: { reviews: number; done: number };
	/** Tomorrow is the first of planned days away, or one of them; the last of them, seen from today. */
	away?: { untilDay: number; today: number };
}

/**
 * "Tomorrow: 1 review and 8 new cards, about 3 minutes."; on a pace "8 of 8 done. Tomorrow 8 again."; before
 * days away that nothing is owed on them.
 */
export function tomorrowWords({ tomorrow: { due, fresh, minutes }, pace, away }: NextDay): string {
	if (away) {
		const last = nameOfDay(away.untilDay, away.today);
		const words = `You are away ${last === 'tomorrow' ? last : `until ${last}`}. Your cards wait.`;
		return pace ? `${pace.done} of ${pace.reviews} done. ${words}` : words;
	}
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

/** What was asked for beyond the limits of today, as the session says it that goes on with it. */
export const addedWords = ({ new: news, reviews }: { new: number; reviews: number }): string =>
	`${news ? count(news, 'new card') : count(reviews, 'review')} added for today.`;
