// Two tabs on one card: no answer is taken to words that are others by now. What comes of answers in both is in
// tests/faults/browser/tabs.test.ts.
import { countRatings, expect, expectSound, startWithDeck, test } from './journey';
import { question, rated, said, showAnswer } from './study-steps';

test('a card that was edited in another tab is read as it is now before it is rated', async ({
	page,
	context
}) => {
	await startWithDeck(page);
	const other = await context.newPage();
	await other.goto('./study/');
	await showAnswer(other);
	await page.bringToFront();
	await page.keyboard.press('e');
	await page.getByLabel('Question').fill('Asked in other words?');
	await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
	await expect(question(page)).toHaveText('Asked in other words?');
	await other.bringToFront();
	await other.keyboard.press('1');
	await expect(said(other)).toHaveText(/changed meanwhile\. Here is how it reads now/);
	await expect(question(other)).toHaveText('Asked in other words?');
	await expect(other.locator('#answer')).toBeVisible();
	expect(await countRatings(page)).toBe(0);
	await other.waitForTimeout(300);
	await other.keyboard.press('1');
	await rated(other, 1);
	expect(await countRatings(page)).toBe(1);
	await expectSound(page);
});
