// Somebody starts with what concerns them, reads the deck as a guide, and sees what they hold of it: from the
// first launch to months later.
import type { Page } from '@playwright/test';
import {
	answer,
	countRatings,
	expect,
	expectAccessible,
	expectSound,
	newADay,
	test
} from './journey';
import { wholeSnapshots } from './snapshot-steps';

async function tryCard(page: Page): Promise<void> {
	await page.goto('./');
	await page.getByText('Show answer').click();
	await page.getByText('Remembered').click();
}

/** Nothing is wider than the window. */
async function expectNarrow(page: Page): Promise<void> {
	const over = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(over).toBeLessThanOrEqual(0);
}

async function openDeck(page: Page): Promise<void> {
	await page.goto('./library/');
	await page.getByRole('link', { name: /Advice for AI/ }).click();
	await expect(page.getByRole('button', { name: 'Options' })).toBeVisible();
}

async function openGuide(page: Page): Promise<void> {
	await openDeck(page);
	await page.getByRole('link', { name: 'Read the guide' }).click();
	await page.waitForURL(/\?source=/);
	await expect(page.getByRole('searchbox', { name: 'Search in this guide' })).toBeVisible();
}

test.use({ viewport: { width: 360, height: 740 } });

test('the first cards are of the section that was chosen, and the guide follows what is held', async ({
	page
}) => {
	test.slow();
	await page.clock.install();
	await tryCard(page);
	const choice = page.getByRole('combobox', { name: 'Start with' });
	await expect(choice).toHaveValue('');
	await expect(choice.locator('option', { hasText: 'I am changing career' })).toHaveCount(1);
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await expectAccessible(page, `first launch, ${colorScheme}`);
		await expectNarrow(page);
	}
	await choice.selectOption('PhDs');
	await page.getByRole('button', { name: 'Start with this deck' }).click();
	await page.waitForURL('**/study/');
	await newADay(page, 2);

	await page.goto('./study/');
	await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
	const asked = new Set<string>();
	for (let k = 0; k < 2; k++) {
		asked.add((await page.locator('.question').textContent())!.trim());
		await answer(page);
	}
	expect(asked.size).toBe(2);

	await openGuide(page);
	await expect(page.getByText('After Rohin Shah’s FAQ', { exact: false })).toBeVisible();
	await expect(page.getByText('The opinions are Shah’s', { exact: false })).toBeVisible();
	// One section is begun: the chosen one.
	await expect(page.getByText(/^None of \d+ answers held for a month yet$/)).toHaveCount(1);
	const section = page.locator('.part').filter({ hasText: 'None of' });
	await expect(section.getByRole('heading', { name: 'PhDs', exact: true })).toBeVisible();
	const begun = section.getByRole('button', { name: /cards? .*begun|being learnt/ }).first();
	await begun.click();
	await expect(section.getByText('being learnt', { exact: true }).first()).toBeVisible();
	const shown = await section.locator('.front').allTextContents();
	expect([...asked].some((words) => shown.some((front) => words.includes(front.trim())))).toBe(
		true
	);
	// Links lead to the words of the source, and tell it nothing.
	const out = section.getByRole('link', { name: /live page/ }).first();
	await expect(out).toHaveAttribute('href', /^https:\/\/rohinshah\.com\/.*#:~:text=/);
	await expect(out).toHaveAttribute('rel', 'noopener noreferrer');
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await expectAccessible(page, `guide, ${colorScheme}`);
		await expectNarrow(page);
	}
});

test('a deck says how much is held, in the library, on its page, in the guide and once the day is done', async ({
	page
}) => {
	await page.clock.install();
	await tryCard(page);
	await page.getByRole('combobox', { name: 'Start with' }).selectOption('Alignment Newsletter');
	await page.getByRole('button', { name: 'Start with this deck' }).click();
	await page.waitForURL('**/study/');
	await newADay(page, 1);
	// Its one card is answered whenever it comes, for months; no other is begun.
	for (let round = 0; round < 8; round++) {
		await page.goto('./study/');
		const show = page.getByRole('button', { name: 'Show answer' });
		const done = page.getByRole('heading', { level: 1, name: /done|rest/i });
		await expect(show.or(done)).toBeVisible();
		if (await show.isVisible()) await answer(page);
		if (!round) await newADay(page, 0);
		await page.clock.fastForward(round < 2 ? 15 * 60_000 : 45 * 86_400_000);
	}
	await page.goto('./');
	await expect(page.getByText(/1 of \d+ answers held for more than a month\.$/)).toBeVisible();
	await page.goto('./library/');
	const held = /1 of \d+ answers held for more than a month/;
	await expect(page.getByRole('link', { name: held })).toBeVisible();
	await expectAccessible(page, 'library');
	await openDeck(page);
	await expect(page.getByText(held)).toBeVisible();
	await openGuide(page);
	await expect(page.getByText('Its answer held for more than a month')).toBeVisible();
	await expect(page.getByText(/1 card, held for (more than a month|about)/)).toBeVisible();
});

test('cards that are not begun are brought forward later, and it can be undone', async ({
	page
}) => {
	await tryCard(page);
	await page.getByRole('button', { name: 'Start with this deck' }).click();
	await page.waitForURL('**/study/');
	const question = page.locator('.question');
	await expect(question).toBeVisible();
	const before = (await question.textContent())!.trim();
	await openDeck(page);
	await page.getByRole('button', { name: 'Bring cards forward' }).click();
	const sheet = page.getByRole('dialog', { name: 'Bring cards forward' });
	await expect(sheet.getByRole('button', { name: /Doing research/ })).toBeDisabled();
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await expectAccessible(page, `sheet, ${colorScheme}`);
		await expectNarrow(page);
	}
	await sheet.getByRole('button', { name: /I look for funding/ }).click();
	await expect(sheet).toHaveCount(0);
	await expect(page.getByText(/cards come first now/)).toBeVisible();
	await page.goto('./study/');
	await expect(question).toBeVisible();
	expect((await question.textContent())!.trim()).not.toBe(before);

	await openDeck(page);
	await page.getByRole('button', { name: 'Bring cards forward' }).click();
	await expect(sheet.getByRole('button', { name: /I look for funding/ })).toBeDisabled();
	await sheet.getByRole('button', { name: /PhDs/ }).click();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText(/cards come first now/)).toBeHidden();
	await page.getByRole('button', { name: 'Bring cards forward' }).click();
	await expect(sheet.getByRole('button', { name: /I look for funding/ })).toBeDisabled();
	// More than a hundred cards each time, the undoing too: the library before each of them is kept.
	const before100 = (await wholeSnapshots(page)).filter(({ why }) => why === 'bulk');
	expect(before100).toHaveLength(3);
});

test('from the first launch over PhDs to the advice of the day, and back to the cards', async ({
	page
}) => {
	await tryCard(page);
	await page.getByRole('combobox', { name: 'Start with' }).selectOption('PhDs');
	await page.getByRole('button', { name: 'Start with this deck' }).click();
	await page.waitForURL('**/study/');
	await answer(page);
	// As the shortcut of the installed app opens it.
	await page.goto('./?advice');
	const advice = page.getByRole('region', { name: 'Advice of the day' });
	const question = advice.locator('.question');
	await expect(question).toBeFocused();
	const asked = (await question.innerText()).trim();
	await advice.getByRole('button', { name: 'Show the advice' }).click();
	await expect(advice.locator('.answer')).toBeVisible();
	await page.getByRole('link', { name: 'Go on studying' }).click();
	await answer(page);
	expect(await countRatings(page)).toBe(2);
	// What was shown stays the advice of this day.
	await page.goto('./');
	await expect(question).toContainText(asked);
	await expectSound(page);
});
