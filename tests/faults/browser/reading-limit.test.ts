// Rule: a reading has ten seconds. One that takes longer is ended with its worker, says so and leaves nothing; what
// is handed in next is read.
import type { Page } from '@playwright/test';
import { expect, rowsOf, test } from '../../e2e/journey';
import { deckOf } from '../made-files';
import { record } from '../record';

const LIMIT_MS = 10_000;

/** Each is still being read when the page's clock, which is moved by hand, has come to the limit. */
const slow: [what: string, name: string, text: string][] = [
	['a document', 'a.md', `# FAQ\n\n${'## Why is it so?\n\nBecause.\n\n'.repeat(100_000)}`],
	['a deck file', 'deck.md', deckOf({ more: manyCards(30_000) })]
];

function manyCards(count: number): string {
	const one = (_: unknown, k: number) => `\n#### What is ${k}? {#more-${k}}\n\nIt is *${k}*.\n`;
	return Array.from({ length: count }, one).join('');
}

const choose = (page: Page, name: string, text: string) =>
	page.getByLabel('FAQ file').setInputFiles([{ name, mimeType: '', buffer: Buffer.from(text) }]);

/** What makes copies of the library has a worker of its own. */
const readers = (page: Page) => page.workers().filter((worker) => /read-/.test(worker.url()));

for (const [what, name, text] of slow)
	test(`${what} that takes more than ten seconds is not read, and the next file is`, async ({
		page
	}) => {
		await page.clock.install();
		await page.goto('./import/');
		await expect(page.getByRole('button', { name: /Open a file/ })).toBeVisible();
		await choose(page, name, text);
		await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
		await expect.poll(() => readers(page).length).toBe(1);
		await page.clock.fastForward(LIMIT_MS);
		await expect(page.getByRole('alert')).toHaveText(
			'This document takes too long to read. Split it, or paste the part you want.'
		);
		await expect.poll(() => readers(page).length).toBe(0);
		for (const table of ['drafts', 'notes', 'decks', 'sources'])
			expect(await rowsOf(page, table), table).toEqual([]);

		await choose(page, 'tea.md', '# Tea\n\n## How long does green tea steep?\n\nTwo minutes.\n');
		await expect(page.getByRole('button', { name: 'Add 1 card' })).toBeVisible();
		await expect(page.getByRole('alert')).toHaveCount(0);
		record({
			fault: `${what} that takes longer than ten seconds`,
			tries: 1,
			lost: 0,
			invented: 0,
			holds: 'its worker is ended, nothing is kept, the next file is read'
		});
	});
