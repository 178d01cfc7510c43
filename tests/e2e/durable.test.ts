// The browser is killed in the middle of a session: on the same profile no acknowledged rating is lost.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { chromium, expect, test, type Page } from '@playwright/test';
import { chromiumPath } from '../../scripts/chromium';
import { ADDRESS } from './address';
import { answer, countRatings, expectSound, startWithDeck } from './journey';

// A browser that is killed cannot hand over its trace.
test.use({ trace: 'off' });

/** A Chromium of our own, so that the whole of it can be killed at once. */
async function launch(profile: string): Promise<{ page: Page; kill: () => Promise<void> }> {
	const process = spawn(
		chromiumPath()!,
		[
			'--headless=new',
			'--no-sandbox',
			'--disable-gpu',
			'--disable-background-networking',
			'--disable-component-update',
			'--no-first-run',
			'--remote-debugging-port=0',
			`--user-data-dir=${profile}`,
			'about:blank'
		],
		{ detached: true, stdio: ['ignore', 'ignore', 'pipe'] }
	);
	const browser = await chromium.connectOverCDP(await endpoint(process));
	const page = await browser.contexts()[0]!.newPage();
	await page.setViewportSize({ width: 360, height: 740 });
	return {
		page,
		async kill() {
			const gone = new Promise((resolve) => process.once('exit', resolve));
			globalThis.process.kill(-process.pid!, 'SIGKILL');
			await gone;
		}
	};
}

function endpoint(process: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let said = '';
		process.stderr!.on('data', (chunk: Buffer) => {
			said += chunk.toString();
			const found = /ws:\/\/\S+/.exec(said);
			if (found) resolve(found[0]);
		});
		process.once('exit', () => reject(new Error(`The browser did not start: ${said}`)));
	});
}

test('SIGKILL in mid-session loses no acknowledged rating', async ({}, info) => {
	test.slow();
	const profile = info.outputPath('profile');
	mkdirSync(profile, { recursive: true });
	let acknowledged = 0;
	for (let round = 0; round < 3; round++) {
		const { page, kill } = await launch(profile);
		if (round === 0) {
			await page.goto(ADDRESS);
			await startWithDeck(page, ADDRESS);
		} else {
			await page.goto(`${ADDRESS}study/`);
			await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
			expect(await countRatings(page)).toBe(acknowledged);
		}
		for (let i = 0; i < 3; i++) {
			await answer(page);
			acknowledged++;
		}
		await kill();
	}
	const { page, kill } = await launch(profile);
	await page.goto(ADDRESS);
	await expect(page.getByRole('link', { name: 'Go on studying' })).toBeVisible();
	expect(await countRatings(page)).toBe(acknowledged);
	await expectSound(page, ADDRESS);
	await kill();
});
