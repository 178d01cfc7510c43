/**
 * A backup on its way into the library. First all of it is read and checked, and compared with what is here;
 * then the person says how it is taken. The library as it is is put aside before anything of it changes, and
 * what changes is one transaction.
 */
import { readBackup, type BackupFacts, type Packed } from '../formats/backup';
import { readBeacon } from '../store/beacon';
import { keepCarried } from '../store/carried-pictures';
import { checkRows } from '../store/check-rows';
import { compareRows, type Comparison } from '../store/compare';
import { openDay } from '../store/days';
import type { AdageDb } from '../store/db';
import { hasDecks } from '../store/deck-summaries';
import { countRows, replaceRows, takeRows, type Portion } from '../store/transfer';
import { keepBeacon } from './beacon';
import { keepRecord } from './backup-record';
import { redrawStale } from './faces';
import { keepKnown } from './known';
import { openAdage, type Adage } from './open';
import { putAside } from './put-aside';
import { trouble } from './trouble.svelte';

/** A backup that was read and checked to its end, and nothing of which was written. */
export interface OpenedBackup {
	facts: BackupFacts;
	comparison: Comparison;
	packed: Packed;
	/** All rows but those of pictures, which may be large: they are read again when they are taken. */
	portions: Portion[];
	pictures: ReadonlySet<string>;
	/** It is the library as it was put aside on this device, and no backup that lies elsewhere. */
	aside: boolean;
}

/** Whether a file has to be unlocked first. */
export { isLocked, openLocked as unlock } from '../formats/locked';

/** Reads a file and compares it with the library. Rejects with a sentence where it cannot be restored. */
export async function openBackup(packed: Packed, aside = false): Promise<OpenedBackup> {
	const { db } = await openAdage();
	const portions: Portion[] = [];
	const pictures = new Set<string>();
	let unsound: unknown;
	const facts = await readBackup(packed, (portion) => {
		// A row that cannot be may come of damage: what the file's own hashes say of it goes first.
		try {
			if (unsound) return;
			checkRows([portion]);
		} catch (error) {
			unsound = error;
			return;
		}
		if (portion.table !== 'blobs') portions.push(portion);
		else for (const { hash } of portion.rows as { hash: string }[]) pictures.add(hash);
	});
	if (unsound) throw unsound;
	const comparison = await compareRows(db, portions);
	return { facts, comparison, packed, portions, pictures, aside };
}

/** Adds what is missing here, or takes the place of everything here. */
export type RestoreMode = 'add' | 'replace';

/** The library as it is could not be put aside: restoring could not be taken back. */
export class NothingAside extends Error {
	override name = 'NothingAside';
}

/**
 * Takes an opened backup, and says how many pictures of it are damaged and were left out. Rejects with a
 * sentence, and then the library is as it was; with `NothingAside` it may be tried again with `anyway`.
 */
export async function takeBackup(
	opened: OpenedBackup,
	mode: RestoreMode,
	anyway = false
): Promise<number> {
	const adage = await openAdage();
	const { db, model, now, reloadPlans } = adage;
	const loaded = await model();
	const taking = { ifAvailable: true } as const;
	const damaged = await navigator.locks.request('adage-restore', taking, async (lock) => {
		if (!lock) throw new Error(BUSY);
		await setAside(adage).catch((cause: unknown) => {
			if (!anyway) throw new NothingAside(NOT_ASIDE, { cause });
		});
		const damaged = await takePictures(db, opened);
		const { portions, pictures } = opened;
		if (mode === 'add') await takeRows(db, portions, loaded, Math.random());
		else await replaceRows(db, portions, loaded, Math.random(), pictures);
		// The log may have less than before, and that is as it should be; but not where some was lost.
		if (mode === 'replace' && !trouble.loss) keepBeacon(await readBeacon(db), true);
		return damaged;
	});
	// What was taken whole is a backup of what is here now.
	const { here, there } = opened.comparison;
	if (!opened.aside && (mode === 'replace' || !(here.cards || here.ratings)))
		await keepRecord(db, { madeMs: opened.facts.madeMs, ratings: there.ratings });
	await reloadPlans();
	await redrawStale();
	// This copy is another device now, and a device says for itself what a day owed.
	await openDay(db, now());
	keepKnown(await hasDecks(db));
	return damaged;
}

const BUSY = 'Another tab is restoring a backup just now. Wait until it is done, then try again.';
const NOT_ASIDE =
	'What is here could not be put aside first, so restoring could not be undone. Save a backup or free some space and try again.';

/** Where nothing was ever taken in there is nothing to go back to. */
async function setAside(adage: Adage): Promise<void> {
	const counts = await countRows(adage.db);
	if (counts.decks || counts.reviews) await putAside(adage);
}

/** Pictures portion by portion, so that never all of them are in memory. */
async function takePictures(db: AdageDb, { packed, pictures }: OpenedBackup): Promise<number> {
	let damaged = 0;
	if (!pictures.size) return damaged;
	await readBackup(packed, async (portion) => {
		if (portion.table !== 'blobs') return;
		checkRows([portion]);
		damaged += await keepCarried(db, portion.rows);
	});
	return damaged;
}
