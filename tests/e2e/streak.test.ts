// A fair streak as a person lives it: a goal of their own, a day missed and made up for, days of rest,
// journeys around the world, two devices; and a calendar that says of each day why it counted.
import { readFile } from 'node:fs/promises';
import {
	answer,
	expect,
	expectAccessible,
	expectSound,
	inBerlin,
	restore,
	rowsOf,
	startWithDeck,
	test
} from './journey';
import type { Page } from '@playwright/test';
import { at, oneAnswerADay, storyOf, studyOn } from './streak-steps';

inBerlin(
	'a missed day is covered, and made up for when the plan is finished; rest and a goal of minutes',
	async ({ page }) => {
		test.slow();
		await page.clock.install({ time: at('2026-05-04') });
		await startWithDeck(page);
		await answer(page);
		await oneAnswerADay(page);
		const streak = page.getByTestId('streak');
		const note = page.getByTestId('streak-note');
		await page.goto('./');
		// Today's goal is the one that it began with.
		await expect(note).toHaveText('1 of 10 answers today.');

		await studyOn(page, at('2026-05-05'), 'Forgot');
		await page.goto('./');
		await expect(streak).toHaveText('A first day is done');

		// Wednesday is missed: a spare day covers it, until Thursday's plan is finished.
		await page.clock.setSystemTime(at('2026-05-07'));
		await page.goto('./');
		await expect(streak).toHaveText('1 day so far');
		await expect(note).toHaveText(
			'Finish today’s plan, and yesterday is made up for: 2 days in a row.'
		);
		expect(await storyOf(page, '6 May')).toContain('Covered by a spare day 0 of 1 answer.');
		await page.goto('./study/');
		await answer(page, 'Easy');
		await page.goto('./');
		await expect(streak).toHaveText('2 days in a row');
		expect(await storyOf(page, '6 May')).toContain('Made up for The plan of Thursday');
		expect(await storyOf(page, '7 May')).toContain('Done');

		// A day of rest, and a goal in minutes, both from tomorrow.
		await page.goto('./settings/');
		await page.getByRole('checkbox', { name: 'Friday' }).check();
		await page.getByRole('radio', { name: 'Minutes' }).check();
		await expect(page.getByLabel('Minutes a day')).toHaveValue('5');
		await page.getByLabel('Minutes a day').fill('0');
		await page.getByLabel('Minutes a day').blur();
		await expect(page.getByText('Write a whole number from 1 to 240.')).toBeVisible();
		await page.getByLabel('Minutes a day').fill('1');
		await page.getByLabel('Minutes a day').blur();
		const goals = async () =>
			(await rowsOf<{ kind: string; minutes?: number }>(page, 'plans')).map(
				({ minutes }) => minutes
			);
		await expect.poll(goals).toContain(1);
		await page.clock.setSystemTime(at('2026-05-09'));
		await page.goto('./');
		await expect(streak).toHaveText('2 days so far');
		expect(await storyOf(page, '8 May')).toContain('Day of rest You planned it.');
		await page.goto('./study/');
		await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
		await page.clock.runFor(61_000);
		await answer(page, 'Good');
		await page.goto('./');
		await expect(streak).toHaveText('3 days in a row');
		expect(await storyOf(page, '9 May')).toContain('Done 1 minute of study; 1 make a day.');

		// Whoever is better off without the number sees none.
		await page.goto('./settings/');
		await page.getByLabel('Show no streak anywhere').check();
		await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
		await page.goto('./');
		await expect(page.getByText('Decks', { exact: true })).toBeVisible();
		await expect(streak).toHaveCount(0);
		await page.goto('./stats/');
		await expect(page.getByRole('heading', { name: 'The last 30 days' })).toBeVisible();
		await expect(page.getByText('Your days')).toHaveCount(0);
		await expectSound(page);
	}
);

inBerlin('when a streak ends, what remains is said, and the next begins', async ({ page }) => {
	test.slow();
	await page.clock.install({ time: at('2026-05-04') });
	await startWithDeck(page);
	await answer(page);
	await oneAnswerADay(page);
	await studyOn(page, at('2026-05-05'), 'Forgot');
	await studyOn(page, at('2026-05-06'), 'Forgot');
	await page.clock.setSystemTime(at('2026-05-20'));
	await page.goto('./');
	await expect(page.getByTestId('streak')).toHaveText('A new streak starts with today');
	await expect(page.getByTestId('streak-note')).toHaveText(
		'A day counts with 1 answer, or when nothing due is left.'
	);
	expect(await storyOf(page, '12 May')).toContain('No study 0 of 1 answer.');
	await studyOn(page, at('2026-05-20', '18:05'), 'Good');
	await page.goto('./stats/');
	await expect(page.getByText('1 day now, 2 at most, 3 altogether.')).toBeVisible();
	await expectSound(page);
});

inBerlin('around the world: Tokyo, Honolulu and back', async ({ browser }) => {
	test.slow();
	// One whose zone is not fixed for good.
	const context = await browser.newContext({ timezoneId: undefined });
	const page = await context.newPage();
	const cdp = await context.newCDPSession(page);
	const be = async (timezoneId: string, time: string) => {
		await cdp.send('Emulation.setTimezoneOverride', { timezoneId });
		await page.clock.setSystemTime(new Date(time));
	};
	const streak = page.getByTestId('streak');
	await cdp.send('Emulation.setTimezoneOverride', { timezoneId: 'Asia/Tokyo' });
	await page.clock.install({ time: new Date('2026-05-04T18:00:00+09:00') });
	await startWithDeck(page);
	await answer(page);
	await oneAnswerADay(page);
	await be('Asia/Tokyo', '2026-05-05T18:00:00+09:00');
	await page.goto('./study/');
	await answer(page, 'Good');
	// Eight hours in the air, and it is the morning of the same day once more.
	await be('Pacific/Honolulu', '2026-05-05T09:00:00-10:00');
	await page.goto('./');
	await expect(streak).toHaveText('A first day is done');
	await be('Pacific/Honolulu', '2026-05-06T09:00:00-10:00');
	await page.goto('./study/');
	await answer(page, 'Forgot');
	// Off at eleven in the evening of the 6th; it is the 8th when the plane lands.
	await be('Asia/Tokyo', '2026-05-08T05:00:00+09:00');
	await page.goto('./');
	await expect(streak).toHaveText('2 days so far');
	expect(await storyOf(page, '7 May')).toContain('Passed on a journey');
	await page.goto('./study/');
	await answer(page, 'Good');
	await page.goto('./');
	await expect(streak).toHaveText('3 days in a row');
	await expectSound(page);
	await context.close();
});

inBerlin(
	'two devices merged by a backup: days of both count, and neither loses any',
	async ({ page, browser }) => {
		test.slow();
		await page.clock.install({ time: at('2026-05-04') });
		await startWithDeck(page);
		await answer(page);
		await oneAnswerADay(page);
		const save = async (from: Page) => {
			await from.goto('./settings/');
			const [download] = await Promise.all([
				from.waitForEvent('download'),
				from.getByRole('button', { name: 'Save a backup' }).click()
			]);
			return { name: 'other.adage', mimeType: '', buffer: await readFile(await download.path()) };
		};
		const bring = async (into: Page, file: Awaited<ReturnType<typeof save>>) => {
			await into.goto('./settings/');
			await restore(into, file);
		};
		const both = await save(page);
		const context = await browser.newContext();
		const other = await context.newPage();
		await other.clock.install({ time: at('2026-05-04', '19:00') });
		await bring(other, both);

		// The telephone on Tuesday and Thursday, the computer on Wednesday and Friday.
		await studyOn(page, at('2026-05-05'), 'Good');
		await studyOn(other, at('2026-05-06'), 'Good');
		await studyOn(page, at('2026-05-07'), 'Good');
		await studyOn(other, at('2026-05-08'), 'Good');
		await page.clock.setSystemTime(at('2026-05-08', '19:00'));
		await bring(page, await save(other));
		await page.goto('./');
		await expect(page.getByTestId('streak')).toHaveText('4 days in a row');
		await page.goto('./stats/');
		await expect(page.getByText('4 days now.')).toBeVisible();
		await expectSound(page);
		await context.close();
	}
);

inBerlin(
	'the calendar goes by keys alone, says what was assumed, and is accessible light and dark',
	async ({ page }) => {
		test.slow();
		await page.clock.install({ time: at('2026-05-04') });
		await startWithDeck(page);
		await answer(page);
		await oneAnswerADay(page);
		await studyOn(page, at('2026-05-05'), 'Forgot');
		await studyOn(page, at('2026-05-08'), 'Forgot');
		// As a backup of before there were day facts has them.
		await page.evaluate(
			() =>
				new Promise<void>((resolve, reject) => {
					const opening = indexedDB.open('adage');
					opening.onerror = () => reject(opening.error);
					opening.onsuccess = () => {
						const work = opening.result.transaction('dayFacts', 'readwrite');
						work.objectStore('dayFacts').clear();
						work.oncomplete = () => {
							opening.result.close();
							resolve();
						};
					};
				})
		);
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			await page.goto('./');
			await page.getByRole('button', { name: /^Calendar/ }).press('Enter');
			const today = page.getByRole('button', { name: /\b8 May/ });
			await today.focus();
			await page.keyboard.press('ArrowLeft');
			await expect(page.getByRole('button', { name: /\b7 May/ })).toBeFocused();
			await expect(page.getByTestId('story')).toContainText('Nothing was stored of this day');
			await page.keyboard.press('ArrowUp');
			await page.keyboard.press('ArrowUp');
			await expect(page.getByRole('heading', { name: 'April 2026' })).toBeVisible();
			await expect(page.getByRole('button', { name: /23 April/ })).toBeFocused();
			await expect(page.getByTestId('story')).toContainText('Before you began');
			await expectAccessible(page);
			await page.getByRole('radio', { name: 'Year' }).check();
			await expect(page.getByRole('button', { name: /^May 2026: / })).toBeVisible();
			await expectAccessible(page);
			await page.keyboard.press('Escape');
			await expect(page.getByRole('button', { name: /^Calendar/ })).toBeFocused();
		}
		await page.goto('./stats/');
		await expect(page.getByTestId('story')).toBeVisible();
		await expectAccessible(page);
		await page.goto('./settings/');
		await expect(page.getByRole('heading', { name: 'Your days' })).toBeVisible();
		await expectAccessible(page);
	}
);

inBerlin(
	'a clock ten years ahead or a year behind invents no day and breaks nothing',
	async ({ page }) => {
		test.slow();
		await page.clock.install({ time: at('2026-05-04') });
		await startWithDeck(page);
		await answer(page);
		await oneAnswerADay(page);
		await studyOn(page, at('2026-05-05'), 'Good');
		await studyOn(page, at('2026-05-06'), 'Good');
		const streak = page.getByTestId('streak');
		for (const wrong of ['2036-05-06', '2025-05-06']) {
			await page.clock.setSystemTime(at(wrong));
			await page.goto('./');
			await expect(streak).toBeVisible();
			await page.clock.setSystemTime(at('2026-05-06', '20:00'));
			await page.goto('./');
			await expect(streak).toHaveText('2 days in a row');
		}
		await studyOn(page, at('2026-05-07'), 'Good');
		await page.goto('./stats/');
		await expect(page.getByText('3 days now.')).toBeVisible();
		await expectSound(page);
	}
);
