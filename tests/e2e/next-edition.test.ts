// A newer edition of a document: what became of each question is seen before it is taken, no log is lost,
// what is doubtful is asked, own words stay, and all of it can be undone.
import type { Page } from '@playwright/test';
import {
	answer,
	countRatings,
	expect,
	expectAccessible,
	expectSound,
	offlineReady,
	partsThere,
	test
} from './journey';

const FIRST = `# Tea

## Brewing

### How long does green tea steep?

Two minutes, since it turns bitter after that.

### How hot should the water for green tea be?

Seventy degrees, which is well before it boils.

## Serving

### What does a good pot need?

A lid that fits and a handle that stays cool.

### May milk go into tea?

Only into black tea, and only after it was poured.
`;

const SECOND = `# Tea

## Brewing

### Which water is best for tea?

Soft water, fresh from the tap, boiled only once.

### How long does green tea steep?

Three minutes, since it turns bitter after that.

### How hot should water for green tea be?

Seventy degrees, which is well before it boils.

## Serving

### What does a good pot need?

A lid that fits and a handle that stays cool.
`;

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

const BREAD = `# Bread

## Why does dough rise?

Yeast makes gas, and gluten keeps it in the dough.

## When is a loaf done?

When it sounds hollow from below.
`;

const file = (text: string, name = 'tea.md') => ({
	name,
	mimeType: 'text/markdown',
	buffer: Buffer.from(text)
});

async function open(page: Page, text: string, name?: string) {
	await page.goto('./import/');
	await expect(page.getByRole('button', { name: /Open a file/ })).toBeVisible();
	await page.getByLabel('FAQ file').setInputFiles(file(text, name));
}

/** The first edition is in the library. */
async function accepted(page: Page, text = FIRST, name?: string) {
	await open(page, text, name);
	await page.getByRole('button', { name: /^Add \d+ cards?$/ }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
}

const newer = (page: Page) => page.getByRole('heading', { name: 'A newer edition of “Tea”' });
const summary = (page: Page) => page.locator('.summary');
const take = (page: Page) => page.getByRole('button', { name: 'Take this edition' }).click();

/** What the library holds, without the times at which it was written. */
function content(page: Page): Promise<string[]> {
	return page.evaluate(
		() =>
			new Promise<string[]>((resolve, reject) => {
				const opening = indexedDB.open('adage');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const reading = db.transaction(['notes', 'cards']);
					const all: string[] = [];
					for (const table of ['notes', 'cards'])
						reading.objectStore(table).getAll().onsuccess = ({ target }) => {
							for (const { clocks, ...row } of (target as IDBRequest).result as {
								clocks: unknown;
							}[]) {
								void clocks;
								const sorted = (_: string, value: unknown) =>
									value && typeof value === 'object' && !Array.isArray(value)
										? Object.fromEntries(Object.entries(value).sort())
										: value;
								all.push(JSON.stringify(row, sorted));
							}
						};
					reading.oncomplete = () => {
						db.close();
						resolve(all.sort());
					};
				};
			})
	);
}

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

test('by hand and by keyboard alone, a question is said to be another one; it outlasts a reload', async ({
	page
}) => {
	await accepted(page);
	await open(page, SECOND);
	await expect(summary(page)).toHaveText(/1\snew, 1\sgone/);
	const gone = page.locator('summary').filter({ hasText: 'May milk go into tea?' });
	await gone.focus();
	await page.keyboard.press('Enter');
	const same = page.getByRole('button', { name: /It is the same as/ });
	await expect(same).toBeVisible();
	await page.keyboard.press('Tab');
	await expect(same).toBeFocused();
	await page.keyboard.press('Enter');
	const sheet = page.getByRole('dialog', { name: 'It is the same as …' });
	await expectAccessible(page, 'the choice');
	await sheet.getByRole('searchbox').focus();
	await page.keyboard.type('which water');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(sheet).toHaveCount(0);
	await expect(summary(page)).toHaveText('1 unchanged, 1 reworded, 2 answers changed');
	// The keyboard goes on from a place that is there.
	expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');

	await page.reload();
	await expect(summary(page)).toHaveText('1 unchanged, 1 reworded, 2 answers changed');
	await page.locator('summary').filter({ hasText: 'water is best' }).click();
	await page.getByRole('button', { name: /It is a new question/ }).click();
	await expect(summary(page)).toHaveText(/1\snew, 1\sgone/);
});

test('what is doubtful is asked first, stays where it is, and goes on as proposed where it is left', async ({
	page
}) => {
	await accepted(page);
	await open(
		page,
		FIRST.replace('What does a good pot need?', 'Which pot would you buy?').replace(
			'A lid that fits and a handle that stays cool.',
			'One with a lid that fits, a handle that stays cool, and room for a sieve.'
		)
	);
	await expect(page.getByRole('heading', { name: 'Please look (1)' })).toBeVisible();
	const doubt = page.getByRole('group', { name: 'Is this the same question?' });
	await expect(doubt).toContainText('What does a good pot need?');
	await expect(doubt).toContainText('Which pot would you buy?');
	await expect(page.getByText('Whatever you leave open goes on as the same.')).toBeVisible();
	await doubt.getByRole('button', { name: 'No, a new one' }).click();
	await expect(summary(page)).toHaveText('3 unchanged, 1 new, 1 gone');
	await expect(doubt.getByRole('button', { name: 'No, a new one' })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	await doubt.getByRole('button', { name: 'Yes, the same' }).click();
	await expect(summary(page)).toHaveText('3 unchanged, 1 answer changed');
	await expect(page.getByRole('heading', { name: 'Please look', exact: true })).toBeVisible();
});

test('the same file again: nothing to do, and what was left out can still be chosen', async ({
	page
}) => {
	await open(page, FIRST);
	await page.getByRole('checkbox', { name: /May milk/ }).uncheck();
	await page.getByRole('button', { name: /^Add \d+ cards?$/ }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
	await open(page, FIRST);
	await expect(page.getByRole('heading', { name: 'You have this edition already' })).toBeVisible();
	await expectAccessible(page, 'the same edition');
	await page.getByRole('button', { name: 'Choose more cards from it' }).click();
	await page.getByRole('checkbox', { name: /May milk/ }).check();
	await page.getByRole('button', { name: 'Add 1 card' }).click();
	await expect(page.getByText('1 card waits for you')).toBeVisible();
	await page.goto('./library/');
	await expect(page.getByRole('link', { name: /Tea/ })).toHaveCount(1);
	await expectSound(page);

	await open(page, FIRST);
	await page.getByRole('button', { name: 'Choose more cards from it' }).click();
	await expect(page.getByText('All of its cards are in your deck already.')).toBeVisible();
	await page.getByRole('button', { name: 'Done' }).click();
	await expect(page.getByRole('heading', { name: 'Add a FAQ' })).toBeVisible();
});

test('the library asks for the next edition; another document, an empty and a broken one change nothing', async ({
	page
}) => {
	await accepted(page);
	const before = await content(page);
	await page.getByRole('link', { name: 'Look at the deck' }).click();
	await page.getByRole('link', { name: 'Read a newer edition' }).click();
	await expect(page.getByText(/is read as a newer edition of “Tea”/)).toBeVisible();
	const give = (text: string | Buffer, name: string) =>
		page.getByLabel('FAQ file').setInputFiles({
			name,
			mimeType: 'text/plain',
			buffer: Buffer.from(text)
		});

	await give(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'broken.md');
	await expect(page.getByRole('alert')).toBeVisible();
	await expect(page.getByText(/is read as a newer edition of “Tea”/)).toBeVisible();
	await give(BREAD, 'bread.md');
	await expect(page.getByRole('heading', { name: 'Is it an edition of “Tea”?' })).toBeVisible();
	await expect(page.getByText('None of its 2 questions is in “Tea”.')).toBeVisible();
	await expectAccessible(page, 'another document');
	await page.getByRole('button', { name: 'Compare it all the same' }).click();
	await expect(summary(page)).toHaveText('2 new, 4 gone');
	await page.getByRole('button', { name: 'It is a document of its own' }).click();
	await expect(page.getByRole('heading', { name: '2 questions found' })).toBeVisible();
	// And after all it is one.
	await page.getByRole('button', { name: 'It is a newer edition of …' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Tea' }).click();
	await expect(page.getByRole('heading', { name: 'Is it an edition of “Tea”?' })).toBeVisible();
	await page.getByRole('button', { name: 'Change the text' }).click();
	await expect(page.getByLabel('Text', { exact: true })).toBeVisible();

	await page.goto('./library/');
	await page.getByRole('link', { name: /Tea/ }).click();
	await page.getByRole('link', { name: 'Read a newer edition' }).click();
	await give('Nothing in here asks anything.\n', 'empty.md');
	await expect(page.getByText('No questions were found in what was read.')).toBeVisible();
	await page.getByRole('button', { name: 'Change the text' }).click();
	await expect(page.getByLabel('Text', { exact: true })).toBeVisible();
	expect(await content(page)).toEqual(before);
	await page.goto('./import/');
	await expect(page.getByText(/is read as a newer edition/)).toHaveCount(0);
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

test('offline a newer edition is compared and taken as well', async ({ page, context }) => {
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
