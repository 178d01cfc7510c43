/** Reads what was done on days: their totals (totals.ts says what is counted). */
import { maxKey, minKey, type AdageDb } from './db';
import type { DayTotal } from './totals';

/** Totals by day and deck, of the days from `fromDay` through `untilDay`. */
export function readTotals(
	db: AdageDb,
	fromDay = -Infinity,
	untilDay = Infinity
): Promise<DayTotal[]> {
	return db.days
		.where('[day+deckId]')
		.between([fromDay, minKey], [untilDay, maxKey], true, true)
		.toArray();
}
