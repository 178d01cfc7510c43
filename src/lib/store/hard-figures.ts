/** How Hard and Forgot were used lately, for core/hard-misuse.ts. */
import { hardFigures, rarelyAgain, type HardFigures } from '../core/hard-misuse';
import { effectiveLog } from '../core/review';
import type { AdageDb } from './db';
import { cardLog } from './schedules';
import { readTotals } from './day-totals';

/** Study days that are looked at. */
const LOOK_BACK_DAYS = 90;
/** Cards whose logs are read, those answered last: enough to tell, and quick in a large library. */
const MOST_CARDS = 400;

/**
 * Figures of answers since then. Undefined where the totals of the days tell already that Forgot is pressed
 * as it should be: then no log is read, which has no index by day.
 */
export async function readHardFigures(db: AdageDb, day: number): Promise<HardFigures | undefined> {
	const since = day - LOOK_BACK_DAYS;
	const count = { answers: 0, everyAgain: 0 };
	for (const { ratings, again } of await readTotals(db, since)) {
		count.answers += ratings;
		count.everyAgain += again;
	}
	if (!rarelyAgain(count)) return undefined;
	return db.transaction('r', ['schedules', 'reviews'], async () => {
		const lately = db.schedules.where('lastDay').aboveOrEqual(since).reverse();
		const cardIds = await lately.limit(MOST_CARDS).primaryKeys();
		const logs = await Promise.all(cardIds.map((cardId) => cardLog(db, cardId)));
		return hardFigures(logs.flatMap(effectiveLog).filter((entry) => entry.day >= since));
	});
}
