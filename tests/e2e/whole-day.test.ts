// A whole day as a person lives it, at phone size and with the clock in hand: new cards are learnt, one is
// forgotten later and learnt again, and what was answered is taken back over midnight, not over the rollover.
import type { Page } from '@playwright/test';
import {
	answer,
	countRatings,
	expect,
	expectSound,
	inBerlin,
	newADay,
	startWithDeck,
	test
} from './journey';

const question = (page: Page) => page.locator('.question');
const said = (page: Page) => page.getByRole('status').filter({ hasText: /./ });

/** When a button says that the card comes back. */
async function promises(page: Page): Promise<string[]> {
	await expect(async () => {
		await page.getByRole('button', { name: 'Show answer' }).click({ timeout: 1000 });
		await expect(page.locator('#answer')).toBeVisible({ timeout: 300 });
	}).toPass();
	return page.locator('.when').allTextContents();
}

/** Presses an answer button; a tap right after the answer was shown is taken for the second half of a double tap. */
async function press(page: Page, name: string) {
	await expect(async () => {
		if (await page.locator('#answer').isVisible())
			await page.getByRole('button', { name }).click({ timeout: 1000 });
		await expect(page.locator('#answer')).toHaveCount(0, { timeout: 300 });
	}).toPass();
}

inBerlin(
	'new, learnt, forgotten, learnt again; undone over midnight, and not over the rollover',
	async ({ page }) => {
		test.slow();
		await page.clock.install({ time: new Date('2026-05-04T22:40:00+02:00') });
		await startWithDeck(page);
		await newADay(page, 2);
		await page.goto('./study/');
		const first = (await question(page).textContent())!;
		await answer(page, 'Forgot');
		const second = (await question(page).textContent())!;
		expect(second).not.toBe(first);
		await answer(page);
		// Both are being learnt, so the one that is due sooner comes first, before its time: nothing else is left.
		await expect(question(page)).toHaveText(first);
		await answer(page);
		await expect(question(page)).toHaveText(second);
		await answer(page);
		await expect(question(page)).toHaveText(first);
		await answer(page);
		await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
		expect(await countRatings(page)).toBe(5);

		// Half past midnight: still the same study day, after a restart too.
		await page.clock.setSystemTime(new Date('2026-05-05T00:30:00+02:00'));
		await page.reload();
		await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
		await page.keyboard.press('u');
		await expect(question(page)).toHaveText(first);
		await page.keyboard.press('u');
		await expect(question(page)).toHaveText(second);
		await expect(page.getByTestId('study')).toHaveAttribute('data-rated', '3');
		await page.keyboard.press('Shift+U');
		await page.keyboard.press('Shift+U');
		await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
		expect(await countRatings(page)).toBe(5);

		// After four it is another day: what was is over.
		await page.clock.setSystemTime(new Date('2026-05-05T09:00:00+02:00'));
		await page.reload();
		await expect(question(page)).toBeVisible();
		await page.keyboard.press('u');
		await expect(said(page).first()).toHaveText('Nothing of today is left to take back.');
		expect(await countRatings(page)).toBe(5);

		// Two weeks later both are due. One is forgotten: it is learnt again, and then comes sooner than the other.
		await newADay(page, 0);
		await page.clock.setSystemTime(new Date('2026-05-20T18:00:00+02:00'));
		await page.goto('./study/');
		await expect(page.getByTestId('left')).toHaveText('2 left');
		const lapsed = (await question(page).textContent())!;
		const before = await promises(page);
		expect(before[0]).toBe('in 10 minutes');
		await press(page, 'Forgot');
		await expect(question(page)).not.toHaveText(lapsed);
		await answer(page);
		await expect(question(page)).toHaveText(lapsed);
		const after = await promises(page);
		expect(after).not.toEqual(before);
		await press(page, 'Remembered');
		await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
		expect(await countRatings(page)).toBe(8);
		await expectSound(page);
	}
);

inBerlin(
	'a new card whose time has not come waits, and the screen says until when',
	async ({ page }) => {
		await page.clock.install({ time: new Date('2026-05-04T10:00:00+02:00') });
		await startWithDeck(page);
		await newADay(page, 1);
		await page.getByRole('button', { name: 'All study options' }).click();
		await page.locator('dialog').getByRole('heading', { name: 'New cards', exact: true }).click();
		await page.getByLabel('Steps while it is learnt').fill('1m 2h');
		await page.getByLabel('Steps while it is learnt').blur();
		await page.getByRole('button', { name: 'Close' }).click();
		await page.goto('./study/');
		const first = (await question(page).textContent())!;
		await answer(page);
		await expect(page.getByRole('heading', { name: 'A short rest' })).toBeVisible();
		await expect(page.getByText(/The next card comes at 11:40/)).toBeVisible();
		await page.clock.setSystemTime(new Date('2026-05-04T11:41:00+02:00'));
		await page.reload();
		await expect(question(page)).toHaveText(first);
	}
);
