// The rule this file defends: what is held counts the entries of cards in study, and nothing else.
import { expect, test } from 'vitest';
import { readHeld, readHeldByDeck } from '../../src/lib/store/held';
import { suspendCards } from '../../src/lib/store/marks';
import { accept } from '../../src/lib/store/content';
import { answer, card, DECK_ID, material, model, moment, smallLibrary } from './sample';

test('held entries are those whose cards reach a month, a quarter, a year', async () => {
	const { db } = await smallLibrary(5);
	for (const note of [0, 1, 2, 3]) await answer(db, card(note), 4, moment());
	for (const [note, stability] of [29, 30, 91, 400].entries())
		await db.schedules.update(card(note), { memory: { stability, difficulty: 5 } });
	expect(await readHeld(db)).toEqual({ month: 3, quarter: 2, year: 1, entries: 5 });
	await suspendCards(db, [card(3)], true, moment(), model);
	expect(await readHeld(db)).toEqual({ month: 2, quarter: 1, year: 0, entries: 4 });
});

test('notes of one entry are held together', async () => {
	const { db } = await smallLibrary(2);
	for (const note of [0, 1]) await answer(db, card(note), 4, moment());
	await db.notes.toCollection().modify({ sourceId: 'tea', entryId: 'why-tea' });
	for (const [note, stability] of [10, 400].entries())
		await db.schedules.update(card(note), { memory: { stability, difficulty: 5 } });
	expect(await readHeld(db)).toEqual({ month: 0, quarter: 0, year: 0, entries: 1 });
});

test('decks are counted one by one, and a deck without a card in study is left out', async () => {
	const { db } = await smallLibrary(2);
	await accept(db, material(3, 'coffee'), moment(), model);
	await accept(db, material(1, 'aside'), moment(), model);
	await suspendCards(db, ['aside-n0:forward'], true, moment(), model);
	await answer(db, card(0), 4, moment());
	await db.schedules.update(card(0), { memory: { stability: 100, difficulty: 5 } });
	expect(await readHeldByDeck(db)).toEqual(
		new Map([
			[DECK_ID, { month: 1, quarter: 1, year: 0, entries: 2 }],
			['coffee', { month: 0, quarter: 0, year: 0, entries: 3 }]
		])
	);
	expect((await readHeld(db)).entries).toBe(5);
});
