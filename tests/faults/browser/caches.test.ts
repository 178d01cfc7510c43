// Rule: where the browser let go of what the worker had kept, it is said that offline is not ready, and the next visit
// with a network brings all of it back.
import type { Page } from '@playwright/test';
import { serve } from '../../../scripts/serve';
import {
	expect,
	expectSound,
	installed as test,
	partsThere,
	startWithDeck
} from '../../e2e/journey';
import { everyOne, record } from '../record';
import { account, pressOnFor, type Given } from './press';
import { send, unrulyHost } from './unruly-host';

/** How many files of the shell the device keeps. */
const kept = (page: Page) =>
	page.evaluate(async () => {
		const shell = (await caches.keys()).find((name) => name.includes('precache'));
		return shell ? (await (await caches.open(shell)).keys()).length : 0;
	});

const PAGES = ['', 'study/', 'import/', 'library/', 'browse/', 'stats/', 'settings/'];
/** All that was kept, or some of it. */
const GONE = everyOne ? [1, 0.5] : [1];

for (const part of GONE)
	test(`${part === 1 ? 'all' : 'half'} of what the worker had kept is gone`, async ({ page }) => {
		test.setTimeout(120_000);
		const host = await serve({ folder: 'build', port: 0 });
		const address = `${host.url}/`;
		const given: Given[] = [];
		await startWithDeck(page, address);
		await page.goto(`${address}study/`);
		await pressOnFor(page, 2, given);
		await partsThere(page, address);
		const whole = await kept(page);
		await page.evaluate(async (part) => {
			for (const name of await caches.keys()) {
				const cache = await caches.open(name);
				const keys = await cache.keys();
				for (const [i, key] of keys.entries()) if ((i * part) % 1 === 0) await cache.delete(key);
			}
		}, part);

		// Until all of it is back nobody is told that it is there.
		await page.goto(`${address}settings/`);
		const offline = page.getByTestId('offline');
		await expect(offline).toHaveText(/ready on every page/, { timeout: 30_000 });
		expect(await kept(page)).toBe(whole);
		await partsThere(page, address);

		host.server.closeAllConnections();
		host.server.close();
		for (const at of PAGES) {
			await page.goto(address + at);
			await expect(page.locator('#main')).not.toBeEmpty();
		}
		await page.goto(`${address}study/`);
		await pressOnFor(page, 2, given);
		const outcome = await account(page, given);
		await expectSound(page, address);
		record({
			fault: `${part === 1 ? 'all' : 'half'} of what the worker had kept is gone`,
			tries: 1,
			...outcome,
			holds: 'not said to be ready; all of it is back after the next visit'
		});
	});

test('what was let go of does not come back from another build', async ({ page }, info) => {
	const host = await unrulyHost(info.outputPath('host'));
	const address = `${host.url}/`;
	await startWithDeck(page, address);
	await partsThere(page, address);
	const whole = await kept(page);
	await page.evaluate(async () => {
		for (const name of await caches.keys()) await caches.delete(name);
	});
	let asked = false;
	host.instead = (path, response) => {
		if (path !== '/study/') return false;
		asked = true;
		send(response, 200, 'text/html', '<!doctype html><p>Another build.</p>');
		return true;
	};
	await page.goto(`${address}settings/`);
	// All else came back.
	await expect.poll(() => kept(page), { timeout: 30_000 }).toBe(whole - 1);
	expect(asked).toBe(true);
	await expect(page.getByTestId('parts')).toBeVisible();
	await expect(page.getByTestId('offline')).toHaveText(/not ready yet/);
	const study = () =>
		page.evaluate(async () => !!(await caches.match('/study/', { ignoreSearch: true })));
	expect(await study()).toBe(false);
	host.instead = () => false;
	await page.reload();
	await expect(page.getByTestId('offline')).toHaveText(/ready on every page/, { timeout: 30_000 });
	expect(await study()).toBe(true);
	host.close();
});
