// A newer edition of the starter deck is offered in the library, looked at and taken: what was learnt and
// what was edited stays, and it can be undone.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { serve } from '../../scripts/serve';
import {
	answer,
	countRatings,
	expect,
	expectAccessible,
	expectSound,
	partsThere,
	startWithDeck,
	test
} from './journey';

interface Card {
	id: string;
	front: unknown;
	frontText: string;
}
interface Deck {
	id: string;
	deckDate: string;
	hash: string;
	sections: { entries: { cards: Card[] }[] }[];
}

/** Puts a newer build into the folder: its deck has another card, one worded otherwise, and one less. */
function serveNewer(folder: string): { changed: string; gone: string } {
	const json = (name: string) => JSON.parse(readFileSync(`${folder}/decks/${name}`, 'utf8'));
	const [offered] = json('index.json') as [{ file: string; hash: string; deckDate: string }];
	const deck = json(offered.file) as Deck;
	const cards = deck.sections.flatMap(({ entries }) => entries.flatMap((entry) => entry.cards));
	const reword = (card: Card, text: string): Card => {
		return { ...card, frontText: text, front: [{ t: 'p', c: [text] }] };
	};
	const [, changed, gone] = cards as [Card, Card, Card];
	const before = changed.frontText;
	for (const { entries } of deck.sections)
		for (const entry of entries) entry.cards = entry.cards.filter((card) => card.id !== gone.id);
	const first = deck.sections[0]!.entries[0]!;
	first.cards.unshift({ ...reword(changed, 'What came with the newer edition?'), id: 'newly' });
	Object.assign(changed, reword(changed, `Newly put: ${before}`));
	Object.assign(deck, { hash: 'newer-edition', deckDate: '2099-01-01' });

	const file = offered.file.replace(/-\w{8}\.json$/, '-00000000.json');
	writeFileSync(`${folder}/decks/${file}`, JSON.stringify(deck));
	rmSync(`${folder}/decks/${offered.file}`);
	const { hash, deckDate } = deck;
	writeFileSync(
		`${folder}/decks/index.json`,
		JSON.stringify([{ ...offered, hash, deckDate, file }])
	);
	const worker = readFileSync(`${folder}/sw.js`, 'utf8');
	const newer = worker
		.replaceAll(offered.file, file)
		.replace(/\{[^{}]*"decks\/index\.json"[^{}]*\}/, '{"url":"decks/index.json","revision":"2"}');
	expect(newer).toContain('"revision":"2"');
	writeFileSync(`${folder}/sw.js`, newer);
	return { changed: before, gone: gone.frontText };
}

async function updateApp(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/`);
	await page.evaluate(async () => {
		await (await navigator.serviceWorker.getRegistration())!.update();
	});
	// The page is loaded anew with it.
	const loaded = page.waitForEvent('load');
	await page.getByRole('button', { name: 'Update now' }).click();
	await loaded;
	await expect(page.getByRole('button', { name: 'Update now' })).toBeHidden();
}

test('a newer edition is looked at and taken, and nothing that was learnt is lost', async ({
	page,
	context
}, info) => {
	const folder = info.outputPath('site');
	cpSync('build', folder, { recursive: true, filter: (path) => !/\.(gz|br)$/.test(path) });
	const { url, server } = await serve({ folder, port: 0 });
	await startWithDeck(page, `${url}/`);
	const learnt = (await page.locator('.question').textContent())!.trim();
	await answer(page);
	await page.goto(`${url}/library/`);
	await expect(page.getByRole('link', { name: /Advice/ })).toBeVisible();
	await partsThere(page, `${url}/`);

	const { changed, gone } = serveNewer(folder);
	await updateApp(page, url);
	await partsThere(page, `${url}/`);
	await context.setOffline(true);
	await page.goto(`${url}/library/`);
	const offer = page.getByRole('region', { name: /newer edition/ });
	await expect(offer).toContainText('1 new card, 1 changed, 1 no longer in it');
	await offer.getByRole('button', { name: 'Look at it' }).click();
	const sheet = page.getByRole('dialog', { name: 'A newer edition' });
	await sheet.getByText('1 new card').click();
	await expect(sheet.getByText('What came with the newer edition?')).toBeVisible();
	await sheet.getByText('1 changed card').click();
	await expect(sheet.getByText('Newly put:')).toBeVisible();
	await sheet.getByText('1 card no longer in it').click();
	await expect(sheet.getByText(gone)).toBeVisible();
	await expectAccessible(page, 'the sheet');
	await sheet.getByRole('button', { name: 'Take this edition' }).click();
	await expect(sheet).toHaveCount(0);
	await expect(offer).toHaveCount(0);

	await page.getByRole('link', { name: /Advice/ }).click();
	const row = (text: string) => page.getByRole('listitem').filter({ hasText: text }).first();
	await expect(row(`Newly put: ${changed}`)).toBeVisible();
	await expect(row('What came with the newer edition?')).toBeVisible();
	await expect(row(learnt)).toContainText('being learnt');
	await expect(page.getByText(gone)).toHaveCount(0);
	expect(await countRatings(page)).toBe(1);
	await expectSound(page, `${url}/`);
	await context.setOffline(false);
	server.closeAllConnections();
	server.close();
});

test('taking it is undone, and then it is offered again', async ({ page }, info) => {
	const folder = info.outputPath('site');
	cpSync('build', folder, { recursive: true, filter: (path) => !/\.(gz|br)$/.test(path) });
	const { url, server } = await serve({ folder, port: 0 });
	await startWithDeck(page, `${url}/`);
	await partsThere(page, `${url}/`);
	const { gone } = serveNewer(folder);
	await updateApp(page, url);
	await page.goto(`${url}/library/`);
	const offer = page.getByRole('region', { name: /newer edition/ });
	await offer.getByRole('button', { name: 'Look at it' }).click();
	await page.getByRole('button', { name: 'Take this edition' }).click();
	await expect(offer).toHaveCount(0);
	await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
	await expect(offer).toBeVisible();
	await page.getByRole('link', { name: /Advice/ }).click();
	await expect(page.getByText(gone).first()).toBeVisible();
	await expect(page.getByText('What came with the newer edition?')).toHaveCount(0);
	await expectSound(page, `${url}/`);
	server.closeAllConnections();
	server.close();
});
