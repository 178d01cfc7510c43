/** What the log should hold, kept beside it: told to the app, which keeps a copy where it is not lost with it. */
import type { Beacon } from '../core/review';
import type { AdageDb } from './db';

const KEY = 'beacon';

/** Count and sum of what the log should hold, to be compared with what it does. */
export async function readBeacon(db: AdageDb): Promise<Beacon> {
	return ((await db.meta.get(KEY))?.value as Beacon | undefined) ?? { count: 0, sum: '0' };
}

/** Inside a transaction. */
export const writeBeacon = (db: AdageDb, value: Beacon): PromiseLike<unknown> =>
	db.meta.put({ key: KEY, value });

/** Where the log goes as a whole, and another comes. Inside a transaction. */
export async function forgetBeacon(db: AdageDb): Promise<void> {
	await db.meta.delete(KEY);
}
