// The rule this file defends: a deck without cards is told from one whose cards are put aside, and from one
// that has something to study, be it in a deck within it.
import { expect, test } from 'vitest';
import { accept, deleteNotes } from '../../src/lib/store/content';
import { readDeckCards } from '../../src/lib/store/deck-cards';
import { moveDeck } from '../../src/lib/store/deck-moves';
import { buryCards, suspendCards } from '../../src/lib/store/marks';
import { card, DECK_ID, material, model, moment, smallLibrary } from './sample';

test('in study, put aside, none; and what lies within counts', async () => {
	const { db } = await smallLibrary(2);
	await accept(db, material(1, 'latin'), moment(), model);
	const kind = async (id = DECK_ID) => (await readDeckCards(db, id))?.kind;
	expect(await kind()).toBe('studied');
	await buryCards(db, [card(0), card(1)], true, moment(), model);
	expect(await kind()).toBe('studied');
	await suspendCards(db, [card(0), card(1)], true, moment(), model);
	expect(await kind()).toBe('aside');
	await deleteNotes(db, ['n0', 'n1'], moment(), model);
	expect(await readDeckCards(db, DECK_ID)).toMatchObject({
		kind: 'empty',
		source: { id: `source-${DECK_ID}`, kind: 'faq' }
	});
	await moveDeck(db, 'latin', DECK_ID, moment());
	expect(await kind()).toBe('studied');
	expect(await kind('nowhere')).toBe(undefined);
});
