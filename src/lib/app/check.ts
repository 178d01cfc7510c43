/** "Check my data": what must be true of the library, tried on the library itself. */
import { openAdage } from './open';
import { explain } from './trouble.svelte';

/** Findings as sentences; none where all is well. */
export async function checkData(): Promise<string[]> {
	try {
		const [{ db, model }, { checkInvariants }] = await Promise.all([
			openAdage(),
			import('../store/invariants')
		]);
		return await checkInvariants(db, await model());
	} catch (error) {
		return [explain(error)];
	}
}
