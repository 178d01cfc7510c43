/** Work of several steps that two tabs must not do at once: the second one waits for the first. */

/** What others may take for it. A tab that the browser has suspended meanwhile would hold it for ever. */
const PATIENCE_MS = 20_000;

/**
 * Transactions keep each other out by themselves; this is for what reads, works and writes in several of
 * them, whatever tab it is asked in. A browser without locks does it all the same, and so does whoever has
 * waited long enough.
 */
export async function alone<T>(
	work: 'take' | 'restore' | 'rebuild' | 'folder',
	run: () => Promise<T>
): Promise<T> {
	const locks = (globalThis.navigator as Navigator | undefined)?.locks;
	if (!locks) return run();
	let begun = false;
	const begin = () => {
		begun = true;
		return run();
	};
	try {
		const signal = AbortSignal.timeout(PATIENCE_MS);
		return await locks.request(`adage-${work}`, { signal }, begin);
	} catch (error) {
		if (begun) throw error;
		return run();
	}
}
