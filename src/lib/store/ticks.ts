/** The logical clock, persisted in the same transaction as whatever it stamps. */
import { deviceIdFrom, stamp, tick, witness, type Clock } from '../core/clock';
import type { AdageDb } from './db';

const KEY = 'clock';

/** The clock as it was last persisted; `deviceId` is empty before the first start, and where it is damaged. */
export async function readClock(db: AdageDb): Promise<Clock> {
	const { ms, count, deviceId } = ((await db.meta.get(KEY))?.value ?? {}) as Partial<Clock>;
	if (Number.isFinite(ms) && Number.isFinite(count) && typeof deviceId === 'string')
		return { ms: ms!, count: count!, deviceId };
	return { ms: 0, count: 0, deviceId: '' };
}

/**
 * Reads a row, to see whether the database still answers: a transaction opens it again where the connection was
 * lost. Rejects where it does not answer then either.
 */
export const probe = (db: AdageDb): PromiseLike<unknown> =>
	db.transaction('r', ['meta'], () => readClock(db));

/** The next stamp. Call inside a transaction that writes `meta`. */
export async function nextStamp(db: AdageDb, nowMs: number): Promise<string> {
	const clock = tick(await readClock(db), nowMs);
	if (!clock.deviceId) throw new Error('This device has no id yet: open the database first.');
	await db.meta.put({ key: KEY, value: clock });
	return stamp(clock);
}

/** Gives this copy of the library an id of its own, at first start and after every restore. */
export async function mintDevice(db: AdageDb, random: number): Promise<string> {
	const clock = { ...(await readClock(db)), deviceId: deviceIdFrom(random) };
	await db.meta.put({ key: KEY, value: clock });
	return clock.deviceId;
}

/** Moves the clock past stamps that came in from elsewhere. */
export async function witnessStamps(db: AdageDb, stamps: Iterable<string>): Promise<void> {
	let clock = await readClock(db);
	for (const one of stamps) clock = witness(clock, one);
	await db.meta.put({ key: KEY, value: clock });
}
