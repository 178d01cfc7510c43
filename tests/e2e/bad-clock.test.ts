// Clocks that jump and days that end in the middle of anything: what an answer would be dated by is said before
// it is taken, and what was given is kept.
import {
	answer,
	countRatings,
	expect,
	expectSound,
	fourButtons,
	inBerlin,
	newADay,
	startWithDeck
} from './journey';
import { at, rated, said, showAnswer } from './study-steps';

inBerlin('a clock set back a year in mid-session and right again', async ({ page }) => {
	await page.clock.install({ time: at('2026-05-04T18:00:00') });
	await startWithDeck(page);
	await answer(page);
	await showAnswer(page);
	await page.clock.setSystemTime(at('2025-05-04T18:00:00'));
	await page.getByRole('button', { name: 'Remembered' }).click();
	await expect(said(page)).toContainText(/The clock of this device .* 2025/);
	expect(await countRatings(page)).toBe(1);
	await page.clock.setSystemTime(at('2026-05-04T18:02:00'));
	await page.clock.runFor(1000);
	await page.getByRole('button', { name: 'Remembered' }).click();
	await expect(said(page)).toContainText(/The clock of this device .* 2026/);
	await page.clock.runFor(1000);
	await page.getByRole('button', { name: 'Remembered' }).click();
	await expect.poll(() => countRatings(page)).toBe(2);
	await rated(page, 2);
	await expectSound(page);
});

inBerlin(
	'answers under a clock ten years ahead are told of first, and can be taken back',
	async ({ page }) => {
		await page.clock.install({ time: at('2026-05-04T18:00:00') });
		await startWithDeck(page);
		await answer(page);
		await showAnswer(page);
		await page.clock.setSystemTime(at('2036-05-04T18:00:00'));
		await page.getByRole('button', { name: 'Remembered' }).click();
		await expect(said(page)).toContainText('2036');
		await page.clock.runFor(1000);
		await page.getByRole('button', { name: 'Remembered' }).click();
		await expect.poll(() => countRatings(page)).toBe(2);
		await page.clock.setSystemTime(at('2026-05-04T18:05:00'));
		await page.reload();
		await rated(page, 1);
		await page.keyboard.press('u');
		await expect(said(page)).toHaveText('Taken back.');
		await expect.poll(() => countRatings(page)).toBe(1);
		await rated(page, 1);
		await answer(page);
		await expectSound(page);
		expect(await countRatings(page)).toBe(2);
	}
);

inBerlin(
	'a tab that rested on the end of a session over night goes on with the new day',
	async ({ page }) => {
		await page.clock.install({ time: at('2026-05-04T18:00:00') });
		await startWithDeck(page);
		await newADay(page, 2);
		await fourButtons(page);
		await page.goto('./study/');
		await answer(page, 'Easy');
		await answer(page, 'Easy');
		await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
		await page.clock.setSystemTime(at('2026-05-05T09:00:00'));
		await page.clock.runFor(61_000);
		await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
		await rated(page, 0);
		await answer(page, 'Easy');
		await rated(page, 1);
		await expectSound(page);
		expect(await countRatings(page)).toBe(3);
	}
);

inBerlin(
	'the day ends while practice goes on: what was gone through does not come again',
	async ({ page }) => {
		await page.clock.install({ time: at('2026-05-04T23:00:00') });
		await startWithDeck(page);
		for (let i = 0; i < 3; i++) await answer(page, 'Forgot');
		await page.goto('./study/?with=forgotten&days=2');
		await answer(page);
		await showAnswer(page);
		await page.clock.setSystemTime(at('2026-05-05T04:30:00'));
		await page.getByRole('button', { name: 'Remembered' }).click();
		await rated(page, 2);
		await expect(page.getByTestId('left')).toHaveText('1 left');
		await page.reload();
		await expect(page.getByTestId('left')).toHaveText('1 left');
		await rated(page, 2);
		await expectSound(page);
	}
);

inBerlin('the day ends under a swipe and under an open sheet', async ({ page }) => {
	await page.clock.install({ time: at('2026-05-05T03:50:00') });
	await startWithDeck(page);
	await answer(page);
	await page.clock.runFor(1000);
	await page.keyboard.press('d');
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.clock.setSystemTime(at('2026-05-05T04:10:00'));
	await page.clock.runFor(61_000);
	await page.getByRole('button', { name: /^Tomorrow/ }).click();
	await expect(page.locator('.toast')).toContainText(/^(Back|First asked) /);
	await page.clock.runFor(1000);
	await page.keyboard.press('u');
	await expect(said(page)).toHaveText('Taken back.');
	// The one answer was yesterday's.
	await rated(page, 0);
	await page.keyboard.press('u');
	await expect(said(page)).toHaveText('Nothing of today is left to take back.');
	await showAnswer(page);
	await page.clock.setSystemTime(at('2026-05-06T04:10:00'));
	const cdp = await page.context().newCDPSession(page);
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
		cdp.send('Input.dispatchTouchEvent', {
			type,
			touchPoints: x === undefined ? [] : [{ x, y: 300 }]
		});
	const swipe = async () => {
		await touch('touchStart', 120);
		for (const x of [160, 200, 240, 280]) await touch('touchMove', x);
		await touch('touchEnd');
	};
	await swipe();
	await expect(said(page)).toHaveText('A new day has begun meanwhile. Answer once more.');
	await page.clock.runFor(1000);
	await page.waitForTimeout(400);
	await swipe();
	await rated(page, 1);
	await expectSound(page);
	expect(await countRatings(page)).toBe(2);
});

inBerlin('sessions ahead and by words, with the clock going about', async ({ page }) => {
	await page.clock.install({ time: at('2026-05-04T18:00:00') });
	await startWithDeck(page);
	await fourButtons(page);
	await page.goto('./study/');
	for (let i = 0; i < 4; i++) await answer(page, 'Easy');
	await page.clock.setSystemTime(at('2026-05-05T03:30:00'));
	await page.goto('./study/?with=ahead&days=30');
	await rated(page, 0);
	// What was answered today is not ahead of anything.
	await expect(page.getByRole('heading', { name: 'No card fits' })).toBeVisible();
	await page.clock.setSystemTime(at('2026-05-06T03:30:00'));
	await page.goto('./study/?with=ahead&days=30');
	await expect(page.getByTestId('left')).toHaveText('4 left');
	await answer(page, 'Good');
	await page.clock.setSystemTime(at('2026-05-06T04:30:00'));
	await page.clock.runFor(1000);
	await showAnswer(page);
	await page.getByRole('button', { name: 'Good' }).click();
	await expect(said(page)).toHaveText('A new day has begun meanwhile. Answer once more.');
	await page.clock.runFor(1000);
	await page.getByRole('button', { name: 'Good' }).click();
	await rated(page, 2);
	await page.clock.setSystemTime(at('2025-05-06T04:30:00'));
	await page.clock.runFor(1000);
	await showAnswer(page);
	await page.getByRole('button', { name: 'Good' }).click();
	await expect(said(page)).toContainText('The clock of this device says');
	await page.clock.setSystemTime(at('2026-05-06T05:00:00'));
	await page.reload();
	await rated(page, 2);
	await expect(page.getByTestId('left')).toHaveText('2 left');
	await answer(page, 'Good');
	await answer(page, 'Good');
	await expect(page.getByRole('heading', { name: 'That was all of it' })).toBeVisible();
	await expectSound(page);
	expect(await countRatings(page)).toBe(8);
});

inBerlin('days away over today: studying goes on all the same', async ({ page }) => {
	await page.clock.install({ time: at('2026-05-04T18:00:00') });
	await startWithDeck(page);
	await answer(page);
	await page.goto('./settings/');
	const away = page.getByRole('region', { name: 'Away' });
	await away.getByRole('button', { name: 'Plan days away' }).click();
	await away.getByLabel('First day away').fill('2026-05-05');
	await away.getByLabel('Last day away').fill('2026-05-09');
	await away.getByRole('button', { name: 'Plan 5 days' }).click();
	await expect(away.getByRole('listitem')).toHaveCount(1);
	await page.clock.setSystemTime(at('2026-05-06T18:00:00'));
	await page.goto('./study/');
	await answer(page);
	await page.keyboard.press('u');
	await rated(page, 0);
	await answer(page);
	await page.goto('./');
	await expect(page.getByText(/^Away until/)).toBeVisible();
	await page.clock.setSystemTime(at('2025-05-06T18:00:00'));
	await page.goto('./');
	await expect(page.getByRole('link', { name: /Study|Start/ }).first()).toBeVisible();
	await page.clock.setSystemTime(at('2026-05-06T19:00:00'));
	await page.goto('./');
	await expect(page.getByText(/^Away until/)).toBeVisible();
	await expectSound(page);
	expect(await countRatings(page)).toBe(2);
});
