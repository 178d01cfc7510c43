// The end of a session says what holds: a deck without cards is not one that is done, and before days away there
// is no tomorrow.
import {
	answer,
	expect,
	expectSound,
	fourButtons,
	inBerlin,
	newADay,
	startWithDeck,
	test
} from './journey';
import { at } from './study-steps';

test('a deck without cards says so among others, and how cards come into it', async ({ page }) => {
	await startWithDeck(page);
	await page.goto('./import/');
	await page
		.getByLabel('Text')
		.fill('# Tea\n\n## How long does green tea steep?\n\nTwo minutes.\n');
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await page.getByRole('button', { name: /^Add/ }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
	await page.goto('./library/');
	await page.getByRole('link', { name: /Tea/ }).click();
	const row = page.getByRole('listitem').filter({ hasText: 'green tea' }).first();
	await row.locator('summary').click();
	await row.getByRole('button', { name: 'Delete' }).click();
	await expect(page.locator('.toast')).toContainText('Deleted a card');
	// Nothing of it can be studied: no button leads there.
	await expect(page.getByText('Nothing is due today.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Study', exact: true })).toHaveCount(0);
	await page.goto(page.url().replace('library/', 'study/'));
	await expect(page.getByRole('heading', { name: 'This deck has no cards' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Add a FAQ' })).toBeVisible();
	// What is due elsewhere is still offered.
	await expect(page.getByRole('link', { name: /^Study today’s 8 cards/ })).toBeVisible();
	await page.getByRole('link', { name: 'Read the document' }).click();
	await expect(page.getByRole('heading', { name: 'Tea', exact: true })).toBeVisible();
	await expectSound(page);
});

inBerlin('before days away nobody is told what tomorrow brings', async ({ page }) => {
	await page.clock.install({ time: at('2026-05-04T18:00:00') });
	await startWithDeck(page);
	await newADay(page, 1);
	await fourButtons(page);
	const away = page.getByRole('region', { name: 'Away' });
	await away.getByRole('button', { name: 'Plan days away' }).click();
	await away.getByLabel('First day away').fill('2026-05-05');
	await away.getByLabel('Last day away').fill('2026-05-08');
	await away.getByRole('button', { name: /^Plan( \d+ days?)?$/ }).click();
	await expect(away.getByText('Tomorrow until Friday')).toBeVisible();
	await page.goto('./study/');
	await answer(page, 'Easy');
	await expect(page.getByTestId('next')).toContainText('You are away until Friday.');
	await expect(page.getByTestId('next')).not.toContainText('Tomorrow');
	await page.goto('./');
	await expect(page.getByText('1 answer given.')).toBeVisible();
	await expect(page.getByText('You are away until Friday.').first()).toBeVisible();
});
