// The rule this file defends: once it is there the app needs no network: it starts without one, on every page, and a
// network that comes and goes costs nobody a rating. Under a sub-path of its host all of it is the same.
import { chromium, type BrowserContext } from '@playwright/test';
import { serve } from '../../../scripts/serve';
import {
	expect,
	expectSound,
	newADay,
	partsThere,
	startWithDeck,
	installed as test,
	watch
} from '../../e2e/journey';
import { everyOne, record } from '../record';
import { quickHands } from './device-clock';
import { account, lookAt, pressOnFor, type Given } from './press';

const PAGES = ['', 'study/', 'import/', 'library/', 'browse/', 'stats/', 'settings/'];
const [ANSWERS, FLIGHTS] = everyOne ? [10, 20] : [2, 3];

/** A browser that was started anew on the same device. */
async function coldStart(profile: string, problems: string[]): Promise<BrowserContext> {
	const context = await chromium.launchPersistentContext(profile);
	await watch(context, problems);
	await quickHands(context);
	return context;
}

// Other journeys are at the root, and many of them without a network.
for (const base of everyOne ? ['', '/adage'] : ['/adage']) {
	const where = base ? 'under a sub-path' : 'at the root of its host';

	test(`${where}: started without a network, and in and out of one while answering`, async ({
		watched
	}, info) => {
		test.setTimeout(everyOne ? 300_000 : 120_000);
		const folder = base ? 'build-subpath' : 'build';
		const host = await serve({ folder, base, port: 0 });
		const address = `${host.url}/`;
		const profile = info.outputPath('device');
		const given: Given[] = [];
		let context = await coldStart(profile, watched);
		let page = context.pages()[0]!;
		await startWithDeck(page, address);
		await newADay(page, 200, address);
		await page.goto(`${address}study/`);
		await pressOnFor(page, ANSWERS, given);
		await partsThere(page, address);
		await context.close();

		// There is no host any more. In the long form each page is the first one of a start.
		host.server.closeAllConnections();
		host.server.close();
		for (const at of PAGES) {
			if (everyOne || at === '') {
				if (at) await context.close();
				context = await coldStart(profile, watched);
				page = context.pages()[0]!;
			}
			await page.goto(address + at);
			await expect(page.locator('#main')).not.toBeEmpty();
			if (at === 'study/') await pressOnFor(page, ANSWERS, given);
		}
		// Asked for without its slash, a page is the same one.
		await page.goto(`${address}library?from=elsewhere`);
		await page.getByRole('link', { name: /Advice/ }).click();
		await expect(page).toHaveURL(new RegExp(`${base}/library/\\?deck=`));
		record({
			fault: `Started without a network, on every page, ${where}`,
			tries: PAGES.length,
			...(await account(page, given)),
			holds: 'every page is there, and answers count'
		});

		const { server } = await serve({ folder, base, port: Number(new URL(address).port) });
		const before = given.length;
		await page.goto(`${address}study/`);
		for (let i = 0; i < FLIGHTS; i++) {
			await lookAt(page);
			await context.setOffline(i % 2 === 0);
			await pressOnFor(page, ANSWERS, given);
			if (i % 5 === 2) await page.reload();
		}
		await context.setOffline(false);
		const outcome = await account(page, given);
		await expectSound(page, address);
		await context.close();
		server.closeAllConnections();
		server.close();
		record({
			fault: `Flight mode comes and goes while answers are given, ${where}`,
			tries: FLIGHTS,
			...outcome,
			acknowledged: given.length - before,
			holds: 'each answer counts once, with a network and without'
		});
	});
}
