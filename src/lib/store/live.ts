/** Queries that run again when what they read has changed, in this tab or another. */
import { liveQuery } from 'dexie';

/** Calls `next` with the first result and after every change. Returns how to stop. */
export function observe<T>(
	query: () => Promise<T>,
	next: (value: T) => void,
	failed: (error: unknown) => void
): () => void {
	// Of a querier that is no async function Dexie follows only what is read before its first await.
	const subscription = liveQuery(async () => query()).subscribe({ next, error: failed });
	return () => subscription.unsubscribe();
}
