// The rule this file defends: what the library's pages show is what is there, without anything deleted.
import { expect, test } from 'vitest';
import { accept, deleteNotes } from '../../src/lib/store/content';
import { deckSummaries } from '../../src/lib/store/deck-summaries';
import { noteOf, notesOf, readCard, readSource } from '../../src/lib/store/library';
import { suspendCards } from '../../src/lib/store/marks';
import { splitNote } from '../../src/lib/store/reshape';
import { turnAct } from '../../src/lib/store/undo';
import { answer, card, DAY, DECK_ID, material, model, moment, smallLibrary } from './sample';

test('decks with their counts: new, due by today, cards in study', async () => {
	const { db } = await smallLibrary(5);
	await accept(db, material(2, 'other'), moment(), model);
	await answer(db, card(0), 4, moment());
	await answer(db, card(1), 3, moment());
	await suspendCards(db, [card(2)], true, moment(), model);
	await deleteNotes(db, ['n3'], moment(), model);
	const [tea, other] = await deckSummaries(db, DAY);
	expect(tea).toMatchObject({ deck: { id: DECK_ID }, cards: 3, new: 1, due: 1 });
	expect(tea!.source!.title).toBe('Tea');
	expect(other).toMatchObject({ deck: { id: 'other' }, cards: 2, new: 2, due: 0 });
	expect((await deckSummaries(db, DAY + 30))[0]).toMatchObject({ due: 2 });
});

test('notes of a deck in its order, with card, face and schedule, deleted ones left out', async () => {
	const { db } = await smallLibrary(4);
	await accept(db, material(1, 'other'), moment(), model);
	await deleteNotes(db, ['n1'], moment(), model);
	const notes = await notesOf(db, DECK_ID);
	expect(notes.map((row) => row.note.id)).toEqual(['n0', 'n2', 'n3']);
	expect(notes[0]!.cards).toMatchObject([
		{ card: { id: card(0) }, face: { cardId: card(0) }, schedule: { cardId: card(0) } }
	]);
	expect(await notesOf(db)).toHaveLength(4);
	expect(await noteOf(db, 'n2')).toEqual(notes[1]);
	expect(await noteOf(db, 'n1')).toBe(undefined);
});

test('a note names the keys of all cards it ever had, so that none is given again', async () => {
	const { db } = await smallLibrary(1);
	const part = (kind: 'cloze' | 'basic', fields: Record<string, string>) => ({
		kind,
		fields,
		faces: {}
	});
	await splitNote(db, 'n0', [part('cloze', { text: '{{c1::a}}' })], moment(), model);
	await turnAct(db, 'undo', moment(), model);
	expect((await noteOf(db, 'n0'))!.used.sort()).toEqual(['c1', 'forward']);
	expect((await noteOf(db, 'n0'))!.cards).toHaveLength(1);
});

test('a card and a source are read with all that belongs to them, or not at all', async () => {
	const { db } = await smallLibrary(1);
	expect(await readCard(db, card(0))).toMatchObject({
		card: { id: card(0) },
		note: { id: 'n0' },
		face: { cardId: card(0) },
		schedule: { lane: 'new' }
	});
	expect(await readCard(db, card(9))).toBe(undefined);
	expect(await readSource(db, `source-${DECK_ID}`)).toMatchObject({ edition: { text: '# Tea' } });
	expect(await readSource(db, 'gone')).toBe(undefined);
});
