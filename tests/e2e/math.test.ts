// Formulas are drawn wherever a document is shown, offline too once what draws them is there; before that
// their code is, and nothing is loaded for documents without any.
import type { Page } from '@playwright/test';
import { expect, expectAccessible, offlineReady, installed as journey, watch } from './journey';

// A part that cannot be loaded is said by the browser itself.
const test = journey.extend({
	watched: async ({ context }, use) => {
		const problems: string[] = [];
		await watch(context, problems);
		await use(problems);
		expect(problems.filter((problem) => !/ERR_FAILED/.test(problem))).toEqual([]);
	}
});

const wide = Array.from({ length: 12 }, (_, i) => `a_{${i}} x_{${i}}`).join(' + ');
const faq = `# Sums

## How is $ax^2 + bx + c = 0$ solved?

With $a \\ne 0$:

$$
x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}
$$

$$${wide}$$

- $x^2$ is short, and $${wide}$ is broken.

## ما هي المعادلة؟

$E = mc^2$ صحيحة.

## Is this LaTeX?

No: $\\frac{1}{$.
`;

async function read(page: Page): Promise<void> {
	await page.goto('./import/');
	await page.getByLabel('Text').fill(faq);
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await expect(page.getByRole('heading', { name: '3 questions found' })).toBeVisible();
}

async function expectDrawn(page: Page, within: string): Promise<void> {
	const block = page.locator(`${within} math[display="block"]`);
	await expect(block.first()).toBeVisible();
	await expect(block.first().locator('mfrac msqrt')).toHaveCount(1);
	const box = (await block.first().boundingBox())!;
	expect(box.height).toBeGreaterThan(30);
	await expect(page.locator(`${within} li math`)).toHaveCount(2);
	// Nothing is wider than the screen but what scrolls by itself.
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
	const groups = page.locator(within).getByRole('group', { name: 'Formula' });
	await expect(groups).toHaveCount(2);
	expect(await groups.nth(1).evaluate((it) => it.scrollWidth > it.clientWidth)).toBe(true);
}

test('formulas are drawn in the preview, on the card and in the reader, offline too', async ({
	page,
	context
}) => {
	const loaded: string[] = [];
	page.on('request', (request) => loaded.push(request.url()));
	await page.goto('./settings/');
	await offlineReady(page);
	await expect(page.locator('dl > div').filter({ hasText: 'Formulas' })).toContainText(
		'ready offline',
		{ timeout: 20_000 }
	);
	expect(loaded.filter((url) => url.includes('/parts/math'))).toEqual([]);
	await context.setOffline(true);

	await read(page);
	await page
		.getByRole('button', { name: /^Whole answer/ })
		.first()
		.click();
	await expectDrawn(page, '.below');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Add 3 cards' }).click();
	await page.getByRole('link', { name: 'Look at the deck' }).click();
	await page.getByRole('link', { name: 'Read the document' }).click();
	await page.waitForURL(/\?source=/);
	await expectDrawn(page, 'main');
	await expect(page.locator('code')).toHaveText('\\frac{1}{');
	await expectAccessible(page);
	// A formula runs to the right within what runs to the left, and says nothing about it.
	const arabic = page.locator('p', { hasText: 'صحيحة' });
	const directions = await arabic.evaluate((it) =>
		[it, it.querySelector('math')!].map((part) => getComputedStyle(part).direction)
	);
	expect(directions).toEqual(['rtl', 'ltr']);

	await page.goto('./study/');
	// A tap right after the screen changed is taken for the second half of a double tap.
	await expect(async () => {
		await page.getByRole('button', { name: 'Show answer' }).click({ timeout: 1_000 });
		await expect(page.locator('#answer')).toBeVisible({ timeout: 300 });
	}).toPass();
	// The short form of the answer is the formula that it leads to.
	await expect(page.locator('#answer math[display="block"] mfrac msqrt')).toHaveCount(1);
	await expectAccessible(page);
	await context.setOffline(false);
});

test('an item that begins with a formula or code runs as its words do, its mark beside them', async ({
	page
}) => {
	await page.goto('./import/');
	await page
		.getByLabel('Text')
		.fill(
			'# جبر\n\n## ما هي القواعد؟\n\n- $a^2$ مساحة مربع\n- `git` أداة\n- $b$\n- $c$ is not Arabic\n'
		);
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await page.getByRole('button', { name: /^Add/ }).click();
	await page.getByRole('link', { name: 'Look at the deck' }).click();
	await page.getByRole('link', { name: 'Read the document' }).click();
	const items = page.locator('[data-place] li');
	await expect(items.locator('math')).toHaveCount(3);
	const directions = await items.evaluateAll((all) =>
		all.map((it) => [it, it.querySelector('p')!].map((part) => getComputedStyle(part).direction))
	);
	expect(directions).toEqual([
		['rtl', 'rtl'],
		['rtl', 'rtl'],
		['rtl', 'rtl'],
		['ltr', 'ltr']
	]);
});

test('where what draws formulas is not there, their code is shown and the page stays', async ({
	page,
	context
}) => {
	await page.goto('./settings/');
	await offlineReady(page);
	await expect(page.locator('dl > div').filter({ hasText: 'Formulas' })).toContainText(
		'ready offline',
		{ timeout: 20_000 }
	);
	await context.setOffline(true);
	await page.evaluate(async () => {
		const names = (await caches.keys()).filter((name) => name.startsWith('adage-parts'));
		for (const name of names) {
			const cache = await caches.open(name);
			for (const request of await cache.keys())
				if (request.url.includes('/parts/math-')) await cache.delete(request);
		}
	});
	await read(page);
	await page.evaluate(() => Object.assign(globalThis, { stayed: true }));
	await page
		.getByRole('button', { name: /^Whole answer/ })
		.first()
		.click();
	await expect(page.locator('pre code').first()).toContainText('\\frac{-b');
	await page.waitForTimeout(1_000);
	await expect(page.locator('math')).toHaveCount(0);
	expect(await page.evaluate(() => 'stayed' in globalThis)).toBe(true);
	await context.setOffline(false);
	await page.reload();
	await page
		.getByRole('button', { name: /^Whole answer/ })
		.first()
		.click();
	await expect(page.locator('math').first()).toBeVisible();
});
