// The streak over the hours and plans of a person: a night that belongs to the day before, another hour at which
// days begin, days away, spare days, a pace after a break, a journey in the middle of a card; and what is
// still held when a streak ends.
import type { Page } from '@playwright/test';
import {
	answer,
	expect,
	expectAccessible,
	expectSound,
	inBerlin,
	newADay,
	startWithDeck,
	test
} from './journey';
import { at, oneAnswerADay, storyOf, studyOn } from './streak-steps';
import { BERLIN } from './zone';
import { rated, showAnswer } from './study-steps';

inBerlin(
	'the night belongs to the day before, also after days begin at another hour',
	async ({ page }) => {
		test.slow();
		await page.clock.install({ time: at('2026-05-04', '23:50') });
		await startWithDeck(page);
		await answer(page, 'Forgot');
		await oneAnswerADay(page);
		const streak = page.getByTestId('streak');
		// Tuesday has one answer, at two in the night.
		await studyOn(page, at('2026-05-06', '02:00'), 'Forgot');
		await page.goto('./');
		await expect(streak).toHaveText('A first day is done');
		// The page lies open when Wednesday begins.
		await page.clock.setSystemTime(at('2026-05-06', '03:58'));
		await page.clock.runFor(4 * 60_000);
		await expect(streak).toHaveText('1 day so far');
		await expect(page.getByTestId('streak-note')).toHaveText(
			'A day counts with 1 answer, or when nothing due is left.'
		);
		await studyOn(page, at('2026-05-06', '04:05'), 'Forgot');
		await page.goto('./');
		await expect(streak).toHaveText('2 days in a row');

		// From tomorrow on days begin at six: five o'clock on Friday is still Thursday.
		await page.goto('./settings/');
		await page.getByLabel('A new day begins at').selectOption('6');
		await expect(page.getByText('In force from tomorrow', { exact: false }).first()).toBeVisible();
		await studyOn(page, at('2026-05-08', '05:00'), 'Forgot');
		await page.goto('./');
		await expect(streak).toHaveText('3 days in a row');
		await studyOn(page, at('2026-05-08', '06:05'), 'Forgot');
		await page.goto('./');
		await expect(streak).toHaveText('4 days in a row');
		expect(await storyOf(page, '7 May')).toContain('Done');
		await page.goto('./stats/');
		await expect(page.getByText('4 days now.')).toBeVisible();
		await expectSound(page);
	}
);

async function bring(page: Page, text: string) {
	await page.goto('./import/');
	await page.getByLabel('Text').fill(text);
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await page.getByRole('button', { name: /^Add \d/ }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
}

inBerlin(
	'two missed days are covered by spare days, a third ends it; what is held is said',
	async ({ page }) => {
		test.slow();
		await page.clock.install({ time: at('2026-03-04') });
		await bring(
			page,
			'# Kettles\n\n## Why does a kettle sing?\n\nBubbles of steam collapse.\n\n## What takes lime away?\n\nVinegar.\n'
		);
		await oneAnswerADay(page);
		await page.goto('./study/');
		await showAnswer(page);
		// What the button promises is when the card is due again; answered then, it is held for months.
		const days = Number(/\d+/.exec((await page.locator('.when').last().textContent())!)![0]);
		const march = (day: number) => at(`2026-03-${String(day).padStart(2, '0')}`);
		await page.getByRole('button', { name: 'Easy' }).click();
		await rated(page, 1);
		await newADay(page, 0);
		const again = 4 + days;
		await studyOn(page, march(again), 'Easy');
		const streak = page.getByTestId('streak');
		await page.goto('./');
		await expect(streak).toHaveText('2 days in a row');
		expect(await storyOf(page, `${again - 1} Mar`)).toContain('Nothing was due');

		// One that is being learnt is due on every day from now on.
		await newADay(page, 1);
		await studyOn(page, march(again + 1), 'Forgot');
		await page.clock.setSystemTime(march(again + 4));
		await page.goto('./');
		await expect(streak).toHaveText('3 days so far');
		for (const day of [`${again + 2} Mar`, `${again + 3} Mar`])
			expect(await storyOf(page, day)).toContain('Covered by a spare day');
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			await expectAccessible(page, `spare days, ${colorScheme}`);
		}
		// One more, and there is none left for it: it ends, unless today's plan is finished.
		await page.clock.setSystemTime(march(again + 5));
		await page.goto('./');
		await expect(streak).toHaveText('Your streak can go on today');
		await expect(page.getByTestId('streak-note')).toHaveText(
			'Finish today’s plan, and yesterday is made up for: 4 days in a row. You still hold 1 answer.'
		);
		await page.clock.setSystemTime(march(again + 15));
		await page.goto('./');
		await expect(streak).toHaveText('A new streak starts with today');
		await expect(page.getByTestId('streak-note')).toHaveText('You still hold 1 answer.');
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			await expectAccessible(page, `ended, ${colorScheme}`);
		}
		await studyOn(page, march(again + 15), 'Forgot');
		await page.goto('./');
		await expect(streak).toHaveText('A first day is done');
		await expectSound(page);
	}
);

inBerlin(
	'days away bridge, however much falls due, and the day after them asks for one answer again',
	async ({ page }) => {
		test.slow();
		await page.clock.install({ time: at('2026-05-04') });
		await startWithDeck(page);
		await answer(page, 'Forgot');
		await oneAnswerADay(page);
		await studyOn(page, at('2026-05-05'), 'Forgot');
		await page.goto('./settings/');
		const away = page.getByRole('region', { name: 'Away' });
		await away.getByRole('button', { name: 'Plan days away' }).click();
		await away.getByLabel('First day away').fill('2026-05-06');
		await away.getByLabel('Last day away').fill('2026-05-16');
		await away.getByRole('button', { name: 'Plan 11 days' }).click();
		await expect(away.getByText('Tomorrow until', { exact: false })).toBeVisible();
		const streak = page.getByTestId('streak');
		await page.clock.setSystemTime(at('2026-05-10'));
		await page.goto('./');
		await expect(streak).toHaveText(/^Your streak waits until/);
		await expectAccessible(page, 'away');
		// Who studies all the same has that day as well.
		await studyOn(page, at('2026-05-11'), 'Forgot');
		await page.goto('./');
		await expect(streak).toHaveText('2 days in a row');
		await page.clock.setSystemTime(at('2026-05-17'));
		await page.goto('./');
		await expect(streak).toHaveText('2 days so far');
		expect(await storyOf(page, '8 May')).toContain('Away');
		expect(await storyOf(page, '11 May')).toContain('Done');
		await studyOn(page, at('2026-05-17', '18:30'), 'Forgot');
		await page.goto('./stats/');
		await expect(page.getByText('3 days now.')).toBeVisible();
		await expectSound(page);
	}
);

inBerlin(
	'a clock moved to another zone in the middle of a card: the answer counts once, on one day',
	async ({ browser }) => {
		test.slow();
		const context = await browser.newContext({ timezoneId: undefined });
		const page = await context.newPage();
		const cdp = await context.newCDPSession(page);
		const zone = (timezoneId: string) => cdp.send('Emulation.setTimezoneOverride', { timezoneId });
		await zone(BERLIN);
		await page.clock.install({ time: at('2026-05-04') });
		await startWithDeck(page);
		await answer(page, 'Forgot');
		await oneAnswerADay(page);
		await studyOn(page, at('2026-05-05', '22:00'), 'Forgot');
		// Auckland is ten hours ahead: there it is already Wednesday.
		await showAnswer(page);
		await zone('Pacific/Auckland');
		await page.getByRole('button', { name: 'Good' }).click();
		await expect(page.getByTestId('study').getByRole('status')).toContainText('new day');
		// A tap right after the screen changed is taken for the second half of a double tap.
		await page.waitForTimeout(300);
		await page.getByRole('button', { name: 'Good' }).click();
		await expect(page.getByTestId('study')).toHaveAttribute('data-rated', '1');
		await page.goto('./');
		await expect(page.getByTestId('streak')).toHaveText('2 days in a row');
		// And back: it is Tuesday once more, which is done.
		await zone(BERLIN);
		await page.goto('./');
		await expect(page.getByTestId('streak')).toHaveText('A first day is done');
		await studyOn(page, at('2026-05-06', '18:00'), 'Forgot');
		await page.goto('./stats/');
		await expect(page.getByText('2 days now.')).toBeVisible();
		await expectSound(page);
		await context.close();
	}
);
