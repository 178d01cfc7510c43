// What was done on a study day is taken back and done again, to any depth and over a reload.
import type { Page } from '@playwright/test';
import { answer, expect, expectSound, startWithDeck, test } from './journey';
import { question, rated, said } from './study-steps';

const redo = (page: Page) => page.getByRole('button', { name: /^Redo/ });

test('three answers are undone over a reload and done again, and a new answer ends that', async ({
	page
}) => {
	await startWithDeck(page);
	const asked: string[] = [];
	for (const button of ['Remembered', 'Forgot', 'Remembered']) {
		asked.push((await question(page).textContent())!);
		await answer(page, button);
	}
	const fourth = (await question(page).textContent())!;
	await page.keyboard.press('u');
	await rated(page, 2);
	await expect(said(page)).toHaveText('Taken back.');
	await expect(question(page)).toHaveText(asked[2]!);
	await page.reload();
	await expect(question(page)).toHaveText(asked[2]!);
	await expect(redo(page)).toBeVisible();
	await page.keyboard.press('z');
	await rated(page, 1);
	await expect(question(page)).toHaveText(asked[1]!);
	await page.keyboard.press('Control+z');
	await rated(page, 0);
	await expect(question(page)).toHaveText(asked[0]!);
	await page.keyboard.press('u');
	await expect(said(page)).toHaveText('Undo stops here: before this, cards were added.');

	await redo(page).click();
	await rated(page, 1);
	await expect(said(page)).toHaveText('Done again.');
	await expect(question(page)).toHaveText(asked[1]!);
	await page.keyboard.press('Shift+U');
	await rated(page, 2);
	await page.keyboard.press('Control+Shift+Z');
	await rated(page, 3);
	await expect(question(page)).toHaveText(fourth);
	await expect(redo(page)).toHaveCount(0);

	await page.keyboard.press('u');
	await rated(page, 2);
	await answer(page);
	await page.keyboard.press('Control+y');
	await expect(said(page)).toHaveText(
		'Something else was done since, so that cannot be done again.'
	);
	await expectSound(page);
});

test('what was done to cards this day is taken back after a reload too, and done again', async ({
	page
}) => {
	await startWithDeck(page);
	const first = (await question(page).textContent())!;
	await page.keyboard.press('e');
	await page.getByLabel('Question').fill('Edited?');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(question(page)).toHaveText('Edited?');
	await page.keyboard.press('s');
	await expect(question(page)).not.toHaveText('Edited?');
	const second = (await question(page).textContent())!;
	// In the library as well.
	await page.goto('./library/');
	await page.getByRole('link', { name: /Advice/ }).click();
	const row = page.getByRole('listitem').filter({ hasText: second }).first();
	await row.locator('summary').click();
	await row.getByRole('button', { name: 'Delete' }).click();
	await expect(row).toHaveCount(0);

	await page.goto('./study/');
	await expect(question(page)).not.toHaveText(second);
	const third = (await question(page).textContent())!;
	await page.getByRole('button', { name: 'Undo “Deleted a card”' }).click();
	await expect(question(page)).toHaveText(second);
	await page.getByRole('button', { name: 'Undo “Suspended a card”' }).click();
	await expect(question(page)).toHaveText('Edited?');
	await page.getByRole('button', { name: 'Undo “Edited a card”' }).click();
	await expect(question(page)).toHaveText(first);
	await page.getByRole('button', { name: 'Redo “Edited a card”' }).click();
	await expect(question(page)).toHaveText('Edited?');
	await page.getByRole('button', { name: 'Redo “Suspended a card”' }).click();
	await expect(question(page)).toHaveText(second);
	await page.getByRole('button', { name: 'Redo “Deleted a card”' }).click();
	await expect(question(page)).toHaveText(third);
	await expectSound(page);
});
