/** The import that is not finished: one at a time, kept on this device until it is accepted or dropped. */
import type { AdageDb, PendingImport } from './db';

export const PENDING_ID = 'import';

export function readPending(db: AdageDb): Promise<PendingImport | undefined> {
	return db.drafts.get(PENDING_ID);
}

export async function keepPending(db: AdageDb, pending: PendingImport): Promise<void> {
	await db.drafts.put(pending);
}

export async function dropPending(db: AdageDb): Promise<void> {
	await db.drafts.delete(PENDING_ID);
}
