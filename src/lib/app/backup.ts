/**
 * The library as a file. It is read back as restoring would read it before it is handed to anybody, and only
 * a file that was is called a backup.
 */
import { dayDate } from '../core/day';
import { readBackup, writeBackup, type Packed } from '../formats/backup';
import { checkRows } from '../store/check-rows';
import type { AdageDb, ReviewBatch } from '../store/db';
import { logFacts, type LogFacts } from '../store/log-facts';
import { readBeacon } from '../store/beacon';
import { dumpRows } from '../store/transfer';
import { keepRecord, type BackupRecord } from './backup-record';
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
	const made = await writeVerified(db, now().atMs);
	const file = new File([made.bytes], `adage-${dayDate(now().day)}${ENDING}`, { type: TYPE });
	return { ...made, file };
}

/** Notes that a backup is where it was meant to go. */
export async function keepMade({ record }: Pick<MadeBackup, 'record'>): Promise<void> {
	const { db } = await openAdage();
	await keepRecord(db, record);
}

/** The library as bytes, as they were read back. */
export async function writeVerified(db: AdageDb, atMs: number): Promise<MadeBackup> {
	const before = await readBeacon(db);
	const written: Record<string, number> = {};
	async function* counted() {
		for await (const portion of dumpRows(db)) {
			written[portion.table] = (written[portion.table] ?? 0) + portion.rows.length;
			yield portion;
		}
	}
	const header = { madeMs: atMs, app: `adage ${version}` };
	const bytes = await new Response(writeBackup(header, counted())).blob();
	const read = await readBack(bytes, written);
	const after = await readBeacon(db);
	const { count, sum } = read.beacon;
	// What was answered meanwhile may be in it or not.
	const still = before.count === after.count && before.sum === after.sum;
	if (still && count >= after.count && sum !== after.sum) throw new Error(UNSOUND);
	const missing = Math.max(0, before.count - count);
	return { bytes, record: { madeMs: atMs, ratings: read.ratings }, missing };
}

/** Reads a file as restoring would, and says what log it has. Rejects where it is not what was written. */
export async function readBack(packed: Packed, written: Record<string, number>): Promise<LogFacts> {
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
