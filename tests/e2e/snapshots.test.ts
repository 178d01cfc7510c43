// The rule this file defends: before whatever changes much of a library Adage keeps it as it was, says so in
// Settings, and gives it back with its pictures; what a crash leaves behind is looked for, and said.
import type { Page } from '@playwright/test';
import { createModel, defaultWeights } from '../../src/lib/core/fsrs';
import { foldHash } from '../../src/lib/core/schedule';
import { writeBackup } from '../../src/lib/formats/backup';
import { PARAMETERS_SETTING } from '../../src/lib/store/adopted';
import { accept } from '../../src/lib/store/content';
import { writeSetting } from '../../src/lib/store/settings';
import { dumpRows } from '../../src/lib/store/transfer';
import { dataAddress, png } from '../pictures';
import { daysAgo } from './days-ago';
import { ZONE } from './zone';
import { card, emptyLibrary, material, model, answer as rateCard } from '../store/sample';
import { accepted, newer, open, SECOND, take } from './edition-steps';
import {
	answer,
	countRatings,
	expect,
	expectAccessible,
	expectSound,
	restore,
	rowsOf,
	startWithDeck,
	test
} from './journey';
import { leaveUntilKept, restoreNewest } from './snapshot-steps';

/** A library of another device, as a file. */
async function backup(weights?: number[]) {
	const { db } = await emptyLibrary();
	const then = daysAgo(3);
	await accept(db, material(3), then, model);
	await rateCard(db, card(0), 3, then);
	if (weights) {
		const own = { hash: 'own', version: 'fsrs-6', weights, madeMs: 1, reviews: 2000 } as const;
		await db.parameters.put(own);
		await writeSetting(db, PARAMETERS_SETTING, own.hash, then.atMs);
	}
	const stream = writeBackup({ madeMs: then.atMs, app: 'adage 0.1.0' }, dumpRows(db));
	const buffer = Buffer.from(await new Response(stream).arrayBuffer());
	return { name: 'other.adage', mimeType: 'application/octet-stream', buffer };
}

const snapshots = (page: Page) => page.getByRole('region', { name: 'Snapshots' });
const sheet = (page: Page) => page.getByRole('dialog');
const living = async (page: Page) =>
	(await rowsOf<{ deleted?: true; archived?: unknown }>(page, 'cards')).filter(
		({ deleted, archived }) => !deleted && !archived
	).length;

async function replaceAll(page: Page) {
	await sheet(page)
		.getByRole('radio', { name: /^Replace everything here/ })
		.check();
	const sure = sheet(page).getByRole('checkbox');
	if (await sure.count()) await sure.check();
	await sheet(page).getByRole('button', { name: 'Replace everything' }).click();
	await expect(sheet(page)).toHaveCount(0, { timeout: 30_000 });
}

test('what changes much keeps the library first; such a snapshot comes back, and that can be undone', async ({
	page
}) => {
	test.slow();
	await startWithDeck(page);
	await answer(page);
	await accepted(page);
	await open(page, SECOND);
	await expect(newer(page)).toBeVisible();
	await take(page);
	await expect(page.getByRole('heading', { name: 'New in this edition' })).toBeVisible();
	await page.goto('./settings/');
	await restore(page, await backup());
	const before = await living(page);
	// More than a hundred cards at once.
	await page.goto('./library/');
	await page.getByRole('link', { name: /Advice/ }).click();
	await page.getByRole('button', { name: 'Delete deck' }).click();
	await expect(page.getByText('not in your library')).toBeVisible();
	const after = await living(page);
	expect(after).toBeLessThan(before - 100);

	await page.goto('./settings/');
	const rows = snapshots(page).getByRole('listitem');
	await expect(rows.first()).toBeVisible();
	const more = snapshots(page).getByRole('button', { name: /^Show all/ });
	if (await more.isVisible()) await more.click();
	const today = new Intl.DateTimeFormat('en', { day: 'numeric', timeZone: ZONE });
	for (const [why, holds] of [
		['before many cards were changed', /^2 ratings, \d+ cards, /],
		['before a backup was restored', /^1 rating, \d+ cards, /],
		['before a newer edition', /^1 rating, \d+ cards, /],
		['before cards were added', /^1 rating, \d+ cards, /]
	] as const) {
		const row = rows.filter({ hasText: why });
		await expect(row.locator('.muted')).toHaveText(holds);
		await expect(row.getByRole('strong')).toContainText(today.format(new Date()));
	}

	// What it would bring and take is seen first.
	await rows
		.filter({ hasText: 'before many cards' })
		.getByRole('button', { name: /^Restore the snapshot of/ })
		.click();
	const cards = sheet(page).getByRole('row', { name: /^Cards/ });
	await expect(cards).toHaveText(new RegExp(`Cards\\s*${before}\\s*${after}`));
	await replaceAll(page);
	await expect(page.getByText(/^Restored from the backup/)).toBeVisible();
	expect([await living(page), await countRatings(page)]).toEqual([before, 2]);
	await page.getByRole('button', { name: 'Undo restoring' }).click();
	await expect(cards).toHaveText(new RegExp(`Cards\\s*${after}\\s*${before}`));
	await replaceAll(page);
	expect([await living(page), await countRatings(page)]).toEqual([after, 2]);
	await expectSound(page);
});

test('pictures come back with a snapshot after everything was wiped', async ({ page }) => {
	test.slow();
	const valve = dataAddress(png(600, 400, [200, 60, 40]));
	await open(page, `# Heating\n\n## Which valve?\n\nThe red one. ![The valve](${valve})\n`, 'h.md');
	await page.getByRole('button', { name: /^Add \d+ cards?$/ }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
	await page.goto('./study/');
	await answer(page);
	await leaveUntilKept(page, 1);
	const origin = new URL(page.url()).origin;
	await page.goto('about:blank');
	const session = await page.context().newCDPSession(page);
	const storageTypes = 'indexeddb,local_storage';
	await session.send('Storage.clearDataForOrigin', { origin, storageTypes });
	await page.goto('./settings/');
	await restoreNewest(page);
	await expect(page.getByText(/^Restored from/)).toBeVisible({ timeout: 30_000 });
	expect(await countRatings(page)).toBe(1);
	await page.goto('./library/');
	await page.getByRole('link', { name: /Heating/ }).click();
	await page.locator('summary').first().click();
	const image = page.getByRole('img', { name: 'The valve' });
	await expect.poll(() => image.evaluate((it) => (it as HTMLImageElement).naturalWidth)).toBe(600);
	await expectSound(page);
});

test('after a crash Adage checks the library by itself, and Settings say what it found', async ({
	page,
	context
}) => {
	test.slow();
	await startWithDeck(page);
	await page.goto('./settings/');
	// What a new build gives reason to check is checked.
	const checked = () => page.evaluate(() => localStorage.getItem('adage:checked'));
	await expect.poll(checked, { timeout: 30_000 }).toBeTruthy();
	await page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('adage');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const writing = opening.result.transaction('notes', 'readwrite');
					const notes = writing.objectStore('notes');
					notes.getAllKeys().onsuccess = ({ target }) =>
						notes.delete((target as IDBRequest<IDBValidKey[]>).result[0]!);
					writing.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			})
	);
	const crashed = page.waitForEvent('crash');
	const session = await context.newCDPSession(page);
	void session.send('Page.crash').catch(() => {});
	await crashed;
	const next = await context.newPage();
	await next.goto('./settings/');
	const found = next.getByTestId('checked');
	await expect(found).toContainText('has no note.', { timeout: 30_000 });
	await expect(found.getByRole('button', { name: /Copy/ })).toBeVisible();
	await expectAccessible(next, 'what was found');
});

test('FSRS weights that a restore brings are in force at once', async ({ page }) => {
	test.slow();
	await startWithDeck(page);
	await answer(page);
	await page.getByRole('button', { name: 'Close' }).click();
	await page.getByRole('link', { name: 'Settings' }).click();
	const weights = defaultWeights.map((weight, i) => (i < 4 ? weight * 1.5 : weight));
	await restore(page, await backup(weights));
	const rows = () => rowsOf<{ fold: string; reps: number }>(page, 'schedules');
	const fold = foldHash(createModel(weights));
	expect(new Set((await rows()).map((row) => row.fold))).toEqual(new Set([fold]));
	// Without a reload.
	await page.getByRole('link', { name: 'Today' }).click();
	await page.getByRole('link', { name: 'Go on studying' }).click();
	await answer(page);
	const after = await rows();
	expect(after.reduce((sum, { reps }) => sum + reps, 0)).toBe(3);
	expect(new Set(after.map((row) => row.fold))).toEqual(new Set([fold]));
});
