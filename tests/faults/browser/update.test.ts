// The rule this file defends: a session goes on in the build that it began with, whatever the host has by then and
// whoever takes the newer one meanwhile, and no rating is lost over it.
import { cpSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { serve } from '../../../scripts/serve';
import {
	expect,
	expectSound,
	newADay,
	offlineReady,
	startWithDeck,
	watch,
	installed as test
} from '../../e2e/journey';
import { everyOne, record } from '../record';
import { quickHands } from './device-clock';
import { makeNewer } from './newer-build';
import { account, lookAt, pressOnFor, type Given } from './press';

/** The file that the page began with names its build. */
const buildOf = (page: Page) =>
	page.locator('link[rel=modulepreload]').first().getAttribute('href');

/** Waits until the newer build is installed beside the one that is in force. */
async function newerWaits(page: Page): Promise<void> {
	await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update());
	const waits = () =>
		page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration())!.waiting);
	await expect.poll(waits, { timeout: 30_000 }).toBe(true);
}

test('an update in mid-session, whose host has none of the older files any more', async ({
	watched
}, info) => {
	const [tries, answers] = everyOne ? [6, 12] : [2, 3];
	test.setTimeout(60_000 + tries * 60_000);
	const folder = info.outputPath('site');
	cpSync('build', folder, { recursive: true, filter: (path) => !/\.(gz|br)$/.test(path) });
	const { url, server } = await serve({ folder, port: 0 });
	const all = { acknowledged: 0, lost: 0, invented: 0 };
	for (let nth = 1; nth <= tries; nth++) {
		// One whose workers are watched by a debugger, as here, at times takes no second update.
		const browser = await chromium.launch();
		const context = await browser.newContext();
		await watch(context, watched);
		await quickHands(context);
		const page = await context.newPage();
		const outcome = await updated(page, `${url}/`, {
			answers,
			elsewhere: nth % 2 === 0,
			makeNewer: () => makeNewer(folder, nth)
		});
		all.acknowledged += outcome.acknowledged;
		all.lost += outcome.lost;
		all.invented += outcome.invented;
		await browser.close();
	}
	server.closeAllConnections();
	server.close();
	// The browser says itself what the host has no longer.
	for (const problem of watched.splice(0))
		expect(problem).toMatch(/status of 404|MIME type|Unable to preload CSS/);
	record({
		fault: 'An update in mid-session, taken here or in another tab, with the older files gone',
		tries,
		...all,
		holds: 'the session goes on in the build that it began with, and then in the newer one'
	});
});

interface Way {
	/** Answers at each stage. */
	answers: number;
	/** Another tab takes the newer build, under the session that is open here. */
	elsewhere: boolean;
	makeNewer: () => void;
}

async function updated(page: Page, address: string, { answers, elsewhere, makeNewer }: Way) {
	await startWithDeck(page, address);
	await newADay(page, 200, address);
	await offlineReady(page);
	await page.goto(`${address}study/`);
	const given: Given[] = [];
	await pressOnFor(page, answers, given);
	const older = await buildOf(page);
	const isNewer = (of: Page) =>
		expect.poll(() => buildOf(of).catch(() => older), { timeout: 30_000 }).not.toBe(older);
	await lookAt(page);
	makeNewer();
	await newerWaits(page);
	await pressOnFor(page, answers, given);
	if (elsewhere) {
		const other = await page.context().newPage();
		await other.goto(address);
		await other.getByRole('button', { name: 'Update now' }).click();
		await isNewer(other);
		await other.close();
		await page.bringToFront();
	}
	await pressOnFor(page, answers, given);
	expect(await buildOf(page)).toBe(older);
	await page.getByRole('button', { name: 'Close' }).click();
	// What this page did not load until now is nowhere any more, and comes from the newer build.
	await expect(page.getByRole('link', { name: 'Go on studying' })).toBeVisible();
	if (!elsewhere) await page.getByRole('button', { name: 'Update now' }).click();
	await isNewer(page);
	await page.getByRole('link', { name: 'Go on studying' }).click();
	await pressOnFor(page, answers, given);
	const outcome = await account(page, given);
	await expectSound(page, address);
	return outcome;
}
