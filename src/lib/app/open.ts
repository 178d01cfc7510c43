/**
 * The composition root, browser only: opens the database once, gives this device its id, and hands out
 * what every command needs. The FSRS model is loaded when somebody studies, not for the first page.
 */
import { momentAt, studyDay, DEFAULT_ROLLOVER_HOUR, type Moment, type Zone } from '../core/day';
import type { Model } from '../core/fsrs';
import type { Plan } from '../core/plans';
import { readAdopted } from '../store/adopted';
import { readBeacon } from '../store/beacon';
import { AdageDb, type DbOptions } from '../store/db';
import { openDay, readPlans } from '../store/days';
import { observe } from '../store/live';
import { mintDevice, readClock } from '../store/ticks';
import { hasDecks } from '../store/deck-summaries';
import { VERSIONS } from '../store/versions';
import { keepBeacon } from './beacon';
import { isKnown, keepKnown } from './known';
import { report } from './trouble.svelte';

export interface Adage {
	db: AdageDb;
	/** The present moment, its study day and where that ends. */
	now(): Moment;
	/** The same of an instant. */
	momentOf(atMs: number): Moment;
	model(): Promise<Model>;
	/** Reads anew what is read once: dated plans, after one was set, and the FSRS weights after a restore. */
	reread(): Promise<void>;
}

export const localZone: Zone = (atMs) => -new Date(atMs).getTimezoneOffset();

/** Whether anybody studies here, as live queries take it. */
export const anybodyStudies = ({ db }: Adage) => hasDecks(db);

const safeguards = () => import('./safeguards');

let opening: Promise<Adage> | undefined;

/** The open library. Fails with a sentence where this browser keeps no data for us. */
export function openAdage(): Promise<Adage> {
	opening ??= open().catch((error: unknown) => {
		opening = undefined;
		report(error);
		throw error;
	});
	return opening;
}

async function open(): Promise<Adage> {
	if (VERSIONS.length > 1) await (await safeguards()).snapshotOlder();
	// What local storage knew may be gone too: from now on it knows that somebody studied here.
	const db = new AdageDb(
		'adage',
		listening(() => keepKnown(true))
	);
	db.logged = keepBeacon;
	db.makeRoom = async (certain) => (await safeguards()).makeRoom(certain);
	db.on('versionchange', () => {
		// Another tab brought a newer database: this one must never write to it again.
		db.close({ disableAutoOpen: true });
		report(new Error('Adage was updated in another tab. Reload this one to go on.'));
	});
	db.on('blocked', () =>
		report(new Error('Another tab holds an older Adage open. Close it, then reload this one.'))
	);
	let rollovers: Extract<Plan, { kind: 'rollover' }>[] = [];
	let loading: Promise<Model> | undefined;
	const take = (plans: Plan[]) => {
		rollovers = plans
			.filter((plan) => plan.kind === 'rollover' && !plan.deleted)
			.sort((a, b) => b.fromDay - a.fromDay) as typeof rollovers;
		loading = undefined;
	};
	const reread = async () => take(await readPlans(db));
	const model = () =>
		(loading ??= loadModel(db).catch((error: unknown) => {
			loading = undefined;
			throw error;
		}));
	const momentOf = (atMs: number) => {
		const hour = rolloverAt(rollovers, atMs, localZone(atMs));
		const tomorrow = studyDay(atMs, localZone(atMs), hour) + 1;
		const next = rollovers.find(({ fromDay }) => fromDay <= tomorrow);
		return momentAt(atMs, localZone, hour, next?.hour ?? DEFAULT_ROLLOVER_HOUR);
	};
	const now = () => momentOf(Date.now());
	// In a transaction, which outlasts what a plain reading does not.
	const clock = await db.transaction('r', ['meta'], () => readClock(db));
	if (!clock.deviceId) await db.transaction('rw', ['meta'], () => mintDevice(db, Math.random()));
	await reread();
	// Another tab may change when a day begins, or restore a library with weights of its own.
	observe(
		() => Promise.all([readPlans(db), readAdopted(db)]),
		([plans]) => take(plans),
		() => {}
	);
	if (await isWhole(db)) await openDay(db, now());
	return { db, now, momentOf, model, reread };
}

async function loadModel(db: AdageDb): Promise<Model> {
	const [{ loadParameters }, { createModel }] = await Promise.all([
		import('../store/parameters'),
		import('../core/fsrs')
	]);
	return createModel(await loadParameters(db));
}

/** Chromium says so where it found the database damaged, and opens an empty one in its place. */
function listening(lost: () => void): DbOptions {
	if (!('dataLoss' in IDBVersionChangeEvent.prototype)) return {};
	const open = (name: string, version?: number) => {
		const opening = indexedDB.open(name, version);
		opening.addEventListener('upgradeneeded', (event) => {
			if ((event as IDBVersionChangeEvent & { dataLoss: string }).dataLoss === 'total') lost();
		});
		return opening;
	};
	// Dexie asks for no more of it.
	const databases = () => indexedDB.databases();
	return { indexedDB: { open, databases } as unknown as IDBFactory };
}

/** Whether what was here once still is; where it is not, that is what the page shows. */
export async function isWhole(db: AdageDb): Promise<boolean> {
	const decks = await hasDecks(db);
	const whole = keepBeacon(await readBeacon(db)) && (decks || !isKnown());
	if (!whole && (await (await safeguards()).lookForLoss(db))) return false;
	keepKnown(decks);
	return true;
}

/** The rollover hour in force at an instant. */
function rolloverAt(plans: { fromDay: number; hour: number }[], atMs: number, offset: number) {
	const plan = plans.find(({ fromDay, hour }) => fromDay <= studyDay(atMs, offset, hour));
	return plan?.hour ?? DEFAULT_ROLLOVER_HOUR;
}
