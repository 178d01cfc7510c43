/** Snapshots, made and read: none goes while it is read, and two are not written at once, whatever tab asks. */
import type { Snapshot } from '../core/snapshots';
import { readBackup, writeBackup } from '../formats/backup';
import { carriedRows } from '../store/carried-pictures';
import type { AdageDb } from '../store/db';
import { openSnapshots, pictureFile, snapshotFile, type Folder } from '../store/snapshot-files';
import { takeSnapshot } from '../store/snapshots';
import type { Portion } from '../store/transfer';
import type { SnapshotRequest } from './care-messages';

const LOCK = 'adage-snapshots';
/** A tab that the browser has suspended may hold it for ever: who asks is told that there is none. */
const PATIENCE_MS = 20_000;
const patient = () => ({ signal: AbortSignal.timeout(PATIENCE_MS) });

/** None where there is nothing to keep, or another one is being made. */
export function makeSnapshot(db: AdageDb, order: SnapshotRequest): Promise<Snapshot | undefined> {
	const form = { write: writeBackup, read: readBackup };
	// What is made by itself is made another time where another tab makes one; else its turn comes.
	const how = order.why === 'day' ? { ifAvailable: true } : patient();
	return navigator.locks.request(LOCK, how, async (lock) => {
		if (!lock) return undefined;
		const room = await navigator.storage.estimate?.();
		const folder = (await openSnapshots(true))!;
		return takeSnapshot(db, folder, form, { ...order, room });
	});
}

/** As the backup it would have been, with its pictures. Rejects with a sentence where it is gone. */
export function openSnapshot(snapshot: Snapshot): Promise<Blob> {
	const open = async () => {
		const folder = await openSnapshots();
		const file = folder && (await snapshotFile(folder, snapshot).catch(() => undefined));
		if (!file) throw new Error('This snapshot is no longer on this device. Choose another one.');
		return withPictures(folder, file);
	};
	return navigator.locks.request(LOCK, patient(), open).catch((error: Error) => {
		throw error.name === 'TimeoutError' ? new Error(BUSY, { cause: error }) : error;
	});
}

const BUSY = 'Another tab is at the snapshots just now. Close it, then try again.';

async function withPictures(folder: Folder, file: Blob): Promise<Blob> {
	const portions: Portion[] = [];
	const { counts, madeMs, app } = await readBackup(file, (portion) => portions.push(portion));
	// The next snapshot may take its place while somebody looks at this one.
	if (!counts.media) return new Blob([await file.arrayBuffer()]);
	const hashes = portions.flatMap(({ table, rows }) =>
		table === 'media' ? (rows as { hash: string }[]).map(({ hash }) => hash) : []
	);
	async function* all(): AsyncGenerator<Portion> {
		yield* portions;
		for (const hash of hashes) {
			const bytes = await pictureFile(folder, hash);
			if (bytes) yield { table: 'blobs', rows: await carriedRows([{ hash, bytes }]) };
		}
	}
	return new Response(writeBackup({ madeMs, app }, all())).blob();
}
