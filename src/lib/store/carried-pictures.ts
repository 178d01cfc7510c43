/**
 * Pictures on their way between libraries. They are named by their bytes, so one can be taken in before all
 * else is: at worst it is there and nothing shows it.
 */
import type { AdageDb } from './db';
import { bytesOf, carryBytes, type CarriedBytes } from './media';

/** Stored bytes as a backup carries them. */
export function carriedRows(rows: { hash: string; bytes: Blob }[]): Promise<CarriedBytes[]> {
	return Promise.all(rows.map(carryBytes));
}

/**
 * Keeps the bytes that some rows (which were checked) carry, those that are there already left alone. Gives
 * how many were left out, because they are damaged or none of a picture.
 */
export async function keepCarried(db: AdageDb, rows: unknown[]): Promise<number> {
	const carried = rows as CarriedBytes[];
	const read = await Promise.all(carried.map(bytesOf));
	const whole = read.filter((row) => row !== undefined);
	const known = await db.blobs.bulkGet(whole.map(({ hash }) => hash));
	await db.blobs.bulkPut(whole.filter((_, i) => !known[i]));
	return rows.length - whole.length;
}
