/** Queries that run again when what they read has changed, in this tab or another. */
import { liveQuery } from 'dexie';
import { causeOf } from './lost';

/**
 * Dexie tells nobody who follows a database that it is closed: right where that was meant, but one that could not be
 * opened is called that as well, and why is within.
 */
const CLOSED = 'DatabaseClosedError';

/** Calls `next` with the first result and after every change. Returns how to stop. */
export function observe<T>(
	query: () => Promise<T>,
	next: (value: T) => void,
	failed: (error: unknown) => void
): () => void {
	// Of a querier that is no async function Dexie follows only what is read before its first await.
	const subscription = liveQuery(async () => {
		try {
			return await query();
		} catch (error) {
			throw causeOf(error) === CLOSED ? error : ((error as { inner?: unknown }).inner ?? error);
		}
	}).subscribe({ next, error: failed });
	return () => subscription.unsubscribe();
}
