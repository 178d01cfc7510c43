/**
 * The composition root, browser only: opens the database once, gives this device its id, and hands out
 * what every command needs. The FSRS model is loaded when somebody studies, not for the first page.
 */
import { momentAt, studyDay, DEFAULT_ROLLOVER_HOUR, type Moment, type Zone } from '../core/day';
import type { Model } from '../core/fsrs';
import type { Plan } from '../core/plans';
import { readBeacon } from '../store/beacon';
import { AdageDb } from '../store/db';
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
	/** Reads dated plans again, after one was set. */
	reloadPlans(): Promise<void>;
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
	const db = new AdageDb();
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
	const takePlans = (plans: Plan[]) => {
		rollovers = plans
			.filter((plan) => plan.kind === 'rollover' && !plan.deleted)
			.sort((a, b) => b.fromDay - a.fromDay) as typeof rollovers;
	};
	const reloadPlans = async () => takePlans(await readPlans(db));
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
	await reloadPlans();
	// Another tab may change when a day begins.
	observe(
		() => readPlans(db),
		takePlans,
		() => {}
	);
	if (await isWhole(db)) await openDay(db, now());
	return { db, now, momentOf, model: once(loadModel), reloadPlans };

	async function loadModel() {
		const [{ loadParameters }, { createModel }] = await Promise.all([
			import('../store/parameters'),
			import('../core/fsrs')
		]);
		return createModel(await loadParameters(db));
	}
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

function once<T>(load: () => Promise<T>): () => Promise<T> {
	let loading: Promise<T> | undefined;
	return () =>
		(loading ??= load().catch((error: unknown) => {
			loading = undefined;
			throw error;
		}));
}
