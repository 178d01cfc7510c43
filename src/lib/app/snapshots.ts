/**
 * Snapshots: copies of the library that Adage makes by itself, when it is left or a session ends and before
 * something large is done. A worker makes them; they are read here.
 */
import type { Moment } from '../core/day';
import { clockName, snapshotIsDue, type Occasion, type Snapshot } from '../core/snapshots';
import type { AdageDb } from '../store/db';
import { countCards } from '../store/presence';
import { giveAway, listSnapshots, openSnapshots } from '../store/snapshot-files';
import { readClock } from '../store/ticks';
import type { SnapshotRequest } from '../workers/care-messages';
import { askCare } from './care';
import { trouble } from './trouble.svelte';

export type { Snapshot };

interface Here {
	db: AdageDb;
	now(): Moment;
}

/** Whole snapshots on this device, newest first; needs no database. */
export async function readSnapshots(): Promise<Snapshot[]> {
	const folder = await openSnapshots();
	return folder ? listSnapshots(folder).catch(() => []) : [];
}

/** Makes one where it is due, if anything can be kept beside the database. Never rejects. */
export async function keepSnapshot({ db, now }: Here): Promise<void> {
	// What is left of a library must not take the place of what it was.
	if (trouble.loss || !canSnapshot()) return;
	const { atMs, day } = now();
	const there = await readSnapshots();
	const clock = clockName(await readClock(db));
	if (snapshotIsDue(there, { nowMs: atMs, day, clock }))
		await make({ why: 'day', nowMs: atMs, day }).catch(() => {});
}

/** A deed that changes much waits this long for its snapshot, and no longer. */
const PATIENCE_MS = 8000;

/** The library as it is before something large is done to it. What is done never fails for it. */
export async function snapshotBefore({ db, now }: Here, why: Occasion): Promise<void> {
	if (!canSnapshot() || !(await countCards(db))) return;
	const { atMs: nowMs, day } = now();
	const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
	await Promise.race([late, make({ why, nowMs, day }).catch(() => {})]);
}

/** As `snapshotBefore`, but rejects where it cannot be made; undefined where the library is empty. */
export function snapshotNow({ now }: Here, why: Occasion): Promise<Snapshot | undefined> {
	const { atMs: nowMs, day } = now();
	return make({ why, nowMs, day });
}

/** Gives away something beside the database that can be done without; false where there is nothing. */
export async function giveRoom(certain: boolean): Promise<boolean> {
	const folder = await openSnapshots();
	return !!folder && giveAway(folder, certain);
}

/** The database is of an older version and is about to be brought to the present one. */
export function snapshotOfVersion(version: number, nowMs: number, day: number) {
	return make({ why: 'migration', nowMs, day, version });
}

export const canSnapshot = (): boolean =>
	typeof Worker !== 'undefined' && !!navigator.storage?.getDirectory && !!navigator.locks;

/** A snapshot as the backup it would have been, with its pictures. Rejects with a sentence where it is gone. */
export const snapshotBackup = (snapshot: Snapshot): Promise<Blob> =>
	askCare({ op: 'open', snapshot });

const make = (order: Omit<SnapshotRequest, 'app' | 'op'>): Promise<Snapshot | undefined> =>
	askCare({ op: 'snapshot', ...order, app: `adage ${__VERSION__}` });
