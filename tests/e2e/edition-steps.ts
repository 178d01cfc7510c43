// Steps that journeys of a document's newer edition share.
import type { Page } from '@playwright/test';
import { expect } from './journey';

export const FIRST = `# Tea

## Brewing

### How long does green tea steep?

Two minutes, since it turns bitter after that.

### How hot should the water for green tea be?

Seventy degrees, which is well before it boils.

## Serving

### What does a good pot need?

A lid that fits and a handle that stays cool.

### May milk go into tea?

Only into black tea, and only after it was poured.
`;

export const SECOND = `# Tea

## Brewing

### Which water is best for tea?

Soft water, fresh from the tap, boiled only once.

### How long does green tea steep?

Three minutes, since it turns bitter after that.

### How hot should water for green tea be?

Seventy degrees, which is well before it boils.

## Serving

### What does a good pot need?

A lid that fits and a handle that stays cool.
`;

const file = (text: string, name = 'tea.md') => ({
	name,
	mimeType: 'text/markdown',
	buffer: Buffer.from(text)
});

export async function open(page: Page, text: string, name?: string) {
	await page.goto('./import/');
	await expect(page.getByRole('button', { name: /Open a file/ })).toBeVisible();
	await page.getByLabel('FAQ file').setInputFiles(file(text, name));
}

/** The first edition is in the library. */
export const addCards = (page: Page) =>
	page.getByRole('button', { name: /^Add \d+ cards?$/ }).click();

export async function accepted(page: Page, text = FIRST, name?: string) {
	await open(page, text, name);
	await addCards(page);
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
}

export const newer = (page: Page) =>
	page.getByRole('heading', { name: 'A newer edition of “Tea”' });
export const summary = (page: Page) => page.locator('.summary');
export const take = (page: Page) => page.getByRole('button', { name: 'Take this edition' }).click();

/** What the library holds, without the times at which it was written. */
export function content(page: Page): Promise<string[]> {
	return page.evaluate(
		() =>
			new Promise<string[]>((resolve, reject) => {
				const opening = indexedDB.open('adage');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const reading = db.transaction(['notes', 'cards']);
					const all: string[] = [];
					for (const table of ['notes', 'cards'])
						reading.objectStore(table).getAll().onsuccess = ({ target }) => {
							for (const { clocks, ...row } of (target as IDBRequest).result as {
								clocks: unknown;
							}[]) {
								void clocks;
								const sorted = (_: string, value: unknown) =>
									value && typeof value === 'object' && !Array.isArray(value)
										? Object.fromEntries(Object.entries(value).sort())
										: value;
								all.push(JSON.stringify(row, sorted));
							}
						};
					reading.oncomplete = () => {
						db.close();
						resolve(all.sort());
					};
				};
			})
	);
}
