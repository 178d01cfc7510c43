// On the smallest phones an answer is seen when it is shown, and no name of a button is cut; details of a button
// give the focus back; and settings push nothing down while they come.
import type { Page } from '@playwright/test';
import {
	installed,
	answer as rateCard,
	expect,
	fourButtons,
	newADay,
	partsThere,
	startWithDeck,
	test
} from './journey';

const answer = (page: Page) => page.locator('#answer');

async function show(page: Page) {
	await expect(async () => {
		await page.getByRole('button', { name: 'Show answer' }).click({ timeout: 1000 });
		await expect(answer(page)).toBeVisible({ timeout: 300 });
	}).toPass();
}

test('an answer below what is seen is scrolled to, and buttons keep their names', async ({
	page
}) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.setViewportSize({ width: 320, height: 460 });
	await startWithDeck(page);
	await show(page);
	await expect(answer(page)).toBeInViewport();
	const { top, middle } = await answer(page).evaluate((it) => {
		const seen = it.closest('.content')!.getBoundingClientRect();
		return { top: it.getBoundingClientRect().top, middle: (seen.top + seen.bottom) / 2 };
	});
	expect(top).toBeLessThan(middle);
	for (const size of ['', '40px']) {
		await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
		const cut = await page
			.locator('[data-rating]')
			.evaluateAll((all) => all.filter((it) => it.scrollWidth > it.clientWidth).length);
		expect(cut).toBe(0);
	}
});

installed(
	'details of a button give the focus back, and leave when something else opens',
	async ({ page }) => {
		await startWithDeck(page);
		await partsThere(page);
		await page.goto('./study/');
		await show(page);
		const button = page.getByRole('button', { name: /^Remembered/ });
		await button.click({ button: 'right' });
		await expect(page.getByRole('dialog', { name: 'Remembered' })).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(button).toBeFocused();
		await page.keyboard.press('Shift+Digit1');
		await expect(page.getByRole('dialog', { name: 'Forgot' })).toBeVisible();
		await page.keyboard.press('d');
		await expect(page.getByRole('dialog', { name: 'Set due date' })).toBeVisible();
		await expect(page.getByRole('dialog')).toHaveCount(1);
	}
);

test('what comes after the last card is where the buttons of cards were', async ({ page }) => {
	await startWithDeck(page);
	await newADay(page, 1);
	await fourButtons(page);
	await page.goto('./study/');
	const show = (await page.getByRole('button', { name: 'Show answer' }).boundingBox())!;
	await rateCard(page, 'Easy');
	const leave = page.getByTestId('study').getByRole('link', { name: 'Back to Today' });
	await expect(leave).toHaveCount(1);
	expect(await leave.boundingBox()).toEqual(show);
	await page.evaluate(() => (document.documentElement.style.fontSize = '40px'));
	await expect(leave).toBeInViewport({ ratio: 1 });
});

test('a change of options says once that it is saved, in sight and out of the way', async ({
	page
}) => {
	await startWithDeck(page);
	await page.goto('./settings/');
	const saved = page.getByRole('status').filter({ hasText: 'Saved' });
	await page.getByRole('radio', { name: 'Dark' }).check();
	await expect(saved).toBeInViewport({ ratio: 1 });
	await expect(saved).toHaveCount(0);
	await page.getByRole('radio', { name: 'Four' }).check();
	await expect(saved).toBeInViewport({ ratio: 1 });
});

test('settings push nothing down while they come', async ({ page }) => {
	await page.addInitScript(() => {
		const seen = window as unknown as { shifts: number };
		seen.shifts = 0;
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) seen.shifts += (entry as never)['value'];
		}).observe({ type: 'layout-shift', buffered: true });
	});
	await startWithDeck(page);
	await page.goto('./settings/');
	await expect(page.getByRole('button', { name: 'Save a backup' })).toBeVisible();
	expect(await page.evaluate(() => (window as unknown as { shifts: number }).shifts)).toBeLessThan(
		0.02
	);
});
