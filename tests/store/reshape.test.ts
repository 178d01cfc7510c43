// The rule this file defends: a note that is split or merged goes on in exactly one note, every log stays
// with its card, and each is one deed that undo takes back whole.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardKeys } from '../../src/lib/core/cards';
import { FIX_LATER, type Note } from '../../src/lib/core/model';
import type { Rating } from '../../src/lib/core/review';
import { deleteNotes, editNote } from '../../src/lib/store/content';
import type { AdageDb } from '../../src/lib/store/db';
import { checkInvariants } from '../../src/lib/store/invariants';
import { archiveCards, flagCards, suspendCards } from '../../src/lib/store/marks';
import { gatherDay } from '../../src/lib/store/owed';
import { mergeNotes, splitNote, type NotePart } from '../../src/lib/store/reshape';
import { cardLog } from '../../src/lib/store/schedules';
import { turnAct } from '../../src/lib/store/undo';
import { answer, card, DAY, face, model, moment, smallLibrary } from './sample';

/** Something a note may say, with faces for each of its cards. */
function part(kind: Note['kind'], fields: Note['fields'], tags?: string[]): NotePart {
	const keys = cardKeys({ kind, fields });
	const faces = Object.fromEntries(keys.map((key) => [key, face(key, key)]));
	return tags ? { kind, fields, tags, faces } : { kind, fields, faces };
}

const basic = (front: string) => part('basic', { front, back: 'x' });

const sorted = async (db: AdageDb) =>
	(await db.cards.toArray())
		.filter((row) => !row.deleted)
		.sort((a, b) => a.position - b.position)
		.map((row) => ({ id: row.id, noteId: row.noteId, archived: !!row.archived }));

test('of the parts of a note the first keeps id, cards and log; the others are new and stand after it', async () => {
	const { db } = await smallLibrary(3);
	await answer(db, card(1), 4, moment());
	const schedule = await db.schedules.get(card(1));
	await db.notes.update('n1', { entryId: 'e1', 'fields.context': 'Leaves' });
	const own = part('basic', { front: 'c', back: 'x', context: 'Water' }, ['new']);
	await splitNote(db, 'n1', [basic('a'), basic('b'), own], moment(DAY, 13), model);

	const cards = await sorted(db);
	expect(cards.map(({ id }) => id.startsWith('split.'))).toEqual([false, false, true, true, false]);
	expect(cards[1]!.id).toBe(card(1));
	expect(await db.schedules.get(card(1))).toEqual(schedule);
	expect(await cardLog(db, card(1))).toHaveLength(1);
	expect((await db.schedules.get(cards[2]!.id))!.placement).toBe(null);
	const [second, third] = await db.notes.bulkGet([cards[2]!.noteId, cards[3]!.noteId]);
	expect(second).toMatchObject({
		fields: { front: 'b', context: 'Leaves' },
		tags: ['tea'],
		sourceId: 'source-tea',
		entryId: 'e1'
	});
	expect(third).toMatchObject({ fields: { front: 'c', context: 'Water' }, tags: ['new'] });
	expect((await db.faces.get(cards[2]!.id))!.context).toBe('Leaves');
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('a merged note keeps its log, the absorbed ones are asked no more and keep theirs', async () => {
	const library = await smallLibrary(3);
	await answer(library.db, card(0), 4, moment());
	await answer(library.db, card(1), 3, moment());
	const standing = await library.db.schedules.get(card(1));
	await mergeNotes(library.db, 'n0', ['n1', 'n0', 'gone'], basic('both'), moment(DAY, 13), model);
	expect(await library.db.schedules.get(card(1))).toMatchObject({ lane: 'out' });
	expect(await cardLog(library.db, card(0))).toHaveLength(1);
	expect(await cardLog(library.db, card(1))).toHaveLength(1);
	const later = moment(DAY + 400);
	const plan = await gatherDay(library.db, later);
	expect(plan.reviews.map(({ cardId }) => cardId)).toEqual([card(0)]);
	expect(await checkInvariants(library.db, model)).toEqual([]);

	await library.reopen();
	expect(await turnAct(library.db, 'undo', later, model)).toMatchObject({ kind: 'merge' });
	expect(await library.db.schedules.get(card(1))).toEqual(standing);
	expect((await library.db.notes.get('n0'))!.fields).toEqual({
		Front: 'Question 0?',
		Back: 'Answer 0.'
	});
	expect(await checkInvariants(library.db, model)).toEqual([]);
});

test('merging with nothing that is asked, and splitting what is gone, does nothing', async () => {
	const { db } = await smallLibrary(2);
	await deleteNotes(db, ['n1'], moment(), model);
	expect(await mergeNotes(db, 'n0', ['n1'], basic('x'), moment(), model)).toBe(undefined);
	expect(await mergeNotes(db, 'n0', ['n0'], basic('x'), moment(), model)).toBe(undefined);
	expect(await splitNote(db, 'n1', [basic('x'), basic('y')], moment(), model)).toBe(undefined);
	expect(await splitNote(db, 'n0', [], moment(), model)).toBe(undefined);
});

test('a list that is split archives the points that left it, and undoing asks them again', async () => {
	const { db } = await smallLibrary(1);
	const whole = { front: 'Kinds?', 'point.p1': 'a', 'point.p2': 'b', order: 'p1 p2' };
	await splitNote(db, 'n0', [part('list', whole)], moment(), model);
	await answer(db, 'n0:p2', 4, moment());
	const one = part('list', { front: 'Kinds?', 'point.p1': 'a', order: 'p1' });
	const other = part('list', { front: 'Kinds?', 'point.p2': 'b', order: 'p2' });
	await splitNote(db, 'n0', [one, other], moment(DAY, 13), model);
	expect(await db.cards.get('n0:p2')).toMatchObject({ archived: 'keyless' });
	expect(await cardLog(db, 'n0:p2')).toHaveLength(1);
	expect((await sorted(db)).filter(({ archived }) => !archived)).toHaveLength(2);
	expect(await checkInvariants(db, model)).toEqual([]);
	await turnAct(db, 'undo', moment(DAY, 14), model);
	expect((await sorted(db)).filter(({ archived }) => !archived).map(({ id }) => id)).toEqual([
		'n0:p1',
		'n0:p2'
	]);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('a card whose key comes back is the same card with its log', async () => {
	const { db } = await smallLibrary(1);
	await answer(db, card(0), 4, moment());
	const cloze = part('cloze', { text: '{{c1::a}} {{c2::b}}' });
	await splitNote(db, 'n0', [cloze], moment(DAY, 13), model);
	expect(await db.cards.get(card(0))).toMatchObject({ archived: 'keyless' });
	await splitNote(db, 'n0', [basic('again')], moment(DAY, 14), model);
	expect((await sorted(db)).filter(({ archived }) => !archived).map(({ id }) => id)).toEqual([
		card(0)
	]);
	expect((await db.schedules.get(card(0)))!.placement).not.toBe(null);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('a flag changes nothing about when a card is asked; an archived card comes back where it stood', async () => {
	const { db } = await smallLibrary(1);
	await answer(db, card(0), 4, moment());
	const schedule = await db.schedules.get(card(0));
	await flagCards(db, [card(0)], FIX_LATER, moment(), model);
	expect(await db.cards.get(card(0))).toMatchObject({ flag: FIX_LATER });
	expect(await db.schedules.get(card(0))).toEqual(schedule);
	await archiveCards(db, [card(0), 'gone:forward'], true, moment(), model);
	expect(await db.schedules.get(card(0))).toEqual({ ...schedule, lane: 'out' });
	await archiveCards(db, [card(0)], false, moment(), model);
	expect(await db.schedules.get(card(0))).toEqual(schedule);
	expect(await checkInvariants(db, model)).toEqual([]);
});

type Command =
	| { do: 'rate'; note: number; rating: Rating }
	| { do: 'edit' | 'split' | 'suspend'; note: number; parts: number }
	| { do: 'merge'; note: number; other: number }
	| { do: 'undo' | 'redo' };

const note = fc.nat({ max: 7 });
const command: fc.Arbitrary<Command> = fc.oneof(
	fc.record({
		do: fc.constant('rate' as const),
		note,
		rating: fc.constantFrom<Rating>(1, 3, 4)
	}),
	fc.record({
		do: fc.constantFrom('edit' as const, 'split' as const, 'split' as const, 'suspend' as const),
		note,
		parts: fc.integer({ min: 2, max: 3 })
	}),
	fc.record({ do: fc.constant('merge' as const), note, other: note }),
	fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) })
);

/** Notes that have a card to ask. */
async function askedNotes(db: AdageDb): Promise<string[]> {
	const cards = await sorted(db);
	return [...new Set(cards.filter((row) => !row.archived).map((row) => row.noteId))];
}

async function run(db: AdageDb, command: Command, now: ReturnType<typeof moment>) {
	const notes = await askedNotes(db);
	const at = (index: number) => notes[index % notes.length]!;
	if (!('note' in command)) {
		await turnAct(db, command.do, now, model);
		return;
	}
	// Taking back everything takes the notes back too.
	if (!notes.length) return;
	const id = at(command.note);
	if (command.do === 'rate') await answer(db, `${id}:forward`, command.rating, now);
	else if (command.do === 'suspend') await suspendCards(db, [`${id}:forward`], true, now, model);
	else if (command.do === 'edit') {
		const fields = { front: String(now.atMs), back: '' };
		await editNote(db, id, { fields, tags: [] }, { forward: face('', '') }, now, model);
	} else if (command.do === 'merge') {
		const other = at(command.other);
		await mergeNotes(db, id, [other], basic(`${id} and ${other}`), now, model);
		const gone = id === other ? [] : [other];
		expect(await askedNotes(db)).toEqual(notes.filter((one) => !gone.includes(one)));
	} else {
		const parts = Array.from({ length: command.parts }, (_, k) => basic(`${id} ${k}`));
		await splitNote(db, id, parts, now, model);
		const after = await askedNotes(db);
		expect(after.filter((other) => notes.includes(other))).toEqual(notes);
		expect(after).toHaveLength(notes.length + parts.length - 1);
	}
}

test('whatever is split, merged, edited, rated and taken back, nothing is wrong and every log stays', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(command, { maxLength: 14 }), async (commands) => {
			const { db } = await smallLibrary(3);
			const owners = new Map<string, string>();
			for (const [index, command] of commands.entries()) {
				await run(db, command, moment(DAY, 8 + index / 10));
				for (const { id, cardId } of await db.reviews.toArray()) {
					expect(owners.get(id) ?? cardId).toBe(cardId);
					owners.set(id, cardId);
				}
				expect(await db.reviews.count()).toBe(owners.size);
				expect(await checkInvariants(db, model)).toEqual([]);
			}
			db.close();
		}),
		{ numRuns: 60 }
	);
});
