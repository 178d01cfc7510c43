// Every route, at phone size, light and dark, is free of what axe can find; and nothing moves once shown.
import type { Page } from '@playwright/test';
import { answer, expect, expectAccessible, startWithDeck, test } from './journey';

/** Opens a page and waits until it is drawn. */
async function open(page: Page, route: string) {
	await page.goto(`./${route}`);
	await expect(page.locator('h1').first()).toBeVisible();
	await page.waitForTimeout(300);
}

const routes = ['', 'study/', 'import/', 'library/', 'browse/', 'stats/', 'settings/'];

for (const colorScheme of ['light', 'dark'] as const) {
	test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
		test.slow();
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		const check = (where: string) => expectAccessible(page, where);
		for (const route of routes) {
			await open(page, route);
			await check(`empty /${route}`);
		}
		await startWithDeck(page);
		await answer(page);
		await page.waitForTimeout(300);
		await page.getByRole('button', { name: 'Show answer' }).click();
		await check('/study/ with an answer');
		for (const form of ['This card', 'Edit', 'Split', 'Merge with']) {
			await page.getByRole('button', { name: 'More' }).click();
			const chosen = page.getByRole('dialog').getByRole('button', { name: form });
			if (form !== 'This card') await chosen.click();
			await expect(page.getByRole('heading', { name: form, exact: true })).toBeVisible();
			await check(`the sheet “${form}”`);
			await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
		}
		for (const route of routes) {
			await open(page, route);
			await check(`/${route}`);
		}
		await page.goto('./library/');
		await page.getByRole('link', { name: /Advice/ }).click();
		await page.locator('summary').first().click();
		await check('a deck');
		await page.getByRole('link', { name: 'Read the guide' }).click();
		await page.waitForURL(/\?source=/);
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Advice');
		await check('a document');
	});
}

test('what has the focus is never under the bar', async ({ page }) => {
	await startWithDeck(page);
	for (const route of ['', 'settings/', 'browse/']) {
		await open(page, route);
		for (let i = 0; i < 20; i++) {
			await page.keyboard.press('Tab');
			const covered = await page.evaluate(() => {
				const focused = document.activeElement;
				const bar = document.querySelector('nav');
				if (!focused || !bar || focused === document.body || bar.contains(focused)) return '';
				const { bottom, height } = focused.getBoundingClientRect();
				const least = height > 300 ? 0 : bottom - bar.getBoundingClientRect().top;
				return least > 1 ? focused.outerHTML.slice(0, 80) : '';
			});
			expect(covered).toBe('');
		}
	}
});

test('a button of the settings that answers stays where it is', async ({ page }) => {
	// What the browser says about its storage comes late.
	await page.addInitScript(() => {
		const { storage } = navigator;
		for (const name of ['persisted', 'estimate'] as const) {
			const asked = storage[name].bind(storage) as () => Promise<never>;
			storage[name] = async () => {
				await new Promise((later) => setTimeout(later, 1000));
				return asked();
			};
		}
	});
	await page.goto('./settings/');
	const button = page.getByRole('button', { name: 'Check my data' });
	await expect(button).toBeEnabled();
	const before = await button.boundingBox();
	await expect(page.getByText('not known')).toHaveCount(0);
	await page.waitForTimeout(300);
	expect(await button.boundingBox()).toEqual(before);
});

test('no page is wider than a phone: empty, in use, with wide words, with large letters', async ({
	page
}) => {
	test.slow();
	let root = '';
	const check = async () => {
		for (const route of routes) {
			await page.goto(`./${route}`);
			await page.evaluate((size) => (document.documentElement.style.fontSize = size), root);
			await page.waitForTimeout(300);
			const shows = page.getByRole('button', { name: 'Show answer' });
			if (route === 'study/' && (await shows.isVisible())) await shows.click();
			const width = await page.evaluate(() => document.documentElement.scrollWidth);
			expect(width, `/${route}`).toBe(360);
		}
	};
	await check();
	await startWithDeck(page);
	await answer(page);
	await page.goto('./import/');
	const wide = 'Donaudampfschifffahrtsgesellschaftskapitaenswitwenrente';
	await page
		.getByLabel('Text')
		.fill(
			`# ${wide}\n\n## ${wide}?\n\n    ${wide} ${wide} ${wide}\n\n| ${wide} | ${wide} |\n|-|-|\n| a | b |\n`
		);
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await page.getByRole('button', { name: /^Whole answer/ }).click();
	expect(await page.evaluate(() => document.documentElement.scrollWidth), 'drafts').toBe(360);
	await page.getByRole('button', { name: 'Add 1 card' }).click();
	await page.getByRole('link', { name: 'Look at the deck' }).click();
	await page.getByRole('link', { name: 'Read the document' }).click();
	await page.waitForURL(/\?source=/);
	await expect(page.getByRole('searchbox')).toBeVisible();
	expect(await page.evaluate(() => document.documentElement.scrollWidth), 'reader').toBe(360);
	await page.goto('./import/');
	await page.getByLabel('Text').fill(`# Tea\n\n## ${wide.repeat(20)}\n\nSoft water.\n`);
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await expect(page.getByText(wide.repeat(20))).toBeVisible();
	expect(await page.evaluate(() => document.documentElement.scrollWidth), 'to read').toBe(360);
	root = '40px';
	await check();
});
