// A newer build waits: it is offered outside study, never takes over in the middle of one, and is in force
// after one tap. What becomes of sessions meanwhile is in tests/faults/browser/update.test.ts.
import { appendFileSync, cpSync } from 'node:fs';
import { serve } from '../../scripts/serve';
import {
	answer,
	expect,
	offlineReady,
	partsThere,
	startWithDeck,
	installed as test
} from './journey';

test('a newer build is offered, not forced', async ({ page }, info) => {
	const folder = info.outputPath('site');
	cpSync('build', folder, { recursive: true, filter: (path) => !/\.(gz|br)$/.test(path) });
	const { url, server } = await serve({ folder, port: 0 });
	await startWithDeck(page, `${url}/`);
	await offlineReady(page);
	await answer(page);

	appendFileSync(`${folder}/sw.js`, '\n// a newer build\n');
	await page.evaluate(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		await registration!.update();
	});
	await expect
		.poll(() =>
			page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration())!.waiting)
		)
		.toBe(true);
	await expect(page.getByText('A newer Adage is ready')).toBeHidden();
	await answer(page);
	await page.getByRole('button', { name: 'Close' }).click();
	await expect(page.getByText('A newer Adage is ready')).toBeVisible();

	// A page that is still loading: Chromium starts the older worker again for what is fetched while it is stopped, and
	// keeps it for half a minute then.
	await page.evaluate(() => {
		const loading = setInterval(() => void fetch('./boot.js'), 5);
		setTimeout(() => clearInterval(loading), 1_500);
	});
	const loaded = page.waitForEvent('load', { timeout: 15_000 });
	await page.getByRole('button', { name: 'Update now' }).click();
	await expect(page.getByRole('button', { name: 'Updating…' })).toBeVisible();
	await loaded;
	await expect
		.poll(() =>
			page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration())!.waiting)
		)
		.toBe(false);
	await expect(page.getByRole('link', { name: 'Go on studying' })).toBeVisible();
	await expect(page.getByText('A newer Adage is ready')).toBeHidden();
	server.closeAllConnections();
	server.close();
});

test('an update does not wait for what the older build still fetches', async ({ page }, info) => {
	const folder = info.outputPath('site');
	cpSync('build', folder, { recursive: true, filter: (path) => !/\.(gz|br)$/.test(path) });
	const { url, server } = await serve({ folder, port: 0 });
	// A reader of documents that never comes.
	let held = false;
	const answering = server.listeners('request')[0] as (...args: unknown[]) => void;
	server.removeAllListeners('request');
	server.on('request', (request, response) => {
		if (/mammoth/.test(request.url ?? '')) held = true;
		else answering(request, response);
	});
	await startWithDeck(page, `${url}/`);
	await offlineReady(page);
	await page.goto(`${url}/`);
	await expect.poll(() => held, { timeout: 20_000 }).toBe(true);
	appendFileSync(`${folder}/sw.js`, '\n// a newer build\n');
	await page.evaluate(async () => {
		await (await navigator.serviceWorker.getRegistration())!.update();
	});
	const loaded = page.waitForEvent('load', { timeout: 10_000 });
	await page.getByRole('button', { name: 'Update now' }).click();
	await loaded;
	await expect(page.getByText('A newer Adage is ready')).toBeHidden();
	server.closeAllConnections();
	server.close();
});

test('an update that was held up disturbs nobody who went on meanwhile', async ({ page }, info) => {
	const folder = info.outputPath('site');
	cpSync('build', folder, { recursive: true, filter: (path) => !/\.(gz|br)$/.test(path) });
	const { url, server } = await serve({ folder, port: 0 });
	let hold = false;
	const release: (() => void)[] = [];
	const answering = server.listeners('request')[0] as (...args: unknown[]) => void;
	server.removeAllListeners('request');
	server.on('request', (request, response) => {
		if (hold && /mammoth/.test(request.url ?? '')) release.push(() => answering(request, response));
		else answering(request, response);
	});
	await startWithDeck(page, `${url}/`);
	await partsThere(page, `${url}/`);
	await page.goto(`${url}/`);
	appendFileSync(`${folder}/sw.js`, '\n// a newer build\n');
	await page.evaluate(async () => {
		await (await navigator.serviceWorker.getRegistration())!.update();
	});
	await expect(page.getByText('A newer Adage is ready')).toBeVisible();
	// The older worker has to answer a page that waits for it.
	hold = true;
	await page.evaluate(async () => {
		const name = (await caches.keys()).find((name) => name.startsWith('adage-parts'))!;
		const cache = await caches.open(name);
		const part = (await cache.keys()).find((key) => /mammoth/.test(key.url))!;
		await cache.delete(part);
		void fetch(part.url);
	});
	await expect.poll(() => release.length).toBe(1);
	await page.getByRole('button', { name: 'Update now' }).click();
	await expect(page.getByText('You can go on meanwhile')).toBeVisible({ timeout: 20_000 });
	let loads = 0;
	page.on('load', () => loads++);
	release[0]!();
	await expect(page.getByText('The newer Adage is here')).toBeVisible({ timeout: 40_000 });
	expect(loads).toBe(0);
	await page.getByRole('button', { name: 'Reload' }).click();
	await expect.poll(() => loads).toBe(1);
	await expect(page.getByRole('complementary', { name: 'Update' })).toBeHidden();
	server.closeAllConnections();
	server.close();
});

test('a chunk that is gone is worth one reload; one that fails while leaving is worth none', async ({
	page
}) => {
	const started = () => expect(page.locator('html')).toHaveAttribute('data-started');
	await page.goto('./');
	await started();
	const lost = () =>
		page.evaluate(() => {
			const event = new Event('vite:preloadError', { cancelable: true });
			dispatchEvent(event);
			return event.defaultPrevented;
		});
	await page.evaluate(() => dispatchEvent(new Event('beforeunload')));
	expect(await lost()).toBe(false);

	await page.reload();
	await started();
	await Promise.all([page.waitForEvent('load'), lost().catch(() => true)]);
	await started();
	expect(await lost()).toBe(false);
});

test('without a network and before the app is kept, what can be read stays where a chunk is missing', async ({
	browser
}) => {
	const context = await browser.newContext({ serviceWorkers: 'block' });
	const page = await context.newPage();
	// What it begins with is there, and no more than that.
	await page.goto('./', { waitUntil: 'networkidle' });
	await expect(page.locator('html')).toHaveAttribute('data-started');
	await context.setOffline(true);
	const prevented = await page.evaluate(() => {
		const event = new Event('vite:preloadError', { cancelable: true });
		dispatchEvent(event);
		return event.defaultPrevented;
	});
	expect(prevented).toBe(false);
	await page.waitForTimeout(1000);
	await expect(page.getByText('Show answer')).toBeVisible();
	await context.close();
});
