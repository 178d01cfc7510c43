// A picture that lies in a document is on its card: shown without anything moving, large when somebody looks
// closely, offline too, and in the backup. What it is tapped for answers no card.
import type { Page } from '@playwright/test';
import { dataAddress, png, wordFile } from '../pictures';
import {
	installed,
	expect,
	expectAccessible,
	expectSound,
	partsThere,
	restore,
	test
} from './journey';
import { extrasThere, question, rated, showAnswer } from './study-steps';

const valve = png(600, 400, [200, 60, 40]);
const markdown = `# Heating

## Which valve closes the water?

Turn the red valve to the left until it clicks. ![The red valve](${dataAddress(valve)})

## How does the other one look?

![](${dataAddress(png(80, 400, [40, 60, 200]))})
`;
const word = wordFile(
	[
		'Where is the pump?',
		'It hangs on the wall behind the boiler.',
		{ name: 'a.png', says: 'The pump' }
	],
	{ 'a.png': png(300, 300, [20, 120, 60]) }
);

const picture = (page: Page, name: string) => page.getByRole('img', { name });
const larger = (page: Page) => page.getByRole('button', { name: /^Show (larger|the picture)/ });
const drawn = (page: Page, name: string) =>
	expect
		.poll(() => picture(page, name).evaluate((it) => (it as HTMLImageElement).naturalWidth))
		.toBeGreaterThan(0);

async function take(page: Page, name: string, content: Buffer) {
	await page.goto('./import/');
	await page
		.locator('input[type="file"]')
		.first()
		.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content });
	await expect(page.getByRole('heading', { name: /questions? found/ })).toBeVisible();
}

async function accept(page: Page) {
	await page.getByRole('button', { name: /^Add \d/ }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
}

/** What of the card has moved since it was shown, at a tap too. */
const moved = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<string[]>((resolve) => {
				const found: string[] = [];
				new PerformanceObserver((list) => {
					for (const entry of list.getEntries() as (PerformanceEntry & {
						sources: { node?: Node }[];
					})[])
						for (const { node } of entry.sources)
							if (node?.parentElement?.closest('.content')) found.push(node.textContent ?? '');
				}).observe({ type: 'layout-shift', buffered: true });
				setTimeout(() => resolve(found), 200);
			})
	);

installed(
	'from a document onto its card, looked at closely, rated, offline and in the backup',
	async ({ page, context, browser }, info) => {
		await page.goto('./');
		await take(page, 'heating.md', Buffer.from(markdown));
		await drawn(page, 'The red valve');
		// It waits with the import.
		await page.reload();
		await drawn(page, 'The red valve');
		await accept(page);
		await take(page, 'pump.docx', Buffer.from(word));
		await drawn(page, 'The pump');
		await accept(page);

		await partsThere(page);
		await context.setOffline(true);
		await page.goto('./study/');
		await extrasThere(page);
		await expect(question(page)).toHaveText(/Which valve/);
		await showAnswer(page);
		await drawn(page, 'The red valve');
		expect(await moved(page)).toEqual([]);
		const box = (await picture(page, 'The red valve').boundingBox())!;
		expect([
			box.width <= 320,
			box.height <= 370,
			Math.round((box.width / box.height) * 100)
		]).toEqual([true, true, 150]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
		await expectAccessible(page);

		// A tap shows it large, at the sides too, and answers nothing.
		await page.touchscreen.tap(box.x + box.width - 20, box.y + 40);
		const dialog = page.getByRole('dialog', { name: 'The red valve' });
		await expect(dialog.getByRole('img')).toBeVisible();
		const whole = (await dialog.getByRole('img').boundingBox())!;
		expect(Math.round(whole.width)).toBe(360);
		await dialog.getByRole('button', { name: 'Larger' }).click();
		await expect
			.poll(async () => (await dialog.getByRole('img').boundingBox())!.width)
			.toBeGreaterThan(500);
		await page.touchscreen.tap(180, 370);
		await page.touchscreen.tap(180, 370);
		await expect
			.poll(async () => Math.round((await dialog.getByRole('img').boundingBox())!.width))
			.toBe(360);
		await expectAccessible(page);
		await dialog.getByRole('button', { name: 'Close' }).click();
		await expect(dialog).toHaveCount(0);
		await rated(page, 0);
		await page.getByRole('button', { name: 'Remembered' }).click();
		await rated(page, 1);

		// One without a text, after a reload without a network.
		await page.reload();
		await expect(question(page)).toHaveText(/How does the other one/);
		await showAnswer(page);
		await expect(larger(page)).toHaveAccessibleName('Show the picture larger');
		await expect(page.locator('#answer img')).toHaveAttribute('alt', '');
		expect((await page.locator('#answer img').boundingBox())!.height).toBeLessThanOrEqual(371);
		await context.setOffline(false);

		// Into another library, by way of the file.
		await page.goto('./settings/');
		const saving = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Save a backup' }).click();
		const file = await (await saving).path();
		const elsewhere = await browser.newContext({ baseURL: info.project.use.baseURL });
		const other = await elsewhere.newPage();
		await other.goto('./settings/');
		await restore(other, file);
		await expect(other.getByText(/Restored from the backup/)).not.toContainText('damaged');
		await other.goto('./library/');
		await other.getByRole('link', { name: /pump/i }).first().click();
		await other.locator('summary').first().click();
		await drawn(other, 'The pump');
		await expectSound(other);
		await elsewhere.close();
	}
);

test('by keyboard: opened, looked at, closed, and only then the card is answered', async ({
	page
}) => {
	await take(page, 'heating.md', Buffer.from(markdown));
	await accept(page);
	await page.goto('./study/');
	await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
	await page.waitForTimeout(300);
	await page.keyboard.press('Space');
	await expect(larger(page)).toBeVisible();
	await page.waitForTimeout(300);
	await larger(page).focus();
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: 'The red valve' });
	const image = dialog.getByRole('img');
	await expect(image).toBeVisible();
	const width = async () => Math.round((await image.boundingBox())!.width);
	await expect.poll(width).toBe(360);
	// Keys of the study screen do nothing here, also where nothing has the focus.
	await page.evaluate(() => (document.activeElement as HTMLElement).blur());
	for (const key of ['1', '3', 'u', 's', 'b', 'e', '?']) await page.keyboard.press(key);
	await page.keyboard.press('+');
	await expect.poll(width).toBe(540);
	const before = (await image.boundingBox())!.x;
	await page.keyboard.press('ArrowRight');
	await expect.poll(async () => Math.round((await image.boundingBox())!.x - before)).toBe(-80);
	await page.keyboard.press('0');
	await expect.poll(width).toBe(360);
	await page.keyboard.press('Escape');
	await expect(dialog).toHaveCount(0);
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await expect(larger(page)).toBeFocused();
	await rated(page, 0);
	await page.keyboard.press('1');
	await rated(page, 1);
});

test('two fingers make it larger, one moves it, and the card stays where it is', async ({
	page
}) => {
	await take(page, 'heating.md', Buffer.from(markdown));
	await accept(page);
	await page.goto('./study/');
	await extrasThere(page);
	await showAnswer(page);
	await larger(page).tap();
	const image = page.getByRole('dialog').getByRole('img');
	await expect(image).toBeVisible();
	const cdp = await page.context().newCDPSession(page);
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: [number, number][]) =>
		cdp.send('Input.dispatchTouchEvent', {
			type,
			touchPoints: points.map(([x, y], id) => ({ x, y, id }))
		});
	await touch('touchStart', [160, 370], [200, 370]);
	for (const by of [10, 20, 30, 40]) await touch('touchMove', [160 - by, 370], [200 + by, 370]);
	await touch('touchEnd');
	await expect.poll(async () => Math.round((await image.boundingBox())!.width)).toBe(1080);
	const { x } = (await image.boundingBox())!;
	await touch('touchStart', [200, 370]);
	for (const to of [180, 150, 120, 100]) await touch('touchMove', [to, 370]);
	await touch('touchEnd');
	await expect.poll(async () => Math.round((await image.boundingBox())!.x - x)).toBe(-100);
	await page.keyboard.press('Escape');
	await rated(page, 0);
	// A swipe may begin on the picture, since it may be most of the card.
	const box = (await picture(page, 'The red valve').boundingBox())!;
	const y = box.y + box.height / 2;
	await touch('touchStart', [100, y]);
	for (const to of [130, 180, 230, 280]) await touch('touchMove', [to, y]);
	await touch('touchEnd');
	await rated(page, 1);
	await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('back in the text box it is whole, in the passage it opens over the sheet, and a card made of it shows it', async ({
	page
}) => {
	await take(page, 'heating.md', Buffer.from(markdown));
	await page.getByRole('button', { name: 'Change the text' }).click();
	await expect(page.getByLabel('Text')).toHaveValue(markdown);
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await drawn(page, 'The red valve');
	await accept(page);

	await page.goto('./study/');
	await showAnswer(page);
	await page.getByRole('button', { name: 'Where this comes from' }).click();
	const sheet = page.getByRole('dialog').filter({ hasText: 'Which valve' });
	await sheet.getByRole('button', { name: /^Show larger/ }).click();
	await expect(page.getByRole('dialog', { name: 'The red valve' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toHaveCount(1);
	await expect(sheet).toBeVisible();

	await page.goto('./library/');
	await page.getByRole('link', { name: /Heating/ }).click();
	await page.getByRole('link', { name: 'Read the document' }).click();
	await drawn(page, 'The red valve');
	await page.evaluate(() => {
		const line = document.querySelector('[data-answer] p')!;
		const range = document.createRange();
		range.selectNodeContents(line);
		getSelection()!.removeAllRanges();
		getSelection()!.addRange(range);
	});
	await page.getByRole('button', { name: 'Make a card', exact: true }).click();
	const form = page.getByRole('dialog');
	await expect(form.getByLabel('Answer')).toHaveValue(
		/until it clicks\. !\[The red valve\]\(media:[0-9a-f]{64}#600x400\)$/
	);
});
