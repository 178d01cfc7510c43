/** When this device last made a backup that was read back, and what has come since. Never leaves the device. */
import { remindsNow, type Reminded } from '../core/backup-age';
import type { AdageDb } from '../store/db';
import { readTotals } from '../store/day-totals';
import { readLocal, writeLocal } from '../store/local';
import { openAdage, type Adage } from './open';

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

const REMINDED = 'backup.reminded';

/**
 * What to remind somebody of, where they are to be; notes that they were, so once asked it is silent for a
 * week.
 */
export async function takeReminder(adage: Adage): Promise<BackupState | undefined> {
	const [state, reminded] = await Promise.all([
		readBackupState(adage),
		readLocal<Reminded>(adage.db, REMINDED)
	]);
	const age = { ...state, madeMs: state.last?.madeMs };
	if (!remindsNow(age, reminded ?? {})) return undefined;
	await writeLocal(adage.db, REMINDED, { ...reminded, shownMs: state.nowMs } satisfies Reminded);
	return state;
}

/** Puts the reminder off. */
export async function putOffReminder(): Promise<void> {
	const { db, now } = await openAdage();
	const reminded = await readLocal<Reminded>(db, REMINDED);
	await writeLocal(db, REMINDED, { ...reminded, laterMs: now().atMs } satisfies Reminded);
}
