/**
 * Pictures by the hash of their bytes: what they are in `media`, the bytes in `blobs`, so that looking one
 * up reads no bytes. They never change and stay when the notes that show them go. Those of an import that
 * is not accepted wait with it.
 */
import { decodeBase64, encodeBase64 } from '../core/base64';
import { pictureFacts } from '../core/picture-facts';
import { sha256 } from '../core/sha256';
import type { AdageDb, NewPicture } from './db';
import { readPendingPicture } from './pending';

/** Tables that pictures are kept in. */
export const MEDIA_TABLES = ['media', 'blobs'] as const;

/** Keeps pictures, inside the transaction of what shows them. Those that are there already stay. */
export async function keepPictures(db: AdageDb, pictures: readonly NewPicture[]): Promise<void> {
	const known = await db.blobs.bulkGet(pictures.map(({ hash }) => hash));
	const fresh = pictures.filter((_, i) => !known[i]);
	await db.media.bulkPut(fresh.map(({ blob: _, ...media }) => media));
	await db.blobs.bulkPut(fresh.map(({ hash, blob }) => ({ hash, bytes: blob })));
}

/** A picture's bytes, of the library or of the import that is looked at; undefined where it is in neither. */
export async function readPicture(db: AdageDb, hash: string): Promise<Blob | undefined> {
	return (await db.blobs.get(hash))?.bytes ?? (await readPendingPicture(db, hash))?.blob;
}

/** Bytes as a backup carries them: JSON, in base64. */
export interface CarriedBytes {
	hash: string;
	bytes: string;
}

/** One picture to be carried. Where the browser lost its bytes there are none, and reading finds that out. */
export async function carryBytes(row: { hash: string; bytes: Blob }): Promise<CarriedBytes> {
	try {
		const bytes = new Uint8Array(await row.bytes.arrayBuffer());
		return { hash: row.hash, bytes: encodeBase64(bytes) };
	} catch {
		return { hash: row.hash, bytes: '' };
	}
}

/**
 * Carried bytes as they are kept; undefined for those that are not what their hash says, or no picture.
 * Their type is what they are, whatever the backup says. Not inside of a transaction: digests take time.
 */
export async function bytesOf({
	hash,
	bytes: text
}: CarriedBytes): Promise<{ hash: string; bytes: Blob } | undefined> {
	const bytes = decodeBase64(text);
	const facts = bytes && pictureFacts(bytes);
	if (!facts || (await sha256(bytes, crypto.subtle)) !== hash) return undefined;
	return { hash, bytes: new Blob([bytes], { type: facts.type }) };
}
