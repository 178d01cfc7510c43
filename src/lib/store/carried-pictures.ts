/**
 * Pictures on their way between libraries. Their digests are told before the transaction that keeps them, which
 * cannot wait for any: so they are there with what shows them, or not at all.
 */
import type { AdageDb } from './db';
import { bytesOf, carryBytes, type CarriedBytes } from './media';

/** Stored bytes as a backup carries them. */
export function carriedRows(rows: { hash: string; bytes: Blob }[]): Promise<CarriedBytes[]> {
	return Promise.all(rows.map(carryBytes));
}

export interface Unpacked {
	pictures: { hash: string; bytes: Blob }[];
	/** Hashes of those that are not what their hash says, or none of a picture. */
	damaged: string[];
}

/** The bytes that some rows (which were checked) carry. */
export async function unpackPictures(rows: unknown[]): Promise<Unpacked> {
	const carried = rows as CarriedBytes[];
	const read = await Promise.all(carried.map(bytesOf));
	return {
		pictures: read.filter((row) => row !== undefined),
		damaged: carried.filter((_, i) => !read[i]).map(({ hash }) => hash)
	};
}

/** Keeps bytes, those that are there already left alone. Inside a transaction. */
export async function keepUnpacked(db: AdageDb, { pictures }: Unpacked): Promise<void> {
	const hashes = pictures.map(({ hash }) => hash);
	const known = new Set(await db.blobs.where(':id').anyOf(hashes).primaryKeys());
	await db.blobs.bulkPut(pictures.filter(({ hash }) => !known.has(hash)));
}
