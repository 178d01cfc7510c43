/** FSRS parameters in force: a set that was adopted, or the defaults. */
import { defaultWeights } from '../core/fsrs';
import { readAdopted } from './adopted';
import type { AdageDb } from './db';

/** The FSRS weights in force: the newest set that was adopted, else the defaults. */
export async function loadParameters(db: AdageDb): Promise<readonly number[]> {
	const hash = await readAdopted(db);
	const adopted = hash ? await db.parameters.get(hash) : undefined;
	const weights = adopted?.weights ?? defaultWeights;
	return weights.length === 21 && weights.every(Number.isFinite) ? weights : defaultWeights;
}
