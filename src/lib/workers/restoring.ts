/** A backup on its way into the library: all of it is read and checked before anything of it is written. */
import type { Model } from '../core/fsrs';
import { unpackPictures, type Unpacked } from '../store/carried-pictures';
import type { AdageDb } from '../store/db';
import { refoldStale } from '../store/derived';
import { underLock } from '../store/lock';
import { replaceRows, takeRows, type Portion } from '../store/transfer';
import type { RestoreRequest } from './care-messages';
import { readSound } from './looking';

/**
 * Takes a backup in one transaction, while nobody copies the library, and says how many pictures of it are
 * damaged and were left out; undefined where the library is no longer `asOf` that clock. Rejects where it cannot
 * be taken, and then the library is as it was.
 */
export async function restore(
	db: AdageDb,
	{ file, mode, asOf }: Omit<RestoreRequest, 'op'>,
	model: () => Promise<Model>
): Promise<number | undefined> {
	const portions: Portion[] = [];
	const unpacked: Unpacked = { pictures: [], damaged: [] };
	await readSound(file, async (portion) => {
		if (portion.table !== 'blobs') return void portions.push(portion);
		// As text never more than one of them is in memory; as bytes the browser keeps them where it will.
		const { pictures, damaged } = await unpackPictures(portion.rows);
		unpacked.pictures.push(...pictures);
		unpacked.damaged.push(...damaged);
	});
	const take = mode === 'add' ? takeRows : replaceRows;
	const weights = await model();
	const taken = await underLock('rows', () =>
		take(db, portions, weights, Math.random(), unpacked, asOf)
	);
	// It may have brought other FSRS weights. It is written by now: what fails is done when somebody studies.
	const refold = async () => refoldStale(db, await model());
	await refold().catch(() => {});
	return taken;
}
