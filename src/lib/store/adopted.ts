/** Which set of FSRS weights was adopted: apart from parameters.ts, since that needs the memory model. */
import type { AdageDb } from './db';

/** The setting that names the set, by its hash. */
export const PARAMETERS_SETTING = 'parameters';

/** The hash of the set that was adopted, if any was. */
export async function readAdopted(db: AdageDb): Promise<string | undefined> {
	const value = (await db.settings.get(PARAMETERS_SETTING))?.value;
	return typeof value === 'string' ? value : undefined;
}
