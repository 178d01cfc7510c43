/**
 * The library as a file. It is read back as restoring would read it before it is handed to anybody, and only
 * a file that was is called a backup.
 */
import { dayDate } from '../core/day';
import type { Lock } from '../formats/locked';
import type { AdageDb } from '../store/db';
import { readLocal } from '../store/local';
import { keepRecord, type BackupRecord } from './backup-record';
import { askCare } from './care';
import { openAdage } from './open';
import { version } from './settings';

export interface MadeBackup {
	bytes: Blob;
	record: BackupRecord;
	/** Log entries that were written here once and are gone: the backup holds what there is. */
	missing: number;
}

export interface BackupFile extends Omit<MadeBackup, 'bytes'> {
	file: File;
}

/** How it ends: what is in another file is told by its name. */
export const ENDING = '.adage';
const TYPE = 'application/octet-stream';

/** The file, read back and ready to be saved or shared. Rejects with a sentence where it is not sound. */
export async function makeBackup(): Promise<BackupFile> {
	const { db, now } = await openAdage();
	const made = await writeVerified(now().atMs, await readLock(db));
	const file = new File([made.bytes], `adage-${dayDate(now().day)}${ENDING}`, { type: TYPE });
	return { ...made, file };
}

export const LOCK = 'backup.lock';

/** What backups of this device are locked with, where they are. */
export const readLock = (db: AdageDb) => readLocal<Lock>(db, LOCK);

/** Notes that a backup is where it was meant to go. */
export async function keepMade({ record }: Pick<MadeBackup, 'record'>): Promise<void> {
	const { db } = await openAdage();
	await keepRecord(db, record);
}

/** The library as bytes, as they were read back; under a lock where there is one. */
export async function writeVerified(atMs: number, lock?: Lock): Promise<MadeBackup> {
	const order = { atMs, app: `adage ${version}`, ...(lock ? { lock } : {}) };
	const { bytes, ratings, missing } = await askCare({ op: 'backup', ...order });
	return { bytes, record: { madeMs: atMs, ratings }, missing };
}
