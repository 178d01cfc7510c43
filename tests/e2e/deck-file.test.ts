// A deck leaves as a file that anybody can mend, and comes in again: as a new deck for somebody else, as
// another edition of one's own, with everything that was learnt.
import { readFileSync, writeFileSync } from 'node:fs';
import {
	answer,
	countRatings,
	expect,
	expectAccessible,
	expectSound,
	rowsOf,
	STARTER_CARDS,
	startWithDeck,
	test,
	watch
} from './journey';

test('a deck is saved as a file, mended and taken in again, here and elsewhere', async ({
	page,
	browser
}, info) => {
	await startWithDeck(page);
	const learnt = (await page.locator('.question').textContent())!.trim();
	await answer(page);
	await page.goto('./library/');
	await page.getByRole('link', { name: /Advice/ }).click();
	await page.getByRole('button', { name: 'Share the deck' }).click();
	const sheet = page.getByRole('dialog', { name: 'Share as a deck file' });
	await expect(sheet).toContainText(`${STARTER_CARDS} cards`);
	await expectAccessible(page, 'saving');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		sheet.getByRole('button', { name: 'Save the file' }).click()
	]);
	const path = info.outputPath(download.suggestedFilename());
	await download.saveAs(path);
	const [table] = await Promise.all([
		page.waitForEvent('download'),
		sheet.getByRole('button', { name: 'Save as a table (CSV)' }).click()
	]);
	expect(table.suggestedFilename()).toMatch(/\.csv$/);
	const rows = readFileSync(await table.path(), 'utf8');
	expect(rows).toContain('Question,Answer,Context,Tags,Section');
	expect(rows).toContain(learnt);
	await sheet.getByRole('button', { name: 'Close' }).click();

	// Mended: the card that was learnt is worded otherwise, with its id.
	const text = readFileSync(path, 'utf8');
	expect(text).toContain(`#### ${learnt} {#`);
	writeFileSync(path, text.replace(`#### ${learnt}`, '#### How is it put now?'));
	await page.goto('./import/');
	await page.locator('input[type=file]').first().setInputFiles(path);
	await expect(page.getByText(`A deck of ${STARTER_CARDS} cards, after Rohin Shah.`)).toBeVisible();
	await page.getByText('1 changed card').click();
	await expect(page.locator('main li').first()).toContainText('put now?');
	await expectAccessible(page, 'a deck file');
	await page.getByRole('button', { name: 'Take this edition' }).click();
	await expect(page.getByRole('heading', { name: 'Taken' })).toBeVisible();
	await page.getByRole('link', { name: 'Look at the deck' }).click();
	const row = page.getByRole('listitem').filter({ hasText: 'How is it put now?' }).first();
	await expect(row).toContainText('being learnt');
	expect(await countRatings(page)).toBe(1);
	await expectSound(page);

	const context = await browser.newContext({ baseURL: info.project.use.baseURL });
	const problems: string[] = [];
	await watch(context, problems);
	const other = await context.newPage();
	await other.goto('./import/');
	await other.locator('input[type=file]').first().setInputFiles(path);
	await other.getByRole('button', { name: `Add ${STARTER_CARDS} cards` }).click();
	await expect(other.getByRole('heading', { name: 'Added' })).toBeVisible();
	// The same file again brings nothing, says so, and asks for nothing.
	await other.goto('./import/');
	await other.locator('input[type=file]').first().setInputFiles(path);
	await expect(
		other.getByText('It is in your library already, with the same cards.')
	).toBeVisible();
	await expect(other.getByRole('button', { name: 'Not now' })).toHaveClass(/primary/);
	await other.goto('./');
	await other.getByRole('link', { name: 'Study', exact: true }).click();
	await expect(other.getByRole('button', { name: 'Show answer' })).toBeVisible();
	await expectSound(other);
	expect(problems).toEqual([]);
	await context.close();
});

test('what is wrong with a deck file is told with its lines', async ({ page }) => {
	await page.goto('./import/');
	const head = '---\nid: tea\ntitle: Tea\ndeckDate: 2026-01-01\nlanguage: en\n---\n\n';
	const body = '## A {#a}\n\n### B? {#b}\n\nB.\n\n#### C? {#c}\n';
	await page.getByLabel('Text').fill(head + body);
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await expect(page.getByRole('alert')).toContainText('Line 14: The card “c” has no answer.');
	await page.getByLabel('Text').fill(`${head}${body}\nC.\n`);
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await expect(page.getByRole('heading', { name: 'Tea' })).toBeVisible();
	await page.getByRole('button', { name: 'Not now' }).click();
	await expect(page.getByRole('button', { name: 'Find the questions' })).toBeVisible();
});

test('a deck whose card has the id of another deck’s card is refused, since it would not come', async ({
	page
}) => {
	const deck = (id: string, card: string, question: string) =>
		`---\nid: ${id}\ntitle: Deck ${id}\ndeckDate: 2026-01-01\nlanguage: en\n---\n\n## A {#a}\n\n### B? {#b}\n\nB.\n\n#### ${question} {#${card}}\n\nC.\n`;
	await page.goto('./import/');
	await page.getByLabel('Text').fill(deck('tea', 'green.c', 'Is it green?'));
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await page.getByRole('button', { name: 'Add 1 card' }).click();
	await expect(page.getByText(/added/i).first()).toBeVisible();
	await page.goto('./import/');
	await page.getByLabel('Text').fill(deck('tea.green', 'c', 'Is it another?'));
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await expect(page.getByRole('alert')).toContainText(
		'the same id, “tea.green.c”. Change the id of this deck'
	);
	expect(await rowsOf(page, 'decks')).toHaveLength(1);
	await expectSound(page);
});
