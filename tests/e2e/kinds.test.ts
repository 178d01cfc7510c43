// The kinds of cards, made by hand in the library and by an import: each is asked in its own way, what belongs
// together is not asked on one day, and the library stays sound.
import type { Page } from '@playwright/test';
import { answer, expect, expectSound, fourButtons, inBerlin, test } from './journey';

const faq = `# Keeping bees

## What is varroa?

A mite that lives on bees.
`;

const packing = `# Packing

## What should I pack?

You should pack for rain and for cold, since the weather turns within an hour up there.

- Wear a coat with a hood, because the wind takes every hat.
- Carry two pairs of gloves, because wet fingers tie no knots.
- Bring a stove with fuel, because no wood grows on a ridge.
`;

const question = (page: Page) => page.locator('.question');
const answerOf = (page: Page) => page.locator('#answer');
const text = (page: Page) => page.getByLabel('Text', { exact: true });

async function bring(page: Page, document: string) {
	await page.clock.install({ time: new Date('2026-05-04T10:00:00+02:00') });
	// With four buttons one answer is enough for a day.
	await fourButtons(page);
	await page.goto('./import/');
	await text(page).fill(document);
	await page.getByRole('button', { name: 'Find the questions' }).click();
}

/** Takes the one card in, and makes another kind of it. */
async function become(page: Page, kind: string, change = async () => {}) {
	await bring(page, faq);
	await page.getByRole('button', { name: 'Add 1 card' }).click();
	await page.getByRole('link', { name: 'Look at the deck' }).click();
	await page.locator('summary').click();
	await page.getByRole('button', { name: 'Edit', exact: true }).click();
	await page.getByLabel('Kind').selectOption(kind);
	await change();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('dialog')).toHaveCount(0);
}

async function hide(page: Page, words: string) {
	await text(page).evaluate((element, words) => {
		const area = element as HTMLTextAreaElement;
		const from = area.value.indexOf(words);
		area.setSelectionRange(from, from + words.length);
	}, words);
	await page.getByRole('button', { name: 'Hide the selection' }).click();
}

/** Studies on the `day`th of May. */
async function study(page: Page, day: number) {
	await page.clock.setSystemTime(new Date(`2026-05-0${day}T10:00:00+02:00`));
	await page.goto('./study/');
}

async function showAnswer(page: Page) {
	await expect(async () => {
		await page.getByRole('button', { name: 'Show answer' }).click({ timeout: 1000 });
		await expect(answerOf(page)).toBeVisible({ timeout: 300 });
	}).toPass();
}

/** Nothing is left of the day. */
async function expectDone(page: Page) {
	await expect(page.getByRole('button', { name: 'Show answer' })).toHaveCount(0);
	await expect(page.getByTestId('study').getByRole('heading')).toBeVisible();
}

test('two gaps of a text: each is asked by itself, on days of their own', async ({ page }) => {
	await become(page, 'cloze', async () => {
		await expect(text(page)).toHaveValue('A mite that lives on bees.');
		await hide(page, 'mite');
		await hide(page, 'bees');
		await expect(text(page)).toHaveValue('A {{c1::mite}} that lives on {{c2::bees}}.');
	});
	await expect(page.locator('summary')).toContainText('2 cards, new');
	await study(page, 4);
	await expect(page.getByTestId('left')).toHaveText('1 left');
	await expect(question(page).locator('.gap')).toHaveCount(1);
	await expect(question(page)).toContainText('that lives on bees');
	await expect(question(page)).not.toContainText('mite');
	await showAnswer(page);
	await expect(answerOf(page)).toContainText('mite');
	await study(page, 4);
	await answer(page, 'Easy');
	await expectDone(page);
	await study(page, 5);
	await expect(question(page)).toContainText('A mite that lives on');
	await expect(question(page)).not.toContainText('bees');
	await expectSound(page);
});

test('asked both ways: the answer is a question of its own, on another day', async ({ page }) => {
	await become(page, 'reversed');
	await expect(page.locator('summary')).toContainText('2 cards, new');
	await study(page, 4);
	await expect(page.getByTestId('left')).toHaveText('1 left');
	await expect(question(page)).toHaveText('What is varroa?');
	await answer(page, 'Easy');
	await expectDone(page);
	await study(page, 5);
	await expect(question(page)).toHaveText('A mite that lives on bees.');
	await showAnswer(page);
	await expect(answerOf(page)).toContainText('What is varroa?');
	await expectSound(page);
});

test('an answer that is typed is compared, and where it differs is shown', async ({ page }) => {
	await become(page, 'type-in', () => page.getByLabel('Answer').fill('a mite'));
	await study(page, 4);
	await page.getByLabel('Your answer').fill('a moth');
	await expect(async () => {
		await page.getByLabel('Your answer').press('Enter', { timeout: 1000 });
		await expect(answerOf(page)).toBeVisible({ timeout: 300 });
	}).toPass();
	await expect(answerOf(page).getByText('Different', { exact: true })).toBeVisible();
	await expect(answerOf(page)).toContainText('You typed: a moth');
	await expect(answerOf(page).locator('.extra').first()).toBeVisible();
	await expect(answerOf(page).locator('.missing').first()).toBeVisible();
	await expect(answerOf(page).getByText('a mite', { exact: true })).toBeVisible();
	await expectSound(page);
});

inBerlin('points of a list: one a day, each with its place among the others', async ({ page }) => {
	await bring(page, packing);
	await page.getByRole('radio', { name: 'More detail' }).check();
	await page.getByRole('button', { name: 'Add 4 cards' }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
	const places = ['1 of 3', '2 of 3', '3 of 3'];
	for (const [i, place] of places.entries()) {
		await study(page, 4 + i);
		const cue = page.locator('.cue');
		// The key advice of the same answer is a card of its own, and comes on the first day.
		if (!i) await answer(page, 'Easy');
		await expect(page.getByTestId('left')).toHaveText('1 left');
		await expect(cue).toHaveText(`Point ${place}`);
		await expect(question(page).locator('.gap')).toHaveCount(1);
		await answer(page, 'Easy');
		await expectDone(page);
	}
	await expectSound(page);
});
