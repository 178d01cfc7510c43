/** Makes snapshots away from the page, so that it never stalls. One message in, one answer out. */
import type { Snapshot } from '../core/snapshots';
import { readBackup, writeBackup } from '../formats/backup';
import { AdageDb } from '../store/db';
import { openSnapshots } from '../store/snapshot-files';
import { takeSnapshot, type SnapshotOrder } from '../store/snapshots';
import { VERSIONS } from '../store/versions';

export interface SnapshotRequest extends Omit<SnapshotOrder, 'room'> {
	/** The database is still of this version, and is to be read as that. */
	version?: number;
}

/** None where there is nothing to keep, or another one is being made. */
export type SnapshotReply = { snapshot?: Snapshot } | { error: string };

self.onmessage = async ({ data }: MessageEvent<SnapshotRequest>) => {
	const failed = ({ name, message }: Error) => ({ error: `${name}: ${message}` });
	self.postMessage(await make(data).catch(failed));
};

async function make({ version, ...order }: SnapshotRequest): Promise<SnapshotReply> {
	const db = new AdageDb('adage', version ? { versions: VERSIONS.slice(0, version) } : {});
	const form = { write: writeBackup, read: readBackup };
	// What is made by itself is made another time where another tab makes one; else its turn comes.
	const how = { ifAvailable: order.why === 'day' } as const;
	return navigator.locks.request('adage-snapshots', how, async (lock) => {
		if (!lock) return {};
		try {
			const folder = (await openSnapshots(true))!;
			const room = await navigator.storage.estimate?.();
			return { snapshot: await takeSnapshot(db, folder, form, { ...order, room }) };
		} finally {
			db.close();
		}
	});
}
