/**
 * What comes between a transaction that failed and the second try. Browsers lose their connection to the
 * database without a word (iOS ends the process behind it when the app is in the background), and a device
 * can be full. Everything else that fails would fail again.
 */
import type Dexie from 'dexie';
import { isFull, isLost } from './lost';

interface Reopened extends Pick<
	Dexie,
	'backendDB' | 'close' | 'hasBeenClosed' | 'isOpen' | 'open'
> {
	makeRoom?: (certain: boolean) => Promise<boolean>;
}

/** Connections that were given up, so that two transactions that lost the same one open one new one. */
const reopening = new WeakMap<IDBDatabase, Promise<unknown>>();
/** The same of a database that could not be opened at all. */
const starting = new WeakMap<Reopened, Promise<unknown>>();

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
	// Closed on purpose: another tab brought a newer database.
	if (!(isFull(reason) || isLost(reason)) || db.hasBeenClosed()) throw error;
	if (isFull(reason) && db.isOpen()) {
		if (!(await db.makeRoom?.(true))) throw error;
		return tries;
	}
	if (!tries) throw error;
	// Lost for the second time: a device that is full loses it with every write, and does not always say why.
	if (tries < 2) await db.makeRoom?.(false);
	await reopen(db, lost);
	return tries - 1;
}

/**
 * Opens the database again, once for all who lost the same connection: also where that takes room. One that
 * could not be opened says why to all who come later, until it is opened anew.
 */
export function reopen(db: Reopened, lost: IDBDatabase | null): Promise<unknown> {
	const known = lost ? reopening.get(lost) : starting.get(db);
	if (known) return known;
	// Somebody else's transaction may have done so by now.
	if (lost && db.backendDB() === lost) db.close({ disableAutoOpen: false });
	const opening = open(db);
	if (lost) reopening.set(lost, opening);
	else {
		const over = () => void starting.delete(db);
		starting.set(db, opening);
		opening.then(over, over);
	}
	return opening;
}

async function open(db: Reopened): Promise<void> {
	try {
		await db.open();
	} catch (error) {
		const full = isFull(error);
		if (!(full || isLost(error)) || !(await db.makeRoom?.(full))) throw error;
		await db.open();
	}
}
