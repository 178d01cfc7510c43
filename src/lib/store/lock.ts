/** Locks that all tabs and their workers share (Web Locks). A browser without them does what is asked all the same. */

/** So long one waits for others. A tab that the browser has suspended meanwhile might hold a lock for ever. */
const PATIENCE_MS = 20_000;

interface How {
	/** Whoever shares it holds up nobody but who wants it alone. */
	mode?: LockMode;
	/** Milliseconds; 0 does not wait at all. */
	wait?: number;
}

/**
 * Transactions keep each other out by themselves; this is for what reads, works and writes in several of them.
 * Rejects with a sentence, and nothing was begun, where others do not give way in time.
 */
export async function underLock<T>(
	name: 'library' | 'rows' | 'folder',
	run: () => Promise<T>,
	{ mode = 'exclusive', wait = PATIENCE_MS }: How = {}
): Promise<T> {
	const locks = (globalThis.navigator as Navigator | undefined)?.locks;
	if (!locks) return run();
	let begun = false;
	const begin = (lock: Lock | null) => {
		if (!lock) throw new Error(BUSY);
		begun = true;
		return run();
	};
	// What may not wait must not have a signal.
	const how = wait ? { mode, signal: AbortSignal.timeout(wait) } : { mode, ifAvailable: true };
	try {
		return await locks.request(`adage-${name}`, how, begin);
	} catch (error) {
		if (begun || (error as Error).name !== 'TimeoutError') throw error;
		throw new Error(BUSY, { cause: error });
	}
}

const BUSY =
	'Another tab is busy with your library just now. Wait until it is done, or close it, then try again.';
