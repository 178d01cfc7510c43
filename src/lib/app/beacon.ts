/**
 * How many entries the review log had when it was last written, in a storage that is not lost together with
 * the database. Browsers lose databases without an error; fewer entries than are known here is how it is
 * noticed. Written in the same turn in which a write is acknowledged.
 */
import type { Beacon } from '../core/review';
import { read, write } from './known';

const KEY = 'adage:beacon';
const words = () => (read(KEY) ?? '').split(' ');
/** Whatever stands there. */
const whole = (word?: string) => (Number.isSafeInteger(Number(word)) ? Number(word) : 0);

/** What is known of the log: its entries, and when there was a newer one last. */
export function knownLog(): { count: number; atMs: number } {
	const [count, , atMs] = words();
	return { count: whole(count), atMs: whole(atMs) };
}

/**
 * Keeps what the log comes to. A log only grows, so of two tabs the one with more has written last; with less
 * than is known it is not kept, and the answer is false. `anew` is for a log that was put in another's place.
 */
export function keepBeacon({ count, sum }: Beacon, anew?: boolean): boolean {
	const [known, of] = words();
	if (!anew && whole(known) > count) return false;
	// Whoever only looks around leaves nothing behind.
	if (of !== sum && (count || anew)) write(KEY, `${count} ${sum} ${Date.now()}`);
	return true;
}
