// A later edition of a deck changes its words and never a log; what the person did to its cards stays done,
// and taking it can be undone.
import { expect, test } from 'vitest';
import { accept, deleteNotes, editNote, type NewMaterial } from '../../src/lib/store/content';
import { knownEditions, planEdition, takeEdition } from '../../src/lib/store/editions';
import { fieldsHash } from '../../src/lib/store/faces';
import { checkInvariants } from '../../src/lib/store/invariants';
import { archiveCards, flagCards, suspendCards } from '../../src/lib/store/marks';
import { addNote } from '../../src/lib/store/own-notes';
import { cardLog } from '../../src/lib/store/schedules';
import { readTakenEdition, turnAct } from '../../src/lib/store/undo';
import { answer, DAY, emptyLibrary, face, material, model, moment } from './sample';

type Words = Record<string, [front: string, back: string]>;

/** An edition of a deck of basic cards. */
function edition(hash: string, words: Words, title = 'Tea'): NewMaterial {
	const like = material(0, 'deck.tea');
	const notes = Object.entries(words).map(([id, [front, back]]) => ({
		note: {
			id: `tea.${id}`,
			kind: 'basic' as const,
			fields: { front, back },
			tags: ['t'],
			sourceId: 'tea',
			entryId: 'e'
		},
		faces: { forward: face(front, back) }
	}));
	return {
		source: { ...like.source, id: 'tea', kind: 'deck', title, editionHash: hash },
		edition: {
			...like.edition,
			hash,
			sourceId: 'tea',
			date: `2026-01-0${hash}`,
			notes: notes.map(({ note }) => note)
		},
		deck: { id: 'deck.tea', name: title },
		notes
	};
}

const FIRST: Words = { a: ['A?', 'a'], b: ['B?', 'b'], c: ['C?', 'c'] };
const SECOND: Words = { n: ['N?', 'n'], c: ['C?', 'c, newly'], a: ['A, newly?', 'a'] };
const card = (id: string) => `tea.${id}:forward`;

async function library() {
	const { db } = await emptyLibrary();
	await accept(db, edition('1', FIRST), moment(), model);
	return db;
}

test('what would come is said before it is taken, by what the cards show', async () => {
	const db = await library();
	const nothing = { added: [], changed: [], gone: [], kept: 0, conflicts: [] };
	expect(await planEdition(db, edition('1', FIRST))).toEqual(nothing);
	expect(await planEdition(db, edition('2', SECOND))).toEqual({
		added: [{ front: 'N?', back: 'n' }],
		changed: [
			{ was: { front: 'C?', back: 'c' }, now: { front: 'C?', back: 'c, newly' } },
			{ was: { front: 'A?', back: 'a' }, now: { front: 'A, newly?', back: 'a' } }
		],
		gone: [{ front: 'B?', back: 'b' }],
		kept: 0,
		conflicts: []
	});
});

test('taking it keeps every log, sets the order and puts away what is gone', async () => {
	const db = await library();
	for (const id of ['a', 'b', 'c']) await answer(db, card(id), 4, moment());
	const schedules = await db.schedules.toArray();
	await suspendCards(db, [card('a')], true, moment(), model);
	await flagCards(db, [card('a')], 1, moment(), model);
	await takeEdition(db, edition('2', SECOND, 'Teas'), moment(DAY, 14), model);

	for (const id of ['a', 'b', 'c']) expect(await cardLog(db, card(id))).toHaveLength(1);
	expect(await db.schedules.get(card('c'))).toEqual(schedules.find((s) => s.cardId === card('c')));
	const rows = await db.cards.orderBy('id').toArray();
	expect(rows.map(({ id, archived }) => [id, archived])).toEqual([
		[card('a'), undefined],
		[card('b'), true],
		[card('c'), undefined],
		[card('n'), undefined]
	]);
	const order = [...rows].sort((x, y) => x.position - y.position).map(({ id }) => id);
	expect(order).toEqual([card('n'), card('c'), card('a'), card('b')]);
	expect(rows[0]).toMatchObject({ suspended: true, flag: 1 });
	expect((await db.faces.get(card('c')))!.back).toEqual(face('', 'c, newly').back);
	expect((await db.decks.get('deck.tea'))!.name).toBe('Teas');
	expect(await knownEditions(db)).toEqual([
		{ deckId: 'deck.tea', name: 'Teas', sourceId: 'tea', hash: '2', date: '2026-01-02' }
	]);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('words of the person stay, field by field, and the face shows both', async () => {
	const db = await library();
	const change = { fields: { front: 'My C?', back: 'c' }, tags: ['t', 'mine'] };
	await editNote(db, 'tea.c', change, { forward: face('My C?', 'c') }, moment(), model);
	await editNote(
		db,
		'tea.b',
		{ fields: { front: 'My B?', back: 'b' }, tags: ['t'] },
		{ forward: face('My B?', 'b') },
		moment(),
		model
	);
	const second = edition('2', { ...SECOND, c: ['C, newly?', 'c, newly'] });
	expect((await planEdition(db, second))!).toMatchObject({ kept: 1, gone: [] });
	await takeEdition(db, second, moment(DAY, 14), model);
	const note = (await db.notes.get('tea.c'))!;
	expect(note.fields).toEqual({ front: 'My C?', back: 'c, newly' });
	expect(note.tags).toEqual(['mine', 't']);
	expect(await db.faces.get(card('c'))).toMatchObject({
		...face('My C?', 'c, newly'),
		of: fieldsHash(note.fields)
	});
	expect((await db.cards.get(card('b')))!.archived).toBeUndefined();
	expect(await checkInvariants(db, model)).toEqual([]);

	// The next one still knows whose words are whose.
	await takeEdition(db, edition('3', { c: ['C, at last?', 'c!'] }), moment(DAY, 15), model);
	expect((await db.notes.get('tea.c'))!.fields).toEqual({ front: 'My C?', back: 'c!' });
});

test('what was deleted stays deleted, what was made by hand stays where it stood', async () => {
	const db = await library();
	await deleteNotes(db, ['tea.a'], moment(), model);
	const own = { kind: 'basic' as const, fields: { front: 'Own?', back: 'o' }, tags: [] };
	const tied = { sourceId: 'tea', entryId: 'e', faces: { forward: face('Own?', 'o') } };
	await addNote(db, { ...own, ...tied }, moment(), model);
	await takeEdition(db, edition('2', SECOND), moment(DAY, 14), model);
	expect((await db.notes.get('tea.a'))!.deleted).toBe(true);
	expect((await db.cards.get(card('a')))!.deleted).toBe(true);
	const rows = (await db.cards.toArray()).filter((row) => !row.deleted);
	const order = rows.sort((x, y) => x.position - y.position).map(({ noteId }) => noteId);
	expect(order).toEqual(['tea.n', 'tea.c', expect.stringMatching(/^own\./), 'tea.b']);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('undone it is as it was, and can be taken again', async () => {
	const db = await library();
	const state = async () => ({
		notes: (await db.notes.toArray()).filter((row) => !row.deleted).map((row) => row.fields),
		cards: (await db.cards.toCollection().sortBy('position'))
			.filter((row) => !row.deleted && !row.archived)
			.map(({ id }) => id),
		faces: (await db.faces.bulkGet(['a', 'b', 'c'].map(card))).map((row) => row!.back),
		hash: (await db.sources.get('tea'))!.editionHash
	});
	const first = await state();
	await takeEdition(db, edition('2', SECOND), moment(DAY, 14), model);
	const second = await state();
	await turnAct(db, 'undo', moment(DAY, 15), model);
	expect(await state()).toEqual(first);
	await takeEdition(db, edition('2', SECOND), moment(DAY, 16), model);
	expect(await state()).toEqual(second);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('a card that one edition left out and the next one has again is asked again, with its log', async () => {
	const db = await library();
	await answer(db, card('b'), 4, moment());
	await takeEdition(db, edition('2', SECOND), moment(DAY, 14), model);
	expect((await db.cards.get(card('b')))!.archived).toBe(true);
	await takeEdition(db, edition('3', { ...SECOND, b: FIRST.b! }), moment(DAY, 15), model);
	expect((await db.cards.get(card('b')))!.archived).toBeUndefined();
	expect(await cardLog(db, card('b'))).toHaveLength(1);
	// What the person put away themselves stays away.
	await archiveCards(db, [card('b')], true, moment(DAY, 16), model);
	await takeEdition(db, edition('4', { ...SECOND, b: ['B!', 'b'] }), moment(DAY, 17), model);
	expect((await db.cards.get(card('b')))!.archived).toBe(true);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('which edition was taken last is known until it was undone or something else was done', async () => {
	const db = await library();
	expect(await readTakenEdition(db)).toBeUndefined();
	const act = await takeEdition(db, edition('2', SECOND), moment(DAY, 14), model);
	expect(await readTakenEdition(db)).toMatchObject({ n: act!.n });
	await turnAct(db, 'undo', moment(DAY, 15), model);
	expect(await readTakenEdition(db)).toBeUndefined();
	await turnAct(db, 'redo', moment(DAY, 16), model);
	expect(await readTakenEdition(db)).toMatchObject({ n: act!.n });
	await flagCards(db, [card('a')], 1, moment(DAY, 17), model);
	expect(await readTakenEdition(db)).toBeUndefined();
});

test('a deck that came before editions were kept is brought on all the same', async () => {
	const db = await library();
	const { notes: _, date: __, ...bare } = (await db.editions.get('1'))!;
	await db.editions.put(bare);
	const change = { fields: { front: 'My A?', back: 'a' }, tags: ['t'] };
	await editNote(db, 'tea.a', change, { forward: face('My A?', 'a') }, moment(DAY, 13), model);
	await takeEdition(db, edition('2', SECOND), moment(DAY, 14), model);
	expect((await db.notes.get('tea.a'))!.fields).toEqual({ front: 'My A?', back: 'a' });
	expect((await db.notes.get('tea.c'))!.fields.back).toBe('c, newly');
	expect((await db.cards.get(card('b')))!.archived).toBe(true);
});

test('cards made of a document are brought on, and the document stays as it was read', async () => {
	const { db } = await emptyLibrary();
	const first = edition('1', FIRST);
	first.source.kind = 'faq';
	await accept(db, first, moment(), model);
	await answer(db, card('c'), 4, moment());
	const source = await db.sources.get('tea');
	await takeEdition(db, edition('2', SECOND), moment(DAY, 14), model);
	expect(await db.sources.get('tea')).toEqual(source);
	expect(await db.editions.toCollection().primaryKeys()).toEqual(['1']);
	expect((await db.notes.get('tea.c'))!.fields.back).toBe('c, newly');
	expect(await cardLog(db, card('c'))).toHaveLength(1);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('a deck that is not there (any more) has no later edition', async () => {
	const { db } = await emptyLibrary();
	expect(await planEdition(db, edition('2', SECOND))).toBeUndefined();
	expect(await takeEdition(db, edition('2', SECOND), moment(), model)).toBeUndefined();
	expect(await knownEditions(db)).toEqual([]);
});

test('an edition of hundreds of changed answers is one deed, taken and undone as a whole', async () => {
	const { db } = await emptyLibrary();
	const words = (more: string) =>
		Object.fromEntries(
			Array.from({ length: 300 }, (_, k): [string, [string, string]] => [
				`q${k}`,
				[`Q${k}?`, `a${k}${more}`]
			])
		);
	await accept(db, edition('1', words('')), moment(), model);
	const before = await db.notes.toArray();
	const second = edition('2', { n: ['N?', 'n'], ...words(', newly') });
	const act = await takeEdition(db, second, moment(DAY, 14), model);
	expect(act).toMatchObject({ kind: 'accept' });
	expect((await db.notes.get('tea.q299'))!.fields.back).toBe('a299, newly');
	await turnAct(db, 'undo', moment(DAY, 15), model);
	const said = (notes: typeof before) => notes.map(({ id, fields }) => [id, fields]);
	expect(said((await db.notes.toArray()).filter(({ deleted }) => !deleted))).toEqual(said(before));
});

test('what was compared with another edition than the one that is there by now is not taken', async () => {
	const db = await library();
	await takeEdition(db, edition('2', SECOND), moment(DAY, 14), model);
	const before = [await db.notes.toArray(), await db.cards.toArray(), await db.acts.count()];
	const third = { ...edition('3', FIRST), since: '1' };
	expect(await takeEdition(db, third, moment(DAY, 15), model)).toBeUndefined();
	expect([await db.notes.toArray(), await db.cards.toArray(), await db.acts.count()]).toEqual(
		before
	);
	expect(await takeEdition(db, { ...third, since: '2' }, moment(DAY, 16), model)).toBeDefined();
});
