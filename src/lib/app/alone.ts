/** What takes several steps through the library, in whatever tab: one at a time. */
import { underLock } from '../store/lock';

/**
 * Imports, editions, restoring and building anew: each looks at the library, works, and writes what fits what it
 * saw. Rejects with a sentence where another one does not end in time, or, with `wait` 0, where there is one.
 */
export const alone = <T>(run: () => Promise<T>, wait?: number): Promise<T> =>
	underLock('library', run, wait === undefined ? {} : { wait });
