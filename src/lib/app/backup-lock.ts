/**
 * A passphrase for backups of this device. What is kept wraps the key of each file and opens none, so neither
 * the passphrase nor the recovery code is anywhere but with the person.
 */
import { makeLock, type Lock } from '../formats/locked';
import { CODE_BYTES, writeCode } from '../formats/recovery-code';
import { writeLocal } from '../store/local';
import { LOCK, readLock } from './backup';
import { openAdage, type Adage } from './open';

/** Shorter ones are guessed. */
export const PASSPHRASE_MIN = 10;

/** A lock that is not in force yet, and the code that is shown once. */
export interface NewLock {
	lock: Lock;
	code: string;
}

export async function isLocking({ db }: Adage): Promise<boolean> {
	return !!(await readLock(db));
}

/** Makes a lock of a passphrase and of chance. */
export async function newLock(passphrase: string): Promise<NewLock> {
	const code = writeCode(crypto.getRandomValues(new Uint8Array(CODE_BYTES)));
	return { lock: await makeLock(passphrase, code), code };
}

/** Locks every backup from now on; with undefined none. Those that were made stay as they are. */
export async function keepLock(lock: Lock | undefined): Promise<void> {
	const { db } = await openAdage();
	await writeLocal(db, LOCK, lock);
}
