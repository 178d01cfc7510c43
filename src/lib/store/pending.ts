/** The import that is not finished: one at a time, kept on this device until it is accepted or dropped. */
import type { AdageDb, PendingImport } from './db';

export const PENDING_ID = 'import';

/** The import that waits, if there is one. */
export function readPending(db: AdageDb): Promise<PendingImport | undefined> {
	return db.drafts.get(PENDING_ID);
}

/** Keeps the import as it is now; replaces the one that waited. */
export async function keepPending(db: AdageDb, pending: PendingImport): Promise<void> {
	await db.drafts.put(pending);
}

/** Lets go of the import that waits. Nothing of it was in a deck. */
export async function dropPending(db: AdageDb): Promise<void> {
	await db.drafts.delete(PENDING_ID);
}
