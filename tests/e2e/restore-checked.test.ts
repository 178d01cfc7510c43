// The rule this file defends: after a backup was restored Adage checks the library by itself. What it can put right it
// does, what it cannot is said in Settings; nobody has to ask.
import type { Page } from '@playwright/test';
import { writeBackup } from '../../src/lib/formats/backup';
import { accept } from '../../src/lib/store/content';
import { dumpRows } from '../../src/lib/store/transfer';
import { answer as rateCard, card, emptyLibrary, material, model } from '../store/sample';
import { daysAgo } from './days-ago';
import { answer, expect, expectSound, restore, rowsOf, startWithDeck, test } from './journey';

/** A backup as it was made of a library of tea that had come to harm. */
async function teaBackup(harm: (library: Awaited<ReturnType<typeof emptyLibrary>>) => unknown) {
	const library = await emptyLibrary();
	const { db } = library;
	const then = daysAgo(3);
	await accept(db, material(3), then, model);
	await rateCard(db, card(0), 3, then);
	await harm(library);
	const stream = writeBackup({ madeMs: then.atMs, app: 'adage 0.1.0' }, dumpRows(db));
	const buffer = Buffer.from(await new Response(stream).arrayBuffer());
	return { name: 'tea.adage', mimeType: 'application/octet-stream', buffer };
}

const withoutNote = () => teaBackup(({ db }) => db.notes.delete('n1'));
const withoutFaces = () => teaBackup(({ db }) => db.faces.clear());

/** What a new build gives reason to check has been checked, and Settings, which are open, say nothing of it. */
async function studiedAndChecked(page: Page): Promise<void> {
	await startWithDeck(page);
	await answer(page);
	await page.goto('./settings/');
	const checked = () => page.evaluate(() => localStorage.getItem('adage:checked'));
	await expect.poll(checked, { timeout: 30_000 }).toBeTruthy();
	await expect(page.getByTestId('checked')).toBeEmpty();
}

async function replaceAll(page: Page, file: Awaited<ReturnType<typeof teaBackup>>) {
	await page.getByLabel('Backup file').setInputFiles(file);
	const sheet = page.getByRole('dialog', { name: 'Restore a backup' });
	await sheet.getByRole('radio', { name: /Replace everything/ }).check();
	await sheet.getByRole('checkbox', { name: /may go/ }).check();
	await sheet.getByRole('button', { name: 'Replace everything' }).click();
	await expect(page.getByText(/Restored from the backup/)).toBeVisible({ timeout: 30_000 });
}

const ways = [
	['adds to what is here', restore],
	['takes the place of what is here', replaceAll]
] as const;

for (const [what, take] of ways) {
	test(`what is wrong in a backup that ${what} is found by itself, and Settings say it`, async ({
		page
	}) => {
		await studiedAndChecked(page);
		await take(page, await withoutNote());
		const found = page.getByTestId('checked');
		await expect(found).toContainText('Card “n1:forward” has no note.', { timeout: 30_000 });
		// It is kept for whoever looks later.
		await page.goto('./');
		await page.goto('./settings/');
		await expect(found).toContainText('Card “n1:forward” has no note.');
	});

	test(`what restoring could not draw of a backup that ${what} is drawn by the check that follows`, async ({
		page,
		context
	}) => {
		await studiedAndChecked(page);
		// What draws does not come once, and then it does.
		let asked = 0;
		await context.route(/\/read-[^/]*\.js$/, (route) =>
			++asked === 1 ? route.abort('internetdisconnected') : route.fallback()
		);
		await take(page, await withoutFaces());
		const faces = async () =>
			(await rowsOf<{ cardId: string }>(page, 'faces'))
				.map(({ cardId }) => cardId)
				.filter((id) => /^n\d:/.test(id));
		await expect.poll(faces, { timeout: 30_000 }).toEqual([card(0), card(1), card(2)]);
		expect(asked).toBeGreaterThan(1);
		await expect(page.getByTestId('checked')).toBeEmpty();
		await expectSound(page);
	});
}
