// Drafts as a person works through them: what is proposed, what more there is, what it costs; taken, skipped,
// edited, split, merged, moved and mended, by key or by tap; and all of it is there after a restart.
import type { Page } from '@playwright/test';
import { answer, expect, expectAccessible, expectSound, rowsOf, test } from './journey';

const orchard = `# Orchard FAQ

## Planting

### What do I need to plant a tree?

These four things, and an afternoon that is not too dry:

1. A spade: the hole is twice as wide as the roots, and that is most of the work.
2. A stake: a young tree that rocks in the wind tears its new roots.
3. Water: two cans at once, so that the soil closes around the roots.
4. Mulch: grass takes the water that a young tree needs, and mulch takes it from the grass.

### When do I plant it?

In general, you should plant bare-rooted trees in November. About 80% of all trees root before spring. It is a good month, because roots grow in cold soil too, long after the leaves have gone and the garden looks asleep.

### What is a rootstock, and who grafts it?

A rootstock is the lower part of a tree. Nurseries graft it.
`;

async function open(page: Page) {
	await page.goto('./import/');
	await page.getByLabel('Text').fill(orchard);
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await expect(page.getByRole('heading', { name: '3 questions found' })).toBeVisible();
}

const row = (page: Page, words: string | RegExp) =>
	page.locator('[data-draft]').filter({ hasText: words }).first();

test('key advice first, more detail with one tap, and the price of each', async ({ page }) => {
	await open(page);
	const price = page.getByTestId('price');
	await expect(price).toHaveText(
		/^3 cards: about \d minutes? today, then less than a minute a day\.$/
	);
	await expect(page.locator('[data-draft]')).toHaveCount(3);
	await page.getByRole('radio', { name: 'More detail' }).check();
	await expect(
		page.locator('.front').getByText('About 80% of all trees root before spring')
	).toBeVisible();
	await expect(page.getByRole('checkbox', { name: 'Take the point “A stake”' })).toBeChecked();
	await expect(price).not.toHaveText(/^3 cards/);
	// A point less is a card less.
	const before = Number(/^\d+/.exec((await price.textContent())!)![0]);
	await page.getByRole('checkbox', { name: 'Take the point “A stake”' }).uncheck();
	await expect(price).toHaveText(new RegExp(`^${before - 1} cards`));
	await page.reload();
	await expect(page.getByRole('radio', { name: 'More detail' })).toBeChecked();
	await expect(page.getByRole('checkbox', { name: 'Take the point “A stake”' })).not.toBeChecked();
	await page.getByRole('radio', { name: 'Key advice' }).check();
	await expect(price).toHaveText(/^3 cards/);
});

test('a badge says what is wrong, and one tap mends it', async ({ page }) => {
	await open(page);
	const two = row(page, 'What is a rootstock');
	await expect(two).toContainText('It asks two things at once.');
	await two.getByRole('button', { name: 'Split into two questions' }).click();
	await expect(page.locator('[data-draft]')).toHaveCount(4);
	await expect(page.locator('.front').getByText('Who grafts it?')).toBeVisible();
	await expect(page.getByText('It asks two things at once.')).toHaveCount(0);
	await page.reload();
	await expect(page.locator('.front').getByText('Who grafts it?')).toBeVisible();
	await page.getByRole('button', { name: 'Add 4 cards' }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
	await expectSound(page);
});

test('by keyboard alone: skip, edit, split, merge, reorder, take', async ({ page }) => {
	await page.setViewportSize({ width: 1280, height: 800 });
	await open(page);
	// The document stands beside its drafts.
	await expect(page.getByRole('region', { name: /^Answer to/ })).toHaveCount(3);
	const boxes = page.locator('[data-take]');
	await boxes.first().focus();
	await page.keyboard.press('x');
	await expect(boxes.first()).not.toBeChecked();
	await expect(boxes.nth(1)).toBeFocused();
	await page.keyboard.press('k');
	await page.keyboard.press('Enter');
	await expect(boxes.first()).toBeChecked();

	await page.keyboard.press('e');
	const question = page.getByLabel('Question', { exact: true });
	await question.fill('Which month is for planting?');
	await question.press('Tab');
	await page.keyboard.type('November. Roots grow in cold soil.');
	await page.getByRole('button', { name: 'Save' }).press('Enter');
	await expect(row(page, 'Which month is for planting?')).toBeVisible();

	// Split in two, then one again.
	await row(page, 'Which month').locator('[data-take]').focus();
	await page.keyboard.press('s');
	await page.getByRole('button', { name: 'Split into 2' }).press('Enter');
	await expect(page.locator('[data-draft]')).toHaveCount(4);
	await row(page, 'Which month').locator('[data-take]').focus();
	await page.keyboard.press('m');
	await expect(page.locator('[data-draft]')).toHaveCount(3);

	// The last question first.
	await page.getByRole('radio', { name: 'More detail' }).check();
	const order = () =>
		page
			.locator('[data-draft]')
			.evaluateAll((all) => all.map((one) => one.getAttribute('data-draft')));
	const before = await order();
	const second = page.locator('[data-draft]').nth(2).locator('[data-take]');
	await second.focus();
	await page.keyboard.press('Alt+ArrowUp');
	await expect.poll(order).not.toEqual(before);
	await page.reload();
	await expect(page.getByRole('heading', { name: '3 questions found' })).toBeVisible();
	await expect(row(page, 'Which month')).toBeVisible();
});

test('what was taken is studied as it was drafted, a point of a list a day', async ({ page }) => {
	await open(page);
	await page.getByRole('radio', { name: 'More detail' }).check();
	await page.getByRole('button', { name: /^Add \d+ cards$/ }).click();
	await page.getByRole('link', { name: 'Study now' }).click();
	await expect(page.locator('.question')).toContainText('What do I need to plant a tree?');
	await expect(page.getByText('1 of 4')).toBeVisible();
	await expect(page.locator('.question')).toContainText('the hole is twice as wide as the roots');
	await expect(page.locator('.question')).not.toContainText('A spade');
	await page.waitForTimeout(300);
	await page.getByRole('button', { name: 'Show answer' }).click();
	await expect(page.locator('#answer')).toHaveText(/A spade/);
	await page.keyboard.press('4');
	await page.waitForTimeout(300);
	await page.keyboard.press('3');
	// Its siblings rest until tomorrow.
	await expect(page.locator('.question')).toContainText('When do I plant it?');
	await answer(page);
	await expectSound(page);
});

test('an import that an earlier version left is drafted anew', async ({ page }) => {
	await open(page);
	await page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('adage');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const writing = db.transaction('drafts', 'readwrite');
					const drafts = writing.objectStore('drafts');
					const reading = drafts.get('import');
					reading.onsuccess = () => {
						const row = reading.result as { drafts: { id: string; entryId: string }[] };
						const old = row.drafts.map(({ id, entryId }) => ({
							id,
							entryId,
							front: 'x',
							back: 'y'
						}));
						drafts.put({ ...row, drafts: old });
					};
					writing.oncomplete = () => (db.close(), resolve());
				};
			})
	);
	await page.reload();
	await expect(page.getByRole('heading', { name: '3 questions found' })).toBeVisible();
	await expect(page.locator('[data-draft]')).toHaveCount(3);
	await page.getByRole('button', { name: 'Add 3 cards' }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
	await expectSound(page);
});

test('words that were typed and not saved are kept, whatever is done instead', async ({ page }) => {
	await open(page);
	const pencil = (words: RegExp) =>
		page.getByRole('button', { name: new RegExp(`^Edit “${words.source}`) }).first();
	const question = page.getByLabel('Question', { exact: true });
	const write = async (at: RegExp, words: string) => {
		await pencil(at).click();
		await question.fill(words);
	};
	await write(/When do I plant/, 'Another pencil?');
	await pencil(/What do I need/).click();
	await expect(row(page, 'Another pencil?')).toBeVisible();
	await write(/Another pencil/, 'The same pencil?');
	await pencil(/Another pencil/).click();
	await expect(row(page, 'The same pencil?')).toBeVisible();
	await write(/The same pencil/, 'Somewhere else?');
	await page.getByRole('link', { name: 'Library' }).click();
	await expect(page.getByRole('heading', { name: 'Library' })).toBeVisible();
	await page.goBack();
	await expect(row(page, 'Somewhere else?')).toBeVisible();
	// Dropped is dropped.
	await write(/Somewhere else/, 'Never mind?');
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(row(page, 'Somewhere else?')).toBeVisible();
	await write(/Somewhere else/, 'Added at once?');
	await page.getByRole('button', { name: /^Add \d+ cards$/ }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
	const notes = await rowsOf<{ fields: { front?: string } }>(page, 'notes');
	expect(notes.map(({ fields }) => fields.front)).toContain('Added at once?');
	await expectSound(page);
});

test('what is left out while other words of it are checked stays out', async ({ page }) => {
	await open(page);
	await page.getByRole('button', { name: /^Edit “When do I plant/ }).click();
	await page.getByLabel('Question', { exact: true }).fill('Which month is it?');
	await page.evaluate(() => {
		const button = [...document.querySelectorAll('button')].find(
			({ textContent }) => textContent.trim() === 'Save'
		)!;
		const box = button.closest('[data-draft]')!.querySelector<HTMLElement>('[data-take]')!;
		button.click();
		box.click();
	});
	await expect(row(page, 'Which month is it?').locator('[data-take]')).not.toBeChecked();
	await expect(page.getByRole('button', { name: 'Add 2 cards' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
	test(`axe finds nothing, and nothing is wider than the window, ${colorScheme}`, async ({
		page
	}) => {
		await page.emulateMedia({ colorScheme });
		await open(page);
		await page.getByRole('radio', { name: 'More detail' }).check();
		await page
			.getByRole('button', { name: /^Edit “When do I plant/ })
			.first()
			.click();
		for (const [width, height] of [
			[360, 740],
			[1440, 900]
		] as const) {
			await page.setViewportSize({ width, height });
			await page.waitForTimeout(300);
			await expectAccessible(page);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
		}
	});
