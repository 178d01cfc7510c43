// What a check is told of a library: what is asked there now, and of what document it is.
import { expect, test } from 'vitest';
import { unpackAsks } from '../../src/lib/core/card-check/asks';
import { aboutSource, readAsks } from '../../src/lib/store/asks';
import { deleteNotes } from '../../src/lib/store/content';
import { archiveCards, suspendCards } from '../../src/lib/store/marks';
import { card, DAY, DECK_ID, model, moment, smallLibrary } from './sample';

test('what a deck asks: suspended cards too, archived and deleted ones not', async () => {
	const { db } = await smallLibrary(4);
	await suspendCards(db, [card(0)], true, moment(DAY, 13), model);
	await archiveCards(db, [card(1)], true, moment(DAY, 14), model);
	await deleteNotes(db, ['n2'], moment(DAY, 15), model);
	expect(unpackAsks(await readAsks(db, DECK_ID))).toEqual([
		{ id: card(0), noteId: 'n0', front: 'Question 0?', context: '' },
		{ id: card(3), noteId: 'n3', front: 'Question 3?', context: '' }
	]);
	expect(await readAsks(db, 'another')).toEqual([]);
});

test('a note without a source, or of one that is gone, is of no known language', async () => {
	const { db } = await smallLibrary(1);
	await db.sources.update(`source-${DECK_ID}`, { language: 'de', address: 'https://tea.example/' });
	expect(await aboutSource(db, `source-${DECK_ID}`)).toEqual({
		language: 'de',
		address: 'https://tea.example/'
	});
	for (const id of [undefined, 'gone'])
		expect(await aboutSource(db, id)).toEqual({ language: undefined, address: undefined });
});
