// Studying survives what goes wrong around it: addresses that name nothing, decks and cards that go while
// they are studied, clocks that jump, days that end in the middle, two tabs, fast fingers. There is always a
// sentence or a card, and nothing is lost.
import type { Page } from '@playwright/test';
import { answer, expect, expectSound, startWithDeck, test } from './journey';

const screen = (page: Page) => page.getByTestId('study');
const said = (page: Page) => screen(page).getByRole('status');
const rated = (page: Page, count: number) =>
	expect(screen(page)).toHaveAttribute('data-rated', String(count));
const at = (moment: string) => new Date(`${moment}+02:00`);

async function showAnswer(page: Page) {
	await expect(async () => {
		if (!(await page.locator('#answer').isVisible()))
			await page.getByRole('button', { name: 'Show answer' }).click({ timeout: 1000 });
		await expect(page.locator('#answer')).toBeVisible({ timeout: 300 });
	}).toPass();
	// Taps of the same moment belong to the one that showed it.
	await page.waitForTimeout(300);
}

/** Ratings in the log that stand, however often they were taken back and done again. */
function countRatings(page: Page): Promise<number> {
	return page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const opening = indexedDB.open('adage');
				opening.onsuccess = () => {
					const db = opening.result;
					const reading = db.transaction('reviews').objectStore('reviews').getAll();
					reading.onsuccess = () => {
						const batches = reading.result as {
							entries: { id: string; kind: string; target?: string; on?: boolean }[];
						}[];
						const log = batches.flatMap(({ entries }) => entries);
						log.sort((a, b) => (a.id < b.id ? -1 : 1));
						const stands = new Map<string, boolean>();
						for (const { id, kind, target, on } of log)
							if (kind === 'review') stands.set(id, true);
							else if (kind === 'void' && stands.has(target!)) stands.set(target!, !on);
						db.close();
						resolve([...stands.values()].filter(Boolean).length);
					};
				};
			})
	);
}

/** The id of the one deck there is. */
async function deckId(page: Page): Promise<string> {
	const study = await page.context().newPage();
	await study.goto('./library/');
	await study.getByRole('link', { name: /Advice/ }).click();
	const href = await study.getByRole('link', { name: 'Study', exact: true }).getAttribute('href');
	await study.close();
	return new URL(href!, 'http://localhost').searchParams.get('deck')!;
}

async function deleteDeck(page: Page) {
	await page.goto('./library/');
	await page.getByRole('link', { name: /Advice/ }).click();
	await page.getByRole('button', { name: 'Delete deck' }).click();
	await expect(page.getByText('Deleted “')).toBeVisible();
}

test('an address that names a deck that is not there says so', async ({ page }) => {
	await startWithDeck(page);
	await page.goto('./study/?deck=gone');
	await expect(page.getByText('This deck is no longer here')).toBeVisible();
	await expect(page.getByText('Done for today')).toHaveCount(0);
	await page.goto('./study/?deck=gone&with=preview');
	await expect(page.getByText('This deck is no longer here')).toBeVisible();
	// Without a name it is all of them.
	await page.goto('./study/?deck=');
	await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
});

test('wrong sessions in the address are the plan of the day, and are said', async ({ page }) => {
	await startWithDeck(page);
	for (const query of [
		'with=',
		'with=nothing',
		'with=ahead',
		'with=ahead&days=0',
		'with=ahead&days=-3',
		'with=forgotten&days=1e9',
		'with=chosen&which=some'
	]) {
		await page.goto(`./study/?${query}`);
		await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
		await expect(said(page)).toHaveText(/This session cannot be opened/);
	}
});

test('a session that says it begins in the future begins now, and ends', async ({ page }) => {
	await startWithDeck(page);
	await answer(page, 'Forgot');
	await page.goto('./study/?with=forgotten&days=1&from=99999999999999');
	await answer(page);
	await expect(page.getByRole('heading', { name: 'That was all of it' })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('heading', { name: 'That was all of it' })).toBeVisible();
	await expectSound(page);
});

test('one session after another, and the plan again by going back', async ({ page }) => {
	await startWithDeck(page);
	await answer(page, 'Forgot');
	await page.goto('./study/?with=forgotten&days=1');
	await answer(page);
	await expect(page.getByRole('heading', { name: 'That was all of it' })).toBeVisible();
	await page.getByRole('button', { name: 'More ways to study' }).click();
	await page.getByRole('link', { name: /^Look at \d+ new cards/ }).click();
	await expect(page.getByText('Practice: no date changes')).toBeVisible();
	await rated(page, 0);
	await page.goBack();
	await expect(page.getByRole('heading', { name: 'That was all of it' })).toBeVisible();
	await expectSound(page);
});

test('more for today, twice and undone, from the end of a session', async ({ page }) => {
	await startWithDeck(page);
	await page.goto('./settings/');
	await page.getByLabel('New cards a day').fill('1');
	await page.getByLabel('New cards a day').blur();
	await page.getByRole('radio', { name: 'Four' }).check();
	await page.goto('./study/');
	await answer(page, 'Easy');
	await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
	for (const more of [1, 2]) {
		await page.getByRole('button', { name: 'More ways to study' }).click();
		await page.getByLabel(/^New cards/).fill(String(more));
		await page.getByRole('button', { name: 'Add new cards' }).click();
		await expect(page.getByTestId('left')).toHaveText(`${more} left`);
		if (more === 1) {
			await answer(page, 'Easy');
			await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
		}
	}
	await page.keyboard.press('u');
	await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
	await page.keyboard.press('Shift+U');
	await expect(page.getByTestId('left')).toHaveText('2 left');
	await expectSound(page);
	expect(await countRatings(page)).toBe(2);
});

test('a deck that is deleted in another tab while it is studied, and comes back', async ({
	page,
	context
}) => {
	await startWithDeck(page);
	const deck = await deckId(page);
	await page.goto(`./study/?deck=${deck}`);
	await answer(page);
	await showAnswer(page);
	const other = await context.newPage();
	await deleteDeck(other);
	await page.getByRole('button', { name: 'Remembered' }).click();
	await expect(page.getByText('This deck is no longer here')).toBeVisible();
	expect(await countRatings(page)).toBe(1);
	await other.getByRole('button', { name: 'Undo' }).click();
	await page.reload();
	await answer(page);
	expect(await countRatings(page)).toBe(2);
	await expectSound(page);
});

test('a clock set back a year in mid-session and right again', async ({ page }) => {
	await page.clock.install({ time: at('2026-05-04T18:00:00') });
	await startWithDeck(page);
	await answer(page);
	await showAnswer(page);
	await page.clock.setSystemTime(at('2025-05-04T18:00:00'));
	await page.getByRole('button', { name: 'Remembered' }).click();
	await expect(said(page)).toContainText(/The clock of this device .* 2025/);
	expect(await countRatings(page)).toBe(1);
	await page.clock.setSystemTime(at('2026-05-04T18:02:00'));
	await page.clock.runFor(1000);
	await page.getByRole('button', { name: 'Remembered' }).click();
	await expect(said(page)).toContainText(/The clock of this device .* 2026/);
	await page.clock.runFor(1000);
	await page.getByRole('button', { name: 'Remembered' }).click();
	await expect.poll(() => countRatings(page)).toBe(2);
	await rated(page, 2);
	await expectSound(page);
});

test('answers under a clock ten years ahead are told of first, and can be taken back', async ({
	page
}) => {
	await page.clock.install({ time: at('2026-05-04T18:00:00') });
	await startWithDeck(page);
	await answer(page);
	await showAnswer(page);
	await page.clock.setSystemTime(at('2036-05-04T18:00:00'));
	await page.getByRole('button', { name: 'Remembered' }).click();
	await expect(said(page)).toContainText('2036');
	await page.clock.runFor(1000);
	await page.getByRole('button', { name: 'Remembered' }).click();
	await expect.poll(() => countRatings(page)).toBe(2);
	await page.clock.setSystemTime(at('2026-05-04T18:05:00'));
	await page.reload();
	await rated(page, 1);
	await page.keyboard.press('u');
	await expect(said(page)).toHaveText('Taken back.');
	await expect.poll(() => countRatings(page)).toBe(1);
	await rated(page, 1);
	await answer(page);
	await expectSound(page);
	expect(await countRatings(page)).toBe(2);
});

test('a tab that rested on the end of a session over night goes on with the new day', async ({
	page
}) => {
	await page.clock.install({ time: at('2026-05-04T18:00:00') });
	await startWithDeck(page);
	await page.goto('./settings/');
	await page.getByLabel('New cards a day').fill('2');
	await page.getByLabel('New cards a day').blur();
	await page.getByRole('radio', { name: 'Four' }).check();
	await page.goto('./study/');
	await answer(page, 'Easy');
	await answer(page, 'Easy');
	await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
	await page.clock.setSystemTime(at('2026-05-05T09:00:00'));
	await page.clock.runFor(61_000);
	await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
	await rated(page, 0);
	await answer(page, 'Easy');
	await rated(page, 1);
	await expectSound(page);
	expect(await countRatings(page)).toBe(3);
});

test('the day ends while practice goes on: what was gone through does not come again', async ({
	page
}) => {
	await page.clock.install({ time: at('2026-05-04T23:00:00') });
	await startWithDeck(page);
	for (let i = 0; i < 3; i++) await answer(page, 'Forgot');
	await page.goto('./study/?with=forgotten&days=2');
	await answer(page);
	await showAnswer(page);
	await page.clock.setSystemTime(at('2026-05-05T04:30:00'));
	await page.getByRole('button', { name: 'Remembered' }).click();
	await rated(page, 2);
	await expect(page.getByTestId('left')).toHaveText('1 left');
	await page.reload();
	await expect(page.getByTestId('left')).toHaveText('1 left');
	await rated(page, 2);
	await expectSound(page);
});

test('two tabs undo and redo crosswise: what each says is counted right', async ({
	page,
	context
}) => {
	await startWithDeck(page);
	await answer(page);
	const other = await context.newPage();
	await other.goto('./study/');
	await rated(other, 1);
	await answer(other);
	await rated(other, 2);
	await page.bringToFront();
	// The first tab means its own answer, which is not the newest one.
	await page.keyboard.press('u');
	await expect(said(page)).toHaveText(/Something else was done since/);
	await page.keyboard.press('u');
	await expect(said(page)).toHaveText('Taken back.');
	await rated(page, 1);
	await other.bringToFront();
	await other.keyboard.press('u');
	await expect(said(other)).toHaveText(/Something else was done since/);
	await other.keyboard.press('Shift+U');
	await expect(said(other)).toHaveText('Done again.');
	await rated(other, 2);
	await page.bringToFront();
	await page.keyboard.press('Shift+U');
	await expect(said(page)).toHaveText(/Something else was done since/);
	await rated(page, 2);
	expect(await countRatings(page)).toBe(2);
	await expectSound(page);
});

test('a held key undoes a long session, answer by answer', async ({ page }) => {
	test.slow();
	await startWithDeck(page);
	for (let i = 0; i < 16; i++) await answer(page);
	await page.keyboard.down('u');
	for (let i = 0; i < 400 && (await screen(page).getAttribute('data-rated')) !== '0'; i++)
		await page.keyboard.down('u');
	await page.keyboard.up('u');
	await rated(page, 0);
	expect(await countRatings(page)).toBe(0);
	for (let i = 0; i < 16; i++) {
		await page.keyboard.press('Shift+U');
		await rated(page, i + 1);
	}
	expect(await countRatings(page)).toBe(16);
	await expectSound(page);
});

test('taps and keys at once answer one card once', async ({ page }) => {
	await startWithDeck(page);
	for (let i = 1; i <= 4; i++) {
		await showAnswer(page);
		const button = (await page.getByRole('button', { name: 'Remembered' }).elementHandle())!;
		await button.evaluate((element: HTMLElement) => {
			const press = (key: string) =>
				document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
			element.click();
			element.click();
			press('1');
			press('s');
		});
		await rated(page, i);
		await page.waitForTimeout(300);
		await rated(page, i);
	}
	expect(await countRatings(page)).toBe(4);
	await expectSound(page);
});
