// Studying survives what goes wrong around it: addresses that name nothing, options that cannot be, decks and
// cards that go while they are studied, two tabs, fast fingers. There is always a sentence or a card, and
// nothing is lost.
import type { Page } from '@playwright/test';
import {
	answer,
	countRatings,
	expect,
	expectSound,
	fourButtons,
	newADay,
	restore,
	startWithDeck,
	test
} from './journey';
import { deleteNote, rated, said, screen, showAnswer } from './study-steps';

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

/** Changes rows as they lie in the database, as another version or a restored backup might have left them. */
function tamper(page: Page, table: string, change: Record<string, unknown>): Promise<void> {
	return page.evaluate(
		({ table, change }) =>
			new Promise<void>((resolve) => {
				const opening = indexedDB.open('adage');
				opening.onsuccess = () => {
					const writing = opening.result.transaction(table, 'readwrite');
					const rows = writing.objectStore(table);
					const reading = rows.getAll();
					reading.onsuccess = () => {
						for (const row of reading.result) rows.put({ ...row, ...change });
					};
					writing.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			}),
		{ table, change }
	);
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
	await page.getByRole('link', { name: /^Preview \d+ new cards/ }).click();
	await expect(page.getByText('Practice: no date changes')).toBeVisible();
	await rated(page, 0);
	await page.goBack();
	await expect(page.getByRole('heading', { name: 'That was all of it' })).toBeVisible();
	await expectSound(page);
});

test('more for today, twice and undone, from the end of a session', async ({ page }) => {
	await startWithDeck(page);
	await newADay(page, 1);
	await fourButtons(page);
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
	await page.bringToFront();
	await page.getByRole('button', { name: 'Remembered' }).click();
	await expect(page.getByText('This deck is no longer here')).toBeVisible();
	expect(await countRatings(page)).toBe(1);
	await other.bringToFront();
	await other.getByRole('button', { name: 'Undo' }).click();
	await page.reload();
	await answer(page);
	expect(await countRatings(page)).toBe(2);
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

test('stored options out of any range are read as usual ones', async ({ page }) => {
	await startWithDeck(page);
	await tamper(page, 'presets', {
		options: {
			newADay: -5,
			reviewsADay: 'many',
			learningStepsSec: [0, null, 'x'],
			relearningStepsSec: 7,
			desiredRetention: 12,
			maximumIntervalDays: 0,
			newOrder: 'sideways',
			reviewOrder: null,
			newMix: {},
			burySiblings: null,
			fuzz: 'yes',
			easyDays: [1, 2],
			leech: { threshold: -1 },
			learnAheadSec: 1e99
		}
	});
	await tamper(page, 'decks', { retention: -1, extra: { day: 'x', new: null, reviews: {} } });
	await page.goto('./study/');
	await expect(page.getByTestId('left')).toHaveText('8 left');
	for (const button of ['Forgot', 'Remembered', 'Remembered']) await answer(page, button);
	await page.goto('./library/');
	await page.getByRole('link', { name: /Advice/ }).click();
	await page.getByRole('button', { name: 'Options', exact: true }).click();
	await expect(page.getByRole('dialog').getByLabel('New cards a day')).toHaveValue('8');
	await page.goto('./');
	await expect(page.getByTestId('fresh')).toHaveText('5');
	await expectSound(page);
	expect(await countRatings(page)).toBe(3);
});

test('numbers typed as settings that cannot be are said and not taken', async ({ page }) => {
	await startWithDeck(page);
	await page.goto('./settings/');
	const field = page.getByLabel('New cards a day');
	for (const typed of ['-3', '99999999', '2.5', '1e400', '']) {
		await field.fill(typed);
		await field.blur();
		await expect(page.getByText('Choose a whole number from 0 to 9,999.')).toBeVisible();
		await expect(field).toHaveValue('8');
	}
	await field.fill('7');
	await field.blur();
	await expect(page.getByText('Choose a whole number')).toHaveCount(0);
	await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
	await page.goto('./study/');
	await expect(page.getByTestId('left')).toHaveText('7 left');
});

test('a deck whose cards are all put aside ends with a sentence', async ({ page }) => {
	await page.goto('./import/');
	await page
		.getByLabel('Text')
		.fill('# Tea\n\n## Which water?\n\nSoft.\n\n## Which pot?\n\nSmall.\n');
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await page.getByRole('button', { name: 'Add 2 cards' }).click();
	const look = await page.getByRole('link', { name: 'Look at the deck' }).getAttribute('href');
	const deck = new URL(look!, 'http://localhost').searchParams.get('deck')!;
	await page.goto('./study/');
	const first = await page.locator('.question').textContent();
	await page.keyboard.press('s');
	await expect(page.locator('.question')).not.toHaveText(first!);
	await page.keyboard.press('s');
	await expect(page.getByRole('heading', { name: 'No card is in study' })).toBeVisible();
	await page.goto(`./study/?deck=${deck}`);
	await expect(page.getByText('All are suspended or archived.')).toBeVisible();
	for (const session of ['with=preview', 'with=ahead&days=9', 'with=chosen&which=all']) {
		await page.goto(`./study/?deck=${deck}&${session}`);
		await expect(
			page.getByRole('heading', { name: 'No card of this deck is in study' })
		).toBeVisible();
	}
	await page.goto('./');
	await expect(page.getByText('Nothing is due today.')).toBeVisible();
	await expectSound(page);
});

test('what another tab does to the card that is asked is said, and nothing is written over', async ({
	page,
	context
}) => {
	await startWithDeck(page);
	const other = await context.newPage();
	await other.goto('./study/');
	for (const key of ['s', 'b', 'Delete']) {
		await showAnswer(page);
		await other.bringToFront();
		await other.reload();
		await expect(other.getByRole('button', { name: 'Show answer' })).toBeVisible();
		await expect(other.locator('.question')).toHaveText(
			(await page.locator('.question').textContent())!
		);
		const asked = (await page.locator('.question').textContent())!.trim();
		if (key === 'Delete') await deleteNote(other, asked);
		else await other.keyboard.press(key);
		await expect(other.locator('.toast')).toContainText(/Suspended|Back tomorrow|Deleted/);
		await page.bringToFront();
		await page.getByRole('button', { name: 'Remembered' }).click();
		// What is said may be of the card before.
		await expect(page.locator('.question')).not.toHaveText(asked);
		await expect(said(page)).toContainText('answered or changed in another tab');
		await rated(page, 0);
	}
	expect(await countRatings(page)).toBe(0);
	await answer(page);
	await expectSound(page);
});

test('the library is restored in another tab in mid-session', async ({ page, context }) => {
	await startWithDeck(page);
	await answer(page);
	const other = await context.newPage();
	await other.goto('./settings/');
	const saving = other.waitForEvent('download');
	await other.evaluate(() => Object.defineProperty(navigator, 'canShare', { value: () => false }));
	await other.getByRole('button', { name: 'Save a backup' }).click();
	const file = await (await saving).path();
	await answer(page);
	await showAnswer(page);
	await restore(other, file);
	await page.bringToFront();
	await page.getByRole('button', { name: 'Remembered' }).click();
	await rated(page, 3);
	await page.keyboard.press('u');
	await rated(page, 2);
	await answer(page);
	await expectSound(page);
	expect(await countRatings(page)).toBe(3);
});

test('practice that is reloaded, undone and robbed of a card still ends', async ({
	page,
	context
}) => {
	await startWithDeck(page);
	for (let i = 0; i < 4; i++) await answer(page, 'Forgot');
	await page.goto('./study/?with=forgotten&days=1');
	await expect(page.getByTestId('left')).toHaveText('4 left');
	await answer(page, 'Forgot');
	await answer(page);
	await expect(page.getByTestId('left')).toHaveText('3 left');
	await page.reload();
	await expect(page.getByTestId('left')).toHaveText('3 left');
	await rated(page, 2);
	await page.keyboard.press('u');
	await rated(page, 1);
	await expect(page.getByTestId('left')).toHaveText('4 left');
	const shown = (await page.locator('.question').textContent())!.trim();
	await showAnswer(page);
	const other = await context.newPage();
	await deleteNote(other, shown);
	await page.bringToFront();
	await page.getByRole('button', { name: 'Remembered' }).click();
	await expect(said(page)).toContainText('answered or changed in another tab');
	await expect(page.getByTestId('left')).toHaveText('3 left');
	for (let i = 0; i < 3; i++) await answer(page);
	await expect(page.getByRole('heading', { name: 'That was all of it' })).toBeVisible();
	await expectSound(page);
	expect(await countRatings(page)).toBe(4);
});
