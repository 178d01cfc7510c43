// Every route, at phone size, light and dark, is free of what axe can find; and nothing moves once shown.
import AxeBuilder from '@axe-core/playwright';
import { answer, expect, startWithDeck, test } from './journey';

const routes = ['', 'study/', 'import/', 'library/', 'browse/', 'stats/', 'settings/'];

for (const colorScheme of ['light', 'dark'] as const) {
	test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		const check = async (where: string) => {
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]?.html}`)).toEqual([]);
		};
		for (const route of routes) {
			await page.goto(`./${route}`);
			await page.waitForTimeout(300);
			await check(`empty /${route}`);
		}
		await startWithDeck(page);
		await answer(page);
		await page.waitForTimeout(300);
		await page.getByRole('button', { name: 'Show answer' }).click();
		await check('/study/ with an answer');
		for (const route of routes) {
			await page.goto(`./${route}`);
			await page.waitForTimeout(300);
			await check(`/${route}`);
		}
		await page.goto('./library/');
		await page.getByRole('link', { name: /Advice/ }).click();
		await page.locator('summary').first().click();
		await check('a deck');
		await page.getByRole('link', { name: 'Read the document' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Advice');
		await check('a document');
	});
}

test('what has the focus is never under the bar', async ({ page }) => {
	await startWithDeck(page);
	for (const route of ['', 'settings/', 'browse/']) {
		await page.goto(`./${route}`);
		await page.waitForTimeout(300);
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

test('no page is wider than a phone, with one empty library and one in use', async ({ page }) => {
	const check = async () => {
		for (const route of routes) {
			await page.goto(`./${route}`);
			await page.waitForTimeout(300);
			const width = await page.evaluate(() => document.documentElement.scrollWidth);
			expect(width, `/${route}`).toBe(360);
		}
	};
	await check();
	await startWithDeck(page);
	await answer(page);
	await check();
});
