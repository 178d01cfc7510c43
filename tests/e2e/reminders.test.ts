// Reminders do what the settings say of them: nothing is asked for before somebody turns one on, a refusal
// is a sentence, the worker reminds once where no page is open, and the calendar entry is there for all.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import ICAL from 'ical.js';
import {
	answer,
	expect,
	expectAccessible,
	expectSound,
	installedInBerlin,
	installed as test,
	newADay,
	offlineReady,
	startWithDeck
} from './journey';
import { rated, showAnswer } from './study-steps';

const section = (page: Page) => page.locator('#reminders');
const toggle = (page: Page) => section(page).getByLabel('Send me the first question');

/** The notifications that this app has on the screen, as the system holds them. */
const shown = (page: Page) =>
	page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		const all = await registration.getNotifications();
		return all.map(({ title, body }) => ({ title, body }));
	});

test('refused: a sentence says so, nothing is stored, and the calendar entry works all the same', async ({
	page
}) => {
	await startWithDeck(page);
	await page.goto('./settings/');
	await expect(section(page)).not.toContainText('are blocked');
	await toggle(page).click();
	await expect(section(page)).toContainText('are blocked in this browser');
	await expect(toggle(page)).not.toBeChecked();
	await expect(section(page).getByRole('button', { name: 'Send me one now' })).toHaveCount(0);
	await section(page).getByLabel('Time of day').fill('07:45');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		section(page).getByRole('button', { name: 'Save a calendar entry' }).click()
	]);
	expect(download.suggestedFilename()).toBe('adage-0745.ics');
	const calendar = new ICAL.Component(
		ICAL.parse(await readFile(await download.path(), 'utf8')) as never
	);
	const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
	expect(event.isRecurring()).toBe(true);
	expect(String(event.startDate)).toMatch(/T07:45:00$/);
	await expect(section(page).getByRole('status')).toContainText('Open that file once');
	await expectAccessible(page);
	await expectSound(page);
});

test('granted: one is sent at once to try it, and says the first question', async ({
	page,
	context
}) => {
	await context.grantPermissions(['notifications']);
	await startWithDeck(page);
	const first = await page.getByTestId('study').innerText();
	await answer(page);
	await offlineReady(page);
	await page.goto('./settings/');
	await expect(toggle(page)).not.toBeChecked();
	await toggle(page).click();
	await expect(toggle(page)).toBeChecked();
	await section(page).getByRole('button', { name: 'Send me one now' }).click();
	await expect(section(page).getByRole('status')).toContainText('Sent.');
	await expect.poll(() => shown(page)).toHaveLength(1);
	const [sent] = await shown(page);
	expect(first.replace(/\s+/g, ' ')).toContain(sent!.title.slice(0, 60));
	expect(sent!.body).toBe('One card waits today.');
	// After a reload it is still on, and turning it off holds as well.
	await page.reload();
	await expect(toggle(page)).toBeChecked();
	await toggle(page).click();
	await expect(section(page).getByRole('button', { name: 'Send me one now' })).toHaveCount(0);
	await page.reload();
	await expect(section(page)).toBeVisible();
	await expect(toggle(page)).not.toBeChecked();
});

/** Wakes the app's worker as the browser does when it thinks fit, with no page of the app open. */
async function wake(page: Page): Promise<void> {
	const origin = new URL(page.url()).origin;
	await page.goto('about:blank');
	const cdp = await page.context().newCDPSession(page);
	const registration = new Promise<string>((resolve) => {
		cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
			const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
			if (ours) resolve(ours.registrationId);
		});
	});
	await cdp.send('ServiceWorker.enable');
	const registrationId = await registration;
	const tag = 'adage-daily';
	await cdp.send('ServiceWorker.dispatchPeriodicSyncEvent', { origin, registrationId, tag });
}

test('woken by the browser with no page open, the worker reminds once a day', async ({
	page,
	context
}) => {
	await context.grantPermissions(['notifications']);
	await startWithDeck(page);
	await answer(page);
	await offlineReady(page);
	await page.goto('./settings/');
	// The hour at which days begin: it is past at any hour.
	await section(page).getByLabel('Time of day').fill('04:00');
	await toggle(page).click();
	await expect(section(page).getByRole('button', { name: 'Send me one now' })).toBeVisible();
	// As often as the browser likes: a page that is just going away still counts as looked at.
	await expect(async () => {
		await wake(page);
		await page.goto('./settings/');
		await expect.poll(() => shown(page), { timeout: 2000 }).toHaveLength(1);
	}).toPass();
	await expect(section(page)).not.toContainText('It last did on undefined');

	// Put away by the person, it does not come again on this day.
	await page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		for (const notification of await registration.getNotifications()) notification.close();
	});
	await wake(page);
	await page.goto('./settings/');
	await page.waitForTimeout(500);
	expect(await shown(page)).toEqual([]);
});

/** When the worker was last woken, as it noted itself. */
const woken = (page: Page) =>
	page.evaluate(async () => {
		for (const name of await caches.keys()) {
			const noted = await (await caches.open(name)).match('/reminder/woken');
			if (noted) return Number(await noted.text());
		}
		return 0;
	});

test('after the goal of the day is met nothing is sent', async ({ page, context }) => {
	await context.grantPermissions(['notifications']);
	await startWithDeck(page);
	for (let i = 0; i < 10; i++) await answer(page, 'Forgot');
	await offlineReady(page);
	await page.goto('./settings/');
	await section(page).getByLabel('Time of day').fill('04:00');
	await toggle(page).click();
	await expect(section(page).getByRole('button', { name: 'Send me one now' })).toBeVisible();
	const before = Date.now();
	await wake(page);
	await page.goto('./settings/');
	await expect.poll(() => woken(page)).toBeGreaterThanOrEqual(before);
	await page.waitForTimeout(300);
	expect(await shown(page)).toEqual([]);
	// Cards of today are left all the same, and trying it sends one.
	await section(page).getByRole('button', { name: 'Send me one now' }).click();
	await expect.poll(() => shown(page)).toHaveLength(1);
});

/** Taps a button of the notification that is shown (none: the notification itself), as the system tells the worker. */
async function tap(page: Page, action = ''): Promise<void> {
	const [worker] = page.context().serviceWorkers();
	await worker!.evaluate(async (action) => {
		const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
		const [notification] = await registration.getNotifications();
		let done: Promise<unknown> | undefined;
		const waitUntil = (work: Promise<unknown>) => (done = work);
		dispatchEvent(
			Object.assign(new Event('notificationclick'), { notification, action, waitUntil })
		);
		// Only a tap of a person's own brings a window to the front.
		await done!.catch((error: Error) => {
			if (error.name !== 'InvalidAccessError') throw error;
		});
	}, action);
}

test('its buttons show the answer where it stands, and go to study', async ({ page, context }) => {
	await context.grantPermissions(['notifications']);
	await startWithDeck(page);
	await showAnswer(page);
	const answered = (await page.locator('#answer').innerText()).replace(/\s+/g, ' ').trim();
	await page.getByRole('button', { name: 'Remembered' }).click();
	await rated(page, 1);
	await offlineReady(page);
	await page.goto('./settings/');
	await toggle(page).click();
	await section(page).getByRole('button', { name: 'Send me one now' }).click();
	await expect.poll(() => shown(page)).toHaveLength(1);
	const [sent] = await shown(page);
	await tap(page, 'answer');
	await expect
		.poll(async () => (await shown(page)).map(({ body }) => body))
		.not.toEqual([sent!.body]);
	const [turned] = await shown(page);
	expect(turned!.title).toBe(sent!.title);
	expect(turned!.body.replace(/\s+/g, ' ').slice(0, 200)).toBe(
		answered.replace('Answer: ', '').slice(0, 200)
	);
	await tap(page, 'study');
	await page.waitForURL('**/study/');
	expect(await shown(page)).toEqual([]);
	await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
});

/** Keeps each number that the page puts on the icon; what was put last. */
async function watchBadge(page: Page) {
	await page.addInitScript(() => {
		const badges: (number | undefined)[] = [];
		Object.assign(window, { badges });
		const [set, clear] = [navigator.setAppBadge, navigator.clearAppBadge];
		navigator.setAppBadge = (due?: number) => {
			badges.push(due);
			return set.call(navigator, due);
		};
		navigator.clearAppBadge = () => {
			badges.push(0);
			return clear.call(navigator);
		};
	});
	return () => page.evaluate(() => (window as never as { badges: number[] }).badges.at(-1));
}

installedInBerlin(
	'it follows the day while the page is open: what is answered, and what a new day brings',
	async ({ page }) => {
		const last = await watchBadge(page);
		await page.clock.install({ time: new Date('2026-05-04T20:00:00+02:00') });
		await startWithDeck(page);
		await newADay(page, 2);
		await page.goto('./study/');
		await answer(page);
		await page.clock.runFor(12 * 60_000);
		await answer(page);
		await answer(page);
		// One is learnt, the other one waits ten minutes.
		await page.goto('./');
		await expect(page.getByTestId('streak')).toBeVisible();
		await page.clock.runFor(5000);
		await expect.poll(last).toBe(1);
		// Five days on, the page still open, both are due.
		await page.clock.fastForward(5 * 24 * 3_600_000);
		await expect.poll(last).toBe(2);
		await newADay(page, 0);
		await page.goto('./study/');
		await answer(page);
		await answer(page);
		await expect(page.getByRole('heading', { level: 1, name: /Done/ })).toBeVisible();
		await expect.poll(last).toBe(0);
		await expectSound(page);
	}
);

test('the number on the icon is what is due, and goes when it is not wanted', async ({ page }) => {
	const last = await watchBadge(page);
	await startWithDeck(page);
	await answer(page);
	await page.goto('./settings/');
	await section(page).getByRole('button', { name: 'Show it now' }).click();
	await expect(section(page).getByRole('status')).toContainText('Set to 1 card.');
	expect(await last()).toBe(1);
	await section(page).getByLabel('Show how many cards are due').click();
	await expect.poll(last).toBe(0);
});
