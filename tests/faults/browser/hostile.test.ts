// Rule: in the app itself, whatever a file holds: nothing of it runs, asks another host, leads anywhere that is no web
// address, or keeps the page from answering; and reading it can be stopped.
import type { Page } from '@playwright/test';
import { countRatings, expect, expectSound, rowsOf, startWithDeck, test } from '../../e2e/journey';
import { rated, showAnswer } from '../../e2e/study-steps';
import { ADDRESSES, MARKUP, NESTS } from '../hostile-corpus';
import { deckOf, docxOf, paragraph } from '../made-files';
import { record } from '../record';
import { expectHarmless, refuseDialogs } from './harmless';

const line = (text: string) => text.replace(/[\r\n]+/g, ' ');
const at = (k: number) => ADDRESSES[k % ADDRESSES.length]!;

const markdown = MARKUP.map(
	(text, k) =>
		`## What is ${k}? ${line(text)}\n\n${text}\n\nb [c](<${line(at(k))}>) ![d](${line(at(k))})\n`
);
/** What swallows the rest of a page would hide what comes after it. */
const pieces = MARKUP.filter(
	(text) => !/<(plaintext|xmp|noembed|textarea|title|script)|<!/i.test(text)
);
const html = pieces.map((text, k) => {
	const to = at(k).replaceAll('"', '&quot;');
	return `<h2>What is ${k}?</h2><p>${text}</p><p>b <a href="${to}">c</a> <img src="${to}" alt="d"></p>`;
});
const word = ADDRESSES.slice(0, 9).map(
	(text, k) => paragraph(`What is ${k}? ${line(text)}`, 'Heading1') + paragraph(MARKUP[k]!)
);
const table = MARKUP.map((text, k) => `What is ${k}?,"${text.replaceAll('"', '""')}"`);

const files: [name: string, content: string | Uint8Array][] = [
	['faq.md', `# FAQ\n\n${markdown.join('\n')}`],
	['faq.html', `<!doctype html><title>FAQ</title><h1>FAQ</h1>${html.join('')}`],
	['faq.docx', docxOf(word.join(''), { target: 'javascript:globalThis.hacked=1', title: 'FAQ' })],
	['faq.csv', `Question,Answer\n${table.join('\n')}\n`]
];

async function hand(page: Page, name: string, content: string | Uint8Array): Promise<void> {
	await page.goto('./import/');
	await expect(page.getByRole('button', { name: /Open a file/ })).toBeVisible();
	const buffer = Buffer.from(content);
	await page.getByLabel('FAQ file').setInputFiles([{ name, mimeType: '', buffer }]);
}

test.beforeEach(({ page }) => refuseDialogs(page));

for (const [name, content] of files)
	test(`${name} of a stranger is looked through, taken, studied and read`, async ({ page }) => {
		test.slow();
		await hand(page, name, content);
		const add = page.getByRole('button', { name: /^Add \d+ cards?$/ });
		await expect(add).toBeVisible();
		await expectHarmless(page);
		await add.click();
		await page.getByRole('link', { name: 'Study now' }).click();
		for (let k = 0; k < 4; k++) {
			await showAnswer(page);
			await expectHarmless(page);
			await page.getByRole('button', { name: 'Remembered' }).click();
			await rated(page, k + 1);
		}
		await page.goto('./library/');
		await expectHarmless(page);
		const [source] = await rowsOf<{ id: string }>(page, 'sources');
		await page.goto(`./library/?source=${encodeURIComponent(source!.id)}`);
		await expect(page.getByRole('searchbox').first()).toBeVisible();
		// All of it has been drawn, and what would load later has had the time to.
		await page.mouse.wheel(0, 100_000);
		await page.waitForTimeout(1000);
		await expectHarmless(page);
		expect(await countRatings(page)).toBe(4);
		await expectSound(page);
		record({
			fault: `hostile ${name} in the app`,
			tries: 1,
			acknowledged: 4,
			lost: 0,
			invented: 0,
			holds: 'nothing ran, no other host was asked, no violation of the policy'
		});
	});

test('a deck file of a stranger is looked at and taken', async ({ page }) => {
	const text = pieces.slice(0, 12).join('\n\n').replaceAll('# ', '');
	await hand(page, 'deck.md', deckOf({ line: 'a <img src=x onerror=globalThis.hacked=1>', text }));
	await page.getByRole('button', { name: /^Add \d+ cards?$/ }).click();
	await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
	await expectHarmless(page);
	await page.getByRole('link', { name: 'Study now' }).click();
	await showAnswer(page);
	await expectHarmless(page);
});

test('faces that somebody made up are drawn as what is allowed of them', async ({ page }) => {
	await startWithDeck(page);
	await page.evaluate(
		(addresses) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('adage');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const writing = db.transaction('faces', 'readwrite');
					const faces = writing.objectStore('faces');
					faces.getAll().onsuccess = ({ target }) => {
						for (const face of (target as IDBRequest<{ back: unknown }[]>).result) {
							const words = addresses.flatMap((to) => [
								{ t: 'link', to, c: ['a'] },
								{ t: 'image', to, alt: 'b' },
								{ t: 'script', v: 'globalThis.hacked=1', c: ['c'] }
							]);
							face.back = [
								{ t: 'p', c: words },
								{ t: 'iframe', src: addresses[0] }
							];
							faces.put(face);
						}
					};
					writing.oncomplete = () => {
						db.close();
						resolve();
					};
				};
			}),
		ADDRESSES
	);
	await page.goto('./study/');
	await showAnswer(page);
	await expect(page.locator('#answer')).toContainText('a');
	await expectHarmless(page);
});

test('a document as deep as readers go is drawn', async ({ page }) => {
	await hand(page, 'deep.html', `<h1>FAQ</h1><h2>What is it?</h2>${NESTS['a.html']![0]![1](190)}`);
	await page.getByRole('button', { name: /^Add \d+ cards?$/ }).click();
	await page.getByRole('link', { name: 'Study now' }).click();
	await showAnswer(page);
	await expect(page.locator('#answer')).toContainText('a');
	await hand(page, 'nested.md', `# FAQ\n\n## What is it?\n\n${'> '.repeat(90)}b\n`);
	await expect(page.getByRole('button', { name: /^Add \d+ cards?$/ })).toBeVisible();
});

test('a file that takes long can be stopped, and the page answers meanwhile', async ({ page }) => {
	await page.goto('./import/');
	const slow = `# FAQ\n\n${'## Why is it so?\n\nBecause.\n\n'.repeat(100_000)}`;
	const buffer = Buffer.from(slow);
	await expect(page.getByRole('button', { name: /Open a file/ })).toBeVisible();
	await page.getByLabel('FAQ file').setInputFiles([{ name: 'a.md', mimeType: '', buffer }]);
	// A page that read it itself would answer only once it had, and then there is nothing to stop.
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(page.getByRole('alert')).toHaveText(/Reading was stopped. Nothing was kept/);
	// What makes copies of the library has one of its own.
	const reading = () => page.workers().filter((worker) => /read-/.test(worker.url())).length;
	await expect.poll(reading).toBe(0);
	expect(await rowsOf(page, 'drafts')).toEqual([]);
	const tea = Buffer.from('# Tea\n\n## How long does green tea steep?\n\nTwo minutes.\n');
	await page.getByLabel('FAQ file').setInputFiles([{ name: 'tea.md', mimeType: '', buffer: tea }]);
	await expect(page.getByRole('button', { name: 'Add 1 card' })).toBeVisible();
	record({
		fault: 'a file that takes long, stopped',
		tries: 1,
		lost: 0,
		invented: 0,
		holds: 'its worker is ended, nothing is kept, the page answers'
	});
});
