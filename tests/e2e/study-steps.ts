// Steps that journeys share in which things go wrong while somebody studies.
import { expect, type Page } from '@playwright/test';

export const screen = (page: Page) => page.getByTestId('study');
export const said = (page: Page) => screen(page).getByRole('status');
export const rated = (page: Page, count: number) =>
	expect(screen(page)).toHaveAttribute('data-rated', String(count));
/** An instant by the clocks of the journeys, in summer. */
export const at = (moment: string) => new Date(`${moment}+02:00`);

export async function showAnswer(page: Page) {
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
