// The rule this file defends: the browser is asked to keep what is here once somebody has decided to keep something,
// never before; and Settings say what came of it.
import type { Page } from '@playwright/test';
import { expect, startWithDeck, test } from './journey';

/** What the browser says to whoever asks it. Chromium takes what it would agree to for agreed, also before it is asked. */
async function decide(page: Page, setting: 'granted' | 'denied') {
	const session = await page.context().newCDPSession(page);
	const { targetInfo } = await session.send('Target.getTargetInfo');
	// What it says holds as long as this session does.
	const whole = await page.context().browser()!.newBrowserCDPSession();
	await whole.send('Browser.setPermission', {
		permission: { name: 'persistent-storage' },
		setting,
		origin: new URL(page.url()).origin,
		browserContextId: targetInfo.browserContextId
	});
}

/** Counts how often the browser is asked, across pages; it answers itself. */
async function countAsks(page: Page): Promise<() => Promise<number>> {
	let asks = 0;
	await page.exposeFunction('asked', () => void asks++);
	await page.addInitScript(() => {
		const { persist } = StorageManager.prototype;
		StorageManager.prototype.persist = function () {
			(window as unknown as { asked: () => void }).asked();
			return persist.call(this);
		};
	});
	return async () => {
		// What a page has called until now has been heard.
		await page.evaluate(() => 0);
		return asks;
	};
}

const storage = (page: Page) =>
	page.locator('dl > div').filter({ has: page.getByText('Storage', { exact: true }) });
const ask = (page: Page) => page.getByRole('button', { name: 'Ask the browser to keep it' });

test('a first visit asks the browser for nothing, and the first deck that is taken asks it to keep it', async ({
	page
}) => {
	const asks = await countAsks(page);
	await page.goto('./');
	await page.getByText('Show answer').click();
	await page.getByText('Remembered').click();
	await page.getByRole('radio', { name: '20' }).check();
	for (const path of ['library/', 'stats/', 'import/', 'settings/']) {
		await page.goto(`./${path}`);
		await expect(page.locator('#main')).not.toBeEmpty();
	}
	await expect(storage(page)).toContainText('the browser may clear it when space runs out');
	await page.goto('./import/');
	const tea = Buffer.from('# Tea\n\n## How long does green tea steep?\n\nTwo minutes.\n');
	await expect(page.getByRole('button', { name: /Open a file/ })).toBeVisible();
	await page.getByLabel('FAQ file').setInputFiles([{ name: 'tea.md', mimeType: '', buffer: tea }]);
	const add = page.getByRole('button', { name: 'Add 1 card' });
	await expect(add).toBeVisible();
	expect(await asks()).toBe(0);

	await decide(page, 'granted');
	await add.click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
	await expect.poll(asks).toBe(1);
	await page.goto('./settings/');
	await expect(storage(page)).toContainText('this browser will not clear it by itself');
	await expect(ask(page)).toHaveCount(0);
	expect(await asks()).toBe(1);
});

test('a browser that refuses is said to, and can be asked again', async ({ page }) => {
	const asks = await countAsks(page);
	await page.goto('./');
	await decide(page, 'denied');
	await startWithDeck(page);
	await expect.poll(asks).toBe(1);
	await page.goto('./settings/');
	await expect(storage(page)).toContainText('the browser may clear it when space runs out');
	expect(await asks()).toBe(1);
	await ask(page).click();
	await expect(
		page.getByText('The browser did not agree. Install Adage, and save a backup now and then.')
	).toBeVisible();
	await expect(ask(page)).toBeVisible();

	await decide(page, 'granted');
	await ask(page).click();
	await expect(page.getByText('This browser will keep your cards.')).toBeVisible();
	await expect(storage(page)).toContainText('this browser will not clear it by itself');
	await expect(ask(page)).toHaveCount(0);
});
