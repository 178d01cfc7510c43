// The same check runs while a card is written and over a whole deck: what speaks against a card is a
// sentence, one tap mends it, and what was mended comes back with one tap.
import type { Page } from '@playwright/test';
import { installed, expect, expectAccessible, expectSound, startWithDeck, test } from './journey';

const KEY = 'Bees swarm in May, when the hive is full.';
const LONG = `${KEY} A keeper sees it coming for days: the queen is fed less, the cells at the edge of the comb are drawn out, and the foragers hang idle at the entrance all afternoon.`;
const faq = `# Keeping bees

## When do bees swarm in a valley?

In May.

## What is a drone? Who feeds a drone?

A male bee.

## How many hives should a beginner keep?

Two: one can help the other.
`;

async function bring(page: Page) {
	await page.goto('./import/');
	await page.getByLabel('Text').fill(faq);
	await page.getByRole('button', { name: 'Find the questions' }).click();
}

async function openDeck(page: Page) {
	await bring(page);
	await page.getByRole('button', { name: 'Add 3 cards' }).click();
	await page.getByRole('link', { name: 'Look at the deck' }).click();
}

const rowOf = (page: Page, text: string | RegExp) =>
	page.locator('li.card').filter({ hasText: text }).first();
const toast = (page: Page) => page.locator('.toast');

async function edit(page: Page, text: string | RegExp) {
	await rowOf(page, text).locator('summary').click();
	await rowOf(page, text).getByRole('button', { name: 'Edit' }).click();
}

async function axe(page: Page) {
	await expectAccessible(page);
}

test('a long answer is told of while it is typed, and one tap shortens it, or puts it back', async ({
	page
}) => {
	await openDeck(page);
	await edit(page, 'When do bees swarm');
	const sheet = page.getByRole('dialog');
	await sheet.getByLabel('Answer').fill(LONG);
	const badge = sheet.getByRole('listitem').filter({ hasText: 'The answer has' });
	await expect(badge).toBeVisible();
	await expect(sheet.getByRole('status')).toContainText('shorten it, or split it');
	await axe(page);
	await badge.getByRole('button', { name: 'Shorten to its key sentence' }).click();
	await expect(sheet.getByLabel('Answer')).toHaveValue(KEY);
	await expect(badge).toHaveCount(0);
	const back = sheet.getByRole('button', { name: 'Put back what I wrote' });
	await expect(back).toBeFocused();
	await back.click();
	await expect(sheet.getByLabel('Answer')).toHaveValue(LONG);
	await expect(badge).toBeVisible();
	// Saved before it was shortened: it is what was asked for last that is kept.
	await sheet.evaluate((form) => {
		const buttons = [...form.querySelectorAll('button')];
		for (const name of [/^Shorten/, /^Save$/])
			buttons.find(({ textContent }) => name.test(textContent.trim()))!.click();
	});
	await expect(rowOf(page, 'When do bees swarm').locator('.back')).toHaveText(KEY);
	await expectSound(page);
});

test('another card of the deck that asks the same is told of', async ({ page }) => {
	await openDeck(page);
	await edit(page, 'When do bees swarm');
	const sheet = page.getByRole('dialog');
	await sheet.getByLabel('Question').fill('how many hives should a beginner keep');
	await expect(sheet.getByText('Another card asks the same.').first()).toBeVisible();
	await sheet.getByLabel('Question').fill('How many hives should a beekeeper leave?');
	await expect(sheet.getByText('Another card asks the same.')).toHaveCount(0);
});

test('two questions go on as two cards, in study too', async ({ page }) => {
	await startWithDeck(page);
	await page.keyboard.press('e');
	await page.getByLabel('Question').fill('What is a drone? Who feeds a drone?');
	await page.getByRole('button', { name: 'Split into two questions' }).click();
	const second = page.getByRole('group', { name: 'Card 2' });
	await expect(second.getByLabel('Question')).toHaveValue('Who feeds a drone?');
	await second.getByLabel('Answer').fill('The workers.');
	await page.getByRole('button', { name: 'Split into 2' }).click();
	await expect(toast(page)).toContainText('Split a card into 2');
	await expect(page.locator('.question')).toHaveText('What is a drone?');
	await expectSound(page);
});

test('a draft is checked while it is edited', async ({ page }) => {
	await bring(page);
	await page.getByRole('button', { name: /^Edit “How many hives/ }).click();
	await page.getByLabel('Answer', { exact: true }).fill(LONG);
	await page.locator('.panel').getByRole('button', { name: 'Shorten to its key sentence' }).click();
	await expect(page.getByLabel('Answer', { exact: true })).toHaveValue(KEY);
});

test('a deck is checked: what could be better is shown, mended, and comes back', async ({
	page
}) => {
	await openDeck(page);
	await edit(page, 'When do bees swarm');
	await page.getByLabel('Answer').fill(LONG);
	await page.getByRole('button', { name: 'Save' }).click();
	await page.getByRole('button', { name: 'Check the cards' }).click();
	await expect(page.getByText('2 cards could be better.')).toBeVisible();
	await page.getByRole('button', { name: 'Show them' }).click();
	await expect(page.getByLabel('Show', { exact: true })).toHaveValue('better');
	await expect(page.locator('li.card')).toHaveCount(2);
	await axe(page);

	const row = rowOf(page, 'When do bees swarm');
	await row.getByRole('button', { name: 'Shorten to its key sentence' }).click();
	await expect(toast(page)).toContainText('Edited a card');
	await expect(page.getByText('1 card could be better.')).toBeVisible();
	// It stays where it was, to be seen.
	await expect(row.getByRole('listitem')).toHaveCount(0);
	await expect(row.locator('summary')).toBeFocused();
	await toast(page).getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('2 cards could be better.')).toBeVisible();
	await row.getByRole('button', { name: 'Shorten to its key sentence' }).click();

	await rowOf(page, 'Who feeds').getByRole('button', { name: 'Split into two questions' }).click();
	await expect(toast(page)).toContainText('Split a card into 2');
	await expect(page.getByText('All 4 cards are fine as they are.')).toBeVisible();
	await page.getByLabel('Show', { exact: true }).selectOption('asked');
	await expect(page.locator('li.card')).toHaveCount(4);
	await axe(page);
	await expectSound(page);
});

installed(
	'a card that is edited after the check is checked again, an archived one is left out',
	async ({ page }) => {
		await openDeck(page);
		await page.getByRole('button', { name: 'Check the cards' }).click();
		await expect(page.getByText('1 card could be better.')).toBeVisible();
		await edit(page, 'How many hives');
		await page.getByLabel('Answer').fill('Yes.');
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(page.getByText('2 cards could be better.')).toBeVisible();
		await rowOf(page, 'How many hives').getByRole('button', { name: 'Merge' }).click();
		await page
			.getByRole('dialog')
			.getByRole('button', { name: /What is a drone/ })
			.click();
		await page.getByRole('dialog').getByLabel('Question').fill('Who feeds a drone in a hive?');
		await page.getByRole('dialog').getByLabel('Answer').fill('The workers.');
		await page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).click();
		await expect(page.getByText('All 2 cards are fine as they are.')).toBeVisible();
	}
);

test.describe('without the part that checks', () => {
	test.use({ serviceWorkers: 'block' });
	test('the editor saves and says nothing of it, the deck says what to do', async ({
		page,
		context
	}) => {
		await startWithDeck(page);
		await page.goto('./library/');
		await page.getByRole('link', { name: /Advice/ }).click();
		await context.route(/\/drafts-[^/]*\.js$/, (route) => route.abort('internetdisconnected'));
		await page.getByRole('button', { name: 'Check the cards' }).click();
		await expect(page.getByRole('alert')).toContainText('Go online for a moment and try again');
		await page.locator('summary').first().click();
		await page.getByRole('button', { name: 'Edit', exact: true }).click();
		await page.getByLabel('Answer').fill(LONG);
		// Time for a check that cannot be made.
		await page.waitForTimeout(800);
		await expect(page.getByText('The answer has')).toHaveCount(0);
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(page.getByRole('dialog')).toHaveCount(0);
		await context.unroute(/\/drafts-[^/]*\.js$/);
		await page.getByRole('button', { name: 'Check the cards' }).click();
		await expect(page.getByText(/could be better\./)).toBeVisible();
		await expect(page.getByRole('alert')).toHaveCount(0);
	});
});
