// The rule this file defends: the reader's cards are those of its source, as they now stand.
import { expect, test } from 'vitest';
import { accept, deleteNotes } from '../../src/lib/store/content';
import { suspendCards } from '../../src/lib/store/marks';
import { sourceCards } from '../../src/lib/store/source-cards';
import { answer, card, DECK_ID, material, model, moment, smallLibrary } from './sample';

test('cards of a source by entry: new, learnt, suspended; deleted ones and other sources left out', async () => {
	const { db } = await smallLibrary(5);
	await accept(db, material(1, 'other'), moment(), model);
	await db.notes.toCollection().modify((note) => {
		// The last one was written by hand and belongs to no entry.
		if (note.id !== 'n4') note.entryId = note.id === 'n0' ? 'why' : 'how';
	});
	await answer(db, card(0), 3, moment());
	await suspendCards(db, [card(1)], true, moment(), model);
	await deleteNotes(db, ['n2'], moment(), model);
	const cards = await sourceCards(db, `source-${DECK_ID}`);
	expect(cards).toMatchObject([
		{ entryId: 'why', deckId: DECK_ID, suspended: false, placement: { state: 'learning' } },
		{ entryId: 'how', suspended: true, stability: null },
		{ entryId: 'how', suspended: false, placement: null, stability: null }
	]);
	expect(cards).toHaveLength(3);
	expect(cards[0]!.stability).toBeGreaterThan(0);
	expect(await sourceCards(db, 'gone')).toEqual([]);
});
