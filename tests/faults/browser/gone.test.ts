// The rule this file defends: where the connection to the database is lost under the app nobody notices; where it
// stays lost the person is told, their answer is kept, and saved when it can be; and what was updated elsewhere is
// left alone.
import type { Page } from '@playwright/test';
import { answer, countRatings, expect, expectSound, startWithDeck, test } from '../../e2e/journey';
import { showAnswer } from '../../e2e/study-steps';
import { everyOne, record } from '../record';

/** Lets a journey take connections away, as phones do with an app that is in the background. */
async function takeable(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const connections = new Set<IDBDatabase>();
		const begin = IDBDatabase.prototype.transaction;
		let gone = false;
		IDBDatabase.prototype.transaction = function (...args) {
			connections.add(this);
			if (gone) throw new DOMException('The database server went away.', 'UnknownError');
			return begin.apply(this, args);
		};
		Object.assign(window, {
			closeAll: () => connections.forEach((db) => db.close()),
			setGone: (value: boolean) => (gone = value)
		});
	});
}

declare global {
	interface Window {
		closeAll(): void;
		setGone(gone: boolean): void;
	}
}

test('connections are closed under the app, between any two answers', async ({ page }) => {
	await takeable(page);
	await startWithDeck(page);
	const rounds = everyOne ? 20 : 4;
	for (let i = 0; i < rounds; i++) {
		await page.evaluate(() => window.closeAll());
		if (i % 2) await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
		await answer(page, 'Forgot');
	}
	expect(await countRatings(page)).toBe(rounds);
	await expect(page.getByTestId('study')).toBeVisible();
	await page.evaluate(() => window.closeAll());
	await expectSound(page);
	record({
		fault: 'The connection is closed under the app (Chromium)',
		tries: rounds,
		acknowledged: rounds,
		lost: 0,
		invented: 0,
		holds: 'it is opened again, the answer counts once, nobody notices'
	});
});

test('a database that stays away: said so, the answer is kept, and saved after a reload', async ({
	page
}) => {
	await takeable(page);
	await startWithDeck(page);
	await answer(page);
	await showAnswer(page);
	await page.waitForTimeout(300);
	await page.evaluate(() => window.setGone(true));
	await page.getByRole('button', { name: 'Remembered' }).click();
	await expect(page.getByRole('alert')).toContainText('Your last answer is kept');
	await page.getByRole('button', { name: 'Reload' }).click();
	await expect(page.getByText('Your last answer is saved now.')).toBeVisible();
	expect(await countRatings(page)).toBe(2);
	await expectSound(page);
	record({
		fault: 'The database stays away (Chromium)',
		tries: 1,
		acknowledged: 2,
		lost: 0,
		invented: 0,
		holds: 'the page says so, the answer waits outside of it and is saved after a reload'
	});
});

test('a device without any room left: said so, the answer is kept, and saved once there is some', async ({
	page
}) => {
	// What it keeps outlasts a reload, as a full device does.
	await page.addInitScript(() => {
		for (const name of ['add', 'put'] as const) {
			const write = IDBObjectStore.prototype[name];
			IDBObjectStore.prototype[name] = function (...args) {
				if (sessionStorage.getItem('full')) throw new DOMException('Full.', 'QuotaExceededError');
				return write.apply(this, args);
			};
		}
	});
	const full = (is: boolean) =>
		page.evaluate((is) => sessionStorage.setItem('full', is ? 'yes' : ''), is);
	await startWithDeck(page);
	await answer(page);
	await showAnswer(page);
	await page.waitForTimeout(300);
	await full(true);
	await page.getByRole('button', { name: 'Remembered' }).click();
	const said = page.getByRole('alert');
	await expect(said).toContainText('no space left for Adage. Your last answer is kept');
	expect(await countRatings(page)).toBe(1);
	// Nothing is asked over it while it waits.
	await page.getByRole('button', { name: 'Reload' }).click();
	await expect(said).toContainText('no space left for Adage. Your last answer is kept');
	await full(false);
	await page.getByRole('button', { name: 'Reload' }).click();
	await expect(page.getByText('Your last answer is saved now.')).toBeVisible();
	expect(await countRatings(page)).toBe(2);
	await expectSound(page);
	record({
		fault: 'The device is full, and nothing can be given away (Chromium)',
		tries: 1,
		acknowledged: 2,
		lost: 0,
		invented: 0,
		holds:
			'the page says so, the answer waits outside of the database and is saved once there is room'
	});
});

test('back from the background with a database that stays away: said at once', async ({ page }) => {
	await takeable(page);
	await startWithDeck(page);
	await page.evaluate(() => {
		window.setGone(true);
		document.dispatchEvent(new Event('visibilitychange'));
	});
	await expect(page.getByRole('alert')).toContainText('does not let Adage keep data right now');
});

test('a newer database in another tab: the older one is closed, says so and writes nothing', async ({
	page,
	context
}) => {
	await startWithDeck(page);
	await answer(page);
	await showAnswer(page);
	const other = await context.newPage();
	await other.goto('./settings/');
	await expect(other.getByRole('heading', { name: 'Settings' })).toBeVisible();
	await other.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('adage', 20);
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					opening.result.close();
					resolve();
				};
			})
	);
	await page.bringToFront();
	await expect(page.getByRole('alert')).toContainText('updated in another tab');
	await page.getByRole('button', { name: 'Reload' }).click();
	await expect(page.getByRole('alert')).toContainText('A newer Adage keeps your data');
	expect(await countRatings(page)).toBe(1);
	record({
		fault: 'A newer version of the database is opened in another tab',
		tries: 1,
		acknowledged: 1,
		lost: 0,
		invented: 0,
		holds: 'the older tab is closed to it and says so; an older Adage never opens a newer database'
	});
});

test('an older Adage in another tab holds the database that this one would bring to its version: said, and no more than that', async ({
	page,
	context
}) => {
	const old = await context.newPage();
	// A page of this app's host that runs none of it, and names no icon.
	await context.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
	await old.goto('./manifest.webmanifest');
	await old.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('adage', 1);
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => resolve();
			})
	);
	await page.goto('./');
	await expect(page.getByRole('alert')).toContainText('Another tab holds an older Adage open');
	await old.close();
	await page.getByRole('button', { name: 'Reload' }).click();
	await startWithDeck(page);
	await answer(page);
	expect(await countRatings(page)).toBe(1);
	await expectSound(page);
});
