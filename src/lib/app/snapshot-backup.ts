/** A snapshot on its way back: as the backup it would have been. */
import { readBackup, writeBackup } from '../formats/backup';
import { carriedRows } from '../store/carried-pictures';
import { openSnapshots, pictureFile, snapshotFile } from '../store/snapshot-files';
import type { Portion } from '../store/transfer';
import type { Snapshot } from './snapshots';

/** A snapshot as the backup it would have been, with its pictures. Rejects with a sentence where it is gone. */
export async function snapshotBackup(snapshot: Snapshot): Promise<Blob> {
	const folder = await openSnapshots();
	const file = folder && (await snapshotFile(folder, snapshot).catch(() => undefined));
	if (!file) throw new Error('This snapshot is no longer on this device. Choose another one.');
	const portions: Portion[] = [];
	const { counts, madeMs, app } = await readBackup(file, (portion) => portions.push(portion));
	if (!counts.media) return file;
	const hashes = portions.flatMap(({ table, rows }) =>
		table === 'media' ? (rows as { hash: string }[]).map(({ hash }) => hash) : []
	);
	async function* all(): AsyncGenerator<Portion> {
		yield* portions;
		for (const hash of hashes) {
			const bytes = await pictureFile(folder!, hash);
			if (bytes) yield { table: 'blobs', rows: await carriedRows([{ hash, bytes }]) };
		}
	}
	return new Response(writeBackup({ madeMs, app }, all())).blob();
}
