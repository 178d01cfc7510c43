/**
 * What every journey shares: nothing may be logged as an error, violate the content security policy or
 * leave this machine; and the few steps that all of them take, as a person takes them.
 */
import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { BERLIN } from './zone';

export const test = base.extend<{ watched: string[] }>({
	// Keeping the whole app on the device anew for each journey takes two fifths of the time of all of them.
	serviceWorkers: 'block',
	watched: [
		async ({ context, browser }, use) => {
			const problems: string[] = [];
			await watch(context, problems);
			// What a journey opens by itself, another device, is watched as well.
			const open = browser.newContext.bind(browser);
			browser.newContext = async (...options) => {
				const opened = await open(...options);
				await watch(opened, problems);
				return opened;
			};
			await use(problems);
			browser.newContext = open;
			expect(problems).toEqual([]);
		},
		{ auto: true }
	]
});

/** A journey of the app as it is once it is kept on the device: without a network, and by other ways in. */
export const installed = test.extend({ serviceWorkers: 'allow' });

/** A journey that sets the clock itself, by the hours of one place. */
export const inBerlin = test.extend({ timezoneId: BERLIN });
export const installedInBerlin = installed.extend({ timezoneId: BERLIN });

export { expect };

/** How many cards the starter deck has. */
export const STARTER_CARDS = (
	JSON.parse(readFileSync('build/decks/index.json', 'utf8')) as { cards: number }[]
)[0]!.cards;

/**
 * Collects console errors, uncaught errors, violations of the content security policy (trusted types among
 * them) and requests to other hosts. Call it before the first page is opened.
 */
export async function watch(context: BrowserContext, problems: string[]): Promise<void> {
	await context.addInitScript(sayViolations);
	context.on('page', (page) =>
		page.on('worker', (worker) => {
			// It may have answered and be gone before it can be told.
			void worker.evaluate(sayViolations).catch(() => {});
		})
	);
	context.on('console', (message) => {
		// A fetch that fails because the journey is offline is said by the browser itself.
		if (message.type() !== 'error' || /ERR_INTERNET_DISCONNECTED/.test(message.text())) return;
		// A file that is no page of ours names no icon, and the browser looks for one.
		if (/\/favicon\.ico$/.test(message.location().url)) return;
		problems.push(`console: ${message.text()} (${message.location().url})`);
	});
	context.on('weberror', (error) => problems.push(`error: ${error.error().message}`));
	context.on('request', (request) => {
		const { hostname, protocol } = new URL(request.url());
		if (/^https?:$/.test(protocol) && hostname !== 'localhost')
			problems.push(`request: ${request.url()}`);
	});
}

/** In a page or a worker of one. */
function sayViolations(): void {
	addEventListener('securitypolicyviolation', (event) => {
		const { violatedDirective, blockedURI, sample } = event as SecurityPolicyViolationEvent;
		console.error(`policy: ${violatedDirective} ${blockedURI} ${sample}`);
	});
}

export async function startWithDeck(page: Page, address = './'): Promise<void> {
	await page.goto(address);
	await page.getByText('Show answer').click();
	await page.getByText('Remembered').click();
	await page.getByRole('button', { name: 'Start with this deck' }).click();
	await page.waitForURL('**/study/');
	await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
}

/** Shows the answer and rates it; waits until the rating is acknowledged. */
export async function answer(page: Page, button = 'Remembered'): Promise<void> {
	const screen = page.getByTestId('study');
	// A tab that lies behind another one may draw nothing for long.
	await page.bringToFront();
	await expect(page.getByRole('button', { name: 'Show answer' })).toBeVisible();
	const before = Number(await screen.getAttribute('data-rated'));
	// A tap right after the screen changed is taken for the second half of a double tap.
	await expect(async () => {
		if (!(await page.locator('#answer').isVisible()))
			await page.getByRole('button', { name: 'Show answer' }).click({ timeout: 1000 });
		await expect(page.locator('#answer')).toBeVisible({ timeout: 300 });
	}).toPass();
	await expect(async () => {
		if (Number(await screen.getAttribute('data-rated')) === before)
			await page.getByRole('button', { name: button }).click({ timeout: 1000 });
		await expect(screen).toHaveAttribute('data-rated', String(before + 1), { timeout: 300 });
	}).toPass();
	// What comes next has been drawn.
	await expect(page.locator('#answer')).toHaveCount(0);
}

/** Answers with four buttons from now on: so a card can be done with at once. */
export async function fourButtons(page: Page): Promise<void> {
	await page.goto('./settings/');
	await page.getByRole('radio', { name: 'Four' }).check();
	await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
}

/** Sets how many new cards a day brings, and waits until that is kept. */
export async function newADay(page: Page, cards: number, address = './'): Promise<void> {
	await page.goto(`${address}settings/`);
	await page.getByLabel('New cards a day').fill(String(cards));
	await page.getByLabel('New cards a day').blur();
	await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
}

export async function offlineReady(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
	// On a slow device the whole app takes its time.
	await expect
		.poll(() => page.evaluate(() => !!navigator.serviceWorker.controller), { timeout: 60_000 })
		.toBe(true);
}

/** What is fetched when the page is idle is on this device too. */
export async function partsThere(page: Page, address = './'): Promise<void> {
	await offlineReady(page);
	await page.goto(`${address}settings/`);
	for (const name of ['Cards from a FAQ', 'Options and details'])
		await expect(page.locator('dl > div').filter({ hasText: name })).toContainText(
			'ready offline',
			{
				timeout: 40_000
			}
		);
}

/** Restores a backup on the settings, which are open: looks at it and adds what is missing. */
export async function restore(
	page: Page,
	file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]
): Promise<void> {
	await page.bringToFront();
	await page.getByLabel('Backup file').setInputFiles(file);
	const sheet = page.getByRole('dialog', { name: 'Restore a backup' });
	// A tap right after the sheet came is taken for the second half of a double tap.
	await sheet.getByRole('button', { name: /^(Restore|Add what is missing)$/ }).click();
	await expect(page.getByText(/Restored from the backup/)).toBeVisible({ timeout: 30_000 });
}

/** What is shown has nothing that axe finds; what it finds stands in the failure. */
export async function expectAccessible(page: Page, where = 'here'): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]?.html}`)).toEqual([]);
}

/** Every invariant of the library, as the app checks them itself. */
export async function expectSound(page: Page, address = './'): Promise<void> {
	await page.bringToFront();
	await page.goto(`${address}settings/`);
	await page.getByRole('button', { name: 'Check my data' }).click();
	// What is wrong, if anything, stands in the failure.
	await expect(page.getByTestId('checked')).toHaveText('Everything is in order.');
}

/** It listens once it takes what is dragged over it; a file that is dropped before is the browser's. */
export async function takesDrops(page: Page): Promise<void> {
	await page.waitForFunction(() => {
		const drag = (type: string) =>
			document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true }));
		const taken = !drag('dragover');
		drag('dragleave');
		return taken;
	});
}

/** The rows of a table as they lie in the database. */
export function rowsOf<T>(page: Page, table: string): Promise<T[]> {
	return page.evaluate(
		(table) =>
			new Promise<unknown[]>((resolve, reject) => {
				const opening = indexedDB.open('adage');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const reading = db.transaction(table).objectStore(table).getAll();
					reading.onsuccess = () => {
						db.close();
						resolve(reading.result);
					};
				};
			}),
		table
	) as Promise<T[]>;
}

/** Ratings in the log that were not taken back. */
export async function countRatings(page: Page): Promise<number> {
	type Entry = { id: string; kind: string; target?: string; on?: boolean };
	const batches = await rowsOf<{ entries: Entry[] }>(page, 'reviews');
	const entries = batches.flatMap((batch) => batch.entries);
	// The newest undo or redo of an entry decides.
	const undone = new Map<string, boolean>();
	const voids = entries.filter(({ kind }) => kind === 'void');
	voids.sort((a, b) => (a.id < b.id ? -1 : 1));
	for (const { target, on } of voids) undone.set(target!, !!on);
	return entries.filter(({ kind, id }) => kind === 'review' && !undone.get(id)).length;
}

/** Takes all rows of a table away, behind the back of Adage. */
export function emptyTable(page: Page, table: string): Promise<void> {
	return page.evaluate(
		(table) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('adage');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const writing = db.transaction(table, 'readwrite');
					writing.objectStore(table).clear();
					writing.oncomplete = () => {
						db.close();
						resolve();
					};
				};
			}),
		table
	);
}
