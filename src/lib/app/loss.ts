/** What follows on a loss where the person goes on without what is missing. */
import { readBeacon } from '../store/beacon';
import type { AdageDb } from '../store/db';
import { hasDecks } from '../store/deck-summaries';
import { mintDevice } from '../store/ticks';
import { keepBeacon } from './beacon';
import { keepKnown } from './known';

/** From now on what is here is all there is. */
export async function goOnWithout(db: AdageDb): Promise<void> {
	// Copies that hold more are of another device from now on, and what is lost may be on a third.
	await db.transaction('rw', ['meta'], () => mintDevice(db, Math.random()));
	keepBeacon(await readBeacon(db), true);
	keepKnown(await hasDecks(db));
}
