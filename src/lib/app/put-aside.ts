/**
 * The library as it was before a backup was restored, put aside so that restoring can be taken back. It is a
 * backup file like any other, and only ever the last one.
 */
import type { BackupRecord } from './backup-record';
import { readLocal, writeLocal } from '../store/local';
import { openAdage } from './open';

const ASIDE = 'aside';

/** A library that was put aside. */
export interface Aside extends BackupRecord {
	bytes: Blob;
}

/** Keeps the library as it is now; rejects where it cannot be, and then nothing may be restored. */
export async function putAside(aside: Aside): Promise<void> {
	const { db } = await openAdage();
	await writeLocal(db, ASIDE, aside);
}

/** What was put aside last, if anything was. */
export async function readAside(): Promise<Aside | undefined> {
	const { db } = await openAdage();
	return readLocal<Aside>(db, ASIDE);
}
