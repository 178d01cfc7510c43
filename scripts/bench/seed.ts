/**
 * Puts a library into a page's database: the app makes the tables at its first start, then rows go in
 * through plain IndexedDB from a page of the same origin on which the app does not run.
 */
import type { Page } from '@playwright/test';
import type { Library } from './library.ts';

/** Rows a transaction; more would be one very long message to the browser. */
const PORTION = 5000;

export async function seed(page: Page, url: string, library: Library): Promise<void> {
	await page.goto(`${url}/`);
	await page.waitForSelector('.if-unknown', { state: 'detached' });
	await page.goto(`${url}/boot.js`);
	// The first start opened today for a library without cards.
	await page.evaluate(write, { table: 'dayFacts', rows: [], clear: true });
	for (const [table, rows] of Object.entries(library.tables))
		for (let i = 0; i < rows.length; i += PORTION)
			await page.evaluate(write, { table, rows: rows.slice(i, i + PORTION), clear: false });
}

interface Portion {
	table: string;
	rows: unknown[];
	clear: boolean;
}

/** Runs in the page. */
function write({ table, rows, clear }: Portion): Promise<void> {
	return new Promise((resolve, reject) => {
		const opening = indexedDB.open('adage');
		opening.onerror = () => reject(opening.error);
		opening.onsuccess = () => {
			const db = opening.result;
			const writing = db.transaction(table, 'readwrite', { durability: 'relaxed' });
			const store = writing.objectStore(table);
			if (clear) store.clear();
			for (const row of rows) store.put(row);
			writing.onabort = () => reject(writing.error);
			writing.oncomplete = () => {
				db.close();
				resolve();
			};
		};
	});
}

/** Lets the app check every invariant of what it holds; throws with what it found. */
export async function expectSound(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/settings/`);
	await page.getByRole('button', { name: 'Check my data' }).click();
	const sound = page.getByText('Everything is in order.');
	const findings = page.getByText(/not as they should/);
	await sound.or(findings).waitFor({ timeout: 120_000 });
	if (await sound.isVisible()) return;
	const list = await page.locator('[role="status"] li').allInnerTexts();
	throw new Error(`The measured library is not sound: ${list.slice(0, 5).join(' ')}`);
}
