// What follows what is the person's to say: what is doubtful is asked, what was paired can be paired otherwise,
// and a document that is no newer edition changes nothing.
import { expect, expectAccessible, expectSound, test } from './journey';
import { accepted, content, FIRST, open, SECOND, summary } from './edition-steps';

const BREAD = `# Bread

## Why does dough rise?

Yeast makes gas, and gluten keeps it in the dough.

## When is a loaf done?

When it sounds hollow from below.
`;

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

test('what is paired by hand and makes cards doubtful says so where one is, and leads there', async ({
	page
}) => {
	const first = `# Tea

## What does a good pot need?

- A lid that fits.
- A handle that stays cool.
- A spout that does not drip.

## May milk go into tea?

Only into black tea, and only after it was poured.
`;
	await open(page, first);
	await page.getByRole('radio', { name: 'More detail' }).check();
	await page.getByRole('button', { name: /^Add \d+ cards?$/ }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
	await open(
		page,
		`${first}
## How would somebody choose kettles?

- A lid that fits.
- A wooden handle that stays cool enough.
- A spout that does not drip.
`
	);
	await expect(summary(page)).toHaveText('2 unchanged, 1 new');
	await expect(page.getByRole('heading', { name: 'Please look' })).toHaveCount(0);
	await page.locator('summary').filter({ hasText: 'choose kettles?' }).click();
	await page.getByRole('button', { name: /It is the same as/ }).click();
	await page
		.getByRole('dialog')
		.getByRole('button', { name: /a good pot need/ })
		.click();
	await expect(page.getByRole('heading', { name: 'Please look (1)' })).toBeAttached();
	const more = page.getByRole('status').getByRole('button', { name: '1 more to look at' });
	await expect(more).toBeInViewport();
	await expectAccessible(page, 'more to look at');
	await more.click();
	const doubt = page.getByRole('group', { name: 'Is this the same card?' });
	await expect(doubt).toBeFocused();
	await expect(doubt).toBeInViewport();
	await expect(more).toHaveCount(0);
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
