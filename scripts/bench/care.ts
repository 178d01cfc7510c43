/**
 * How long looking after a large library keeps the page from answering: restoring, checking, snapshots,
 * backups, and the start after a crash. The longest task of each in milliseconds, the least of several runs,
 * since another program can only make one longer. By itself: `npx tsx scripts/bench/care.ts`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';
import { DAY_MS, type Moment } from '../../src/lib/core/day';
import { writeBackup } from '../../src/lib/formats/backup';
import { TRANSFER_TABLES } from '../../src/lib/store/transfer';
import { serve } from '../serve.ts';
import { controlled, launchOptions, phoneContext } from './browser.ts';
import { makeLibrary, STUDIED_CARDS } from './library.ts';
import { ENTRIES_A_CARD } from './log.ts';

const RUNS = Number(process.env.RUNS ?? 3);
const CARDS = 4_000;
const PORTION = 500;

type Ids = { id: string; cardId: string; noteId: string };

/** A backup of a library with so many cards, ten answers each. */
async function backupFile(path: string, cards: number): Promise<void> {
	const atMs = Date.now();
	const day = Math.floor(atMs / DAY_MS);
	const today: Moment = { atMs, day, tzOffsetMin: 0, dayEndMs: (day + 1) * DAY_MS };
	const { tables } = makeLibrary(today);
	const mine = (tables.cards as Ids[]).slice(STUDIED_CARDS - cards);
	const ids = new Set(mine.flatMap(({ id, noteId }) => [id, noteId]));
	const key = ({ cardId, id }: Ids) => `${cardId} ${id}`;
	async function* portions() {
		for (const table of TRANSFER_TABLES) {
			let rows = (tables[table] ?? []) as Ids[];
			if (['cards', 'notes'].includes(table)) rows = rows.filter(({ id }) => ids.has(id));
			if (['reviews', 'faces'].includes(table)) rows = rows.filter((row) => ids.has(row.cardId));
			if (table === 'reviews') rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
			for (let i = 0; i < rows.length; i += PORTION)
				yield { table, rows: rows.slice(i, i + PORTION) };
		}
	}
	const stream = writeBackup({ madeMs: atMs, app: 'adage 0.1.0' }, portions());
	writeFileSync(path, Buffer.from(await new Response(stream).arrayBuffer()));
}

/** Notes every task that is long enough for the browser to tell of it. */
function watchTasks() {
	const tasks: number[] = [];
	Object.assign(globalThis, { tasks });
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
	}).observe({ type: 'longtask', buffered: true });
}

const figures = new Map<string, number[]>();

async function measure(page: Page, what: string, deed: () => Promise<unknown>): Promise<void> {
	await page.evaluate(() => void ((globalThis as unknown as { tasks: number[] }).tasks.length = 0));
	const began = Date.now();
	await deed();
	// What follows by itself belongs to it.
	await page.waitForTimeout(1500);
	const tasks = await page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks);
	const most = Math.max(0, ...tasks);
	console.log(`${what}: ${most} ms of ${Date.now() - began}; ${tasks.join(' ')}`);
	figures.set(what, [...(figures.get(what) ?? []), most]);
}

async function run(url: string, whole: string, part: string): Promise<void> {
	const browser = await chromium.launch(launchOptions());
	const context = await phoneContext(browser, { acceptDownloads: true });
	await context.addInitScript(watchTasks);
	const page = await context.newPage();
	const settings = `${url}/settings/`;
	await page.goto(settings);
	await controlled(page);
	await page.waitForTimeout(8000);
	await page.goto(settings);
	const sheet = page.getByRole('dialog');
	const look = async (file: string) => {
		await page.getByLabel('Backup file').setInputFiles(file);
		await sheet.getByRole('table').waitFor({ timeout: 120_000 });
	};
	const take = async (button: RegExp) => {
		await sheet.getByRole('button', { name: button }).click();
		await expect(sheet).toHaveCount(0, { timeout: 180_000 });
	};
	const replace = async () => {
		await sheet.getByRole('radio', { name: /Replace everything/ }).check();
		const sure = sheet.getByRole('checkbox');
		if (await sure.count()) await sure.check();
		await take(/^Replace/);
	};
	await measure(page, 'look, nothing here', () => look(part));
	await measure(page, 'restore into nothing', () => take(/^Restore$/));
	await measure(page, 'look', () => look(whole));
	await measure(page, 'add what is missing', () => take(/^Add/));
	await page.waitForTimeout(5000);
	await measure(page, 'look again', () => look(part));
	await measure(page, 'replace', replace);
	await page.waitForTimeout(5000);
	await measure(page, 'look at what was put aside', async () => {
		await page.getByRole('button', { name: 'Undo restoring' }).click();
		await sheet.getByRole('table').waitFor({ timeout: 120_000 });
	});
	await measure(page, 'take a restore back', replace);
	await page.waitForTimeout(5000);
	await page.goto(settings);
	await page.waitForTimeout(8000);
	await measure(page, 'check', async () => {
		await page.getByRole('button', { name: 'Check my data' }).click();
		await page.getByTestId('checked').waitFor({ timeout: 120_000 });
	});
	await page.evaluate(clearDerived);
	await measure(page, 'check and repair', async () => {
		await page.getByRole('button', { name: 'Check my data' }).click();
		await expect(page.getByTestId('checked')).toContainText('put right', { timeout: 120_000 });
	});
	await measure(page, 'save a backup', async () => {
		const download = page.waitForEvent('download', { timeout: 120_000 });
		await page.getByRole('button', { name: 'Save a backup' }).click();
		await download;
	});
	await measure(page, 'read a snapshot', async () => {
		await page
			.getByRole('button', { name: /^Restore the snapshot/ })
			.first()
			.click();
		await sheet.getByRole('table').waitFor({ timeout: 120_000 });
	});
	await page.goto(settings);
	await page.waitForTimeout(3000);
	await measure(page, 'make a snapshot', async () => {
		await page.getByLabel('New cards a day').fill('9');
		await page.getByLabel('New cards a day').blur();
		await page.waitForTimeout(1000);
		await page.evaluate(() => {
			Object.defineProperty(document, 'hidden', { value: true, configurable: true });
			document.dispatchEvent(new Event('visibilitychange'));
		});
		await page.waitForTimeout(8000);
	});
	await page.goto(`${url}/boot.js`);
	await page.evaluate(() => localStorage.removeItem('adage:running'));
	await page.goto(`${url}/`);
	await measure(page, 'start', () => page.waitForTimeout(12_000));
	await page.goto(`${url}/boot.js`);
	await page.evaluate(() => localStorage.setItem('adage:running', '1'));
	await page.goto(`${url}/`);
	await measure(page, 'start after a crash', () => page.waitForTimeout(15_000));
	await browser.close();
}

function clearDerived(): Promise<void> {
	return new Promise((resolve, reject) => {
		const opening = indexedDB.open('adage');
		opening.onerror = () => reject(opening.error);
		opening.onsuccess = () => {
			const writing = opening.result.transaction('schedules', 'readwrite');
			writing.objectStore('schedules').clear();
			writing.oncomplete = () => {
				opening.result.close();
				resolve();
			};
		};
	});
}

const folder = mkdtempSync(join(tmpdir(), 'care-'));
const [whole, part] = [join(folder, 'whole.adage'), join(folder, 'part.adage')] as const;
await backupFile(whole, CARDS);
await backupFile(part, CARDS - 500);
console.log(`${CARDS * ENTRIES_A_CARD} entries`);
const { url, server } = await serve({ port: Number(process.env.PORT ?? 4173) });
for (let i = 0; i < RUNS; i++) await run(url, whole, part);
server.close();
rmSync(folder, { recursive: true });
for (const [what, tasks] of figures) console.log(`${what}: ${Math.min(...tasks)}`);
