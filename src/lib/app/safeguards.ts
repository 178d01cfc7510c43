/**
 * What opening the library needs only where something is out of the ordinary: data that is missing, a device
 * that is full, a database of an older version. One module, so that the first page names one, and
 * no more than that.
 */
import { DEFAULT_ROLLOVER_HOUR, studyDay } from '../core/day';
import { readBeacon } from '../store/beacon';
import type { AdageDb } from '../store/db';
import { hasDecks } from '../store/deck-summaries';
import { neverHadDecks } from '../store/presence';
import { olderVersion, VERSIONS } from '../store/versions';
import { alone } from './alone';
import { keepBeacon, knownLog } from './beacon';
import { isKnown } from './known';
import { loadPart } from './parts.svelte';
import { report, type Loss } from './trouble.svelte';

/** Looks twice, and reports what is missing. Resolves with whether anything is. */
export async function lookForLoss(db: AdageDb): Promise<boolean> {
	// Who puts another library in the place of this one says so only when it is there.
	const found = await alone(() => readBeacon(db)).catch(() => readBeacon(db));
	const { count, atMs } = knownLog();
	const emptied = isKnown() && (await neverHadDecks(db));
	if (keepBeacon(found) && !emptied) return false;
	const loss: Loss = {
		found: found.count,
		known: Math.max(count, found.count),
		decks: await hasDecks(db),
		...(atMs ? { knownMs: atMs } : {})
	};
	// Said where what shows it is not on this device.
	const sentence = 'Some of your data is missing. Go online, then reload this page.';
	report(Object.assign(new Error(sentence), { loss }));
	return true;
}

/** Gives away something that can be done without, so that a rating finds a place; false where there is nothing. */
export async function makeRoom(certain: boolean): Promise<boolean> {
	const part = await loadPart(() => import('./snapshots'));
	return !!part && part.giveRoom(certain);
}

/**
 * Keeps the library as it is before its database is brought to a newer version. Where that cannot be, the
 * database is opened all the same: one that fails to upgrade stays as it was.
 */
export async function snapshotOlder(): Promise<void> {
	const databases = (await indexedDB.databases?.()) ?? [];
	const version = olderVersion(databases.find(({ name }) => name === 'adage')?.version, VERSIONS);
	const part = await loadPart(() => import('./snapshots'));
	if (!version || !part?.canSnapshot()) return;
	const nowMs = Date.now();
	const offset = -new Date(nowMs).getTimezoneOffset();
	const day = studyDay(nowMs, offset, DEFAULT_ROLLOVER_HOUR);
	await part.snapshotOfVersion(version, nowMs, day).catch(() => {});
}
