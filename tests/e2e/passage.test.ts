// Provenance: each card opens its passage in the stored document, its words marked, offline, with what the
// document is and its live address; and a card made by hand is tied to the words it was made from.
import type { Page } from '@playwright/test';
import {
	installed,
	answer,
	expect,
	expectAccessible,
	expectSound,
	partsThere,
	test
} from './journey';
import { question, showAnswer } from './study-steps';

const faq = `---
title: Keeping bees
author: Ada Keeper
date: 2024-03-09
url: https://bees.example.org/faq.html
---

# Keeping bees

## Winter

Q. What do bees need in winter?

A. That is hard to say, and keepers differ.

Bees should have **enough stores** - "twenty kilos", not warmth,
before the first frost comes. They make the warmth themselves, by shivering in a cluster.

- Feed syrup in autumn.
- Feed *nothing* in winter.

Q. Who can keep bees?

A. Anybody who likes being outside.

## About the keeper

Written in a cold valley, where the snow is deep and the letters are many. It was asked for by friends.
`;

async function take(page: Page, text = faq): Promise<void> {
	await page.goto('./import/');
	await page.getByLabel('Text').fill(text);
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await page.getByRole('button', { name: 'Add 2 cards' }).click();
	await expect(page.getByRole('heading', { name: /^(Added|Nothing new)$/ })).toBeVisible();
}

async function read(page: Page): Promise<void> {
	await page.goto('./library/');
	await page.getByRole('link', { name: /Keeping bees/ }).click();
	await page.getByRole('link', { name: 'Read the document' }).click();
	await page.waitForURL(/\?source=/);
	await expect(page.getByText('2 questions, 2 on cards')).toBeVisible();
}

/** Shows the answer of the card that is asked, and then its passage. */
async function openPassage(page: Page): Promise<void> {
	await showAnswer(page);
	await page.getByRole('button', { name: 'Where this comes from' }).click();
}

const passage = (page: Page, words: string) =>
	page.locator('[data-place]').filter({ hasText: words });

/** Selects words as they stand in one paragraph or point of the document. */
async function select(page: Page, words: string): Promise<void> {
	await page.evaluate((wanted) => {
		const lines = document.querySelectorAll('[data-answer] :is(p, li)');
		const line = [...lines].findLast((one) => one.textContent?.includes(wanted))!;
		const range = document.createRange();
		range.selectNodeContents(line);
		getSelection()!.removeAllRanges();
		getSelection()!.addRange(range);
	}, words);
}

const make = (page: Page) => page.getByRole('button', { name: 'Make a card', exact: true });
const sheet = (page: Page) => page.getByRole('dialog');

installed(
	'a card opens its sentence in the document, marked, offline, and knows where it lives',
	async ({ page, context }) => {
		await take(page);
		await partsThere(page);
		await context.setOffline(true);
		await page.goto('./study/');
		await openPassage(page);
		const words =
			/^Bees should have enough stores - "twenty kilos", not warmth,\s+before the first frost comes\.$/;
		await expect(sheet(page).getByRole('heading')).toHaveText('What do bees need in winter?');
		await expect(sheet(page).locator('mark')).toHaveText([words]);
		await expect(sheet(page).locator('mark')).toBeInViewport();
		await expect(sheet(page)).toContainText('Keeping bees, Ada Keeper, 9 March 2024');
		await expect(sheet(page)).toContainText(/As read on \d+ \w+ \d{4}\./);
		const live = sheet(page).getByRole('link', { name: /Open the live page/ });
		await expect(live).toHaveAttribute(
			'href',
			/^https:\/\/bees\.example\.org\/faq\.html#[^:]*:~:text=Bees%20should%20have%20enough,the%20first%20frost%20comes$/
		);
		await expect(live).toHaveAttribute('target', '_blank');
		await expect(live).toHaveAttribute('rel', 'noopener noreferrer');

		await sheet(page).getByRole('link', { name: 'Read the whole document' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Keeping bees');
		await expect(page.locator('mark')).toHaveText([words]);
		await expect(page.locator('mark')).toBeInViewport();
		await expect(page.locator('.asked')).toBeFocused();
		// And back to the card.
		await page.goBack();
		await expect(page.getByTestId('study')).toBeVisible();

		await page.goto('./browse/');
		await page.locator('li summary').first().click();
		await page.getByRole('link', { name: 'Passage' }).click();
		await expect(page.locator('mark')).toHaveText([words]);
		await context.setOffline(false);
	}
);

test('a card is made from selected words, studied, and opens them again', async ({ page }) => {
	await take(page);
	await read(page);
	await expect(make(page)).toHaveCount(0);
	await select(page, 'Feed nothing');
	await make(page).click();
	await expect(sheet(page).getByLabel('Question')).toBeFocused();
	await expect(sheet(page).getByLabel('Answer')).toHaveValue('Feed *nothing* in winter.');
	await expect(sheet(page).getByLabel('Context line')).toHaveValue(
		'Winter › What do bees need in winter?'
	);
	await sheet(page).getByLabel('Question').fill('What to feed when it freezes?');
	await sheet(page).getByRole('button', { name: 'Add card' }).click();
	await expect(sheet(page)).toHaveCount(0);
	await expect(page.getByText('Made a card')).toBeVisible();
	await expect(passage(page, 'What do bees need')).toContainText('2 cards, new');
	// The focus is where the words are.
	await expect(passage(page, 'What do bees need')).toBeFocused();

	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(passage(page, 'What do bees need')).toContainText('1 card, new');

	await select(page, 'Feed nothing');
	await make(page).click();
	await sheet(page).getByLabel('Kind').selectOption('Text with gaps');
	await sheet(page).getByLabel('Text', { exact: true }).fill('Feed {{c1::nothing}} in winter.');
	await sheet(page).getByRole('button', { name: 'Add card' }).click();
	await expect(passage(page, 'What do bees need')).toContainText('2 cards, new');

	await page.goto('./study/');
	await answer(page);
	await expect(page.locator('.gap')).toBeVisible();
	await openPassage(page);
	await expect(sheet(page).locator('mark')).toHaveText(['Feed nothing in winter.']);
	await page.keyboard.press('Escape');
	await expectSound(page);
});

test('by keyboard: the button of a passage takes the words that are selected in it', async ({
	page
}) => {
	await take(page);
	await read(page);
	await select(page, 'They make the warmth');
	const button = passage(page, 'What do bees need').getByRole('button', { name: /Make a card/ });
	await button.focus();
	await page.keyboard.press('Enter');
	await expect(sheet(page).getByLabel('Answer')).toHaveValue(
		'Bees should have **enough stores** - "twenty kilos", not warmth, before the first frost comes. ' +
			'They make the warmth themselves, by shivering in a cluster.'
	);
	await page.keyboard.press('Escape');
	await expect(button).toBeFocused();

	// More than one block, up to the beginning of the next question.
	await page.evaluate(() => {
		const [first, second] = document.querySelectorAll('[data-answer]');
		const range = document.createRange();
		range.setStart(first!.querySelectorAll('p')[1]!, 0);
		range.setEnd(second!, 0);
		getSelection()!.removeAllRanges();
		getSelection()!.addRange(range);
	});
	await button.focus();
	await page.keyboard.press('Enter');
	await expect(sheet(page).getByLabel('Answer')).toHaveValue(
		/^Bees should .* cluster\.\n\n- Feed syrup in autumn\.\n- Feed \*nothing\* in winter\.$/
	);
});

test('without a selection a card is tied to the whole passage, of a reading too', async ({
	page
}) => {
	await take(page);
	await read(page);
	const reading = passage(page, 'Written in a cold valley');
	await reading.getByRole('button', { name: /Make a card/ }).click();
	await expect(sheet(page).getByLabel('Answer')).toHaveValue('');
	await expect(sheet(page).getByLabel('Context line')).toHaveValue('About the keeper');
	await sheet(page).getByLabel('Question').fill('Where was it written?');
	await sheet(page).getByLabel('Answer').fill('In a cold valley.');
	await sheet(page).getByRole('button', { name: 'Add card' }).click();
	await expect(reading).toContainText('1 card, new');
	await reading.getByRole('link', { name: 'Edit' }).click();
	await page.locator('li summary').click();
	await page.getByRole('link', { name: 'Passage' }).click();
	await expect(page.locator('.asked')).toContainText('Written in a cold valley');
	await expect(page.locator('.asked')).toBeFocused();

	await page.goto('./study/');
	for (let i = 0; i < 2; i++) await answer(page);
	await openPassage(page);
	await expect(sheet(page).getByRole('heading')).toHaveText('About the keeper');
	await expect(sheet(page)).toContainText('Written in a cold valley');
	await expect(sheet(page).locator('mark')).toHaveCount(0);
});

test('a card whose document was read again opens what it was made of, and says what became of it', async ({
	page
}) => {
	await take(page);
	// A card of one's own stays as it was made.
	await read(page);
	await select(page, 'before the first frost comes');
	await make(page).click();
	await sheet(page).getByLabel('Question').fill('Until when?');
	await sheet(page).getByLabel('Answer').fill('Until the first frost.');
	await sheet(page).getByRole('button', { name: 'Add card' }).click();
	await expect(sheet(page)).toHaveCount(0);
	await page.goto('./import/');
	const newer = faq.replace('before the first frost comes', 'before the autumn ends');
	await page.getByLabel('Text').fill(newer);
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await page.getByRole('button', { name: 'Take this edition' }).click();
	await expect(page.getByRole('heading', { name: 'Taken' })).toBeVisible();
	await page.goto('./study/');
	while ((await question(page).textContent())?.trim() !== 'Until when?') await answer(page);
	await openPassage(page);
	await expect(sheet(page).locator('mark')).toContainText('before the first frost comes.');
	await expect(sheet(page)).toContainText(
		/As read on [^.]+\. The document was read again on [^.]+, and is worded differently there\./
	);
	// There the sentence that is most like it is marked.
	await sheet(page).getByRole('link', { name: 'Read the whole document' }).click();
	await expect(page.locator('.asked mark').first()).toContainText('before the autumn ends.');
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`axe finds nothing in a passage and in the form, ${colorScheme}`, async ({ page }) => {
		// It looks through several screens whole.
		test.slow();
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await take(page);
		const check = (where: string) => expectAccessible(page, where);
		await page.goto('./study/');
		await openPassage(page);
		await expect(sheet(page).locator('mark')).toBeVisible();
		await check('sheet');
		await sheet(page).getByRole('link', { name: 'Read the whole document' }).click();
		await expect(page.locator('.asked mark')).toBeVisible();
		await check('reader');
		await select(page, 'Feed nothing');
		await expect(make(page)).toBeVisible();
		await check('selection');
		await make(page).click();
		await expect(sheet(page).getByLabel('Question')).toBeFocused();
		await check('form');
	});
}
