// The rule this file defends: what takes several steps through the library does it alone, in whatever tab, and what
// another tab writes meanwhile is neither lost nor overwritten; a copy that cannot be made holds up nothing.
import type { BrowserContext, Page } from '@playwright/test';
import { addCards, open } from './edition-steps';
import { answer, countRatings, expect, expectSound, rowsOf, startWithDeck, test } from './journey';
import { wholeSnapshots } from './snapshot-steps';
import { rated, showAnswer } from './study-steps';

const TEA = '# Tea\n\n## How long does green tea steep?\n\nTwo minutes.\n';
const sheet = (page: Page) => page.getByRole('dialog');

/** Another tab is in the midst of something that this lock is for. Resolves with what ends it. */
async function holding(context: BrowserContext, name: string, mode: LockMode = 'exclusive') {
	const other = await context.newPage();
	await other.goto('./settings/');
	await other.evaluate(
		([name, mode]) =>
			new Promise<void>((held) => {
				const keep = () => new Promise<void>(() => held());
				void navigator.locks.request(name, { mode }, keep);
			}),
		[`adage-${name}`, mode] as const
	);
	return () => other.close();
}

/** A backup of the library as it is. */
async function backup(page: Page): Promise<string> {
	await page.goto('./settings/');
	const saved = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save a backup' }).click();
	return (await saved).path();
}

async function look(page: Page, file: string) {
	await page.getByLabel('Backup file').setInputFiles(file);
	await sheet(page)
		.getByRole('radio', { name: /^Replace everything here/ })
		.check();
	await replace(page);
}

async function replace(page: Page) {
	const button = sheet(page).getByRole('button', { name: 'Replace everything' });
	await expect(button).toBeVisible();
	const sure = sheet(page).getByRole('checkbox');
	if (await sure.count()) await sure.check();
	await button.click();
}

test('an answer that comes while another tab replaces the library is kept, and can be gone back to', async ({
	page,
	context
}) => {
	test.slow();
	await startWithDeck(page);
	const file = await backup(page);
	const studying = await context.newPage();
	await studying.goto('./study/');
	await answer(studying);
	await showAnswer(studying);
	// A copy of the library is being made, and what takes its place waits for that.
	const release = await holding(context, 'rows', 'shared');
	await page.bringToFront();
	await look(page, file);
	const kept = async () =>
		(await wholeSnapshots(page)).filter(({ why }) => why === 'restore').map((one) => one.ratings);
	await expect.poll(kept, { timeout: 30_000 }).toContain(1);
	await studying.bringToFront();
	await studying.keyboard.press('1');
	await rated(studying, 2);
	await release();
	await page.bringToFront();
	await expect(page.getByText(/^Restored from the backup/)).toBeVisible({ timeout: 30_000 });
	expect([await countRatings(page), await kept()]).toEqual([0, expect.arrayContaining([2])]);

	// The card that the older tab shows is in both: its answer goes to the library that is here now.
	await showAnswer(studying);
	await studying.keyboard.press('1');
	await expect.poll(() => countRatings(page)).toBe(1);

	await page.bringToFront();
	await page.getByRole('button', { name: 'Undo restoring' }).click();
	await replace(page);
	await expect(page.getByText(/as it was before restoring/)).toBeVisible({ timeout: 30_000 });
	expect(await countRatings(page)).toBe(2);
	await expectSound(page);
});

test('two tabs do not restore at once: the second one is told, and nothing is written', async ({
	page,
	context
}) => {
	await startWithDeck(page);
	const file = await backup(page);
	await page.goto('./study/');
	await answer(page);
	const release = await holding(context, 'library');
	await page.bringToFront();
	await page.goto('./settings/');
	await look(page, file);
	await expect(sheet(page).getByText(/^Another tab is busy with your library/)).toBeVisible();
	expect(await countRatings(page)).toBe(1);
	await release();
	await replace(page);
	await expect(page.getByText(/^Restored from the backup/)).toBeVisible({ timeout: 30_000 });
	expect(await countRatings(page)).toBe(0);
});

test('a document that is taken waits for what another tab does, and for no copy that cannot be made', async ({
	page,
	context
}) => {
	test.slow();
	await startWithDeck(page);
	const before = (await rowsOf(page, 'cards')).length;
	const releaseLibrary = await holding(context, 'library');
	await page.bringToFront();
	await open(page, TEA);
	await addCards(page);
	await page.waitForTimeout(5000);
	expect(await rowsOf(page, 'cards')).toHaveLength(before);
	// Nobody gets at the snapshots for as long as this lasts.
	await holding(context, 'snapshots');
	await page.bringToFront();
	await releaseLibrary();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible({ timeout: 30_000 });
	expect(await rowsOf(page, 'cards')).toHaveLength(before + 1);
	expect((await wholeSnapshots(page)).map(({ why }) => why)).not.toContain('import');
	await expectSound(page);
});

test('where the browser keeps no files, cards are taken in all the same', async ({ page }) => {
	const broken = `navigator.storage.getDirectory = () =>
		Promise.reject(new DOMException('No such storage.', 'SecurityError'));`;
	let asked = 0;
	await page.route('**/care-*.js', async (route) => {
		const response = await route.fetch();
		asked++;
		await route.fulfill({ response, body: `${broken}\n${await response.text()}` });
	});
	await startWithDeck(page);
	const before = (await rowsOf(page, 'cards')).length;
	await open(page, TEA);
	await addCards(page);
	await expect.poll(() => asked).toBeGreaterThan(0);
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible({ timeout: 30_000 });
	expect(await rowsOf(page, 'cards')).toHaveLength(before + 1);
	await expectSound(page);
});
