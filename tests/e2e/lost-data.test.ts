// The rule this file defends: where the browser has lost the database or a part of it, Adage says how much is
// there and offers what it kept, and never greets as if nobody had been here.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import {
	answer,
	countRatings,
	emptyTable,
	expect,
	expectAccessible,
	expectSound,
	newADay,
	restore,
	startWithDeck,
	test
} from './journey';
import { quickHands } from '../faults/browser/device-clock';
import { account, pressOnFor, type Given } from '../faults/browser/press';
import { everyOne, record } from '../faults/record';
import { leaveUntilKept, restoreNewest } from './snapshot-steps';

/** Wipes kinds of storage, as a browser does that runs out of room, or a person who clears data. */
async function wipe(page: Page, storageTypes: string): Promise<void> {
	const origin = new URL(page.url()).origin;
	// Nobody holds the database open.
	await page.goto('about:blank');
	const session = await page.context().newCDPSession(page);
	await session.send('Storage.clearDataForOrigin', { origin, storageTypes });
}

/** So many where every case is tried, for which there must be cards enough. */
const MANY = 60;

async function studied(page: Page, ratings: number): Promise<Given[]> {
	await quickHands(page);
	await startWithDeck(page);
	if (ratings >= MANY) {
		await newADay(page, 200);
		await page.goto('./study/');
	}
	const given: Given[] = [];
	await pressOnFor(page, ratings, given);
	return given;
}

test('the database is gone: what is missing is said, and a snapshot brings every rating back', async ({
	page
}) => {
	test.slow();
	const ratings = everyOne ? MANY : 4;
	const given = await studied(page, ratings);
	await leaveUntilKept(page, ratings);
	await wipe(page, 'indexeddb');
	await page.goto('./');
	const lost = page.getByTestId('lost');
	await expect(lost).toContainText(`We found none of ${ratings} ratings.`);
	await expectAccessible(page, 'lost');
	// Looking at something else, for a file or a passphrase, closes nothing.
	await lost.getByRole('button', { name: /^Restore the snapshot of/ }).click();
	const sheet = page.getByRole('dialog');
	await expect(sheet.getByRole('table')).toBeVisible();
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await page.waitForTimeout(1500);
	await expect(sheet.getByRole('table')).toBeVisible();
	await sheet.getByRole('button', { name: 'Not now' }).click();
	await page.goto('./settings/');
	await restoreNewest(page);
	await expect(page.getByRole('link', { name: 'Go on studying' })).toBeVisible({ timeout: 30_000 });
	expect(await countRatings(page)).toBe(ratings);
	const outcome = await account(page, given);
	await expectSound(page);
	record({
		fault: 'The database alone is wiped',
		tries: 1,
		...outcome,
		holds: 'what is missing is said, never greeted as a first visit; a snapshot brings it all back'
	});
});

test('going on without is a choice, and it is not asked again', async ({ page }) => {
	test.slow();
	await studied(page, 2);
	await wipe(page, 'indexeddb');
	await page.goto('./');
	const lost = page.getByTestId('lost');
	await expect(lost).toContainText('We found none of 2 ratings.');
	await lost.getByRole('button', { name: 'Go on without' }).click();
	await lost.getByRole('button', { name: 'Yes, go on' }).click();
	await expect(page.getByRole('heading', { name: 'Adage' })).toBeVisible();
	await page.goto('./');
	await expect(page.getByRole('heading', { name: 'Adage' })).toBeVisible();
	await expect(lost).toHaveCount(0);
});

test('everything is gone but copies: the first page leads to them', async ({ page }) => {
	test.slow();
	const ratings = everyOne ? MANY : 3;
	const given = await studied(page, ratings);
	await leaveUntilKept(page, ratings);
	await wipe(page, 'indexeddb,local_storage');
	await page.goto('./');
	await expect(page.getByRole('heading', { name: 'Adage' })).toBeVisible();
	await page.getByRole('link', { name: 'I had data here' }).click();
	await restoreNewest(page);
	await expect(page.getByText(/^Restored from/)).toBeVisible({ timeout: 30_000 });
	expect(await countRatings(page)).toBe(ratings);
	const outcome = await account(page, given);
	await expectSound(page);
	record({
		fault: 'The database and the second storage are wiped',
		tries: 1,
		...outcome,
		holds: 'the first page leads to the snapshots'
	});
});

test('everything is gone, snapshots too: the first page leads to a backup that was saved', async ({
	page
}) => {
	test.slow();
	const given = await studied(page, everyOne ? MANY : 3);
	await page.goto('./settings/');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save a backup' }).click()
	]);
	const buffer = await readFile(await download.path());
	await wipe(page, 'all');
	await page.goto('./');
	await expect(page.getByRole('heading', { name: 'Adage' })).toBeVisible();
	await page.getByRole('link', { name: 'I had data here' }).click();
	await restore(page, { name: 'mine.adage', mimeType: '', buffer });
	const outcome = await account(page, given);
	await expectSound(page);
	record({
		fault: 'Everything is wiped, snapshots too',
		tries: 1,
		...outcome,
		holds: 'the first page leads to where a backup is restored, and all that was in it is back'
	});
});

test('where what checks is not on this device, nothing is said to be wrong', async ({
	page,
	context
}) => {
	await startWithDeck(page);
	await page.goto('./settings/');
	await context.route(/\/care-[^/]*\.js$/, (route) => route.abort('internetdisconnected'));
	await page.getByRole('button', { name: 'Check my data' }).click();
	await expect(page.getByTestId('checked')).toHaveText(
		'Your data was not checked. Go online once: what looks after your data is not on this device yet.'
	);
	await context.unrouteAll();
	await expectSound(page);
});

test('schedules that are wrong are put right by a check, and what it did is said', async ({
	page
}) => {
	await studied(page, 2);
	await page.goto('./settings/');
	await emptyTable(page, 'schedules');
	await page.getByRole('button', { name: 'Check my data' }).click();
	await expect(page.getByTestId('checked')).toContainText('were put right', { timeout: 30_000 });
	await expect(page.getByTestId('checked')).toContainText('Everything is in order now.');
	await expectSound(page);
});

test('entries that fell out of the log are missed by a check, and a snapshot brings them back', async ({
	page
}) => {
	test.slow();
	const ratings = everyOne ? MANY : 4;
	const given = await studied(page, ratings);
	await leaveUntilKept(page, ratings);
	await page.goto('./settings/');
	await page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('adage');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const writing = db.transaction('reviews', 'readwrite');
					const store = writing.objectStore('reviews');
					store.getAllKeys().onsuccess = ({ target }) => {
						const keys = (target as IDBRequest<IDBValidKey[]>).result;
						for (const key of keys.slice(0, 3)) store.delete(key);
					};
					writing.oncomplete = () => {
						db.close();
						resolve();
					};
				};
			})
	);
	await page.getByRole('button', { name: 'Check my data' }).click();
	const lost = page.getByTestId('lost');
	await expect(lost).toContainText(`We found ${ratings - 3} of ${ratings} ratings.`, {
		timeout: 30_000
	});
	await restoreNewest(page);
	await expect(page.getByRole('link', { name: 'Go on studying' })).toBeVisible({ timeout: 30_000 });
	expect(await countRatings(page)).toBe(ratings);
	const outcome = await account(page, given);
	await expectSound(page);
	record({
		fault: 'Entries vanish from the log',
		tries: 1,
		...outcome,
		holds: 'a check counts them missing; a snapshot brings them back, counted once'
	});
});

/** Asks for more than there may be beside the library, so that the browser looks what room there is. */
function askTooMuch(page: Page, bytes: number): Promise<string> {
	return page.evaluate(
		(bytes) =>
			new Promise<string>((resolve, reject) => {
				const opening = indexedDB.open('other', 1);
				opening.onupgradeneeded = () => opening.result.createObjectStore('bytes');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const writing = opening.result.transaction('bytes', 'readwrite');
					writing.objectStore('bytes').put(new Uint8Array(bytes), 1);
					writing.oncomplete = () => resolve('written');
					writing.onabort = () => resolve(writing.error!.name);
				};
			}),
		bytes
	);
}

test('the device is full, and a rating is saved all the same', async ({ page, baseURL }) => {
	const session = await page.context().newCDPSession(page);
	const { origin } = new URL(baseURL!);
	const quota = (quotaSize?: number) =>
		session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
	// What room there is the browser looks up again when it was used up, or after half a minute.
	const room = 60_000_000;
	await quota(room);
	await studied(page, 2);
	await leaveUntilKept(page, 2);
	const kept = () =>
		page.evaluate(async () => {
			const root = await navigator.storage.getDirectory();
			const folder = await root.getDirectoryHandle('snapshots');
			return folder.getFileHandle('ballast').then(
				() => true,
				() => false
			);
		});
	await expect.poll(kept).toBe(true);
	const usage = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
	// Already more than there may be, but for what can be given away.
	await quota(usage - 1_000_000);
	expect(await askTooMuch(page, room)).toBe('QuotaExceededError');
	expect(await kept()).toBe(true);
	await answer(page);
	expect(await kept()).toBe(false);
	await answer(page);
	expect(await countRatings(page)).toBe(4);
	await quota();
	await expectSound(page);
	record({
		fault: 'The quota is used up (DevTools protocol)',
		tries: 1,
		acknowledged: 4,
		lost: 0,
		invented: 0,
		holds: 'what can be given away goes, and ratings are saved'
	});
});
