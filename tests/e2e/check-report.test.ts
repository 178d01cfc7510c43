// The rule this file defends: what a check found can be copied, all of it, and handed to anybody: it tells nothing of
// what somebody learns.
import { accepted } from './edition-steps';
import { emptyTable, expect, rowsOf, startWithDeck, test } from './journey';

/** Words of more than three signs. */
const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []);

test('the report of a check has all that was found, and no word of a question or an answer', async ({
	page,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await startWithDeck(page);
	// Cards of a document are named after its questions.
	await accepted(page);
	const notes = await rowsOf<{ id: string; fields: Record<string, string> }>(page, 'notes');
	const cards = await rowsOf<{ id: string }>(page, 'cards');
	await page.goto('./settings/');
	await emptyTable(page, 'notes');
	await page.getByRole('button', { name: 'Check my data' }).click();
	const checked = page.getByTestId('checked');
	await expect(checked).toContainText(`${cards.length} things are not as they should be:`, {
		timeout: 30_000
	});
	// The screen shows as many as somebody reads.
	const shown = await checked.getByRole('listitem').allInnerTexts();
	expect(shown.length).toBeLessThan(cards.length);
	await checked.getByRole('button', { name: 'Copy this report' }).click();
	await expect(page.getByText('Copied. It names no text of your cards.')).toBeVisible();

	const copied = await page.evaluate(() => navigator.clipboard.readText());
	const [version, ...lines] = copied.split('\n');
	expect(version).toMatch(/^Adage \d+\.\d+\.\d+/);
	expect(lines).toHaveLength(cards.length);
	expect(new Set(lines).size).toBe(cards.length);
	for (const line of lines) expect(line).toMatch(/^Card \w+:\w+ has no note\.$/);

	const learned = wordsOf(notes.flatMap(({ fields }) => Object.values(fields)).join(' '));
	// What our own sentence is made of may stand in a card as well.
	for (const ours of wordsOf('Card has no note.')) learned.delete(ours);
	const tellsOf = (text: string) => [...wordsOf(text)].filter((word) => learned.has(word));
	expect(tellsOf(cards.map(({ id }) => id).join(' '))).toContain('steep');
	expect(tellsOf(copied)).toEqual([]);
});
