// The library: a note can be edited without losing its log, deleted and brought back; and the whole of it
// leaves and enters as one file.
import {
	answer,
	countRatings,
	expect,
	expectSound,
	restore,
	STARTER_CARDS,
	startWithDeck,
	test
} from './journey';

test('editing a note keeps its log, deleting can be undone', async ({ page }) => {
	await startWithDeck(page);
	const question = (await page.locator('.question').textContent())!.trim();
	await answer(page);
	await page.goto('./library/');
	await page.getByRole('link', { name: /Advice/ }).click();
	const row = page.getByRole('listitem').filter({ hasText: question }).first();
	await expect(row).toContainText('being learnt');
	await row.locator('summary').click();
	await row.getByRole('button', { name: 'Edit' }).click();
	await page.getByLabel('Question').fill('Why is this card **otherwise** now?');
	await page.getByRole('button', { name: 'Save' }).click();
	const edited = page
		.getByRole('listitem')
		.filter({ hasText: 'Why is this card otherwise now?' })
		.first();
	await expect(edited).toContainText('being learnt');
	expect(await countRatings(page)).toBe(1);

	await edited.getByRole('button', { name: 'Delete' }).click();
	await expect(edited).toHaveCount(0);
	await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
	await expect(edited).toContainText('being learnt');
	expect(await countRatings(page)).toBe(1);
	await expectSound(page);
});

test('a deleted deck comes back whole', async ({ page }) => {
	await startWithDeck(page);
	await answer(page);
	await page.goto('./library/');
	await page.getByRole('link', { name: /Advice/ }).click();
	await page.getByRole('button', { name: 'Delete deck' }).click();
	await expect(page.getByText('not in your library')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('heading', { name: /Advice/ })).toBeVisible();
	await expect(page.getByText(`${STARTER_CARDS} cards`)).toBeVisible();
	await expectSound(page);
});

test('one file out, and into an empty browser', async ({ page, browser }, info) => {
	await startWithDeck(page);
	for (let i = 0; i < 3; i++) await answer(page);
	await page.goto('./settings/');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save a backup' }).click()
	]);
	const path = info.outputPath(download.suggestedFilename());
	await download.saveAs(path);
	expect(download.suggestedFilename()).toMatch(/^adage-\d{4}-\d\d-\d\d\.adage$/);

	const context = await browser.newContext({ baseURL: info.project.use.baseURL });
	const fresh = await context.newPage();
	await fresh.goto('./settings/');
	await restore(fresh, path);
	expect(await countRatings(fresh)).toBe(3);
	await expectSound(fresh);
	await fresh.goto('./');
	await expect(fresh.getByRole('link', { name: 'Go on studying' })).toBeVisible();

	await fresh.goto('./settings/');
	await fresh.getByLabel('Backup file').setInputFiles({
		name: 'not.adage',
		mimeType: 'application/octet-stream',
		buffer: Buffer.from('not a backup')
	});
	await expect(fresh.getByText('not an Adage backup')).toBeVisible();
	expect(await countRatings(fresh)).toBe(3);
	await context.close();
});

test('a phone offers the backup to its share sheet, and a sheet that was closed is no failure', async ({
	browser
}, info) => {
	const { baseURL } = info.project.use;
	const context = await browser.newContext({ baseURL, hasTouch: true, isMobile: true });
	// A headless browser has no share sheet; this one takes the file, then is closed, then fails.
	await context.addInitScript(() => {
		const sheet = window as unknown as { shared: File[] };
		sheet.shared = [];
		const outcomes = ['', 'AbortError', 'NotAllowedError'];
		navigator.canShare = (data) => !!data?.files?.length;
		navigator.share = async (data) => {
			sheet.shared.push(...(data?.files ?? []));
			const name = outcomes[sheet.shared.length - 1];
			if (name) throw new DOMException('', name);
		};
	});
	const page = await context.newPage();
	await startWithDeck(page);
	await answer(page);
	await page.goto('./settings/');
	let downloads = 0;
	page.on('download', () => downloads++);
	const save = page.getByRole('button', { name: 'Save a backup' });
	await save.click();
	await expect(page.getByText('Backup shared')).toBeVisible();
	const shared = await page.evaluate(async () => {
		const { shared } = window as unknown as { shared: File[] };
		return { name: shared[0]!.name, bytes: [...new Uint8Array(await shared[0]!.arrayBuffer())] };
	});
	expect(shared.name).toMatch(/^adage-\d{4}-\d\d-\d\d\.adage$/);
	await save.click();
	await expect(page.getByText('Backup shared')).toBeHidden();
	expect(downloads).toBe(0);
	// Where sharing is refused the file is not lost: it is saved.
	await Promise.all([page.waitForEvent('download'), save.click()]);
	await restore(page, {
		name: shared.name,
		mimeType: 'application/octet-stream',
		buffer: Buffer.from(shared.bytes)
	});
	expect(await countRatings(page)).toBe(1);
	await context.close();
});

test('a deck can be studied by itself', async ({ page }) => {
	await startWithDeck(page);
	await page.goto('./import/');
	await page
		.getByLabel('Text')
		.fill('# Tea\n\n## How long does green tea steep?\n\nTwo minutes.\n');
	await page.getByRole('button', { name: 'Find the questions' }).click();
	await page.getByRole('button', { name: 'Add 1 card' }).click();
	await page.getByRole('link', { name: 'Look at the deck' }).click();
	await page.getByRole('link', { name: 'Study', exact: true }).click();
	await expect(page.locator('.question')).toHaveText('How long does green tea steep?');
	await expect(page.getByTestId('left')).toHaveText('1 left');
	await answer(page);
	// Its first learning step is ten minutes away and may come early.
	await expect(page.locator('.question')).toHaveText('How long does green tea steep?');
	await answer(page);
	await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
	await expectSound(page);
});
