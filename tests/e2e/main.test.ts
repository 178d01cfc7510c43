// The main job: first launch, study, take back, offline, come back, streak.
import {
	answer,
	countRatings,
	expect,
	expectSound,
	fourButtons,
	inBerlin,
	installed,
	newADay,
	partsThere,
	startWithDeck,
	test
} from './journey';

installed('first launch to a streak of one, offline in the middle', async ({ page, context }) => {
	await startWithDeck(page);
	for (let i = 0; i < 5; i++) await answer(page, i === 2 ? 'Forgot' : 'Remembered');

	const question = page.locator('.question');
	const next = await question.textContent();
	await page.getByRole('button', { name: 'Undo the last answer' }).click();
	await expect(page.getByTestId('study').getByRole('status')).toHaveText('Taken back.');
	await expect(question).not.toHaveText(next!);
	expect(await countRatings(page)).toBe(4);
	await answer(page);

	// On a slow device what checks and brings back takes its time too.
	await partsThere(page);
	await context.setOffline(true);
	await page.goto('./study/');
	for (let i = 0; i < 5; i++) await answer(page);
	await page.getByRole('button', { name: 'Close' }).click();
	await expect(page.getByTestId('streak')).toHaveAttribute('data-current', '1');
	expect(await countRatings(page)).toBe(10);

	for (const route of ['library', 'import', 'stats', 'settings', 'browse', 'study']) {
		await page.goto(`./${route}/`);
		await expect(page.locator('#main')).not.toBeEmpty();
	}
	await expectSound(page);
});

test('an answer can be taken back after the last card and after a reload', async ({ page }) => {
	await startWithDeck(page);
	await newADay(page, 1);
	await fourButtons(page);
	await page.goto('./study/');
	await answer(page, 'Easy');
	await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
	await page.getByRole('button', { name: 'Undo the last answer' }).click();
	await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
	expect(await countRatings(page)).toBe(0);
	await expectSound(page);
});

test('a double tap rates once, and never two cards', async ({ page }) => {
	await startWithDeck(page);
	await page.waitForTimeout(300);
	await page.getByRole('button', { name: 'Show answer' }).dblclick();
	await expect(page.locator('#answer')).toBeVisible();
	expect(await countRatings(page)).toBe(0);
	await page.waitForTimeout(300);
	await page.getByRole('button', { name: 'Remembered' }).dblclick();
	await expect(page.getByTestId('study')).toHaveAttribute('data-rated', '1');
	await page.waitForTimeout(500);
	expect(await countRatings(page)).toBe(1);
	await expect(page.locator('#answer')).toBeHidden();
});

test('the keyboard does it all', async ({ page }) => {
	await startWithDeck(page);
	const screen = page.getByTestId('study');
	for (const [i, key] of ['1', '2', ' ', '3'].entries()) {
		await page.waitForTimeout(300);
		await page.keyboard.press(i % 2 ? 'Enter' : ' ');
		await expect(page.locator('#answer')).toBeFocused();
		await page.waitForTimeout(300);
		await page.keyboard.press(key);
		await expect(screen).toHaveAttribute('data-rated', String(i + 1));
	}
	await page.keyboard.press('u');
	await expect(screen).toHaveAttribute('data-rated', '3');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
	expect(await countRatings(page)).toBe(3);
});

test('the session goes on after a reload with the same card', async ({ page }) => {
	await startWithDeck(page);
	for (let i = 0; i < 3; i++) {
		await answer(page, i % 2 ? 'Forgot' : 'Remembered');
		const question = await page.locator('.question').textContent();
		await page.reload();
		await expect(page.locator('.question')).toHaveText(question!);
	}
});

test('a key pressed on a button means that button', async ({ page }) => {
	await startWithDeck(page);
	await page.waitForTimeout(300);
	await page.getByRole('button', { name: 'Show answer' }).click();
	await page.waitForTimeout(300);
	await page.getByRole('button', { name: 'Forgot' }).focus();
	await page.keyboard.press(' ');
	await expect(page.getByTestId('study')).toHaveAttribute('data-rated', '1');
	const rating = await page.evaluate(
		() =>
			new Promise((resolve) => {
				const opening = indexedDB.open('adage');
				opening.onsuccess = () => {
					const reading = opening.result.transaction('reviews').objectStore('reviews').getAll();
					reading.onsuccess = () => resolve(reading.result[0].entries[0].rating);
				};
			})
	);
	expect(rating).toBe(1);
});

inBerlin(
	'a rest between learning cards ends by itself, and undo does not disturb the card',
	async ({ page }) => {
		await page.clock.install({ time: new Date('2026-05-04T18:00:00+02:00') });
		await startWithDeck(page);
		await newADay(page, 1);
		await page.evaluate(
			() =>
				new Promise<void>((resolve) => {
					// No learn-ahead, so that the second step is waited for.
					const opening = indexedDB.open('adage');
					opening.onsuccess = () => {
						const transaction = opening.result.transaction('presets', 'readwrite');
						const presets = transaction.objectStore('presets');
						const reading = presets.getAll();
						reading.onsuccess = () => {
							for (const preset of reading.result)
								presets.put({ ...preset, options: { ...preset.options, learnAheadSec: 0 } });
						};
						transaction.oncomplete = () => {
							opening.result.close();
							resolve();
						};
					};
				})
		);
		await page.goto('./study/');
		const question = (await page.locator('.question').textContent())!;
		await page.clock.runFor(1000);
		await page.getByRole('button', { name: 'Show answer' }).click();
		await page.clock.runFor(1000);
		await page.getByRole('button', { name: 'Remembered' }).click();
		await expect(page.getByRole('heading', { name: 'A short rest' })).toBeVisible();

		await page.getByRole('button', { name: 'Undo the last answer' }).click();
		await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
		await page.clock.runFor(1000);
		await page.getByRole('button', { name: 'Show answer' }).click();
		await expect(page.locator('#answer')).toBeVisible();
		await page.clock.runFor(120_000);
		await expect(page.locator('#answer')).toBeVisible();
		await page.getByRole('button', { name: 'Remembered' }).click();
		await expect(page.getByRole('heading', { name: 'A short rest' })).toBeVisible();
		await page.clock.runFor(11 * 60_000);
		await expect(page.locator('.question')).toHaveText(question);
	}
);
