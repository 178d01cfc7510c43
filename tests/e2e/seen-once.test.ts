// A later edition changes an answer that was learnt: the difference is shown once when the card is due, in place
// of the question; the log stays as it is, and the card is asked on the next day.
import { cpSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { serve } from '../../scripts/serve';
import {
	answer,
	countRatings,
	expect,
	expectAccessible,
	expectSound,
	fourButtons,
	installedInBerlin,
	newADay,
	partsThere,
	startWithDeck
} from './journey';
import { accepted, open, SECOND, take } from './edition-steps';
import { cardsOf, serveEdition, updateApp } from './newer-deck';
import { question, said } from './study-steps';

const at = (day: number, hour = 9) => new Date(Date.UTC(2026, 4, day, hour));
const heading = (page: Page) => page.getByRole('heading', { name: 'This answer has changed' });
const gotIt = (page: Page) => page.getByRole('button', { name: 'Got it' });

/** Learns the first card of the deck for good, and nothing else. */
async function learnOne(page: Page, url: string): Promise<string> {
	await startWithDeck(page, `${url}/`);
	await page.goto(`${url}/settings/`);
	await page.getByRole('radio', { name: 'Four' }).check();
	await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
	await page.getByLabel('New cards a day').fill('1');
	await page.getByLabel('New cards a day').blur();
	await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
	await page.goto(`${url}/study/`);
	const learnt = (await question(page).textContent())!.trim();
	await answer(page, 'Easy');
	await page.goto(`${url}/settings/`);
	await page.getByLabel('New cards a day').fill('0');
	await page.getByLabel('New cards a day').blur();
	await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
	return learnt;
}

installedInBerlin(
	'a changed answer is shown once and not asked, and asked as usual on the next day',
	async ({ page }, info) => {
		installedInBerlin.slow();
		await page.clock.install({ time: at(4) });
		const folder = info.outputPath('site');
		cpSync('build', folder, { recursive: true, filter: (path) => !/\.(gz|br)$/.test(path) });
		const { url, server } = await serve({ folder, port: 0 });
		const learnt = await learnOne(page, url);
		await partsThere(page, `${url}/`);
		const { was, now } = serveEdition(folder, (deck) => {
			const card = cardsOf(deck).find(({ frontText }) => frontText === learnt)!;
			const was = card.backText;
			const now = was.replace(/\w+\W*$/, 'something else entirely.');
			return Object.assign(card, { backText: now, back: [{ t: 'p', c: [now] }] }) && { was, now };
		});
		await updateApp(page, url);
		await partsThere(page, `${url}/`);
		await page.goto(`${url}/library/`);
		await page.getByRole('button', { name: 'Look at it' }).click();
		await page.getByRole('button', { name: 'Take this edition' }).click();
		await expect(page.getByRole('region', { name: /newer edition/ })).toHaveCount(0);

		// Weeks later it is due.
		await page.clock.setSystemTime(at(25));
		await page.goto(`${url}/study/`);
		await expect(heading(page)).toBeVisible();
		await expect(question(page)).toHaveText(learnt);
		const words = page.locator('#answer');
		await expect(words.locator('ins')).toContainText('something else entirely');
		await expect(words).toContainText('You are asked again tomorrow.');
		const plain = (await words.locator('p').first().textContent())!.replace(/before: |now: /g, '');
		expect(plain.length).toBeGreaterThan(Math.max(was.length, now.length));
		await expect(page.getByRole('button', { name: /Forgot|Good/ })).toHaveCount(0);
		await expectAccessible(page, 'a changed answer');
		// What can be done to a card can be done to this one.
		await page.getByRole('button', { name: 'Where this comes from' }).click();
		await expect(page.getByRole('dialog')).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('dialog')).toHaveCount(0);
		await page.keyboard.press('i');
		await expect(page.getByRole('dialog')).toContainText('changed since you last saw it');
		await page.keyboard.press('Escape');
		await expect(page.getByRole('dialog')).toHaveCount(0);
		// No rating is taken.
		for (const key of ['1', '3', '4']) await page.keyboard.press(key);
		await expect(heading(page)).toBeVisible();
		expect(await countRatings(page)).toBe(1);

		await gotIt(page).click();
		await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
		expect(await countRatings(page)).toBe(1);
		await page.reload();
		await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();

		// Taken back it is shown again, and a key does the same.
		await page.keyboard.press('u');
		await expect(heading(page)).toBeVisible();
		await expect(said(page)).toHaveText('Taken back.');
		await page.waitForTimeout(300);
		await page.keyboard.press('Space');
		await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
		await page.keyboard.press('u');
		await expect(heading(page)).toBeVisible();
		await page.keyboard.press('Shift+U');
		await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();

		await page.clock.setSystemTime(at(26));
		await page.goto(`${url}/study/`);
		await expect(question(page)).toHaveText(learnt);
		await expect(heading(page)).toHaveCount(0);
		await answer(page, 'Good');
		expect(await countRatings(page)).toBe(2);
		await expectSound(page, `${url}/`);
		server.closeAllConnections();
		server.close();
	}
);

installedInBerlin(
	'where what compares the two is not on this device, the new answer is shown, and seen all the same',
	async ({ page, context }) => {
		await page.clock.install({ time: at(4) });
		await accepted(page);
		await fourButtons(page);
		await newADay(page, 1);
		await page.goto('./study/');
		await expect(question(page)).toHaveText('How long does green tea steep?');
		await answer(page, 'Easy');
		await newADay(page, 0);
		await open(page, SECOND);
		await take(page);
		await page.getByRole('button', { name: 'Not now' }).click();
		await expect(page.getByRole('heading', { name: 'Taken' })).toBeVisible();
		await partsThere(page);
		await page.evaluate(async () => {
			for (const name of await caches.keys()) {
				const cache = await caches.open(name);
				for (const request of await cache.keys())
					if (request.url.includes('study-changed')) await cache.delete(request);
			}
		});
		await context.setOffline(true);
		await page.clock.setSystemTime(at(25));
		await page.goto('./settings/');
		const tools = page.locator('dl > div').filter({ hasText: 'Options and details' });
		await expect(tools).toContainText('will be fetched when idle');
		await page.getByRole('link', { name: 'Today' }).click();
		await page.getByRole('link', { name: /Study/ }).click();
		await expect(heading(page)).toBeVisible();
		const words = page.locator('#answer');
		await expect(words).toContainText('Three minutes, since it turns bitter after that.');
		await expect(words).toContainText('can be shown once you are online');
		await expect(words).toContainText('You are asked again tomorrow.');
		await expectAccessible(page, 'a changed answer alone');
		await page.waitForTimeout(300);
		await gotIt(page).click();
		await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
		await page.clock.setSystemTime(at(26));
		await page.goto('./study/');
		await expect(question(page)).toHaveText('How long does green tea steep?');
		await expect(heading(page)).toHaveCount(0);
		await answer(page, 'Good');
		expect(await countRatings(page)).toBe(2);
		await context.setOffline(false);
	}
);
