// The rule this file defends: where the browser has lost the database or a part of it, Adage says how much is
// there and offers what it kept, and never greets as if nobody had been here.
import type { Page } from '@playwright/test';
import {
	answer,
	countRatings,
	expect,
	expectAccessible,
	expectSound,
	startWithDeck,
	test
} from './journey';

/** Wipes kinds of storage, as a browser does that runs out of room, or a person who clears data. */
async function wipe(page: Page, storageTypes: string): Promise<void> {
	const origin = new URL(page.url()).origin;
	// Nobody holds the database open.
	await page.goto('about:blank');
	const session = await page.context().newCDPSession(page);
	await session.send('Storage.clearDataForOrigin', { origin, storageTypes });
}

/** Somebody looks at something else: then Adage keeps a copy. Waits until there is one with so many ratings. */
async function leaveUntilKept(page: Page, ratings: number): Promise<void> {
	await page.evaluate(() => {
		Object.defineProperty(document, 'hidden', { value: true, configurable: true });
		document.dispatchEvent(new Event('visibilitychange'));
	});
	await expect.poll(() => snapshots(page), { timeout: 30_000 }).toContain(ratings);
}

/** Ratings of the snapshots that lie on this device. */
function snapshots(page: Page): Promise<number[]> {
	return page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		const folder = await root.getDirectoryHandle('snapshots').catch(() => undefined);
		const found: number[] = [];
		if (folder)
			for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys())
				if (name.endsWith('.adage')) found.push(Number(name.split('_')[2]));
		return found;
	});
}

async function studied(page: Page, ratings: number): Promise<void> {
	await startWithDeck(page);
	for (let i = 0; i < ratings; i++) await answer(page);
}

test('the database is gone: what is missing is said, and a snapshot brings every rating back', async ({
	page
}) => {
	test.slow();
	await studied(page, 4);
	await leaveUntilKept(page, 4);
	await wipe(page, 'indexeddb');
	await page.goto('./');
	const lost = page.getByTestId('lost');
	await expect(lost).toContainText('We found none of 4 ratings.');
	await expectAccessible(page, 'lost');
	await page.goto('./settings/');
	await lost
		.getByRole('button', { name: /^Restore the snapshot of/ })
		.first()
		.click();
	const sheet = page.getByRole('dialog');
	await sheet.getByRole('button', { name: 'Restore', exact: true }).click();
	await expect(page.getByRole('link', { name: 'Go on studying' })).toBeVisible({ timeout: 30_000 });
	expect(await countRatings(page)).toBe(4);
	await expectSound(page);
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
