/** Makes snapshots and checks the library away from the page, so that it never stalls. One message in, one out. */
import { createModel } from '../core/fsrs';
import type { Snapshot } from '../core/snapshots';
import { readBackup, writeBackup } from '../formats/backup';
import { AdageDb } from '../store/db';
import { checkInvariants } from '../store/invariants';
import { loadParameters } from '../store/parameters';
import { openSnapshots } from '../store/snapshot-files';
import { takeSnapshot, type SnapshotOrder } from '../store/snapshots';
import { VERSIONS } from '../store/versions';

export interface SnapshotRequest extends Omit<SnapshotOrder, 'room'> {
	op: 'snapshot';
	/** The database is still of this version, and is to be read as that. */
	version?: number;
}

export type CareRequest = SnapshotRequest | { op: 'check' };

/** No snapshot where there is nothing to keep, or another one is being made. */
export type CareReply = { snapshot?: Snapshot } | { findings: string[] } | { error: string };

self.onmessage = async ({ data }: MessageEvent<CareRequest>) => {
	const failed = ({ name, message }: Error) => ({ error: `${name}: ${message}` });
	self.postMessage(await answer(data).catch(failed));
};

async function answer(request: CareRequest): Promise<CareReply> {
	const older = request.op === 'snapshot' && request.version;
	const db = new AdageDb('adage', older ? { versions: VERSIONS.slice(0, older) } : {});
	try {
		if (request.op === 'snapshot') return await make(db, request);
		return { findings: await checkInvariants(db, createModel(await loadParameters(db))) };
	} finally {
		db.close();
	}
}

async function make(db: AdageDb, order: SnapshotRequest): Promise<CareReply> {
	const form = { write: writeBackup, read: readBackup };
	// What is made by itself is made another time where another tab makes one; else its turn comes.
	const how = { ifAvailable: order.why === 'day' } as const;
	return navigator.locks.request('adage-snapshots', how, async (lock) => {
		if (!lock) return {};
		const room = await navigator.storage.estimate?.();
		const folder = (await openSnapshots(true))!;
		return { snapshot: await takeSnapshot(db, folder, form, { ...order, room }) };
	});
}
