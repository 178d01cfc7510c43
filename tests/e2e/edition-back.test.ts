// What was taken can be undone after a restart too, and taken once more; what a person said of single cards outlasts
// one. Told from the database: logs, cards and drafts are as they were.
import type { Page } from '@playwright/test';
import {
	answer,
	countRatings,
	expect,
	expectAccessible,
	expectSound,
	rowsOf,
	test
} from './journey';
import { accepted, content, FIRST, newer, open, SECOND, summary, take } from './edition-steps';

/** Questions of what waits to be looked through. */
const waiting = async (page: Page) => {
	const rows = await rowsOf<{ drafts?: { entryId: string }[] }>(page, 'drafts');
	return [...new Set(rows.flatMap(({ drafts = [] }) => drafts.map(({ entryId }) => entryId)))];
};

test('taken, closed and opened again, it can be undone, and taken once more', async ({ page }) => {
	await accepted(page);
	await page.getByRole('link', { name: 'Study now' }).click();
	for (let n = 0; n < 2; n++) await answer(page);
	const before = await content(page);
	await open(page, SECOND);
	await take(page);
	await expect(page.getByRole('heading', { name: 'New in this edition' })).toBeVisible();
	const after = await content(page);
	expect(await waiting(page)).toEqual(['which-water-is-best-for-tea']);

	await page.reload();
	await expect(page.getByRole('heading', { name: 'New in this edition' })).toBeVisible();
	await page.getByRole('button', { name: 'Undo taking it' }).click();
	await expect(newer(page)).toBeVisible();
	await expect(summary(page)).toHaveText(
		'1 unchanged, 1 reworded, 1 answer changed, 1 new, 1 gone'
	);
	expect(await content(page)).toEqual(before);
	expect(await countRatings(page)).toBe(2);
	// The whole document waits again.
	expect((await waiting(page)).length).toBe(4);

	await page.reload();
	await expect(newer(page)).toBeVisible();
	await take(page);
	await expect(page.getByRole('heading', { name: 'New in this edition' })).toBeVisible();
	expect(await content(page)).toEqual(after);
	expect(await waiting(page)).toEqual(['which-water-is-best-for-tea']);
	expect(await countRatings(page)).toBe(2);
	await expectSound(page);
});

test('where nothing was new either, until something else is done', async ({ page }) => {
	const second = FIRST.replace('Two minutes', 'Three minutes');
	await accepted(page);
	await page.getByRole('link', { name: 'Study now' }).click();
	await answer(page);
	const before = await content(page);
	await open(page, second);
	await take(page);
	await expect(page.getByRole('heading', { name: 'Taken' })).toBeVisible();
	await page.goto('./import/');
	const undo = page.getByRole('button', { name: 'Undo' });
	await expect(page.getByText('Took the newer edition of “Tea”.')).toBeVisible();
	await expectAccessible(page, 'an edition that was taken');
	await undo.click();
	await expect(page.getByText('Your deck is as it was before.')).toBeVisible();
	await expect(undo).toHaveCount(0);
	expect(await content(page)).toEqual(before);
	expect(await countRatings(page)).toBe(1);

	await open(page, second);
	await take(page);
	await expect(page.getByRole('heading', { name: 'Taken' })).toBeVisible();
	await page.getByRole('link', { name: 'Study now' }).click();
	await answer(page);
	await page.goto('./import/');
	await expect(page.getByLabel('Text', { exact: true })).toBeVisible();
	await expect(undo).toHaveCount(0);
	await expectSound(page);
});

const LIST = (third: string) => `# Tea

## What does a good pot need?

- A lid that fits.
- ${third}
- A spout that does not drip.

## May milk go into tea?

Only into black tea, and only after it was poured.
`;

test('a card that is doubtful goes on or begins anew as the person says, also after a restart', async ({
	page
}) => {
	await open(page, LIST('A handle that stays cool.'));
	await page.getByRole('radio', { name: 'More detail' }).check();
	await page.getByRole('button', { name: /^Add \d+ cards?$/ }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
	type Card = { id: string; archived?: unknown; deleted?: unknown };
	const cards = async () =>
		(await rowsOf<Card>(page, 'cards'))
			.filter(({ archived, deleted }) => !archived && !deleted)
			.map(({ id }) => id)
			.sort();
	const before = await cards();
	await open(page, LIST('A handle of wood, cool to the hand.'));
	const doubt = page.getByRole('group', { name: 'Is this the same card?' });
	const [same, another] = [/^The same/, /^Another/].map((name) =>
		doubt.getByRole('button', { name })
	);
	await expect(doubt).toHaveCount(1);
	/** Until the answer is kept on the device. */
	const kept = (word: 'alike' | 'apart') =>
		expect
			.poll(async () => {
				type Kept = { follows?: { alike?: string[]; apart?: string[] } };
				const rows = await rowsOf<Kept>(page, 'drafts');
				return rows.some(({ follows }) => follows?.[word]?.length);
			})
			.toBe(true);
	await same!.click();
	await expect(same!).toHaveAttribute('aria-pressed', 'true');
	await kept('alike');
	await page.reload();
	await expect(same!).toHaveAttribute('aria-pressed', 'true');
	await take(page);
	await expect(page.getByRole('heading', { name: 'Taken' })).toBeVisible();
	expect(await cards()).toEqual(before);

	await page.reload();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('Your deck is as it was before.')).toBeVisible();
	await open(page, LIST('A handle of wood, cool to the hand.'));
	await another!.click();
	await expect(another!).toHaveAttribute('aria-pressed', 'true');
	await kept('apart');
	await page.reload();
	await expect(another!).toHaveAttribute('aria-pressed', 'true');
	await take(page);
	await expect(page.getByRole('heading', { name: 'Taken' })).toBeVisible();
	const after = await cards();
	expect(after.filter((id) => !before.includes(id))).toHaveLength(1);
	expect(before.filter((id) => !after.includes(id))).toHaveLength(1);
	await expectSound(page);
});
