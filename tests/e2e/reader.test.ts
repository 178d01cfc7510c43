// The reader: the whole document offline, in its sections, searched by words however they are written, and
// at each question how well it is held.
import type { Page } from '@playwright/test';
import { installed, answer, expect, expectAccessible, partsThere, test } from './journey';

const filler = Array.from(
	{ length: 12 },
	(_, i) => `Q. What does a keeper note on page ${i + 1}?\n\nA. The weather of week ${i + 1}.\n`
).join('\n');

const faq = `# Keeping bees

## Beginning

Q. When should I buy my first colony?

A. In **late spring**, when there is forage. The Café of the meadow is open then.

Q. How many hives should a beginner keep?

A. Two: one can help the other.

1. Compare them.
2. Move frames between them.

## Notebook

${filler}

## Winter

Q. What do bees need in winter?

A. They need stores, not warmth. The cafe\u0301 of the meadow is closed.

## About the keeper

Written by a keeper of forty hives in a cold valley, who answers letters when the snow is deep.
`;

/** Takes the document with its first questions, the second one left without a card, and opens the deck. */
async function take(page: Page): Promise<void> {
	await page.goto('./import/');
	await page.getByLabel('Text').fill(faq);
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await page.getByRole('checkbox', { name: /How many hives/ }).uncheck();
	await page.getByRole('button', { name: 'Add 14 cards' }).click();
	await page.getByRole('link', { name: 'Look at the deck' }).click();
}

async function open(page: Page): Promise<void> {
	await page.goto('./library/');
	await page.getByRole('link', { name: /Keeping bees/ }).click();
	await page.getByRole('link', { name: 'Read the document' }).click();
	// The deck has the same heading.
	await page.waitForURL(/\?source=/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Keeping bees');
	await expect(search(page)).toBeVisible();
}

const question = (page: Page, words: string) =>
	page.locator('[data-place]').filter({ hasText: words });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search in this document' });
const inView = (page: Page, words: string) =>
	expect(page.getByRole('heading', { name: words })).toBeInViewport();

/** What the browser marks as the place in view. */
const marked = (page: Page) =>
	page.evaluate(() => {
		const [range] = CSS.highlights.get('found-now') ?? [];
		if (!range) return '';
		const text = document.createRange();
		text.setStart(range.startContainer, range.startOffset);
		text.setEnd(range.endContainer, range.endOffset);
		return text.toString();
	});

test('each question says what is on cards and how well it is held', async ({ page }) => {
	await take(page);
	await page.getByRole('link', { name: 'Study', exact: true }).click();
	await answer(page);
	await open(page);
	const first = question(page, 'When should I buy');
	await expect(first).toContainText('1 card, being learnt');
	await expect(question(page, 'How many hives')).toContainText('No card');
	await expect(question(page, 'What do bees need')).toContainText('1 card, new');
	await expect(page.getByText('15 questions, 14 on cards')).toBeVisible();

	await page.getByRole('heading', { name: 'What do bees need' }).scrollIntoViewIfNeeded();
	await question(page, 'What do bees need').getByRole('link', { name: 'Edit' }).click();
	await expect(page.getByText('1 card of one question')).toBeVisible();
	await page.locator('li summary').click();
	await expect(page.getByRole('button', { name: 'Edit' })).toBeVisible();
	// Back is back where it was left.
	await page.goBack();
	await inView(page, 'What do bees need in winter?');
});

test('a question that was learnt says for about how long it is held', async ({ page }) => {
	await page.goto('./import/');
	await page
		.getByLabel('Text')
		.fill('# Tea\n\n## How long does green tea steep?\n\nTwo minutes.\n');
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await page.getByRole('button', { name: 'Add 1 card' }).click();
	await page.getByRole('link', { name: 'Study now' }).click();
	for (let i = 0; i < 2; i++) await answer(page);
	await page.goto('./library/');
	await page.getByRole('link', { name: /Tea/ }).click();
	await page.getByRole('link', { name: 'Read the document' }).click();
	await expect(question(page, 'green tea')).toContainText(/1 card, held for about \d days/);
	await expect(page.getByText('1 question, 1 on cards')).toBeVisible();
});

installed(
	'sections lead to their places, and the document is there without a network',
	async ({ page, context }) => {
		await take(page);
		await partsThere(page);
		await context.setOffline(true);
		await open(page);
		await page.getByRole('button', { name: 'Contents' }).click();
		const sheet = page.getByRole('dialog', { name: 'Contents' });
		await expect(sheet.getByRole('link')).toHaveText([
			'Beginning',
			'Notebook',
			'Winter',
			'About the keeper'
		]);
		await sheet.getByRole('link', { name: 'Notebook' }).press('Enter');
		await expect(sheet).toHaveCount(0);
		await expect(page.getByRole('heading', { name: 'Notebook' })).toBeFocused();
		await inView(page, 'What does a keeper note on page 1?');
		await page.getByRole('button', { name: 'Contents' }).click();
		await expect(sheet.locator('[aria-current]')).toHaveText('Notebook');
		await page.keyboard.press('Escape');
		await expect(page.getByRole('button', { name: 'Contents' })).toBeFocused();

		await page.setViewportSize({ width: 1440, height: 900 });
		const column = page.getByRole('navigation', { name: 'Contents' });
		await expect(page.getByRole('button', { name: 'Contents' })).toBeHidden();
		await column.getByRole('link', { name: 'Beginning' }).click();
		await inView(page, 'When should I buy my first colony?');
		await expect(column.locator('[aria-current]')).toHaveText('Beginning');
		// It stays where it is while the text goes by.
		await page.mouse.wheel(0, 1500);
		await expect(column.locator('[aria-current]')).toHaveText('Notebook');
		await expect(column).toBeInViewport();
		await context.setOffline(false);
	}
);

test('words are found however they are written, one after the other', async ({ page }) => {
	await take(page);
	await open(page);
	await page.keyboard.press('/');
	await expect(search(page)).toBeFocused();
	await search(page).fill('CAFE');
	const says = page.getByRole('search').getByRole('status');
	await expect(says).toHaveText('2 found');
	await search(page).press('Enter');
	await expect(says).toHaveText('1 of 2');
	expect(await marked(page)).toBe('Café');
	await search(page).press('Enter');
	await expect(says).toHaveText('2 of 2');
	expect(await marked(page)).toBe('cafe\u0301');
	await inView(page, 'What do bees need in winter?');
	await search(page).press('Shift+Enter');
	await expect(says).toHaveText('1 of 2');
	await inView(page, 'When should I buy my first colony?');
	await page.getByRole('button', { name: 'Next place' }).click();
	await expect(says).toHaveText('2 of 2');

	await search(page).fill('snowdrop');
	await expect(says).toHaveText('Not found');
	expect(await marked(page)).toBe('');
	await search(page).press('Escape');
	await expect(search(page)).toHaveValue('');
	await expect(says).toHaveText('');
});

test('an address leads to its question, which is marked', async ({ page }) => {
	await take(page);
	await open(page);
	const { searchParams } = new URL(page.url());
	const source = encodeURIComponent(searchParams.get('source')!);
	await page.goto(`./library/?source=${source}&entry=what-do-bees-need-in-winter`);
	await inView(page, 'What do bees need in winter?');
	await expect(page.locator('.asked')).toContainText('stores, not warmth');
	await expect(page.locator('.asked')).toBeFocused();
	await page.goto(`./library/?source=${source}&entry=no-such-question`);
	await expect(page.getByText('not in this edition of the document')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`axe finds nothing, and nothing is wider than the window, ${colorScheme}`, async ({
		page
	}) => {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await take(page);
		await open(page);
		const check = async (where: string) => {
			await expectAccessible(page, where);
			const [wide, window] = await page.evaluate(() => [
				document.documentElement.scrollWidth,
				innerWidth
			]);
			expect(wide, where).toBe(window);
		};
		await expect(page.getByText('1 card, new').first()).toBeVisible();
		await check('document');
		await search(page).fill('the');
		await expect(page.getByRole('search').getByRole('status')).toContainText('found');
		await search(page).press('Enter');
		await check('search');
		await search(page).press('Escape');
		await page.getByRole('button', { name: 'Contents' }).click();
		await check('contents');
		await page.keyboard.press('Escape');
		await page.setViewportSize({ width: 1440, height: 900 });
		await check('wide window');
	});
}
