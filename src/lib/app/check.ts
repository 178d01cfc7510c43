/**
 * "Check my data": what must be true of the library, tried on the library itself. A worker looks, so that
 * nobody waits for it; what has one right answer is put right, and what is left is said.
 */
import { readLocal, writeLocal } from '../store/local';
import { alone } from './alone';
import { askCare } from './care';
import { redrawStale } from './faces';
import { openAdage, type Adage } from './open';
import { lookForLoss } from './safeguards';
import { explain } from './trouble.svelte';

export interface Checked {
	/** What is not as it should be, as sentences. */
	findings: string[];
	/** How many things were put right. */
	repaired: number;
	/** Why nothing was looked at, and what helps. */
	failed?: string;
}

export async function checkData(): Promise<Checked> {
	try {
		return await checkLibrary();
	} catch (error) {
		return { findings: [], repaired: 0, failed: explain(error) };
	}
}

/** As `checkData`, but rejects where it could not be checked. */
export async function checkLibrary(): Promise<Checked> {
	await openAdage();
	const first = await askCare({ op: 'check' });
	if (!first.length) return { findings: [], repaired: 0 };
	return alone(() => putRight(first));
}

/** What is there on a second look too: while somebody studies, a first one may see half of a deed. */
async function putRight(first: string[]): Promise<Checked> {
	const again = new Set(await askCare({ op: 'check' }));
	const found = first.filter((finding) => again.has(finding));
	if (!found.length) return { findings: [], repaired: 0 };
	const repaired = await askCare({ op: 'repair' }).catch(() => undefined);
	// What is damaged may be more than can be built from.
	if (!repaired) return { findings: found, repaired: 0 };
	const { found: there, written } = repaired;
	// What draws may not be on this device; then it is found again.
	await redrawStale().catch(() => undefined);
	const left = await askCare({ op: 'check' });
	if (there < written)
		left.unshift(
			`Of ${written} entries of your log ${written - there} are missing. Restore a copy.`
		);
	return { findings: left, repaired: found.filter((finding) => !left.includes(finding)).length };
}

/** After a check: whether entries of the log are gone is what the page shows. */
export const sayLoss = async (): Promise<boolean> => lookForLoss((await openAdage()).db);

const FOUND = 'check.found';

/** What the last check by itself found and could not put right. */
export const readFound = ({ db }: Adage) => readLocal<string[]>(db, FOUND);

export const keepFound = ({ db }: Adage, findings: string[]) =>
	writeLocal(db, FOUND, findings.length ? findings : undefined);
