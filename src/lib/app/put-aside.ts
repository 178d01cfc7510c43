/**
 * The library as it was before a backup was restored, put aside so that restoring can be taken back: a snapshot,
 * or where this browser makes none a backup in the database itself. Only ever the last one.
 */
import { clockName } from '../core/snapshots';
import { readLocal, writeLocal } from '../store/local';
import { readClock } from '../store/ticks';
import type { BackupRecord } from './backup-record';
import { openAdage, type Adage } from './open';
import { loadPart } from './parts.svelte';
import type { Snapshot } from './snapshots';

const ASIDE = 'aside';

const ABSENT = 'Go online once: what keeps copies of the library is not on this device yet.';

/** A library that was put aside: when, and where it is. */
interface Stored extends BackupRecord {
	bytes?: Blob;
	snapshot?: Snapshot;
}

export interface Aside extends BackupRecord {
	/** Rejects with a sentence where it is gone. */
	open(): Promise<Blob>;
}

/** The library is aside as it was by this clock. */
export interface PutAside {
	clock: string;
	/** Brings back what was aside before, where nothing was restored after all. */
	back(): Promise<void>;
}

/** Keeps the library as it is now; rejects where it cannot be, and then nothing may be restored. */
export async function putAside(adage: Adage): Promise<PutAside> {
	const { db, now } = adage;
	const madeMs = now().atMs;
	const part = await loadPart(() => import('./snapshots'));
	const made = part?.canSnapshot() ? part.snapshotNow(adage, 'restore') : undefined;
	const snapshot = await made?.catch(() => undefined);
	let clock = clockName(await readClock(db));
	let stored: Stored;
	if (snapshot) {
		({ clock } = snapshot);
		stored = { madeMs, ratings: snapshot.ratings, snapshot };
	} else {
		const part = await loadPart(() => import('./backup'));
		if (!part) throw new Error(ABSENT);
		const { bytes, record } = await part.writeVerified(madeMs);
		stored = { ...record, bytes };
	}
	const before = await readLocal<Stored>(db, ASIDE);
	await writeLocal(db, ASIDE, stored);
	return { clock, back: () => writeLocal(db, ASIDE, before) };
}

/** What was put aside last, if anything was and it is still there. */
export async function readAside(): Promise<Aside | undefined> {
	const { db } = await openAdage();
	const stored = await readLocal<Stored>(db, ASIDE);
	if (!stored) return undefined;
	const { madeMs, ratings, bytes, snapshot } = stored;
	if (bytes) return { madeMs, ratings, open: async () => bytes };
	const part = await loadPart(() => import('./snapshots'));
	const there = (await part?.readSnapshots()) ?? [];
	if (!part || !snapshot || !there.some(({ clock }) => clock === snapshot.clock)) return undefined;
	return { madeMs, ratings, open: () => part.snapshotBackup(snapshot) };
}
