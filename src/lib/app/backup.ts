/**
 * The library as a file. It is read back as restoring would read it before it is handed to anybody, and only
 * a file that was is called a backup.
 */
import { dayDate } from '../core/day';
import { readBackup, writeBackup, type Packed } from '../formats/backup';
import type { Lock } from '../formats/locked';
import { checkRows } from '../store/check-rows';
import type { AdageDb, ReviewBatch } from '../store/db';
import { readLocal } from '../store/local';
import { logFacts, type LogFacts } from '../store/log-facts';
import { readBeacon } from '../store/beacon';
import { dumpRows } from '../store/transfer';
import { keepRecord, type BackupRecord } from './backup-record';
import { openAdage } from './open';
import { loadPart } from './parts.svelte';
import { version } from './settings';

export interface MadeBackup {
	bytes: Blob;
	record: BackupRecord;
	/** Log entries that were written here once and are gone: the backup holds what there is. */
	missing: number;
	/** Reads a copy of it back from where it lies; rejects with a sentence where it is another. */
	again: (file: Blob) => Promise<void>;
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
	const made = await writeVerified(db, now().atMs, await readLock(db));
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
export async function writeVerified(db: AdageDb, atMs: number, lock?: Lock): Promise<MadeBackup> {
	const before = await readBeacon(db);
	const written: Record<string, number> = {};
	async function* counted() {
		for await (const portion of dumpRows(db)) {
			written[portion.table] = (written[portion.table] ?? 0) + portion.rows.length;
			yield portion;
		}
	}
	const header = { madeMs: atMs, app: `adage ${version}` };
	const content = writeBackup(header, counted());
	const locked = lock && (await lockedFile(content, lock));
	const bytes = await new Response(locked?.stream ?? content).blob();
	const packed = locked?.unlocked ?? ((file: Blob) => file);
	const read = await readBackFrom(packed(bytes), written);
	const after = await readBeacon(db);
	const { count, sum } = read.beacon;
	// What was answered meanwhile may be in it or not.
	const still = before.count === after.count && before.sum === after.sum;
	if (still && count >= after.count && sum !== after.sum) throw new Error(UNSOUND);
	const missing = Math.max(0, before.count - count);
	return {
		bytes,
		record: { madeMs: atMs, ratings: read.ratings },
		missing,
		again: async (file) => void (await readBackFrom(packed(file), written))
	};
}

/** A backup that is to be locked is not made without. */
async function lockedFile(content: ReadableStream<Uint8Array<ArrayBuffer>>, lock: Lock) {
	const part = await loadPart(() => import('../formats/locked'));
	if (!part) throw new Error('Go online once: what locks backups is not on this device yet.');
	return part.lockFile(content, lock);
}

/** Reads a file as restoring would, and says what log it has. Rejects where it is not what was written. */
async function readBackFrom(packed: Packed, written: Record<string, number>): Promise<LogFacts> {
	const log = logFacts();
	const { counts } = await readBackup(packed, (portion) => {
		checkRows([portion]);
		if (portion.table === 'reviews') log.take(portion.rows as ReviewBatch[]);
	}).catch((cause: unknown) => {
		throw new Error(UNSOUND, { cause });
	});
	for (const table of new Set([...Object.keys(written), ...Object.keys(counts)]))
		if (written[table] !== counts[table]) throw new Error(UNSOUND);
	return log.end();
}

const UNSOUND =
	'The backup was made but could not be read back as it was written, so it was not saved. Try again; if it fails again, use “Check my data”.';
