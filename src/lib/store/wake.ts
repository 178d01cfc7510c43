/** Cards that were buried come back by themselves; apart from the days, since few days begin with any. */
import type { Moment } from '../core/day';
import { restamp } from '../core/merge';
import type { AdageDb } from './db';
import { placeOf } from './schedules';
import { nextStamp } from './ticks';

/**
 * Ends the burying of cards, but of those that were buried on this very day. Nobody does this, the day does:
 * it is no deed that could be undone.
 */
export function wakeCards(db: AdageDb, cardIds: string[], now: Moment): Promise<void> {
	return db.transaction('rw', ['cards', 'schedules', 'meta'], async () => {
		const stamp = await nextStamp(db, now.atMs);
		const rows = await db.schedules.bulkGet(cardIds);
		for (const [k, card] of (await db.cards.bulkGet(cardIds)).entries()) {
			const row = rows[k];
			// Another tab may have been first.
			if (!card || !row || card.buriedDay === now.day) continue;
			const awake = restamp(card, { ...card, buriedDay: null }, stamp);
			await db.cards.put(awake);
			await db.schedules.put({ ...row, ...placeOf(awake, row.placement) });
		}
	});
}
