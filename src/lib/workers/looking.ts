/** A backup as it is looked at before anything of it is taken. */
import { readBackup } from '../formats/backup';
import { checkRows } from '../store/check-rows';
import { compareRows, COMPARED } from '../store/compare';
import type { AdageDb } from '../store/db';
import type { Portion } from '../store/transfer';
import type { LookedAt } from './care-messages';

/** Reads a file and compares it with the library. Rejects with a sentence where it cannot be restored. */
export async function lookAt(db: AdageDb, file: Blob): Promise<LookedAt> {
	const portions: Portion[] = [];
	const keep = (portion: Portion) => COMPARED.has(portion.table) && portions.push(portion);
	const facts = await readSound(file, keep);
	return { facts, comparison: await compareRows(db, portions) };
}

/**
 * Hands on what a backup holds. Rejects with a sentence where it is none, or damaged. A row that cannot be may come
 * of damage: what the file's own hashes say of it goes first.
 */
export async function readSound(file: Blob, take: (portion: Portion) => unknown) {
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
