/**
 * "Check my data": what must be true of the library, tried on the library itself. A worker looks, so that
 * nobody waits for it; what has one right answer is put right, and what is left is said.
 */
import { readLocal, writeLocal } from '../store/local';
import type { CareReply } from '../workers/snapshot';
import { alone } from './alone';
import { redrawStale } from './faces';
import { openAdage, type Adage } from './open';
import { loadPart } from './parts.svelte';
import { lookForLoss } from './safeguards';
import { explain } from './trouble.svelte';

export interface Checked {
	/** What is not as it should be, as sentences. */
	findings: string[];
	/** How many things were put right. */
	repaired: number;
}

export async function checkData(): Promise<Checked> {
	try {
		const adage = await openAdage();
		const first = await look(adage);
		if (!first.length) return { findings: [], repaired: 0 };
		return await alone('rebuild', () => putRight(adage, first));
	} catch (error) {
		return { findings: [explain(error)], repaired: 0 };
	}
}

/** What is there on a second look too: while somebody studies, a first one may see half of a deed. */
async function putRight(adage: Adage, first: string[]): Promise<Checked> {
	const again = new Set(await look(adage));
	const found = first.filter((finding) => again.has(finding));
	if (!found.length) return { findings: [], repaired: 0 };
	const { repair } = await import('../store/repair');
	const { found: there, written } = await repair(adage.db, await adage.model());
	// What draws may not be on this device; then it is found again.
	await redrawStale().catch(() => undefined);
	const left = await look(adage);
	if (there < written)
		left.unshift(
			`Of ${written} entries of your log ${written - there} are missing. Restore a copy.`
		);
	return { findings: left, repaired: found.filter((finding) => !left.includes(finding)).length };
}

/** In the worker; on this page where that is not on this device. */
async function look({ db, model }: Adage): Promise<string[]> {
	const part = await loadPart(() => import('./snapshots'));
	const asked = part?.askCare({ op: 'check' }) as Promise<CareReply> | undefined;
	const reply = await asked?.catch(() => undefined);
	if (reply && 'findings' in reply) return reply.findings;
	const { checkInvariants } = await import('../store/invariants');
	return checkInvariants(db, await model());
}

/** After a check: whether entries of the log are gone is what the page shows. */
export const sayLoss = async (): Promise<boolean> => lookForLoss((await openAdage()).db);

const FOUND = 'check.found';

/** What the last check by itself found and could not put right. */
export const readFound = ({ db }: Adage) => readLocal<string[]>(db, FOUND);

export const keepFound = ({ db }: Adage, findings: string[]) =>
	writeLocal(db, FOUND, findings.length ? findings : undefined);
