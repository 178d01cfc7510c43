/**
 * What comes between a transaction that failed and the second try. Browsers lose their connection to the
 * database without a word (iOS ends the process behind it when the app is in the background), and a device
 * can be full. Everything else that fails would fail again.
 */
import type Dexie from 'dexie';
import { causeOf, isLost } from './lost';

interface Reopened extends Pick<Dexie, 'backendDB' | 'close' | 'hasBeenClosed' | 'open'> {
	makeRoom?: (certain: boolean) => Promise<boolean>;
}

/** Connections that were given up, so that two transactions that lost the same one open one new one. */
const reopening = new WeakMap<IDBDatabase, Promise<unknown>>();

/**
 * Makes another try possible: opens the database again where the connection `lost` is gone, or makes room where
 * the device is full, or may be. Resolves with how many of the `tries` are left then: room is made as long as
 * something can be given away. Rejects with the error where neither would help.
 */
export async function recover(
	db: Reopened,
	error: unknown,
	lost: IDBDatabase | null,
	transaction: IDBTransaction | undefined,
	tries: number
): Promise<number> {
	// What is asked of a transaction that was aborted fails for that alone.
	const reason = transaction?.error ?? error;
	if (causeOf(reason) === 'QuotaExceededError') {
		if (!(await db.makeRoom?.(true))) throw error;
		return tries;
	}
	// Closed on purpose: another tab brought a newer database.
	if (!tries || !isLost(reason) || db.hasBeenClosed()) throw error;
	// Lost for the second time: a device that is full loses it with every write, opens no database, and says of
	// neither why.
	if (tries < 2) await db.makeRoom?.(false);
	await reopen(db, lost).catch(async (still: unknown) => {
		if (!isLost(still) || !(await db.makeRoom?.(false))) throw still;
		await db.open();
	});
	return tries - 1;
}

/** Opens the database again, once for all who lost the same connection. */
export function reopen(db: Reopened, lost: IDBDatabase | null): Promise<unknown> {
	if (!lost) return db.open();
	const known = reopening.get(lost);
	if (known) return known;
	// Somebody else's transaction may have done so by now.
	if (db.backendDB() === lost) db.close({ disableAutoOpen: false });
	const opening = Promise.resolve(db.open());
	reopening.set(lost, opening);
	return opening;
}
