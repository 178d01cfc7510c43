// The rule this file defends: a card made by hand is tied to its passage, stands with the others of it, and
// is one deed that undo takes back whole.
import { expect, test } from 'vitest';
import { quoteOf } from '../../src/lib/core/quote';
import { accept, deleteDeck, deleteNotes } from '../../src/lib/store/content';
import { readDeckRow } from '../../src/lib/store/library';
import { checkInvariants } from '../../src/lib/store/invariants';
import { addNote, type OwnNote } from '../../src/lib/store/own-notes';
import { turnAct } from '../../src/lib/store/undo';
import { DAY, DECK_ID, face, material, model, moment, smallLibrary } from './sample';

const SOURCE = `source-${DECK_ID}`;

const own = (change: Partial<OwnNote> = {}): OwnNote => ({
	kind: 'basic',
	fields: { front: 'How hot?', back: '80 °C' },
	tags: [],
	sourceId: SOURCE,
	entryId: 'water',
	quote: 'Take water of 80 °C.',
	faces: { forward: face('How hot?', '80 °C') },
	...change
});

/** A library whose second note comes from the entry. */
async function library() {
	const made = await smallLibrary(3);
	await made.db.notes.update('n1', { entryId: 'water' });
	return made;
}

async function ownNotes({ db }: Awaited<ReturnType<typeof library>>) {
	const notes = await db.notes.filter(({ id, deleted }) => id.startsWith('own.') && !deleted);
	return notes.toArray();
}

test('it is tied to its words and stands behind the cards of the same passage', async () => {
	const made = await library();
	const { db } = made;
	const act = await addNote(db, own(), moment(), model);
	expect(act!.label).toBe('Made a card');
	const [note] = await ownNotes(made);
	expect(note).toMatchObject({ sourceId: SOURCE, entryId: 'water', editionHash: 'e-tea' });
	expect(note!.quotes).toEqual({ forward: 'Take water of 80 °C.' });
	const cards = await db.cards.where('deckId').equals(DECK_ID).sortBy('position');
	expect(cards.map(({ noteId }) => noteId)).toEqual(['n0', 'n1', note!.id, 'n2']);
	expect((await db.schedules.get(`${note!.id}:forward`))!.lane).toBe('new');
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('the words are kept for any kind, and the whole entry without words', async () => {
	const made = await library();
	const { db } = made;
	const fields = { text: 'Take {{c2::water}} of {{c3::80 °C}}.' };
	const faces = { c2: face('…', 'water'), c3: face('…', '80 °C') };
	await addNote(db, own({ kind: 'cloze', fields, faces }), moment(), model);
	await addNote(db, own({ quote: undefined, entryId: 'milk' }), moment(), model);
	const [cloze, whole] = (await ownNotes(made)).sort((a, b) => (a.kind > b.kind ? -1 : 1));
	expect(quoteOf(cloze!, 'c2')).toBe('Take water of 80 °C.');
	expect(quoteOf(cloze!, 'c3')).toBe('Take water of 80 °C.');
	expect(whole!.quotes).toBe(undefined);
	// A passage without cards: at the end.
	const last = (await db.cards.orderBy('id').toArray()).sort((a, b) => b.position - a.position)[0];
	expect(last!.noteId).toBe(whole!.id);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('undoing takes it out, redoing brings it back', async () => {
	const made = await library();
	const { db } = made;
	await addNote(db, own(), moment(), model);
	await turnAct(db, 'undo', moment(), model);
	expect(await ownNotes(made)).toEqual([]);
	expect((await db.schedules.toArray()).filter(({ lane }) => lane === 'new')).toHaveLength(3);
	expect(await checkInvariants(db, model)).toEqual([]);
	await turnAct(db, 'redo', moment(), model);
	expect(await ownNotes(made)).toHaveLength(1);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('a source without a deck gets one, which undoing takes away again', async () => {
	const made = await library();
	const { db } = made;
	await deleteDeck(db, DECK_ID, moment(), model);
	await addNote(db, own(), moment(DAY, 13), model);
	expect(await readDeckRow(db, `deck.${SOURCE}`)).toMatchObject({ name: 'Tea', sourceId: SOURCE });
	expect(await checkInvariants(db, model)).toEqual([]);
	await turnAct(db, 'undo', moment(DAY, 14), model);
	expect(await readDeckRow(db, `deck.${SOURCE}`)).toBe(undefined);
	// And the same deck once more, not a second one.
	await addNote(db, own(), moment(DAY, 15), model);
	expect(await readDeckRow(db, `deck.${SOURCE}`)).toMatchObject({ name: 'Tea' });
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('two of the same passage are two notes', async () => {
	const made = await library();
	await addNote(made.db, own(), moment(), model);
	await addNote(made.db, own(), moment(), model);
	expect(await ownNotes(made)).toHaveLength(2);
	expect(await checkInvariants(made.db, model)).toEqual([]);
});

test('nothing is added to a source that is not there, nor a note that asks nothing', async () => {
	const made = await library();
	const acts = await made.db.acts.count();
	expect(await addNote(made.db, own({ sourceId: 'gone' }), moment(), model)).toBe(undefined);
	const asksNothing = own({ kind: 'cloze', fields: { text: 'Water.' }, faces: {} });
	expect(await addNote(made.db, asksNothing, moment(), model)).toBe(undefined);
	expect(await made.db.acts.count()).toBe(acts);
});

test('a note keeps the edition it was made from when its source is read again', async () => {
	const made = await library();
	const { db } = made;
	const again = material(4);
	again.source.editionHash = again.edition.hash = 'e-tea-2';
	await deleteNotes(db, ['n2'], moment(), model);
	await accept(db, again, moment(DAY + 5), model);
	const hashes = Object.fromEntries(
		(await db.notes.toArray()).map(({ id, editionHash }) => [id, editionHash])
	);
	// What was deleted came back from the new edition.
	expect(hashes).toEqual({ n0: 'e-tea', n1: 'e-tea', n2: 'e-tea-2', n3: 'e-tea-2' });
	// Reading the first one once more does not change when it was read.
	await accept(db, material(3), moment(DAY + 9), model);
	expect((await db.editions.get('e-tea'))!.readMs).toBe(moment().atMs);
	await addNote(db, own(), moment(DAY + 9), model);
	expect((await ownNotes(made))[0]!.editionHash).toBe('e-tea');
});
