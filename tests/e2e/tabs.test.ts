// Two tabs on one card: the second answer is refused and said, never written over the first.
import { answer, countRatings, expect, expectSound, startWithDeck, test } from './journey';

test('a card that was answered in another tab is not rated twice', async ({ page, context }) => {
	await startWithDeck(page);
	const other = await context.newPage();
	await other.goto('./study/');
	await expect(other.locator('.question')).toHaveText(
		(await page.locator('.question').textContent())!
	);
	await answer(page);
	await other.waitForTimeout(300);
	await other.getByRole('button', { name: 'Show answer' }).click();
	await other.waitForTimeout(300);
	await other.getByRole('button', { name: 'Forgot' }).click();
	await expect(other.getByText('answered or changed in another tab')).toBeVisible();
	expect(await countRatings(page)).toBe(1);
	await answer(other);
	expect(await countRatings(page)).toBe(2);
	await expectSound(page);
});
