/** The library as a file that is read back, as restoring would read it, before it is handed to anybody. */
import { readBackup, writeBackup, type Packed } from '../formats/backup';
import { lockFile, type Lock } from '../formats/locked';
import { checkRows } from '../store/check-rows';
import type { AdageDb, ReviewBatch } from '../store/db';
import { logFacts, type LogFacts } from '../store/log-facts';
import { readBeacon } from '../store/beacon';
import { dumpRows } from '../store/transfer';

/** A backup that was read back as restoring would read it. */
export interface VerifiedBackup {
	bytes: Blob;
	/** Ratings in it, without what was undone. */
	ratings: number;
	/** Log entries that were written here once and are gone: the backup holds what there is. */
	missing: number;
}

/** Under a lock where there is one. Rejects with a sentence where it is not sound. */
export async function writeVerified(
	db: AdageDb,
	{ atMs, app, lock }: { atMs: number; app: string; lock?: Lock }
): Promise<VerifiedBackup> {
	const before = await readBeacon(db);
	const written: Record<string, number> = {};
	async function* counted() {
		for await (const portion of dumpRows(db)) {
			written[portion.table] = (written[portion.table] ?? 0) + portion.rows.length;
			yield portion;
		}
	}
	const content = writeBackup({ madeMs: atMs, app }, counted());
	const locked = lock && (await lockFile(content, lock));
	const bytes = await new Response(locked?.stream ?? content).blob();
	const read = await readBack(locked?.unlocked(bytes) ?? bytes, written);
	const after = await readBeacon(db);
	const { count, sum } = read.beacon;
	// What was answered meanwhile may be in it or not.
	const still = before.count === after.count && before.sum === after.sum;
	if (still && count >= after.count && sum !== after.sum) throw new Error(UNSOUND);
	return { bytes, ratings: read.ratings, missing: Math.max(0, before.count - count) };
}

/** Says what log it has. Rejects where it is not what was written. */
async function readBack(packed: Packed, written: Record<string, number>): Promise<LogFacts> {
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
