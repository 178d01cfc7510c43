// Options are reached from the card that is asked, hold for one deck or for today where that is wanted, and are
// taken back like any deed; so is what is done to a whole note in study.
import type { Page } from '@playwright/test';
import {
	answer,
	expect,
	expectAccessible,
	expectSound,
	inBerlin,
	startWithDeck,
	test
} from './journey';
import { at, choose, question, said } from './study-steps';

const sheet = (page: Page) => page.getByRole('dialog');
const left = (page: Page, count: number) =>
	expect(page.getByTestId('left')).toHaveText(`${count} left`);
const close = async (page: Page) => {
	await sheet(page).getByRole('button', { name: 'Close' }).click();
	await expect(sheet(page)).toHaveCount(0);
};

async function set(page: Page, label: string, value: string) {
	const field = sheet(page).getByLabel(label);
	await field.fill(value);
	await field.blur();
}

async function openLimits(page: Page) {
	await page.keyboard.press('o');
	await sheet(page).getByRole('heading', { name: 'Limits of a day' }).click();
	await expect(sheet(page).getByLabel('New cards today')).toBeVisible();
}

/** Adds a document with one note that is asked both ways, and opens its deck for study. */
async function studyBothWays(page: Page) {
	await page.goto('./import/');
	await page.getByLabel('Text').fill('# Tea\n\n## What is a samovar?\n\nAn urn for tea.\n');
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await page.getByRole('button', { name: 'Add 1 card' }).click();
	await page.getByRole('link', { name: 'Look at the deck' }).click();
	await page.locator('summary').click();
	await page.getByRole('button', { name: 'Edit' }).click();
	await page.getByLabel('Kind').selectOption('reversed');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('2 cards', { exact: true })).toBeVisible();
	await page.getByRole('link', { name: 'Study', exact: true }).click();
	await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
}

test('options are changed from the card, in force at once, and taken back, after a reload too', async ({
	page
}) => {
	await startWithDeck(page);
	await left(page, 8);
	const first = (await question(page).textContent())!;
	await page.keyboard.press('o');
	await set(page, 'New cards a day', '3');
	await expect(sheet(page).getByText('Saved.')).toBeVisible();
	await sheet(page).getByRole('button', { name: 'Undo' }).click();
	await expect(sheet(page).getByLabel('New cards a day')).toHaveValue('8');
	await set(page, 'New cards a day', '4');
	await close(page);
	await left(page, 4);
	await expect(question(page)).toHaveText(first);
	await page.reload();
	await left(page, 4);
	await page.getByRole('button', { name: 'Undo “Changed an option”' }).click();
	await expect(said(page)).toHaveText('Taken back.');
	await left(page, 8);
	await page.keyboard.press('Shift+U');
	await left(page, 4);
	// By its menu as well.
	await choose(page, 'Options of its deck');
	await expect(sheet(page).getByLabel('New cards a day')).toHaveValue('4');
	await close(page);
	await expectSound(page);
});

inBerlin(
	'a limit for this deck, another for today alone, and tomorrow as before',
	async ({ page }) => {
		await page.clock.install({ time: at('2026-05-04T18:00:00') });
		await startWithDeck(page);
		await openLimits(page);
		await set(page, 'New cards every day', '5');
		await expect(sheet(page).getByText('Here 5: see “Limits of a day”.')).toBeVisible();
		await set(page, 'New cards today', '-2');
		await expect(sheet(page).getByText('Choose a whole number from 0 to 9,999.')).toBeVisible();
		await set(page, 'New cards today', '2');
		await expect(sheet(page).getByText('Today 2: see “Limits of a day”.')).toBeVisible();
		await expect(sheet(page).getByText('today only: 2 new')).toBeVisible();
		await expectAccessible(page);
		const wide = await sheet(page)
			.locator('.body')
			.evaluate((it) => it.scrollWidth - it.clientWidth);
		expect(wide).toBe(0);
		await close(page);
		await left(page, 2);
		await answer(page);
		await page.clock.setSystemTime(at('2026-05-05T18:00:00'));
		await page.goto('./study/');
		await left(page, 6);
		await openLimits(page);
		await expect(sheet(page).getByLabel('New cards today')).toHaveValue('');
		await expect(sheet(page).getByLabel('New cards every day')).toHaveValue('5');
		await set(page, 'New cards every day', '');
		await close(page);
		await left(page, 9);
		await expectSound(page);
	}
);

test('two tabs on one option: the newest choice stands, and only it can be taken back', async ({
	page,
	context
}) => {
	await startWithDeck(page);
	const other = await context.newPage();
	await other.goto('./study/');
	await left(other, 8);
	for (const [tab, value] of [
		[page, '3'],
		[other, '5']
	] as const) {
		await tab.bringToFront();
		await tab.keyboard.press('o');
		await set(tab, 'New cards a day', value);
		await expect(sheet(tab).getByText('Saved.')).toBeVisible();
	}
	await expect(sheet(page).getByLabel('New cards a day')).toHaveValue('5');
	await page.bringToFront();
	await sheet(page).getByRole('button', { name: 'Undo' }).click();
	await expect(sheet(page).getByText('Something else was done since')).toBeVisible();
	await expect(sheet(page).getByLabel('New cards a day')).toHaveValue('5');
	// A preset that goes away under the other tab: what is changed there then is changed where it counts.
	await sheet(page).getByRole('button', { name: 'New preset for this deck' }).click();
	await expect(sheet(other).getByRole('button', { name: 'Delete preset' })).toBeVisible();
	await sheet(page).getByRole('button', { name: 'Delete preset' }).click();
	await expect(sheet(other).getByRole('button', { name: 'Delete preset' })).toHaveCount(0);
	await other.bringToFront();
	await set(other, 'New cards a day', '6');
	await expect(sheet(page).getByLabel('New cards a day')).toHaveValue('6');
	await page.bringToFront();
	await close(page);
	await left(page, 6);
	await expectSound(page);
});

test('a whole note is suspended and deleted in study, and is back by one key', async ({ page }) => {
	await startWithDeck(page);
	await studyBothWays(page);
	await page.keyboard.press('Shift+S');
	await expect(page.locator('.toast')).toContainText('Suspended 2 cards');
	await expect(
		page.getByRole('heading', { name: 'No card of this deck is in study' })
	).toBeVisible();
	await page.getByRole('button', { name: 'Undo “Suspended 2 cards”' }).click();
	await expect(question(page)).toContainText('samovar');
	await choose(page, 'Suspend all 2 cards of this note');
	await expect(page.locator('.toast')).toContainText('Suspended 2 cards');
	await page.keyboard.press('u');
	await expect(question(page)).toContainText('samovar');

	await page.keyboard.press('Control+Delete');
	await expect(page.locator('.toast')).toContainText('Deleted 2 cards');
	await expect(page.getByRole('heading', { name: 'This deck has no cards' })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('heading', { name: 'This deck has no cards' })).toBeVisible();
	await page.keyboard.press('u');
	await expect(question(page)).toContainText('samovar');
	await choose(page, 'Delete the note with its 2 cards');
	await expect(page.locator('.toast')).toContainText('Deleted 2 cards');
	await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
	await expect(question(page)).toContainText('samovar');
	await expectSound(page);
});

test('limits that a file was given by hand are as none, and everything opens', async ({ page }) => {
	await startWithDeck(page);
	for (const wrong of [-3, 1.5, 1e12, 'many', null, {}]) {
		await page.evaluate(
			(wrong) =>
				new Promise<void>((resolve) => {
					const opening = indexedDB.open('adage');
					opening.onsuccess = () => {
						const writing = opening.result.transaction('decks', 'readwrite');
						const rows = writing.objectStore('decks');
						const reading = rows.getAll();
						reading.onsuccess = () => {
							// A day of study begins at four.
							const sinceFour = new Date().getTimezoneOffset() / 1440 + 4 / 24;
							const day = Math.floor(Date.now() / 86_400_000 - sinceFour);
							for (const row of reading.result)
								rows.put({
									...row,
									...{ newADay: wrong, reviewsADay: wrong, reviewsToday: wrong },
									newToday: { day, limit: wrong }
								});
						};
						writing.oncomplete = () => {
							opening.result.close();
							resolve();
						};
					};
				}),
			wrong
		);
		await page.goto('./study/');
		await left(page, 8);
	}
	await openLimits(page);
	await expect(sheet(page).getByText('new cards count as reviews')).toBeVisible();
	await set(page, 'New cards today', '1');
	await close(page);
	await left(page, 1);
});
