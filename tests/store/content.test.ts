// The rule this file defends: whatever is done to a note or deck, its log stays with its cards, and each deed
// is one that can be undone.
import { expect, test } from 'vitest';
import { accept, deleteDeck, deleteNotes, editNote } from '../../src/lib/store/content';
import { fieldsHash } from '../../src/lib/store/faces';
import { PENDING_ID } from '../../src/lib/store/pending';
import { checkInvariants } from '../../src/lib/store/invariants';
import { suspendCards } from '../../src/lib/store/marks';
import { cardLog } from '../../src/lib/store/schedules';
import { turnAct } from '../../src/lib/store/undo';
import {
	answer,
	card,
	DAY,
	DECK_ID,
	emptyLibrary,
	face,
	material,
	model,
	moment,
	smallLibrary
} from './sample';

test('accepting takes in source, edition, deck, notes, cards, faces and schedules at once', async () => {
	const { db } = await emptyLibrary();
	await db.drafts.put({ id: PENDING_ID } as never);
	const taken = await accept(db, { ...material(3), pending: true }, moment(), model);
	expect(taken).toEqual({ deckId: DECK_ID, added: 3 });
	const counts = await Promise.all(
		[db.sources, db.editions, db.decks, db.notes, db.cards, db.faces, db.schedules, db.drafts].map(
			(table) => table.count()
		)
	);
	expect(counts).toEqual([1, 1, 1, 3, 3, 3, 3, 0]);
	const positions = (await db.cards.toArray()).map((row) => row.position);
	expect(positions).toEqual([0, 1, 2]);
	expect((await db.schedules.toArray()).every((row) => row.lane === 'new')).toBe(true);
	expect((await db.faces.get(card(1)))!.of).toBe(fieldsHash((await db.notes.get('n1'))!.fields));
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('material that fails halfway leaves nothing behind', async () => {
	const { db } = await emptyLibrary();
	const broken = material(3);
	broken.notes[2]!.note = { ...broken.notes[2]!.note, id: Symbol('x') as never };
	await expect(accept(db, broken, moment(), model)).rejects.toThrow();
	for (const table of [db.sources, db.editions, db.decks, db.notes, db.cards, db.acts])
		expect(await table.count()).toBe(0);
});

test('taking the same material again brings back what was deleted and keeps every log', async () => {
	const { db } = await smallLibrary();
	await answer(db, card(0), 4, moment());
	const schedule = await db.schedules.get(card(0));
	await deleteNotes(db, ['n0', 'n1'], moment(), model);
	expect((await db.schedules.get(card(0)))!.lane).toBe('out');
	await accept(db, material(4), moment(DAY, 13), model);
	expect(await cardLog(db, card(0))).toHaveLength(1);
	expect(await db.schedules.get(card(0))).toEqual(schedule);
	expect((await db.notes.toArray()).some((note) => note.deleted)).toBe(false);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('cards of a note that were left out come when they are taken later', async () => {
	const { db } = await emptyLibrary();
	const some = material(1);
	const fields = {
		front: 'Tea?',
		order: 'a b c',
		'point.a': 'Boil',
		'point.b': 'Pour',
		'point.c': 'Wait'
	};
	const face = { front: [], back: [] };
	const listed = (without: string[]) => ({
		...some,
		notes: [
			{
				note: { ...some.notes[0]!.note, kind: 'list' as const, fields },
				faces: { a: face, b: face, c: face },
				without
			}
		]
	});
	expect((await accept(db, listed(['b', 'c']), moment(), model)).added).toBe(1);
	await answer(db, 'n0:a', 3, moment());
	expect((await accept(db, listed(['c']), moment(DAY, 13), model)).added).toBe(1);
	expect((await db.cards.toArray()).map(({ key }) => key).sort()).toEqual(['a', 'b']);
	expect(await cardLog(db, 'n0:a')).toHaveLength(1);
	// The note itself stays as the person may have edited it.
	await editNote(
		db,
		'n0',
		{ fields: { ...fields, front: 'Mint tea?' }, tags: [] },
		{ a: face, b: face, c: face },
		moment(DAY, 14),
		model
	);
	expect((await accept(db, listed([]), moment(DAY, 15), model)).added).toBe(1);
	expect((await db.notes.get('n0'))!.fields.front).toBe('Mint tea?');
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('more cards of a deck stand behind those that are there', async () => {
	const { db } = await smallLibrary(2);
	const more = material(5);
	more.notes.splice(0, 2);
	await accept(db, more, moment(), model);
	const cards = await db.cards.toArray();
	expect(new Set(cards.map((row) => row.position)).size).toBe(5);
	const at = (note: number) => cards.find((row) => row.id === card(note))!.position;
	expect(at(2)).toBeGreaterThan(at(1));
});

test('editing a note keeps the log, draws its face anew and leaves what is the same', async () => {
	const { db } = await smallLibrary();
	await answer(db, card(0), 4, moment());
	const schedule = await db.schedules.get(card(0));
	const before = (await db.notes.get('n0'))!;
	const change = { fields: { Front: 'Another?', Back: before.fields.Back! }, tags: ['new', 'tea'] };
	await editNote(db, 'n0', change, { forward: face('Another?', 'x') }, moment(DAY, 13), model);
	const note = (await db.notes.get('n0'))!;
	expect(note).toMatchObject(change);
	expect(Object.keys(note.clocks).sort()).toEqual(['*', 'fields.Front', 'tag:new']);
	expect(await db.faces.get(card(0))).toMatchObject({
		front: [{ t: 'p', c: ['Another?'] }],
		of: fieldsHash(change.fields)
	});
	expect(await db.schedules.get(card(0))).toEqual(schedule);
	expect(await cardLog(db, card(0))).toHaveLength(1);
	await turnAct(db, 'undo', moment(DAY, 14), model);
	const { clocks: _, ...undone } = (await db.notes.get('n0'))!;
	const { clocks: __, ...old } = before;
	expect(undone).toEqual(old);
	expect((await db.faces.get(card(0)))!.of).toBe(fieldsHash(old.fields));
	expect(await db.schedules.get(card(0))).toEqual(schedule);
});

test('editing what is not there does nothing', async () => {
	const { db } = await smallLibrary(1);
	const acts = await db.acts.count();
	await editNote(db, 'gone', { fields: {}, tags: [] }, {}, moment(), model);
	await deleteDeck(db, 'gone', moment(), model);
	await deleteNotes(db, ['n0'], moment(), model);
	await editNote(db, 'n0', { fields: {}, tags: [] }, {}, moment(), model);
	expect(await db.acts.count()).toBe(acts + 1);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('deleting takes cards out of study and keeps their log; undoing brings both back', async () => {
	const { db } = await smallLibrary();
	await answer(db, card(0), 4, moment());
	const schedule = await db.schedules.get(card(0));
	await deleteNotes(db, ['n0'], moment(), model);
	expect(await db.schedules.get(card(0))).toMatchObject({ lane: 'out', memory: schedule!.memory });
	expect((await db.notes.get('n0'))!.deleted).toBe(true);
	expect(await cardLog(db, card(0))).toHaveLength(1);
	expect(await checkInvariants(db, model)).toEqual([]);
	await turnAct(db, 'undo', moment(), model);
	expect((await db.notes.get('n0'))!.deleted).toBe(undefined);
	expect(await db.schedules.get(card(0))).toEqual(schedule);
});

test('deleting a deck deletes its notes, and what had been deleted before stays so after undoing', async () => {
	const { db } = await smallLibrary(3);
	await accept(db, material(2, 'other'), moment(), model);
	await deleteNotes(db, ['n2'], moment(), model);
	await deleteDeck(db, DECK_ID, moment(), model);
	const left = async () =>
		(await db.notes.toArray()).filter((note) => !note.deleted).map((note) => note.id);
	expect(await left()).toEqual(['other-n0', 'other-n1']);
	expect((await db.decks.get(DECK_ID))!.deleted).toBe(true);
	await turnAct(db, 'undo', moment(), model);
	expect(await left()).toEqual(['n0', 'n1', 'other-n0', 'other-n1']);
	expect((await db.decks.get(DECK_ID))!.deleted).toBe(undefined);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('suspending takes out and brings back where the card stood', async () => {
	const { db } = await smallLibrary();
	await answer(db, card(0), 4, moment());
	const schedule = await db.schedules.get(card(0));
	await suspendCards(db, [card(0), 'gone:forward'], true, moment(), model);
	expect(await db.schedules.get(card(0))).toEqual({ ...schedule, lane: 'out' });
	await suspendCards(db, [card(0)], false, moment(), model);
	expect(await db.schedules.get(card(0))).toEqual(schedule);
	expect(await checkInvariants(db, model)).toEqual([]);
});
