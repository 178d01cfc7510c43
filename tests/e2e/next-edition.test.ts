// A newer edition of a document: what became of each question is seen before it is taken, no log is lost,
// own words stay, and all of it can be undone.
import {
	installed,
	answer,
	countRatings,
	expect,
	expectAccessible,
	expectSound,
	offlineReady,
	partsThere,
	test
} from './journey';
import { accepted, content, newer, open, SECOND, summary, take } from './edition-steps';

/** The same questions in another order, the sections called otherwise. */
const MOVED = `# Tea

## At the table

### May milk go into tea?

Only into black tea, and only after it was poured.

### What does a good pot need?

A lid that fits and a handle that stays cool.

## In the kitchen

### How hot should the water for green tea be?

Seventy degrees, which is well before it boils.

### How long does green tea steep?

Two minutes, since it turns bitter after that.
`;

test('a second edition is seen, taken with every log kept, and undone', async ({ page }) => {
	await accepted(page);
	await page.getByRole('link', { name: 'Study now' }).click();
	for (let n = 0; n < 2; n++) await answer(page);
	const before = await content(page);

	await open(page, SECOND);
	await expect(newer(page)).toBeVisible();
	await expect(summary(page)).toHaveText(
		'1 unchanged, 1 reworded, 1 answer changed, 1 new, 1 gone'
	);
	await expect(page.getByText(/^From tea\.md\./)).toBeVisible();
	// What it says otherwise, word by word.
	await page.getByText('How long does green tea steep?').click();
	await expect(page.locator('del')).toContainText(['Two', 'the']);
	await expect(page.locator('ins').filter({ hasText: 'Three' })).toBeVisible();
	await page.getByText('May milk go into tea?').click();
	await expect(page.getByText(/^Archived: its cards/)).toBeVisible();
	await expectAccessible(page, 'the edition');
	await page.emulateMedia({ colorScheme: 'dark' });
	await expectAccessible(page, 'the edition, dark');
	await page.emulateMedia({ colorScheme: 'light' });

	await take(page);
	await expect(page.getByRole('heading', { name: 'New in this edition' })).toBeVisible();
	expect(await countRatings(page)).toBe(2);
	await expect(page.getByText('Which water is best for tea?').first()).toBeVisible();
	await expect(page.getByLabel('Name of the deck')).toHaveCount(0);
	await expectAccessible(page, 'what is new');
	await page.getByRole('button', { name: 'Undo taking it' }).click();
	await expect(newer(page)).toBeVisible();
	expect(await content(page)).toEqual(before);

	await take(page);
	await page.getByRole('button', { name: /^Add \d+ cards?$/ }).click();
	await expect(page.getByRole('heading', { name: 'Taken' })).toBeVisible();
	await page.getByRole('link', { name: 'Look at the deck' }).click();
	await expect(page.getByRole('heading', { name: 'Tea', exact: true })).toBeVisible();
	await expect(page.getByText('Which water is best for tea?').first()).toBeVisible();
	await expect(page.getByText('May milk go into tea?')).toHaveCount(0);
	expect(await countRatings(page)).toBe(2);
	await page.goto('./library/');
	await expect(page.getByRole('link', { name: /Tea/ })).toHaveCount(1);
	await expectSound(page);
});

test('another order and renamed sections: all is unchanged, and taking it says so', async ({
	page
}) => {
	await accepted(page);
	await open(page, MOVED);
	await expect(summary(page)).toHaveText('4 unchanged');
	await expect(page.getByText('Its questions and answers are those that you have.')).toBeVisible();
	await take(page);
	await expect(page.getByRole('heading', { name: 'Taken' })).toBeVisible();
	await expect(page.getByText(/newer edition has it/)).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(newer(page)).toBeVisible();
	await expectSound(page);
});

test('what a person and the author both changed is shown as three, and the person’s stays', async ({
	page
}) => {
	await accepted(page);
	await page.getByRole('link', { name: 'Look at the deck' }).click();
	const row = page.getByRole('listitem').filter({ hasText: 'How long does green tea steep?' });
	await row.locator('summary').click();
	await row.getByRole('button', { name: 'Edit' }).click();
	await page.getByLabel('Answer').fill('Two minutes and a half.');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Two minutes and a half.').first()).toBeVisible();

	await open(page, SECOND);
	await expect(page.getByRole('heading', { name: /both changed/ })).toBeVisible();
	const said = page.locator('dl > div');
	await expect(said.filter({ hasText: 'Before' })).toContainText('Two minutes, since');
	await expect(said.filter({ hasText: 'Yours (stays)' })).toContainText('Two minutes and a half.');
	await expect(said.filter({ hasText: 'The author’s now' })).toContainText('Three minutes');
	await take(page);
	await page.getByRole('button', { name: 'Not now' }).click();
	await page.getByRole('link', { name: 'Look at the deck' }).click();
	await row.locator('summary').click();
	await expect(row.getByText('Two minutes and a half.')).toBeVisible();
	await expectSound(page);
});

test('a document of its own has a deck of its own, beside the one that it is like', async ({
	page
}) => {
	await accepted(page);
	await open(page, SECOND);
	await page.getByRole('button', { name: 'It is a document of its own' }).click();
	await page.getByLabel('Name of the deck').fill('Other tea');
	await page.getByLabel('Name of the deck').blur();
	await page.getByRole('button', { name: /^Add \d+ cards?$/ }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
	await page.goto('./library/');
	await expect(page.getByRole('link', { name: /[Tt]ea/ })).toHaveCount(2);
	await expectSound(page);
});

installed('offline a newer edition is compared and taken as well', async ({ page, context }) => {
	await accepted(page);
	await offlineReady(page);
	await partsThere(page);
	await context.setOffline(true);
	await open(page, SECOND);
	await expect(newer(page)).toBeVisible();
	await take(page);
	await expect(page.getByRole('heading', { name: 'New in this edition' })).toBeVisible();
	await context.setOffline(false);
});
