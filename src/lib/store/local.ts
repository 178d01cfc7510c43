/** What belongs to this device alone: in no backup, merged with nothing. */
import type { AdageDb } from './db';

/** The value kept under a key on this device, or undefined. */
export async function readLocal<T>(db: AdageDb, key: string): Promise<T | undefined> {
	return (await db.meta.get(`local.${key}`))?.value as T | undefined;
}

/** Keeps a value under a key on this device. */
export async function writeLocal(db: AdageDb, key: string, value: unknown): Promise<void> {
	await db.meta.put({ key: `local.${key}`, value });
}
