/** Backups as bytes, out of a library and into one as the app does it. */
import { canonicalJson } from '../../src/lib/core/canonical';
import { readBackup, writeBackup, type Packed, type Portion } from '../../src/lib/formats/backup';
import type { AdageDb } from '../../src/lib/store/db';
import type { replaceRows } from '../../src/lib/store/transfer';
import { dumpRows, takeRows, TRANSFER_TABLES } from '../../src/lib/store/transfer';
import { model } from '../store/sample';

export async function fileOf(db: AdageDb): Promise<Uint8Array<ArrayBuffer>> {
	const stream = writeBackup({ madeMs: 5, app: 'adage' }, dumpRows(db));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Takes a file as the app does: all of it is read before any of it is used. */
export async function restore(
	db: AdageDb,
	packed: Packed,
	how: typeof takeRows | typeof replaceRows = takeRows
) {
	const portions: Portion[] = [];
	const facts = await readBackup(packed, (portion) => portions.push(portion));
	await how(db, portions, model, 0.9);
	return facts;
}

/** The whole truth as one text. */
export async function truth(db: AdageDb): Promise<string> {
	const tables = await Promise.all(
		TRANSFER_TABLES.map(async (name) => {
			const rows = name === 'blobs' ? await db.blobs.toCollection().primaryKeys() : undefined;
			return [name, rows ?? (await db.table(name).toArray())];
		})
	);
	return canonicalJson(tables);
}
