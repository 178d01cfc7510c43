// A newer edition of the starter deck is offered in the library, looked at and taken: what was learnt and
// what was edited stays, and it can be undone.
import { cpSync } from 'node:fs';
import { serve } from '../../scripts/serve';
import {
	answer,
	countRatings,
	expect,
	expectAccessible,
	expectSound,
	partsThere,
	startWithDeck,
	installed as test
} from './journey';
import { cardsOf, serveEdition, updateApp, type DeckCard } from './newer-deck';

/** Its deck has another card, one worded otherwise, and one less. */
const serveNewer = (folder: string): { changed: string; gone: string } =>
	serveEdition(folder, (deck) => {
		const reword = (card: DeckCard, text: string): DeckCard => {
			return { ...card, frontText: text, front: [{ t: 'p', c: [text] }] };
		};
		const [, changed, gone] = cardsOf(deck) as [DeckCard, DeckCard, DeckCard];
		const before = changed.frontText;
		for (const { entries } of deck.sections)
			for (const entry of entries) entry.cards = entry.cards.filter((card) => card.id !== gone.id);
		const first = deck.sections[0]!.entries[0]!;
		first.cards.unshift({ ...reword(changed, 'What came with the newer edition?'), id: 'newly' });
		Object.assign(changed, reword(changed, `Newly put: ${before}`));
		return { changed: before, gone: gone.frontText };
	});

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
