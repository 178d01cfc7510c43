// First launch teaches by doing: think, look, say whether it was known, and see what comes of it. It needs no
// scripts until there is something to keep, and its typeface moves nothing when it comes.
import { expect, partsThere, startWithDeck, installed as test } from './journey';

test('a question, an answer, and when it would come back, before scripts have started', async ({
	browser
}) => {
	const context = await browser.newContext({
		javaScriptEnabled: false,
		viewport: { width: 360, height: 740 }
	});
	const page = await context.newPage();
	await page.goto('./');
	const show = page.getByText('Show answer');
	await expect(show).toBeInViewport({ ratio: 1 });
	// Not under the bar either.
	const bar = (await page.getByRole('navigation').boundingBox())!;
	const { y, height } = (await show.boundingBox())!;
	expect(y + height).toBeLessThan(bar.y);

	const start = page.getByRole('button', { name: 'Start with this deck' });
	const forgot = page.getByText('Not known counts as forgotten');
	const knew = page.getByText('just before you would forget it');
	await show.click();
	await expect(page.getByRole('group', { name: 'Did you know it?' })).toBeVisible();
	await expect(start).toBeHidden();
	await page.getByText('Remembered').click();
	await expect(knew).toBeVisible();
	await expect(start).toBeVisible();
	await page.getByText('Forgot', { exact: true }).click();
	await expect(knew).toBeHidden();
	await expect(forgot).toBeVisible();
	await context.close();
});

test('what can be chosen stands before what starts, and says what it sets', async ({ page }) => {
	await page.goto('./');
	await page.getByText('Show answer').click();
	await page.getByText('Remembered').click();
	await page.getByRole('radio', { name: '20' }).check();
	await expect(
		page.getByText('16 new cards a day; with their reviews, about 20 min')
	).toBeVisible();
	const start = page.getByRole('button', { name: 'Start with this deck' });
	const top = async (what: typeof start) => (await what.boundingBox())!.y;
	expect(await top(page.getByLabel('Start with'))).toBeLessThan(await top(start));
	expect(await top(start)).toBeLessThan(
		await top(page.getByRole('link', { name: 'Bring your own FAQ' }))
	);
	await start.click();
	await page.waitForURL('**/study/');
	await page.goto('./settings/');
	await expect(page.getByLabel('New cards a day')).toHaveValue('16');
	await expect(page.getByText('With their reviews, about 20 minutes a day.')).toBeVisible();
});

test('what would come of the card is said with the times of its real buttons', async ({ page }) => {
	await page.goto('./');
	await page.getByText('Show answer').click();
	const [forgot, knew] = await page.locator('.when').allTextContents();
	await page.getByRole('radio', { name: 'Remembered' }).focus();
	await page.keyboard.press('Space');
	await page.getByRole('button', { name: 'Start with this deck' }).click();
	// A tap right after the screen changed is taken for the second half of a double tap.
	await expect(async () => {
		const show = page.getByRole('button', { name: 'Show answer' });
		if (await show.isVisible()) await show.click({ timeout: 1000 });
		await expect(page.locator('#answer')).toBeVisible({ timeout: 300 });
	}).toPass();
	await expect(page.getByRole('button', { name: `Forgot ${forgot}` })).toBeVisible();
	await expect(page.getByRole('button', { name: `Remembered ${knew}` })).toBeVisible();
});

test('on a slow line the serif comes at the first visit, and nothing moves', async ({ page }) => {
	const slow = await page.context().newCDPSession(page);
	await slow.send('Network.enable');
	const line = { latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
	await slow.send('Network.emulateNetworkConditions', { offline: false, ...line });
	await page.addInitScript(() => {
		const seen = window as unknown as { moved: number };
		seen.moved = 0;
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) seen.moved += (entry as never)['value'];
		}).observe({ type: 'layout-shift', buffered: true });
	});
	await page.goto('./');
	await page.evaluate(() => document.fonts.ready);
	await page.waitForTimeout(500);
	await slow.send('DOM.enable');
	await slow.send('CSS.enable');
	const { root } = await slow.send('DOM.getDocument');
	const front = { nodeId: root.nodeId, selector: '.front' };
	const { nodeId } = await slow.send('DOM.querySelector', front);
	const { fonts } = await slow.send('CSS.getPlatformFontsForNode', { nodeId });
	expect(fonts.map(({ familyName }) => familyName)).toEqual(['Crimson Pro']);
	expect(await page.evaluate(() => (window as unknown as { moved: number }).moved)).toBeLessThan(
		0.005
	);
});

test('the deck is taken offline once it is on the device', async ({ page, context }) => {
	await page.goto('./');
	await partsThere(page);
	await context.setOffline(true);
	await startWithDeck(page);
	await context.setOffline(false);
});

test('where the deck is not on the device, it is said how to get it, and it is got then', async ({
	page,
	context,
	watched
}) => {
	await page.goto('./');
	await partsThere(page);
	await page.goto('./');
	await context.setOffline(true);
	await page.evaluate(async () => {
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const { url } of await cache.keys())
				if (/\/decks\/.+-\w{8}\.json/.test(url)) await cache.delete(url);
		}
	});
	await page.getByText('Show answer').click();
	await page.getByText('Remembered').click();
	await page.getByRole('button', { name: 'Start with this deck' }).click();
	await expect(page.getByRole('alert')).toContainText('Go online for a moment and try again.');
	// The browser itself says that the worker had nothing.
	expect(watched.splice(0)).toEqual([expect.stringContaining('ERR_FAILED')]);
	await context.setOffline(false);
	await page.getByRole('button', { name: 'Start with this deck' }).click();
	await page.waitForURL('**/study/');
	await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
});
