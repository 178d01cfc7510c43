// Puts a newer build of the app into the folder that is served, whose deck is a later edition.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';

export interface DeckCard {
	id: string;
	front: unknown;
	frontText: string;
	back: unknown;
	backText: string;
}
export interface DeckFile {
	deckDate: string;
	hash: string;
	sections: { entries: { cards: DeckCard[] }[] }[];
}

export const cardsOf = ({ sections }: DeckFile): DeckCard[] =>
	sections.flatMap(({ entries }) => entries.flatMap(({ cards }) => cards));

/** `change` makes the later edition. */
export function serveEdition<T>(folder: string, change: (deck: DeckFile) => T): T {
	const json = (name: string) => JSON.parse(readFileSync(`${folder}/decks/${name}`, 'utf8'));
	const [offered] = json('index.json') as [{ file: string; hash: string; deckDate: string }];
	const deck = json(offered.file) as DeckFile;
	const changed = change(deck);
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
	return changed;
}

export async function updateApp(page: Page, url: string): Promise<void> {
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
