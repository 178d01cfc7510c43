/** When this device last made a backup that was read back, and what has come since. Never leaves the device. */
import type { AdageDb } from '../store/db';
import { readTotals } from '../store/day-totals';
import { readLocal, writeLocal } from '../store/local';
import type { Adage } from './open';

/** One backup that was read back. */
export interface BackupRecord {
	madeMs: number;
	/** Ratings in it, without what was undone. */
	ratings: number;
}

const LAST = 'backup';

export interface BackupState {
	nowMs: number;
	last?: BackupRecord;
	/** Ratings that are not in it; all there are where there is no backup. */
	since: number;
}

export function keepRecord(db: AdageDb, record: BackupRecord): Promise<void> {
	return writeLocal(db, LAST, record);
}

export async function readBackupState({ db, now }: Adage): Promise<BackupState> {
	const [last, totals] = await Promise.all([readLocal<BackupRecord>(db, LAST), readTotals(db)]);
	const ratings = totals.reduce((sum, total) => sum + total.ratings, 0);
	return {
		nowMs: now().atMs,
		...(last ? { last } : {}),
		since: Math.max(0, ratings - (last?.ratings ?? 0))
	};
}
