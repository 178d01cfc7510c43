/** Puts right what has one right answer, because it follows from the log. */
import type { Model } from '../core/fsrs';
import { readBeacon, writeBeacon } from './beacon';
import type { AdageDb } from './db';
import { inPortions, rebuildDerived } from './derived';
import { logFacts } from './log-facts';

/** What is missing of the log, once what can be put right is. */
export interface Repaired {
	/** Entries that are there, and that were written. */
	found: number;
	written: number;
}

/**
 * Builds schedules and day totals again and counts the log anew: entries that are gone are gone, and what comes
 * back with a backup must not be counted on top of them. Faces are drawn elsewhere.
 */
export async function repair(db: AdageDb, model: Model): Promise<Repaired> {
	await rebuildDerived(db, model);
	return db.transaction('rw', ['reviews', 'meta'], async () => {
		const log = logFacts();
		await inPortions(db.reviews, (batch) => log.take([batch]));
		const { beacon } = log.end();
		const written = (await readBeacon(db)).count;
		await writeBeacon(db, beacon);
		return { found: beacon.count, written };
	});
}
