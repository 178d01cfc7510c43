/** A backup on its way into the library: all of it is read and checked before anything of it is written. */
import type { Model } from '../core/fsrs';
import { readBackup } from '../formats/backup';
import { unpackPictures, type Unpacked } from '../store/carried-pictures';
import { checkRows } from '../store/check-rows';
import { compareRows, COMPARED } from '../store/compare';
import type { AdageDb } from '../store/db';
import { refoldStale } from '../store/derived';
import { replaceRows, takeRows, type Portion } from '../store/transfer';
import type { LookedAt, RestoreMode } from './care-messages';

/** Reads a file and compares it with the library. Rejects with a sentence where it cannot be restored. */
export async function lookAt(db: AdageDb, file: Blob): Promise<LookedAt> {
	const portions: Portion[] = [];
	const keep = (portion: Portion) => COMPARED.has(portion.table) && portions.push(portion);
	const facts = await read(file, keep);
	return { facts, comparison: await compareRows(db, portions) };
}

/**
 * Takes a backup in one transaction, and says how many pictures of it are damaged and were left out. Rejects
 * where it cannot be taken, and then the library is as it was.
 */
export async function restore(
	db: AdageDb,
	{ file, mode }: { file: Blob; mode: RestoreMode },
	model: () => Promise<Model>
): Promise<number> {
	const portions: Portion[] = [];
	const unpacked: Unpacked = { pictures: [], damaged: [] };
	await read(file, async (portion) => {
		if (portion.table !== 'blobs') return void portions.push(portion);
		// As text never more than one of them is in memory; as bytes the browser keeps them where it will.
		const { pictures, damaged } = await unpackPictures(portion.rows);
		unpacked.pictures.push(...pictures);
		unpacked.damaged.push(...damaged);
	});
	const take = mode === 'add' ? takeRows : replaceRows;
	await take(db, portions, await model(), Math.random(), unpacked);
	// It may have brought other FSRS weights. It is written by now: what fails is done when somebody studies.
	const refold = async () => refoldStale(db, await model());
	await refold().catch(() => {});
	return unpacked.damaged.length;
}

/** A row that cannot be may come of damage: what the file's own hashes say of it goes first. */
async function read(file: Blob, take: (portion: Portion) => unknown) {
	let unsound: unknown;
	const facts = await readBackup(file, (portion) => {
		if (unsound) return undefined;
		try {
			checkRows([portion]);
		} catch (error) {
			return void (unsound = error);
		}
		return take(portion);
	});
	if (unsound) throw unsound;
	return facts;
}
