// Options are changed where the deck is, on a phone, and are in force at once; what cannot be is said and
// not stored; decks share options or have their own; a card that will not stick is told of and taken back.
import type { Page } from '@playwright/test';
import {
	answer,
	expect,
	expectAccessible,
	expectSound,
	inBerlin,
	offlineReady,
	startWithDeck,
	test as journey,
	watch
} from './journey';

// A part that cannot be loaded is said by the browser itself.
const test = journey.extend({
	watched: async ({ context }, use) => {
		const problems: string[] = [];
		await watch(context, problems);
		await use(problems);
		expect(problems.filter((problem) => !/ERR_FAILED/.test(problem))).toEqual([]);
	}
});
const installed = test.extend({ serviceWorkers: 'allow' });

const tea = '# Tea\n\n## How long does green tea steep?\n\nTwo minutes.\n';

async function openOptions(page: Page, deck: RegExp = /Advice/) {
	await page.goto('./library/');
	await page.getByRole('link', { name: deck }).click();
	await page.getByRole('button', { name: 'Options', exact: true }).click();
	const sheet = page.getByRole('dialog');
	await expect(sheet.getByLabel('New cards a day')).toBeVisible();
	return sheet;
}

async function set(page: Page, label: string, value: string) {
	const field = page.getByRole('dialog').getByLabel(label);
	await field.fill(value);
	await field.blur();
}

/** Closes the options and opens them again: what they show then is what is stored. */
async function reopen(page: Page) {
	await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
	await page.getByRole('button', { name: 'Options', exact: true }).click();
}

const group = (page: Page, title: string) =>
	page.locator('dialog summary', { has: page.getByRole('heading', { name: title }) }).click();

/** Takes a second deck in, of one card. */
async function addTea(page: Page) {
	await page.goto('./import/');
	await page.getByLabel('Text').fill(tea);
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await page.getByRole('button', { name: /^Add/ }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
}

inBerlin(
	'options of a deck: good ones are in force at once, bad ones are said and not stored',
	async ({ page }) => {
		await page.clock.install({ time: new Date('2026-05-04T18:00:00+02:00') });
		await startWithDeck(page);
		await expect(page.getByTestId('left')).toHaveText('8 left');
		const sheet = await openOptions(page);
		await set(page, 'New cards a day', '-4');
		await expect(sheet.getByText('Choose a whole number from 0 to 9,999.')).toBeVisible();
		await expect(sheet.getByLabel('New cards a day')).toHaveAttribute('aria-invalid', 'true');
		await set(page, 'Reviews a day', '12.5');
		await group(page, 'New cards');
		await set(page, 'Steps while it is learnt', 'soon');
		await expect(sheet.getByText('“soon” is no step.')).toBeVisible();
		await page.reload();
		await openOptions(page);
		await expect(sheet.getByLabel('New cards a day')).toHaveValue('8');
		await expect(sheet.getByLabel('Reviews a day')).toHaveValue('200');

		await set(page, 'New cards a day', '3');
		await group(page, 'New cards');
		await set(page, 'Steps while it is learnt', '30 sec, 2 hours');
		await expect(sheet.getByLabel('Steps while it is learnt')).toHaveValue('30s 2h');
		await expect(
			sheet.getByText('It comes again after 30 seconds, then after 2 hours;')
		).toBeVisible();
		await group(page, 'Dates');
		await sheet.getByLabel('Sunday').selectOption('None');
		await sheet.getByLabel('Saturday').selectOption('Fewer cards');
		await expect(sheet.getByText('vary a little · with easy days')).toBeVisible();
		await sheet.getByRole('slider').fill('80');
		await expect(sheet.getByText(/^You still know about 80 of 100 cards/)).toContainText(
			/after 30 days with 90% comes after \d\d+\./
		);
		// Nothing is wider than the screen, and nothing is left to say about access.
		for (const title of [
			'Reviews',
			'Forgotten cards',
			'Cards that will not stick',
			'Cards of one note'
		])
			await group(page, title);
		const wide = await sheet.locator('.body').evaluate((it) => it.scrollWidth - it.clientWidth);
		expect(wide).toBe(0);
		await expectAccessible(page);

		await page.goto('./study/');
		await expect(page.getByTestId('left')).toHaveText('3 left');
		await expect(async () => {
			await page.getByRole('button', { name: 'Show answer' }).click({ timeout: 1_000 });
			await expect(page.locator('#answer')).toBeVisible({ timeout: 300 });
		}).toPass();
		await expect(page.getByRole('button', { name: /Remembered/ })).toContainText('in 2 hours');
		// The default preset is what the settings show.
		await page.goto('./settings/');
		await expect(page.getByLabel('New cards a day')).toHaveValue('3');
		await page.getByRole('button', { name: 'All study options' }).click();
		await expect(page.getByRole('heading', { name: 'All study options' })).toBeVisible();
		await group(page, 'Dates');
		await expect(sheet.getByLabel('Sunday')).toHaveValue('0');
		await expect(
			sheet.getByText('For every deck without options of its own: 1 deck')
		).toBeVisible();
		await expectSound(page);
	}
);

test('decks share options, get their own, lose them and have them back', async ({ page }) => {
	await startWithDeck(page);
	await addTea(page);
	const sheet = await openOptions(page, /Tea/);
	await expect(sheet.getByText('Changes apply to 2 decks.')).toBeVisible();
	await sheet.getByRole('button', { name: 'New preset for this deck' }).click();
	await expect(sheet.getByText('Changes apply to this deck only.')).toBeVisible();
	await set(page, 'New cards a day', '2');
	await sheet.getByRole('button', { name: 'Rename preset' }).click();
	await sheet.getByLabel('Name of these options').fill('Slow');
	await page.keyboard.press('Enter');
	const inUse = sheet.getByLabel('Preset', { exact: true });
	await expect(inUse.locator('option:checked')).toHaveText('Slow (1 deck)');

	await sheet.getByRole('button', { name: 'Delete preset' }).click();
	await expect(sheet.getByText('Deleted the options “Slow”')).toBeVisible();
	await expect(sheet.getByLabel('New cards a day')).toHaveValue('8');
	await sheet.getByRole('button', { name: 'Undo' }).click();
	await expect(sheet.getByLabel('New cards a day')).toHaveValue('2');

	// The other deck takes them too, with a share to remember that is its own.
	await openOptions(page);
	await expect(sheet.getByLabel('New cards a day')).toHaveValue('8');
	await inUse.selectOption({ label: 'Slow (1 deck)' });
	await expect(sheet.getByText('Changes apply to 2 decks.')).toBeVisible();
	await sheet.getByRole('radio', { name: 'This deck only' }).check();
	await sheet.getByRole('slider').fill('95');
	await reopen(page);
	await expect(sheet.getByText('95%', { exact: true })).toBeVisible();
	await expect(sheet.getByRole('radio', { name: 'This deck only' })).toBeChecked();
	await openOptions(page, /Tea/);
	await expect(sheet.getByText('90%', { exact: true })).toBeVisible();
	await openOptions(page);
	await expect(sheet.getByText('95%', { exact: true })).toBeVisible();
	await sheet.getByRole('radio', { name: 'All of them' }).check();
	await expect(sheet.getByText('90%', { exact: true })).toBeVisible();
	await expectSound(page);
});

test('a deck becomes part of another, and never of itself', async ({ page }) => {
	await startWithDeck(page);
	await addTea(page);
	const sheet = await openOptions(page, /Tea/);
	const partOf = sheet.getByLabel('Part of');
	await partOf.selectOption({ index: 1 });
	await expect(sheet.getByText(/^“Tea” is part of “Advice.*” now/)).toBeVisible();
	await openOptions(page);
	// The only other deck lies in this one.
	await expect(sheet.getByLabel('Part of')).toHaveCount(0);
	await openOptions(page, /Tea/);
	await partOf.selectOption('No other deck');
	await sheet.getByRole('button', { name: 'Undo' }).click();
	await expect(partOf.locator('option:checked')).toHaveText(/^Advice/);
	await expectSound(page);
});

installed('options without a network, once they are on the device', async ({ page, context }) => {
	await startWithDeck(page);
	await page.goto('./settings/');
	await offlineReady(page);
	await expect
		.poll(
			() =>
				page.evaluate(async () => {
					const names = (await caches.keys()).filter((name) => name.startsWith('adage-parts'));
					const caught = await Promise.all(
						names.map(async (name) => (await caches.open(name)).keys())
					);
					return caught.flat().some(({ url }) => url.includes('/parts/deck-options-'));
				}),
			{ timeout: 20_000 }
		)
		.toBe(true);
	await context.setOffline(true);
	const sheet = await openOptions(page);
	await set(page, 'New cards a day', '4');
	await reopen(page);
	await expect(sheet.getByLabel('New cards a day')).toHaveValue('4');
	await page.evaluate(async () => {
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys())
				if (request.url.includes('/parts/deck-options-')) await cache.delete(request);
		}
	});
	await page.goto('./settings/');
	await page.getByRole('button', { name: 'All study options' }).click();
	await expect(
		page.getByText('What changes these options is not on this device yet.')
	).toBeVisible();
	await context.setOffline(false);
});

inBerlin(
	'a card that is forgotten again and again is told of, suspended, edited, and taken back',
	async ({ page }) => {
		test.slow();
		await page.clock.install({ time: new Date('2026-05-04T18:00:00+02:00') });
		await startWithDeck(page);
		const sheet = await openOptions(page);
		await set(page, 'New cards a day', '1');
		await group(page, 'New cards');
		await set(page, 'Steps while it is learnt', '');
		await group(page, 'Forgotten cards');
		await set(page, 'Steps after forgetting', '');
		await group(page, 'Cards that will not stick');
		await set(page, 'Times forgotten', '2');
		// What was set before it may be shown once more, as it is stored by then.
		const suspends = sheet.getByRole('radio', { name: 'Suspend too' });
		await suspends.click();
		await expect(suspends).toBeChecked();
		await expect(sheet.getByText('suspended after 2 times')).toBeVisible();
		await page.goto('./study/');
		await answer(page);
		await openOptions(page);
		await set(page, 'New cards a day', '0');
		await reopen(page);
		await expect(sheet.getByLabel('New cards a day')).toHaveValue('0');

		await page.clock.setSystemTime(new Date('2026-05-20T18:00:00+02:00'));
		await page.goto('./study/');
		await answer(page, 'Forgot');
		await expect(page.getByText('You forgot the last card')).toHaveCount(0);
		await page.clock.setSystemTime(new Date('2026-05-28T18:00:00+02:00'));
		await page.goto('./study/');
		await answer(page, 'Forgot');
		await expect(
			page.getByText('You forgot the last card 2 times, so it is suspended.')
		).toBeVisible();
		await page.getByRole('button', { name: 'Edit' }).click();
		await sheet.getByLabel('Question').fill('Asked in other words?');
		await sheet.getByRole('button', { name: 'Save' }).click();
		await expect(page.getByText('Edited a card')).toBeVisible();

		// Forgotten on another day of the same library: what was written with the answer goes with it.
		await page.getByRole('button', { name: 'Undo', exact: true }).click();
		await page.getByRole('button', { name: /^Undo the last answer/ }).click();
		await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
		await page.goto('./library/');
		await page.getByRole('link', { name: /Advice/ }).click();
		await expect(page.getByText('often forgotten')).toHaveCount(0);
		await page.goto('./study/');
		await answer(page, 'Forgot');
		await page.goto('./library/');
		await page.getByRole('link', { name: /Advice/ }).click();
		await page.getByLabel('Show', { exact: true }).selectOption('Often forgotten (1)');
		await expect(page.getByText('suspended · often forgotten')).toBeVisible();
		await expectSound(page);
	}
);
