// What is done to a card besides answering it: it is put aside until tomorrow, given a date, started over, each
// taken back with one tap or key; and card info tells what is known of it.
import type { Page } from '@playwright/test';
import {
	answer,
	expect,
	expectAccessible,
	expectSound,
	inBerlin,
	STARTER_CARDS,
	startWithDeck,
	test
} from './journey';

const question = (page: Page) => page.locator('.question').first();
const toast = (page: Page) => page.locator('.toast');
const sheet = (page: Page) => page.getByRole('dialog');
const rowOf = (page: Page, text: string) =>
	page.getByRole('listitem').filter({ hasText: text }).first();

async function choose(page: Page, action: RegExp) {
	await page.getByRole('button', { name: 'More', exact: true }).first().click();
	await sheet(page).getByRole('button', { name: action }).click();
}

async function openDeck(page: Page) {
	await page.goto('./library/');
	await page.getByRole('link', { name: /Advice/ }).click();
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

inBerlin('a buried card comes back the next day, though the page stays open', async ({ page }) => {
	await page.clock.install({ time: new Date('2026-05-04T18:00:00+02:00') });
	await startWithDeck(page);
	const first = (await question(page).textContent())!.trim();
	const left = Number.parseInt((await page.getByTestId('left').textContent())!, 10);
	await page.keyboard.press('b');
	await expect(toast(page)).toContainText('Back tomorrow');
	await expect(question(page)).not.toHaveText(first);
	await page.keyboard.press('u');
	await expect(question(page)).toHaveText(first);
	await page.clock.runFor(500);
	await page.keyboard.press('-');
	await expect(question(page)).not.toHaveText(first);
	// Another new card takes its place in the day.
	await expect(page.getByTestId('left')).toHaveText(`${left} left`);
	await expectSound(page);

	await openDeck(page);
	await expect(page.getByText(`${STARTER_CARDS} cards`)).toBeVisible();
	await expect(rowOf(page, first)).toContainText('back tomorrow');
	// Past midnight it is still today; past the rollover the page that stayed open knows.
	await page.clock.setSystemTime(new Date('2026-05-05T01:00:00+02:00'));
	await page.clock.runFor(61_000);
	await expect(rowOf(page, first)).toContainText('back tomorrow');
	await page.clock.setSystemTime(new Date('2026-05-05T08:00:00+02:00'));
	await page.clock.runFor(61_000);
	await expect(rowOf(page, first)).not.toContainText('back tomorrow');
	await page.goto('./study/');
	await expect(question(page)).toHaveText(first);
	await expectSound(page);
});

test('all cards of a note are buried at once, and asked again when somebody wants to', async ({
	page
}) => {
	await studyBothWays(page);
	await page.keyboard.press('Shift+B');
	await expect(toast(page)).toContainText('2 cards back tomorrow');
	await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
	await page.getByRole('button', { name: 'Undo “2 cards back tomorrow”' }).click();
	await expect(question(page)).toContainText('samovar');
	await choose(page, /^Not today: all 2 cards/);
	await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
	await page.goto('./library/');
	await page.getByRole('link', { name: /Tea/ }).click();
	await expect(page.getByText('2 cards, back tomorrow')).toBeVisible();
	await page.locator('summary').click();
	await choose(page, /^Ask it today again/);
	await expect(page.getByText('2 cards: 1 new, 1 back tomorrow')).toBeVisible();
	await expectSound(page);
});

inBerlin('a due date is set by a tap, a number or a date, and taken back', async ({ page }) => {
	await page.clock.install({ time: new Date('2026-05-04T18:00:00+02:00') });
	await startWithDeck(page);
	await page.clock.runFor(1000);
	const first = (await question(page).textContent())!.trim();
	await choose(page, /^Set due date/);
	await sheet(page)
		.getByRole('button', { name: /^In 3 days/ })
		.click();
	await expect(toast(page)).toContainText(/First asked on Thursday 7 May/);
	await expect(question(page)).not.toHaveText(first);
	await expect(page.getByTestId('study')).toHaveAttribute('data-rated', '0');
	await toast(page).getByRole('button', { name: 'Undo' }).click();
	await expect(question(page)).toHaveText(first);
	await expect(page.getByTestId('study')).toHaveAttribute('data-rated', '0');

	await page.keyboard.press('d');
	await page.getByLabel('Days from today').fill('10');
	await expect(page.getByLabel('Or on this date')).toHaveValue('2026-05-14');
	await page.getByLabel('Or on this date').fill('2026-05-24');
	await page.getByLabel('Or on this date').blur();
	await expect(page.getByLabel('Days from today')).toHaveValue('20');
	await page.getByRole('button', { name: 'Ask it in 20 days' }).click();
	await expect(question(page)).not.toHaveText(first);
	await openDeck(page);
	await expect(rowOf(page, first)).toContainText('new, in 20 days');
	await page.clock.setSystemTime(new Date('2026-05-24T18:00:00+02:00'));
	await openDeck(page);
	await expect(rowOf(page, first)).toContainText('new, today');
	await expectSound(page);
});

inBerlin(
	'a card is started over, and goes on where it was when that is taken back after a reload',
	async ({ page }) => {
		// Long before the day ends: its steps are of today.
		await page.clock.install({ time: new Date('2026-05-04T18:00:00+02:00') });
		await startWithDeck(page);
		const first = (await question(page).textContent())!.trim();
		await answer(page);
		await openDeck(page);
		await expect(rowOf(page, first)).toContainText('being learnt');
		await rowOf(page, first).locator('summary').click();
		await rowOf(page, first).getByRole('button', { name: 'More' }).click();
		await sheet(page).getByRole('button', { name: 'Start over' }).click();
		await expect(sheet(page)).toContainText('Your answers so far stay');
		await sheet(page).getByRole('button', { name: 'Start over' }).click();
		// Said when it is stored; the row's own words may say “new” too.
		await expect(page.locator('.toast')).toContainText('Started a card over');
		await expect(rowOf(page, first)).toContainText('new');

		await page.goto('./study/');
		await expect(page.getByTestId('study')).toHaveAttribute('data-rated', '1');
		await page.getByRole('button', { name: 'Undo “Started a card over”' }).click();
		await expect(page.getByRole('status').filter({ hasText: 'Taken back.' })).toBeVisible();
		await expect(question(page)).toHaveText(first);
		await expect(page.getByTestId('study')).toHaveAttribute('data-rated', '1');
		await openDeck(page);
		await expect(rowOf(page, first)).toContainText('being learnt');
		await expectSound(page);
	}
);

test('card info tells of a card by key, from the menu and in the library', async ({ page }) => {
	await startWithDeck(page);
	const first = (await question(page).textContent())!.trim();
	await page.keyboard.press('i');
	await expect(sheet(page)).toContainText(first);
	await expect(sheet(page)).toContainText('this card has not been asked');
	await page.keyboard.press('Escape');
	await expect(sheet(page)).toHaveCount(0);
	await answer(page, 'Forgot');
	await page.getByRole('button', { name: 'Undo the last answer' }).click();
	await expect(question(page)).toHaveText(first);
	await answer(page);
	await openDeck(page);
	await rowOf(page, first).locator('summary').click();
	await rowOf(page, first).getByRole('button', { name: 'Card info' }).click();
	await expect(sheet(page)).toContainText('Chance to remember it now');
	// Terms of the trade are for who asks.
	const stability = sheet(page).getByText('Stability', { exact: true });
	await expect(stability).toBeHidden();
	await sheet(page).getByText('What does this mean?').click();
	await expect(stability).toBeVisible();
	for (const fact of ['100 %', 'of 10']) await expect(sheet(page)).toContainText(fact);
	await expect(sheet(page).getByRole('img', { name: /^Chance to remember/ })).toHaveAccessibleName(
		/with 1 answer\. Today 100\s%\./
	);
	const rows = sheet(page).locator('tbody tr');
	await expect(rows).toHaveCount(2);
	await expect(rows.first()).toContainText('Remembered');
	await expect(rows.last().locator('del')).toHaveText('Forgot');
	await expectAccessible(page);
	await sheet(page)
		.getByRole('link', { name: /^What does good/ })
		.click();
	await page.waitForURL(/\?source=.*entry=/);
	await expectSound(page);
});

test('the menu and its forms are free of what axe finds, and no wider than a phone with large letters', async ({
	page
}) => {
	await startWithDeck(page);
	await answer(page);
	await page.evaluate(() => (document.documentElement.style.fontSize = '40px'));
	// This card is new: there is nothing to start over.
	await page.getByRole('button', { name: 'More', exact: true }).first().click();
	await expect(sheet(page).getByRole('button', { name: /^Set due date/ })).toBeVisible();
	await expect(sheet(page).getByRole('button', { name: /^Start over/ })).toHaveCount(0);
	await sheet(page).getByRole('button', { name: 'Close' }).click();
	for (const what of [/^Set due date/, /^Card info/]) {
		await choose(page, what);
		await expect(sheet(page)).toBeVisible();
		await page.waitForTimeout(300);
		await expectAccessible(page);
		const { scroll, client } = await sheet(page).evaluate((dialog) => {
			const body = dialog.querySelector('.body')!;
			return { scroll: body.scrollWidth, client: body.clientWidth };
		});
		expect(scroll, String(what)).toBe(client);
		await sheet(page).getByRole('button', { name: 'Close' }).click();
	}
});
