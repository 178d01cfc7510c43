// The rule this file defends: a browser that is killed while somebody answers loses no acknowledged answer, and
// none is there that was not given; at most the one that was being written.
import { setTimeout as wait } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import { ADDRESS } from '../../e2e/address';
import { countRatings, expectSound, newADay, startWithDeck } from '../../e2e/journey';
import { everyOne, record } from '../record';
import { chance, test } from './own-browser';

test.use({ trace: 'off' });

const SEEDS = everyOne ? 20 : 2;

/** Answers the card that is asked by its keys, and waits until that is acknowledged. */
async function pressOn(page: Page): Promise<void> {
	const acknowledged = () =>
		Number(document.querySelector<HTMLElement>('[data-rated]')?.dataset.rated);
	const before = await page.evaluate(acknowledged);
	await page.waitForFunction(
		(before) => {
			const screen = document.querySelector<HTMLElement>('[data-rated]')!;
			// A key that came too soon after the screen changed is pressed again.
			const key = document.querySelector('#answer') ? '3' : ' ';
			document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
			return Number(screen.dataset.rated) > before;
		},
		before,
		{ polling: 100 }
	);
}

test('SIGKILL while answers are written', async ({ launch }, info) => {
	test.setTimeout(60_000 + SEEDS * 20_000);
	const profile = info.outputPath('profile');
	let { page, kill } = await launch(profile);
	await startWithDeck(page, ADDRESS);
	if (everyOne) await newADay(page, 200, ADDRESS);
	let acknowledged = 0;
	let unsaid = 0;
	for (let seed = 1; seed <= SEEDS; seed++) {
		await page.goto(`${ADDRESS}study/`);
		await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
		let given = 0;
		const answering = (async () => {
			for (;;) {
				await pressOn(page);
				given++;
			}
		})().catch(() => {});
		// In the middle of whatever is going on by then.
		while (given < 2) await wait(20);
		await wait(chance(seed) * 1500);
		await kill();
		await answering;
		acknowledged += given;
		({ page, kill } = await launch(profile));
		await page.goto(ADDRESS);
		await expect(page.getByRole('link', { name: 'Go on studying' })).toBeVisible();
		const found = await countRatings(page);
		expect(found).toBeGreaterThanOrEqual(acknowledged);
		expect(found).toBeLessThanOrEqual(acknowledged + 1);
		// Written, and killed before it could say so.
		unsaid += found - acknowledged;
		acknowledged = found;
	}
	await expectSound(page, ADDRESS);
	record({
		fault: 'SIGKILL of the browser while answers are written',
		tries: SEEDS,
		acknowledged: acknowledged - unsaid,
		lost: 0,
		invented: 0,
		holds: 'every acknowledged answer is there, and at most the one that was being written'
	});
});
