/**
 * A backup on its way into the library. First all of it is read and checked, and compared with what is here;
 * then the person says how it is taken. The library as it is is put aside before anything of it changes, and
 * what changes is one transaction. A worker reads and writes.
 */
import type { Packed } from '../formats/backup';
import { readBeacon } from '../store/beacon';
import { openDay } from '../store/days';
import { hasDecks } from '../store/deck-summaries';
import { countRows } from '../store/transfer';
import type { LookedAt, RestoreMode, RestoreRequest } from '../workers/care-messages';
import { alone } from './alone';
import { keepBeacon } from './beacon';
import { keepRecord } from './backup-record';
import { askCare } from './care';
import { redrawStale } from './faces';
import { keepKnown } from './known';
import { openAdage, type Adage } from './open';
import { loadPart } from './parts.svelte';
import { putAside, type PutAside } from './put-aside';
import { trouble } from './trouble.svelte';

export type { RestoreMode };

/** A backup that was read and checked to its end, and nothing of which was written. */
export interface OpenedBackup extends LookedAt {
	file: Blob;
	/** It is the library as it was put aside on this device, and no backup that lies elsewhere. */
	aside: boolean;
}

/** Whether a file has to be unlocked first. */
export { isLocked, openLocked as unlock } from '../formats/locked';

/**
 * Reads a file and compares it with the library, until `signal` ends it. Rejects with a sentence where it cannot be
 * restored.
 */
export async function openBackup(
	packed: Packed,
	{ aside = false, signal }: { aside?: boolean; signal?: AbortSignal } = {}
): Promise<OpenedBackup> {
	const file = packed instanceof Blob ? packed : await wholeOf(packed, signal);
	await openAdage();
	return { ...(await askCare({ op: 'look', file }, signal)), file, aside };
}

/** What was locked, as a file that can be handed on; rejects with what reading it does. */
async function wholeOf(packed: Packed, signal?: AbortSignal): Promise<Blob> {
	const chunks: Blob[] = [];
	const reader = packed.stream().getReader();
	for (let part = await reader.read(); !part.done; part = await reader.read()) {
		signal?.throwIfAborted();
		chunks.push(new Blob([part.value]));
	}
	return new Blob(chunks);
}

/** The library as it is could not be put aside: restoring could not be taken back. */
export class NothingAside extends Error {
	override name = 'NothingAside';
}

/**
 * Takes an opened backup, and says how many pictures of it are damaged and were left out. Rejects with a
 * sentence, and then the library is as it was; with `NothingAside` it may be tried again with `anyway`.
 */
export async function takeBackup(
	{ file, facts, comparison, aside }: OpenedBackup,
	mode: RestoreMode,
	anyway = false
): Promise<number> {
	const adage = await openAdage();
	const { db, now } = adage;
	// Not after another one: what was compared with the file and looked at would be gone by then.
	const damaged = await alone(async () => {
		const damaged = await takeFile(adage, { op: 'restore', file, mode }, anyway);
		// The log may have less than before, and that is as it should be; but not where some was lost.
		const anew = mode === 'replace' && !trouble.loss;
		await readBeacon(db).then(
			(beacon) => keepBeacon(beacon, anew),
			() => {}
		);
		return damaged;
	}, 0);
	const { here, there } = comparison;
	const steps = [
		async () => {
			// What was taken whole is a backup of what is here now.
			if (!aside && (mode === 'replace' || !(here.cards || here.ratings)))
				await keepRecord(db, { madeMs: facts.madeMs, ratings: there.ratings });
		},
		adage.reread,
		redrawStale,
		// This copy is another device now, and a device says for itself what a day owed.
		() => openDay(db, now()),
		async () => keepKnown(await hasDecks(db))
	];
	// It is written: what fails now is done at the next start, or by the check.
	for (const step of steps) await step().catch(() => {});
	void loadPart(() => import('./self-check')).then((part) => part?.checkNow());
	return damaged;
}

/** How often the library is put aside anew because somebody went on studying in another tab. */
const TRIES = 3;

/** Puts the library aside, then takes the file, where nothing that is not aside would go with what is here. */
async function takeFile(adage: Adage, order: RestoreRequest, anyway: boolean): Promise<number> {
	for (let i = 0; i < TRIES; i++) {
		const aside = await setAside(adage).catch((cause: unknown) => {
			if (!anyway) throw new NothingAside(NOT_ASIDE, { cause });
		});
		const asOf = aside ? { asOf: aside.clock } : {};
		const damaged = await askCare({ ...order, ...asOf }).catch(async (error: unknown) => {
			await aside?.back().catch(() => {});
			throw error;
		});
		if (damaged !== undefined) return damaged;
		await aside?.back();
	}
	throw new Error(MEANWHILE);
}

const MEANWHILE =
	'Your library kept changing meanwhile, perhaps in another tab. Nothing was restored: close the others, then try again.';
const NOT_ASIDE =
	'What is here could not be put aside first, so restoring could not be undone. Save a backup or free some space and try again.';

/** Where nothing was ever taken in there is nothing to go back to. */
async function setAside(adage: Adage): Promise<PutAside | undefined> {
	const counts = await countRows(adage.db);
	return counts.decks || counts.reviews ? putAside(adage) : undefined;
}
