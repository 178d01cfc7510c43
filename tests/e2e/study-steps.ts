// Steps that journeys of the study screen share.
import { expect, type Page } from '@playwright/test';

export const question = (page: Page) => page.locator('.question');
export const screen = (page: Page) => page.getByTestId('study');
export const said = (page: Page) => screen(page).getByRole('status');
export const rated = (page: Page, count: number) =>
	expect(screen(page)).toHaveAttribute('data-rated', String(count));
/** An instant by the clocks of the journeys, in summer. */
export const at = (moment: string) => new Date(`${moment}+02:00`);

export async function showAnswer(page: Page) {
	await page.bringToFront();
	await expect(async () => {
		if (!(await page.locator('#answer').isVisible()))
			await page.getByRole('button', { name: 'Show answer' }).click({ timeout: 1000 });
		await expect(page.locator('#answer')).toBeVisible({ timeout: 300 });
	}).toPass();
	// Taps of the same moment belong to the one that showed it.
	await page.waitForTimeout(300);
}

/** Deletes the note of a question where it lies. */
export async function deleteNote(page: Page, question: string) {
	await page.goto('./library/');
	await page.getByRole('link', { name: /Advice/ }).click();
	const row = page.getByRole('listitem').filter({ hasText: question }).first();
	await row.locator('summary').click();
	await row.getByRole('button', { name: 'Delete' }).click();
	await expect(page.locator('.toast')).toContainText('Deleted a card');
}

/** Opens what can be done to the card that is asked, and chooses. */
export async function choose(page: Page, label: string | RegExp) {
	await page.getByRole('button', { name: 'More', exact: true }).click();
	await page.getByRole('dialog').getByRole('button', { name: label }).click();
}

export async function change(page: Page, settings: () => Promise<void>) {
	await page.goto('./settings/');
	await settings();
	await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
	await page.waitForTimeout(300);
	await page.goto('./study/');
	await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
}

export const useFour = (page: Page) =>
	change(page, () => page.getByRole('radio', { name: 'Four' }).check());

/** Where what studying can do without has come. */
export const extrasThere = (page: Page) =>
	expect
		.poll(() => page.locator('.content').evaluate((host) => getComputedStyle(host).touchAction))
		.toMatch(/pan-y/);
