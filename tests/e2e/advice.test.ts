// The advice of the day as a person meets it: a question first, its answer when they ask, the same all day, and what
// they make of it kept, changed, taken away and carried along. Whoever wants none sees none.
import type { Page } from '@playwright/test';
import {
	answer,
	expect,
	expectAccessible,
	expectSound,
	inBerlin,
	installed,
	newADay,
	partsThere,
	restore,
	startWithDeck,
	test
} from './journey';
import { at } from './study-steps';

const advice = (page: Page) => page.getByRole('region', { name: 'Advice of the day' });
const question = (page: Page) => advice(page).locator('.question');
const shows = (page: Page) => advice(page).getByRole('button', { name: 'Show the advice' });

async function reveal(page: Page) {
	await shows(page).click();
	await expect(advice(page).locator('.answer')).toBeFocused();
}

async function importFaq(page: Page, text: string) {
	await page.goto('./import/');
	await page.getByLabel('Text').fill(text);
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await page.getByRole('button', { name: /^Add \d+ card/ }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
}

inBerlin(
	'one a day: it stays, is answered when asked, and what is noted about it can be changed',
	async ({ page }) => {
		test.slow();
		await page.clock.install({ time: at('2026-05-04T18:00:00') });
		await startWithDeck(page);
		await page.goto('./');
		const first = (await question(page).innerText()).trim();
		await expect(advice(page).locator('.answer')).toHaveCount(0);
		await page.reload();
		await expect(question(page)).toContainText(first);
		await page.goto('./study/');
		await answer(page);
		await page.goto('./');
		await expect(question(page)).toContainText(first);

		// With the keyboard alone.
		await shows(page).focus();
		await page.keyboard.press('Enter');
		await expect(advice(page).locator('.answer')).toBeFocused();
		await expect(advice(page)).toContainText('Rohin Shah, 23 June 2024');
		await expect(advice(page).getByRole('link', { name: 'Live page' })).toHaveAttribute(
			'href',
			/^https:\/\/rohinshah\.com\/.+#:~:text=/
		);
		await expect(advice(page).getByLabel('A line for yourself')).toHaveCount(0);
		await advice(page).getByRole('radio', { name: 'Not yet' }).check();
		await advice(page).getByLabel('A line for yourself').fill('Ask Mara about hers');
		await page.keyboard.press('Enter');
		await expect(advice(page).getByText('Noted.')).toBeVisible();
		await expectAccessible(page, 'light');
		await page.emulateMedia({ colorScheme: 'dark' });
		await expectAccessible(page, 'dark');

		// What was noted stays in sight.
		await page.reload();
		await expect(advice(page).getByRole('radio', { name: 'Not yet' })).toBeChecked();
		await expect(advice(page).getByLabel('A line for yourself')).toHaveValue('Ask Mara about hers');
		await advice(page).getByRole('link', { name: 'Passage' }).click();
		await page.waitForURL(/\?source=/);
		await expect(page.locator('.asked')).toContainText(first.split('\n').at(-1)!);

		// The next day has another.
		await page.clock.setSystemTime(at('2026-05-05T09:00:00'));
		await page.goto('./');
		await expect(shows(page)).toBeVisible();
		await expect(question(page)).not.toContainText(first);

		await page.goto('./library/');
		await page.getByRole('link', { name: 'Your notes on advice' }).click();
		const noted = page.getByRole('listitem').filter({ hasText: 'Ask Mara about hers' }).last();
		await expect(noted).toContainText('4 May 2026 · Not yet');
		await expectAccessible(page, 'notes, dark');
		await noted.getByRole('button', { name: 'Edit' }).click();
		await page.getByRole('radio', { name: 'Yes' }).check();
		await page.getByLabel('A line for yourself').fill('Asked. Worth it');
		await page.getByRole('button', { name: 'Done' }).click();
		const changed = page.getByRole('listitem').filter({ hasText: 'Asked. Worth it' }).last();
		await expect(changed).toContainText('Acted on it');
		await page.emulateMedia({ colorScheme: 'light' });
		await expectAccessible(page, 'notes, light');
		await changed.getByRole('button', { name: 'Delete' }).click();
		await expect(page.locator('.toast')).toContainText('Deleted a note');
		await expect(page.getByText('Nothing noted yet.')).toBeVisible();
		await page.getByRole('button', { name: 'Undo' }).click();
		await expect(changed).toContainText('Acted on it');
		await changed.getByRole('button', { name: 'Delete' }).click();
		await expect(page.getByText('Nothing noted yet.')).toBeVisible();
		await page.reload();
		await expect(page.getByText('Nothing noted yet.')).toBeVisible();
		await page.goto('./library/');
		await expect(page.getByRole('link', { name: 'All cards' })).toBeVisible();
		await expect(page.getByRole('link', { name: 'Your notes on advice' })).toHaveCount(0);
		await expectSound(page);
	}
);

inBerlin('an entry that comes back says what was noted about it last', async ({ page }) => {
	await page.clock.install({ time: at('2026-05-04T18:00:00') });
	await importFaq(page, '# Tea\n\n## How long does it steep?\n\nTwo minutes.\n');
	await newADay(page, 0);
	await page.goto('./');
	await expect(question(page)).toContainText('How long does it steep?');
	await reveal(page);
	await advice(page).getByRole('radio', { name: 'Not for me' }).check();
	await expect(advice(page)).toContainText('only when no other advice is left');
	await expect(advice(page).getByText('Noted.')).toBeVisible();
	await page.clock.setSystemTime(at('2026-05-05T18:00:00'));
	await page.goto('./');
	await reveal(page);
	await expect(advice(page)).toContainText('4 May 2026: Not for me');
	await expect(advice(page).getByRole('radio', { name: 'Not for me' })).not.toBeChecked();
});

test('it is handed to another app where there is a way, and copied elsewhere', async ({
	page,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.addInitScript(() => {
		Object.defineProperty(navigator, 'share', { value: undefined, configurable: true });
	});
	await startWithDeck(page);
	await page.goto('./');
	const asked = (await question(page).innerText()).trim().split('\n').at(-1)!;
	await reveal(page);
	await advice(page).getByRole('button', { name: 'Share' }).click();
	await expect(advice(page).getByText('Copied, with where it is from.')).toBeVisible();
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied.startsWith(asked)).toBe(true);
	expect(copied).toContain(
		'— Advice for AI alignment researchers, Rohin Shah\nhttps://rohinshah.com/'
	);
	const told = (await advice(page).locator('.answer p').first().innerText()).trim();
	expect(copied).toContain(told);

	await page.evaluate(() => {
		const scope = globalThis as unknown as { handed?: ShareData };
		const share = (data: ShareData) => Promise.resolve(void (scope.handed = data));
		Object.defineProperty(navigator, 'share', { value: share, configurable: true });
	});
	await advice(page).getByRole('button', { name: 'Share' }).click();
	await expect
		.poll(() => page.evaluate(() => (globalThis as unknown as { handed?: ShareData }).handed?.text))
		.toBe(copied);
	await expect(advice(page).getByText('Copied')).toHaveCount(0);
});

test('turned off in Settings there is none, and turned on it is the same as before', async ({
	page
}) => {
	await startWithDeck(page);
	await page.goto('./');
	const first = await question(page).innerText();
	await page.goto('./settings/');
	await page.getByLabel('Show it on Today').uncheck();
	await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
	await page.goto('./');
	await expect(page.getByRole('heading', { name: 'Decks' })).toBeVisible();
	await page.waitForTimeout(500);
	await expect(advice(page)).toHaveCount(0);
	await page.goto('./?advice');
	await expect(page.getByText('The advice of the day is turned off.')).toBeFocused();
	await page.getByRole('link', { name: 'Turn it on' }).click();
	await page.getByLabel('Show it on Today').check();
	await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
	await page.goto('./');
	await expect(question(page)).toHaveText(first, { useInnerText: true });
});

test('its shortcut goes to the question, from the middle of a session too', async ({ page }) => {
	await page.addInitScript(() => {
		const scope = globalThis as unknown as { launchQueue: unknown; launch: unknown };
		const launchQueue = { setConsumer: (take: unknown) => (scope.launch = take) };
		Object.defineProperty(scope, 'launchQueue', { value: launchQueue });
	});
	await startWithDeck(page);
	await page.goto('./?advice');
	await expect(question(page)).toBeFocused();
	await expect(question(page)).toBeInViewport();
	await expect(shows(page)).toBeVisible();
	const launch = (query: string) =>
		page.evaluate((query) => {
			const scope = globalThis as unknown as { launch(params: unknown): void };
			scope.launch({ targetURL: `${origin}/${query}` });
		}, query);
	await page.goto('./study/');
	await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
	await launch('');
	await page.waitForTimeout(300);
	await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
	await launch('?advice');
	await expect(question(page)).toBeFocused();
	await expect(question(page)).toBeInViewport();
	// The page is there already: it is gone to all the same.
	await page.getByRole('link', { name: 'Study' }).focus();
	await launch('?advice');
	await expect(question(page)).toBeFocused();
});

installed('offline it is chosen, answered and noted', async ({ page, context }) => {
	await startWithDeck(page);
	await partsThere(page);
	await context.setOffline(true);
	await page.goto('./?advice');
	await expect(question(page)).toBeFocused();
	await reveal(page);
	await advice(page).getByRole('radio', { name: 'Yes' }).check();
	await advice(page).getByRole('link', { name: 'Your notes on advice' }).click();
	await expect(page.getByText('Acted on it')).toBeVisible();
});

test('a backup carries the advice of the day and the notes to another device', async ({
	page,
	browser,
	baseURL
}) => {
	await startWithDeck(page);
	await page.goto('./');
	const first = await question(page).innerText();
	await reveal(page);
	await advice(page).getByRole('radio', { name: 'Yes' }).check();
	await advice(page).getByLabel('A line for yourself').fill('Done on Monday');
	await advice(page).getByRole('button', { name: 'Keep' }).click();
	await expect(advice(page).getByText('Noted.')).toBeVisible();
	await page.goto('./settings/');
	await page.evaluate(() => Object.defineProperty(navigator, 'canShare', { value: () => false }));
	const saving = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save a backup' }).click();
	const file = await (await saving).path();

	const context = await browser.newContext({ baseURL, viewport: { width: 360, height: 740 } });
	const other = await context.newPage();
	await startWithDeck(other);
	for (let i = 0; i < 3; i++) await answer(other);
	await other.goto('./settings/');
	await restore(other, file);
	await other.goto('./');
	await expect(question(other)).toHaveText(first, { useInnerText: true });
	await expect(advice(other).getByRole('radio', { name: 'Yes' })).toBeChecked();
	await expect(advice(other).getByLabel('A line for yourself')).toHaveValue('Done on Monday');
	await expectSound(other);
	await context.close();
});

test('where everything is in the plan there is none', async ({ page }) => {
	await importFaq(page, '# Tea\n\n## How long does it steep?\n\nTwo minutes.\n');
	await page.goto('./?advice');
	await expect(page.getByText('No advice today')).toBeFocused();
	await page.goto('./');
	await expect(page.getByRole('heading', { name: 'Decks' })).toBeVisible();
	await page.waitForTimeout(500);
	await expect(advice(page)).toHaveCount(0);
	await expect(page.getByText('No advice today')).toHaveCount(0);
});

test('an entry of a document of one’s own: from right to left, a formula, a list, large letters', async ({
	page
}) => {
	const faq = [
		'# الشاي',
		'## كم من الوقت يُنقع الشاي الأخضر؟',
		'دقيقتان، وليس أكثر:',
		'- ماء غير مغلي\n- $$\\frac{t}{2}$$ دقيقة',
		'Green tea wants water that does not boil, because boiling water draws its tannins out.'
	].join('\n\n');
	await importFaq(page, faq);
	await newADay(page, 0);
	await page.goto('./');
	await expect(question(page)).toContainText('كم من الوقت يُنقع الشاي الأخضر؟');
	// Below all else, so that it moves nothing when it comes.
	const last = page.locator('.page > *').last();
	await expect(last).toContainText('Advice of the day');
	await reveal(page);
	const told = advice(page).locator('.answer');
	await expect(told.locator('li')).toHaveCount(2);
	await expect(told.locator('math').first()).toBeVisible();
	expect(
		await question(page)
			.locator('p')
			.last()
			.evaluate((line) => getComputedStyle(line).direction)
	).toBe('rtl');
	await page.evaluate(() => (document.documentElement.style.fontSize = '40px'));
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
	await expectAccessible(page);
});
