// Days as a person lives them: tomorrow's cards come tomorrow, the streak counts study days, and a new
// day begins at the rollover hour and not at midnight.
import { answer, expect, expectSound, inBerlin, newADay, startWithDeck, test } from './journey';

inBerlin('a streak over three days, the rollover and a missed day', async ({ page }) => {
	test.slow();
	await page.clock.install({ time: new Date('2026-03-27T21:00:00+01:00') });
	await startWithDeck(page);
	for (let i = 0; i < 10; i++) await answer(page);
	const streak = page.getByTestId('streak');
	await page.goto('./');
	await expect(streak).toHaveAttribute('data-current', '1');

	// Half past one at night is still the same study day.
	await page.clock.setSystemTime(new Date('2026-03-28T01:30:00+01:00'));
	await page.goto('./');
	await expect(streak).toHaveText('A first day is done');

	await page.clock.setSystemTime(new Date('2026-03-28T09:00:00+01:00'));
	await page.goto('./');
	await expect(streak).toHaveText('1 day so far');
	await page.goto('./study/');
	for (let i = 0; i < 10; i++) await answer(page);

	// The night of the change to summer time lies between.
	await page.clock.setSystemTime(new Date('2026-03-29T09:00:00+02:00'));
	await page.goto('./study/');
	for (let i = 0; i < 10; i++) await answer(page);
	await page.goto('./');
	await expect(streak).toHaveAttribute('data-current', '3');

	// One day missed: a freeze covers it.
	await page.clock.setSystemTime(new Date('2026-03-31T09:00:00+02:00'));
	await page.goto('./');
	await expect(streak).toHaveAttribute('data-current', '3');
	await page.getByRole('button', { name: 'Calendar: 3 days done of the last 7' }).click();
	await expect(
		page.getByRole('button', { name: /30 March: covered by a spare day/ })
	).toBeVisible();
	await expectSound(page);
});

inBerlin('a day with nothing due neither adds nor breaks', async ({ page }) => {
	await page.clock.install({ time: new Date('2026-05-04T18:00:00+02:00') });
	await startWithDeck(page);
	await newADay(page, 1);
	await page.getByRole('radio', { name: 'Four' }).check();
	await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
	await page.goto('./study/');
	await answer(page, 'Easy');
	await newADay(page, 0);
	await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
	await page.goto('./');
	await expect(page.getByText('Nothing comes tomorrow yet.')).toBeVisible();
	const streak = page.getByTestId('streak');
	await expect(streak).toHaveAttribute('data-current', '1');
	await page.clock.setSystemTime(new Date('2026-05-07T18:00:00+02:00'));
	await page.goto('./');
	await expect(page.getByText('Nothing is due today.')).toBeVisible();
	await expect(streak).toHaveAttribute('data-current', '1');
	await page.getByRole('button', { name: /^Calendar/ }).click();
	await expect(page.getByRole('button', { name: /6 May: nothing owed/ })).toBeVisible();
});

inBerlin(
	'a card shown before the rollover and answered after it is counted anew',
	async ({ page }) => {
		await page.clock.install({ time: new Date('2026-05-04T20:00:00+02:00') });
		await startWithDeck(page);
		await page.clock.runFor(1000);
		await page.getByRole('button', { name: 'Show answer' }).click();
		await page.clock.setSystemTime(new Date('2026-05-05T09:00:00+02:00'));
		await page.clock.runFor(1000);
		await page.getByRole('button', { name: 'Remembered' }).click();
		await expect(page.getByText('A new day has begun')).toBeVisible();
		await expect(page.locator('#answer')).toBeVisible();
		await page.clock.runFor(1000);
		await page.getByRole('button', { name: 'Remembered' }).click();
		await expect(page.getByTestId('study')).toHaveAttribute('data-rated', '1');
		await expectSound(page);
	}
);
