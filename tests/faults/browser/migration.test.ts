// The rule this file defends: an upgrade of the database that is cut off by a kill is done wholly or not at all, with a
// copy of the library put aside before it; and a tab that holds the older version gives way and says so.
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { serve } from '../../../scripts/serve';
import {
	answer,
	countRatings,
	expectSound,
	offlineReady,
	rowsOf,
	startWithDeck
} from '../../e2e/journey';
import { wholeSnapshots } from '../../e2e/snapshot-steps';
import { everyOne, record } from '../record';
import { countWrites } from './count-writes';
import { makeNewer } from './newer-build';
import { chance, copyProfile, test } from './own-browser';

const RATINGS = 3;
/** What the app of this build has as its list of versions ends so. */
const LAST = 'meta:`key`}}]';
/** How often the version that may come writes every card and every note anew: so long that a kill comes in time. */
const ROUNDS = 12;
const NEXT =
	'meta:`key`}},{stores:{},upgrade:async(t)=>{for(let i=0;i<ROUNDS;i++)for(const n of["notes","cards"])await t.table(n).toCollection().modify((r)=>{r.brought=(r.brought??0)+1})}}]'.replace(
		'ROUNDS',
		String(ROUNDS)
	);

/** The build in `folder` becomes one whose database is a version further. */
function bringVersion(folder: string): void {
	let found = 0;
	for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
		if (!file.endsWith('.js')) continue;
		const text = readFileSync(join(folder, file), 'utf8');
		if (!text.includes(LAST)) continue;
		found++;
		writeFileSync(join(folder, file), text.replace(LAST, NEXT));
	}
	// The page has it, and the worker that makes snapshots.
	expect(found).toBe(2);
	makeNewer(folder, 1);
}

/** The next page comes from the host, as with a browser that has no worker yet. */
async function withoutWorker(page: Page): Promise<void> {
	await page.evaluate(async () => {
		for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
	});
}

/** Which rows the upgrade has been at, and the version that the database says it has; asked without the app. */
async function state(page: Page, address: string) {
	await page.goto(`${address}manifest.webmanifest`);
	const rows = [...(await rowsOf<Row>(page, 'notes')), ...(await rowsOf<Row>(page, 'cards'))];
	const [{ version }] = await page.evaluate(() => indexedDB.databases() as Promise<[Named]>);
	const brought = rows.filter((row) => row.brought).length;
	return { version, brought, rows: rows.length, ratings: await countRatings(page) };
}
interface Row {
	brought?: number;
}
interface Named {
	version: number;
}

test('SIGKILL while the database is brought to a newer version', async ({ launch }, info) => {
	const seeds = everyOne ? 8 : 1;
	test.setTimeout(120_000 + seeds * 60_000);
	const folder = info.outputPath('site');
	cpSync('build', folder, { recursive: true, filter: (path) => !/\.(gz|br)$/.test(path) });
	const { url, server } = await serve({ folder, port: 0 });
	const address = `${url}/`;
	const base = info.outputPath('base');
	const first = await launch(base);
	await startWithDeck(first.page, address);
	for (let i = 0; i < RATINGS; i++) await answer(first.page);
	await withoutWorker(first.page);
	const before = await state(first.page, address);
	expect(before).toMatchObject({ version: 10, brought: 0, ratings: RATINGS });
	await first.close();
	bringVersion(folder);

	const all = { older: 0, newer: 0 };
	for (let seed = 1; seed <= seeds; seed++) {
		const profile = info.outputPath(`seed-${seed}`);
		copyProfile(base, profile);
		const { page, kill } = await launch(profile);
		let hit = () => {};
		const moment = new Promise<void>((resolve) => (hit = resolve));
		await countWrites(page, () => hit());
		const at = Math.ceil((everyOne ? chance(seed) * 1.1 : 0.3) * before.rows * ROUNDS);
		await page.addInitScript((at) => (window.sayAt = at), at);
		const opened = page.getByRole('link', { name: 'Go on studying' }).waitFor();
		await page.goto(address).catch(() => {});
		await Promise.race([moment, opened.catch(() => {})]);
		await kill();

		const left = await launch(profile);
		const found = await state(left.page, address);
		expect(found.ratings).toBe(RATINGS);
		expect([`10: 0`, `20: ${found.rows}`]).toContain(`${found.version}: ${found.brought}`);
		all[found.version === 10 ? 'older' : 'newer']++;
		await left.page.goto(address);
		await expect(left.page.getByRole('link', { name: 'Go on studying' })).toBeVisible();
		const after = await state(left.page, address);
		expect(after).toEqual({ ...before, version: 20, brought: before.rows });
		const asides = (await wholeSnapshots(left.page)).filter(({ why }) => why === 'migration');
		expect(asides.map(({ ratings }) => ratings)).toContain(RATINGS);
		await expectSound(left.page, address);
		await left.kill();
	}
	// Else it was never cut off.
	expect(all.older).toBeGreaterThan(0);
	server.closeAllConnections();
	server.close();
	record({
		fault: 'SIGKILL of the browser while the database is brought to a newer version',
		tries: seeds,
		acknowledged: RATINGS * seeds,
		lost: 0,
		invented: 0,
		holds:
			'the upgrade is done wholly or not at all, and the next start does it; a copy was put aside before it'
	});
});

test('a tab that studies in an older build while another one brings the database further', async ({
	launch,
	watched
}, info) => {
	test.setTimeout(120_000);
	const folder = info.outputPath('site');
	cpSync('build', folder, { recursive: true, filter: (path) => !/\.(gz|br)$/.test(path) });
	const { url, server } = await serve({ folder, port: 0 });
	const address = `${url}/`;
	const { page: old } = await launch(info.outputPath('profile'));
	await startWithDeck(old, address);
	for (let i = 0; i < RATINGS; i++) await answer(old);
	await offlineReady(old);
	bringVersion(folder);
	// As a page is that was reloaded with all caches left out.
	const page = await old.context().newPage();
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.setBypassServiceWorker', { bypass: true });
	await page.goto(address);
	await expect(page.getByRole('link', { name: 'Go on studying' })).toBeVisible();
	await expect(old.getByRole('alert')).toContainText('updated in another tab');
	await old.bringToFront();
	// The worker in force gives it the older build once more, and this one says where the newer one is.
	await old.getByRole('button', { name: 'Reload' }).click();
	await expect(old.getByRole('alert')).toContainText('A newer Adage keeps your data');
	await old.getByRole('button', { name: 'Update now' }).click({ timeout: 30_000 });
	await expect(old.getByRole('button', { name: 'Show answer' })).toBeVisible({ timeout: 20_000 });
	await answer(old);
	expect(await countRatings(old)).toBe(RATINGS + 1);
	expect(await state(page, address)).toMatchObject({ version: 20, ratings: RATINGS + 1 });
	await expectSound(page, address);
	// The browser says itself what the host has no longer.
	for (const problem of watched.splice(0))
		expect(problem).toMatch(/status of 404|MIME type|Unable to preload CSS/);
	server.closeAllConnections();
	server.close();
	record({
		fault: 'The database is brought to a newer version with an old tab open',
		tries: 1,
		acknowledged: RATINGS + 1,
		lost: 0,
		invented: 0,
		holds: 'the older tab gives way and says so; it goes on in the newer build, which it is offered'
	});
});
