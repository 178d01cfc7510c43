// Fingers on the card and on its buttons: taps, swipes and holding, each as somebody set it.
import type { CDPSession, Page } from '@playwright/test';
import { expect, expectSound, startWithDeck, test } from './journey';
import { change, extrasThere, rated, showAnswer, useFour } from './study-steps';

/** A finger on the screen, as the browser hears of it. */
async function finger(page: Page) {
	const cdp: CDPSession = await page.context().newCDPSession(page);
	const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
		cdp.send('Input.dispatchTouchEvent', {
			type,
			touchPoints: type === 'touchEnd' ? [] : [{ x, y }]
		});
	return {
		down: (x: number, y: number) => send('touchStart', x, y),
		async move(fromX: number, fromY: number, toX: number, toY: number) {
			for (let i = 1; i <= 8; i++) {
				const at = (from: number, to: number) => from + ((to - from) * i) / 8;
				await send('touchMove', at(fromX, toX), at(fromY, toY));
			}
		},
		up: () => send('touchEnd'),
		async swipe(fromX: number, y: number, toX: number, toY = y) {
			await send('touchStart', fromX, y);
			await this.move(fromX, y, toX, toY);
			await send('touchEnd');
		}
	};
}

/** The height of the question: buttons of the card lie lower, at another place for each. */
async function heightOf(page: Page): Promise<number> {
	const { y, height } = (await page.locator('.question').boundingBox())!;
	return y + height / 2;
}

test('fingers: a tap shows the answer, swipes answer and say so on the way', async ({ page }) => {
	await startWithDeck(page);
	await extrasThere(page);
	const hand = await finger(page);
	await page.waitForTimeout(300);
	await page.touchscreen.tap(180, 400);
	await expect(page.locator('#answer')).toBeVisible();
	await page.waitForTimeout(300);
	// A tap at the side does nothing unless it is asked for.
	await page.touchscreen.tap(40, 400);
	await page.waitForTimeout(300);
	await rated(page, 0);

	const hint = page.getByTestId('swipe');
	await hand.down(150, 400);
	await hand.move(150, 400, 190, 402);
	await expect(hint).toContainText('Remembered');
	await expect(hint).not.toHaveClass(/armed/);
	await hand.move(190, 402, 300, 405);
	await expect(hint).toHaveClass(/armed/);
	await hand.up();
	await rated(page, 1);
	await expect(hint).toHaveCount(0);

	// Before the answer is shown either side shows it.
	await page.waitForTimeout(300);
	await hand.swipe(220, await heightOf(page), 80);
	await expect(page.locator('#answer')).toBeVisible();
	await rated(page, 1);
	await page.waitForTimeout(300);
	const y = await heightOf(page);
	// From the edge it is the system's, up or down it is scrolling, and back again it is nothing.
	await hand.swipe(8, y, 200);
	await hand.swipe(200, y, 210, y - 200);
	await hand.down(220, y);
	await hand.move(220, y, 60, y);
	await hand.move(60, y, 215, y);
	await hand.up();
	await page.waitForTimeout(300);
	await rated(page, 1);
	await hand.swipe(220, y, 80);
	await rated(page, 2);
	const [, last] = await page.evaluate(
		() =>
			new Promise<number[]>((resolve) => {
				const opening = indexedDB.open('adage');
				opening.onsuccess = () => {
					const reading = opening.result.transaction('reviews').objectStore('reviews').getAll();
					reading.onsuccess = () => {
						const entries = reading.result.flatMap((batch) => batch.entries);
						entries.sort((a, b) => (a.id < b.id ? -1 : 1));
						resolve(entries.map(({ rating }) => rating));
					};
				};
			})
	);
	expect(last).toBe(1);
	await expectSound(page);
});

test('swipes can be turned off, and the sides of the card can be tapped', async ({ page }) => {
	await startWithDeck(page);
	await change(page, async () => {
		await page.getByRole('checkbox', { name: 'Swipe to answer' }).uncheck();
		await page.getByRole('checkbox', { name: 'Tap the sides to answer' }).check();
	});
	const hand = await finger(page);
	await expect(async () => {
		await page.touchscreen.tap(180, 400);
		await expect(page.locator('#answer')).toBeVisible({ timeout: 300 });
	}).toPass();
	await page.waitForTimeout(300);
	await hand.swipe(220, 400, 80);
	await page.touchscreen.tap(180, 400);
	await page.waitForTimeout(300);
	await rated(page, 0);
	await page.touchscreen.tap(320, 400);
	await rated(page, 1);
	await showAnswer(page);
	await page.touchscreen.tap(40, await heightOf(page));
	await rated(page, 2);
});

test('holding an answer button tells what it means exactly, and does not press it', async ({
	page
}) => {
	await startWithDeck(page);
	await useFour(page);
	await extrasThere(page);
	await showAnswer(page);
	const details = page.getByRole('dialog');
	const hand = await finger(page);
	const easy = (await page.getByRole('button', { name: /^Easy/ }).boundingBox())!;
	await hand.down(easy.x + 20, easy.y + 20);
	await expect(details).toContainText('You knew it at once');
	await hand.up();
	await page.waitForTimeout(300);
	await rated(page, 0);
	await expect(details).toContainText(/Comes back on \w+day,? \d+ \w+( 20\d\d)?, in \d+ days\./);
	await expect(details).toContainText(/about 9 in 10 \(\d\d%\)/);
	await page.touchscreen.tap(180, 300);
	await expect(details).toHaveCount(0);
	await page.getByRole('button', { name: /^Hard/ }).click({ button: 'right' });
	await expect(details).toContainText('You did remember it, with effort.');
	await expect(details).toContainText(/Comes back at \d\d:\d\d, in \d+ min/);
	await page.keyboard.press('Escape');
	await expect(details).toHaveCount(0);
	await rated(page, 0);
	await page.waitForTimeout(300);
	await page.getByRole('button', { name: /^Easy/ }).click();
	await rated(page, 1);
});
