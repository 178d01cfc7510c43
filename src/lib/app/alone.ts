/** Work of several steps that two tabs must not do at once: the second one waits for the first. */

/**
 * Transactions keep each other out by themselves; this is for what reads, works and writes in several of
 * them, whatever tab it is asked in. A browser without locks does it all the same.
 */
export function alone<T>(
	work: 'take' | 'restore' | 'rebuild' | 'backup',
	run: () => Promise<T>
): Promise<T> {
	const locks = (globalThis.navigator as Navigator | undefined)?.locks;
	return locks ? Promise.resolve(locks.request(`adage-${work}`, run)) : run();
}
