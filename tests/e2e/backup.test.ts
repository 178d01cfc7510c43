// Backups: what one would bring is shown before anything is written, restoring can be undone, a folder is kept
// up to date by itself, a passphrase locks what leaves the device, and an old backup is said once and quietly.
import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { DAY_MS } from '../../src/lib/core/day';
import type { Rating } from '../../src/lib/core/review';
import { writeBackup } from '../../src/lib/formats/backup';
import { accept } from '../../src/lib/store/content';
import { dumpRows } from '../../src/lib/store/transfer';
import { daysAgo } from './days-ago';
import { answer as rateCard, card, emptyLibrary, material, model } from '../store/sample';
import {
	installed,
	answer,
	countRatings,
	expect,
	expectAccessible,
	expectSound,
	fourButtons,
	newADay,
	partsThere,
	restore,
	STARTER_CARDS,
	startWithDeck,
	test
} from './journey';

const NAME = 'tea.adage';
const MIME = 'application/octet-stream';

/** A library of tea, rated some days ago, as a backup. */
async function teaBackup(cards = 12, rated = 6, days = 3): Promise<Buffer> {
	const { db } = await emptyLibrary();
	const then = daysAgo(days);
	await accept(db, material(cards), then, model);
	for (let i = 0; i < rated; i++) await rateCard(db, card(i), 4 as Rating, then);
	const stream = writeBackup({ madeMs: then.atMs, app: 'adage 0.1.0' }, dumpRows(db));
	return Buffer.from(await new Response(stream).arrayBuffer());
}

const tea = async () => ({ name: NAME, mimeType: MIME, buffer: await teaBackup() });
const sheet = (page: Page) => page.getByRole('dialog', { name: /Restore a backup|Undo restoring/ });
const panel = (page: Page) => page.getByRole('region', { name: 'Backup' });

async function choose(page: Page, file: Awaited<ReturnType<typeof tea>> | string) {
	await page.getByLabel('Backup file').setInputFiles(file);
	await expect(sheet(page)).toBeVisible();
}

async function save(page: Page): Promise<Buffer> {
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save a backup' }).click()
	]);
	await expect(panel(page).getByText(/^Backup saved/)).toBeVisible();
	return readFile(await download.path());
}

installed(
	'what a backup brings is shown first; added, replaced and undone, also without a network',
	async ({ page, context }) => {
		test.slow();
		await startWithDeck(page);
		for (let i = 0; i < 2; i++) await answer(page);
		await partsThere(page);
		await context.setOffline(true);
		await expect(page.getByTestId('last-backup')).toHaveText(
			'No backup yet: 2 ratings are on this device alone.'
		);
		await expectAccessible(page, 'settings');

		// Looked at and left: nothing was written.
		await choose(page, await tea());
		await expect(sheet(page).getByRole('row', { name: `Cards 12 ${STARTER_CARDS}` })).toBeVisible();
		await expect(sheet(page).getByRole('row', { name: 'Ratings 6 2' })).toBeVisible();
		await expect(sheet(page)).toContainText('Brings 6 ratings and 12 cards.');
		await expect(sheet(page)).toContainText(`stays: 2 ratings and ${STARTER_CARDS} cards.`);
		await expectAccessible(page, 'restoring');
		await sheet(page).getByRole('button', { name: 'Not now' }).click();
		await expect(sheet(page)).toBeHidden();
		expect(await countRatings(page)).toBe(2);

		await restore(page, await tea());
		expect(await countRatings(page)).toBe(8);
		await expectSound(page);

		// Once more it brings nothing.
		await choose(page, await tea());
		await expect(sheet(page)).toContainText('Every rating and every card of it is here already.');
		// In the place of everything: what goes is said, and has to be agreed to.
		await sheet(page)
			.getByRole('radio', { name: /Replace everything/ })
			.check();
		await expect(sheet(page)).toContainText(`goes away: 2 ratings and ${STARTER_CARDS} cards.`);
		const replace = sheet(page).getByRole('button', { name: 'Replace everything' });
		await expect(replace).toBeDisabled();
		await sheet(page)
			.getByRole('checkbox', { name: /may go/ })
			.check();
		await expectAccessible(page, 'replacing');
		await replace.click();
		await expect(page.getByText('12 cards with all their answers')).toBeVisible();
		await expect(page.getByTestId('last-backup')).toHaveText(
			/^Last verified backup: 3 days ago, 6 ratings, none since\.$/
		);
		expect(await countRatings(page)).toBe(6);
		await expectSound(page);

		// And back, after a restart.
		await page.reload();
		await page.getByRole('button', { name: 'Undo restoring' }).click();
		await expect(sheet(page).getByRole('radio', { name: /Replace everything/ })).toBeChecked();
		// It has all that is here: nothing goes, so nothing has to be agreed to.
		await sheet(page).getByRole('button', { name: 'Replace everything' }).click();
		await expect(page.getByText('Your library is as it was before restoring.')).toBeVisible();
		expect(await countRatings(page)).toBe(8);
		await expectSound(page);
		await context.setOffline(false);
		await page.goto('./');
		await expect(page.getByRole('link', { name: /Tea/ })).toBeVisible();
	}
);

test('a backup that is damaged or none is refused in its sheet, and nothing is restored while another tab does', async ({
	page,
	context
}) => {
	await startWithDeck(page);
	await answer(page);
	await page.goto('./settings/');
	const buffer = await teaBackup();
	const cut = buffer.subarray(0, buffer.length - 40);
	await choose(page, { name: NAME, mimeType: MIME, buffer: cut });
	await expect(sheet(page).getByRole('alert')).toHaveText(/incomplete or was changed|is damaged/);
	await sheet(page).getByRole('button', { name: 'Not now' }).click();
	await expect(page.getByRole('button', { name: 'Undo restoring' })).toHaveCount(0);

	const other = await context.newPage();
	await other.goto('./settings/');
	await other.evaluate(
		() =>
			new Promise<void>((held) => {
				void navigator.locks.request('adage-library', () => {
					held();
					return new Promise(() => {});
				});
			})
	);
	await page.bringToFront();
	await choose(page, { name: NAME, mimeType: MIME, buffer });
	const add = sheet(page).getByRole('button', { name: 'Add what is missing' });
	await add.click();
	await expect(sheet(page).getByRole('alert')).toHaveText(/Another tab is busy with your library/);
	expect(await countRatings(page)).toBe(1);
	await other.close();

	// No room to put aside what is here: said, and done without only when asked once more.
	await page.evaluate(() => {
		const { put } = IDBObjectStore.prototype;
		IDBObjectStore.prototype.put = function (row: { key?: string }, ...more) {
			if (row?.key === 'local.aside') throw new DOMException('', 'QuotaExceededError');
			return put.call(this, row, ...more);
		};
	});
	await add.click();
	await expect(sheet(page).getByRole('alert')).toHaveText(/could not be put aside.*tap once more/);
	expect(await countRatings(page)).toBe(1);
	await add.click();
	await expect(page.getByText(/Restored from the backup/)).toBeVisible();
	expect(await countRatings(page)).toBe(7);

	// A library that has lost a part of its log says so with the backup.
	await page.evaluate(
		() =>
			new Promise((resolve, reject) => {
				const opening = indexedDB.open('adage');
				opening.onerror = reject;
				opening.onsuccess = () => {
					const change = opening.result.transaction('reviews', 'readwrite');
					change.objectStore('reviews').openCursor().onsuccess = ({ target }) =>
						(target as IDBRequest<IDBCursorWithValue>).result.delete();
					change.oncomplete = resolve;
				};
			})
	);
	await page.reload();
	await save(page);
	await expect(panel(page).getByText(/1 rating that you gave here is missing/)).toBeVisible();
});

test('a folder gets a backup by itself, the newest stay, and what else lies there is left alone', async ({
	page
}) => {
	test.slow();
	// A folder as the picker of a desktop gives it: a real one, of the browser's own.
	await page.addInitScript(() => {
		const picked = window as unknown as { showDirectoryPicker: () => Promise<unknown> };
		picked.showDirectoryPicker = async () =>
			(await navigator.storage.getDirectory()).getDirectoryHandle('Stick', { create: true });
		const handle = FileSystemDirectoryHandle.prototype as unknown as Record<string, unknown>;
		let allowed = !localStorage.getItem('test:forgotten');
		handle.queryPermission = async () => (allowed ? 'granted' : 'prompt');
		handle.requestPermission = async () => {
			allowed = true;
			return 'granted';
		};
	});
	const files = () =>
		page.evaluate(async () => {
			const root = await navigator.storage.getDirectory();
			const folder = await root.getDirectoryHandle('Stick', { create: true });
			const names: string[] = [];
			for await (const name of folder.keys()) names.push(name);
			return names.sort();
		});
	await startWithDeck(page);
	await answer(page);
	await page.goto('./settings/');
	await page.getByRole('button', { name: 'Choose a folder' }).click();
	await expect(page.getByText('Written, and read back from the folder.')).toBeVisible();
	await expect(panel(page)).toContainText('“Stick” gets a backup when you leave Adage');
	await expect(page.getByTestId('last-backup')).toHaveText(/^Last verified .*1 rating, none since/);
	await expectAccessible(page, 'with a folder');
	const [first, ...more] = await files();
	expect(more).toEqual([]);
	expect(first).toMatch(/^adage-\d{4}-\d\d-\d\d-\d{6}-\w{8}\.adage$/);
	const mark = first!.slice(-'xxxxxxxx.adage'.length, -'.adage'.length);
	const earlier = (day: number) => `adage-2020-01-0${day}-120000-${mark}.adage`;

	// What others put there, older backups, and what an earlier try left.
	const unfinished = `adage-unfinished-${mark}.part`;
	const others = 'adage-2020-01-01-120000-0another.adage';
	const lying = ['letter.txt', 'my.adage', others, unfinished, ...[1, 2, 3, 4, 5, 6].map(earlier)];
	await page.evaluate(async (lying) => {
		const root = await navigator.storage.getDirectory();
		const folder = await root.getDirectoryHandle('Stick');
		for (const name of lying) {
			const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
			await stream.write('old');
			await stream.close();
		}
	}, lying);
	// Nothing is written before it is due.
	const leave = async () => {
		const behind = await page.context().newPage();
		await page.evaluate(() => {
			Object.defineProperty(document, 'hidden', { value: true, configurable: true });
			document.dispatchEvent(new Event('visibilitychange'));
		});
		await behind.close();
		await page.bringToFront();
	};
	await page.goto('./study/');
	await answer(page);
	await leave();
	expect(await files()).toContain(earlier(1));
	// After the day it is.
	await page.evaluate(
		() =>
			new Promise((resolve, reject) => {
				const opening = indexedDB.open('adage');
				opening.onsuccess = () => {
					const db = opening.result;
					const meta = db.transaction('meta', 'readwrite').objectStore('meta');
					const reading = meta.get('local.backup.folder');
					reading.onsuccess = () => {
						const row = reading.result as { value: { last: { madeMs: number } } };
						row.value.last.madeMs -= 25 * 3_600_000;
						meta.put(row).onsuccess = () => {
							db.close();
							resolve(undefined);
						};
					};
				};
				opening.onerror = reject;
			})
	);
	await leave();
	const isOurs = (name: string) => name.endsWith(`-${mark}.adage`);
	await expect.poll(async () => (await files()).filter(isOurs).length).toBe(5);
	const kept = await files();
	expect(kept).toContain('letter.txt');
	expect(kept).toContain('my.adage');
	expect(kept).toContain(others);
	expect(kept).not.toContain(unfinished);
	const ours = kept.filter(isOurs);
	expect(ours.slice(0, 4)).toEqual([3, 4, 5, 6].map(earlier));
	expect(ours[4]! > first!).toBe(true);
	// It is a backup like any other.
	const bytes = await page.evaluate(async (name) => {
		const root = await navigator.storage.getDirectory();
		const folder = await root.getDirectoryHandle('Stick');
		const file = await (await folder.getFileHandle(name)).getFile();
		return [...new Uint8Array(await file.arrayBuffer())];
	}, ours.at(-1)!);
	await page.goto('./settings/');
	await choose(page, { name: NAME, mimeType: MIME, buffer: Buffer.from(bytes) });
	await expect(sheet(page).getByRole('row', { name: 'Ratings 2 2' })).toBeVisible();
	await sheet(page).getByRole('button', { name: 'Not now' }).click();

	// What cannot be read back as it was written takes no older one's place.
	await page.evaluate(() => {
		const { prototype } = FileSystemWritableFileStream;
		const { write } = prototype;
		prototype.write = async function (data) {
			prototype.write = write;
			return write.call(this, (data as Blob).slice(0, -9));
		};
	});
	await page.getByRole('button', { name: 'Choose another' }).click();
	await expect(page.getByText(/could not be read back as it was written/).first()).toBeVisible();
	expect((await files()).filter(isOurs)).toEqual(ours);

	// The browser has forgotten that it may write there: a tap asks again.
	await page.evaluate(() => localStorage.setItem('test:forgotten', '1'));
	await page.reload();
	await expect(panel(page)).toContainText('The browser asks again before Adage may write there.');
	await page.getByRole('button', { name: 'Allow it again' }).click();
	await expect(page.getByText('Written, and read back from the folder.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Allow it again' })).toHaveCount(0);

	// The folder went away: said here, and nothing else suffers.
	await page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		await root.removeEntry('Stick', { recursive: true });
	});
	await page.getByRole('button', { name: 'Choose another' }).click();
	await expect(page.getByText('Written, and read back from the folder.')).toBeVisible();
	await page.getByRole('button', { name: 'Stop' }).click();
	await expect(page.getByRole('button', { name: 'Choose a folder' })).toBeVisible();
});

test('a passphrase locks backups: it opens them, its code does, nothing else does', async ({
	page,
	browser
}, info) => {
	test.slow();
	await startWithDeck(page);
	for (let i = 0; i < 2; i++) await answer(page);
	await page.goto('./settings/');
	await page.getByRole('button', { name: 'Set a passphrase' }).click();
	const form = page.getByRole('dialog');
	await expect(form).toContainText(
		'The library on this device, its snapshots, and backups saved earlier are not protected.'
	);
	await form.getByLabel('Passphrase', { exact: true }).fill('short');
	await form.getByRole('button', { name: 'Go on' }).click();
	await expect(form.getByRole('alert')).toHaveText(/at least 10 letters/);
	await expectAccessible(page, 'a passphrase');
	await form.getByLabel('Passphrase', { exact: true }).fill('green tea at noon');
	await form.getByLabel('The same once more').fill('green tea at moon');
	await form.getByRole('button', { name: 'Go on' }).click();
	await expect(form.getByRole('alert')).toHaveText(/not the same/);
	await form.getByLabel('The same once more').fill('green tea at noon');
	await form.getByRole('button', { name: 'Go on' }).click();
	const code = (await form.getByTestId('recovery-code').innerText()).trim();
	expect(code.split(/\s+/)).toHaveLength(7);
	await expectAccessible(page, 'a code');
	await form.getByRole('checkbox', { name: 'I have written it down' }).check();
	await form.getByRole('button', { name: 'Lock backups with it' }).click();
	await expect(page.getByText('From now on every backup is locked.')).toBeVisible();
	await page.reload();
	const buffer = await save(page);
	expect(buffer.subarray(0, 24).toString()).toBe('{"format":"adage-locked"');
	// The question that was answered stands nowhere in it, packed or not.
	expect(buffer.includes('adage-backup')).toBe(false);

	const context = await browser.newContext({ baseURL: info.project.use.baseURL });
	const fresh = await context.newPage();
	await fresh.goto('./settings/');
	for (const [secret, opens] of [
		['green tea at Noon', false],
		[code.toLowerCase(), true],
		['green tea at noon', true]
	] as const) {
		await choose(fresh, { name: NAME, mimeType: MIME, buffer });
		await sheet(fresh).getByLabel('Passphrase or recovery code').fill(secret);
		await expectAccessible(fresh, 'unlocking');
		await sheet(fresh).getByRole('button', { name: 'Open', exact: true }).click();
		if (opens)
			await expect(
				sheet(fresh).getByRole('button', { name: 'Restore', exact: true })
			).toBeVisible();
		else await expect(sheet(fresh).getByRole('alert')).toHaveText(/does not open the backup/);
		await sheet(fresh).getByRole('button', { name: 'Not now' }).click();
		await expect(sheet(fresh)).toBeHidden();
	}
	await choose(fresh, { name: NAME, mimeType: MIME, buffer });
	await sheet(fresh).getByLabel('Passphrase or recovery code').fill('green tea at noon');
	await sheet(fresh).getByRole('button', { name: 'Open', exact: true }).click();
	await sheet(fresh).getByRole('button', { name: 'Restore', exact: true }).click();
	await expect(fresh.getByText(/Restored from the backup/)).toBeVisible();
	expect(await countRatings(fresh)).toBe(2);
	await expectSound(fresh);
	await context.close();

	await page.bringToFront();
	await page.getByRole('button', { name: 'Stop locking' }).click();
	await expect(page.getByText('Backups made from now on are open.')).toBeVisible();
	expect((await save(page)).subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
});

test('an old backup is said at the end of a session, once, and can be put off or made', async ({
	page
}) => {
	test.slow();
	// A browser that cannot write into folders says nothing of them.
	await page.addInitScript(() => {
		delete (window as { showDirectoryPicker?: unknown }).showDirectoryPicker;
	});
	await fourButtons(page);
	await expect(page.getByRole('button', { name: 'Set a passphrase' })).toBeVisible();
	await expect(page.getByText('A folder kept up to date')).toHaveCount(0);
	await newADay(page, 1);
	await restore(page, { name: NAME, mimeType: MIME, buffer: await teaBackup(60, 50, 1) });
	// Long ago there was a backup, with no rating in it.
	const set = (key: string, value: unknown) =>
		page.evaluate(
			([key, value]) =>
				new Promise((resolve, reject) => {
					const opening = indexedDB.open('adage');
					opening.onsuccess = () => {
						const db = opening.result;
						const change = db.transaction('meta', 'readwrite');
						change.objectStore('meta').put({ key: `local.${key}`, value });
						change.oncomplete = () => {
							db.close();
							resolve(undefined);
						};
					};
					opening.onerror = reject;
				}),
			[key, value] as const
		);
	await set('backup', { madeMs: Date.now() - 40 * DAY_MS, ratings: 0 });
	await page.goto('./study/');
	await answer(page, 'Easy');
	const reminder = page.getByRole('complementary', { name: 'Backup' });
	await expect(reminder).toContainText(
		'Your last backup was 40 days ago, and 51 ratings came since.'
	);
	await expectAccessible(page, 'the end of a session');
	await reminder.getByRole('button', { name: 'Not now' }).click();
	await expect(reminder).toHaveText('Not again for a month. Settings say how old your backup is.');
	await page.goto('./study/');
	await expect(page.getByRole('heading', { name: 'Done for today' })).toBeVisible();
	await expect(reminder).toHaveCount(0);

	// A month later; what the page before may still be looking up ends with it.
	await page.goto('./settings/');
	await set('backup.reminded', {});
	await page.goto('./study/');
	await expect(reminder).toBeVisible();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		reminder.getByRole('button', { name: 'Save a backup' }).click()
	]);
	await expect(reminder).toHaveText(`Backup saved: ${download.suggestedFilename()}.`);
	await page.goto('./settings/');
	await expect(page.getByTestId('last-backup')).toHaveText(
		'Last verified backup: within the last day, 51 ratings, none since.'
	);
});
