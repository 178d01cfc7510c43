// The rule this file defends: a note's cards are those of its keys. Whatever is added to or taken from a note,
// a log stays with its card, nothing is asked that the note no longer says, and undoing is exact.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardKeys } from '../../src/lib/core/cards';
import type { Note, NoteChange, NoteKind } from '../../src/lib/core/model';
import { accept, deleteNotes, editNote, type NewNote } from '../../src/lib/store/content';
import type { AdageDb } from '../../src/lib/store/db';
import { staleNotes } from '../../src/lib/store/faces';
import { readHeld } from '../../src/lib/store/held';
import { checkInvariants } from '../../src/lib/store/invariants';
import { deckSummaries } from '../../src/lib/store/deck-summaries';
import { notesOf, readCard } from '../../src/lib/store/library';
import { archiveCards } from '../../src/lib/store/marks';
import { settleCards } from '../../src/lib/store/note-cards';
import { gatherDay } from '../../src/lib/store/owed';
import { cardLog } from '../../src/lib/store/schedules';
import { sourceCards } from '../../src/lib/store/source-cards';
import { turnAct } from '../../src/lib/store/undo';
import { answer, DAY, DECK_ID, emptyLibrary, face, material, model, moment } from './sample';

const drawn = (note: Pick<Note, 'kind' | 'fields'>) =>
	Object.fromEntries(
		cardKeys(note).map((key) => [key, face(key, JSON.stringify(note.fields))] as const)
	);

function newNote(kind: NoteKind, fields: Note['fields'], without?: string[]): NewNote {
	const sourceId = `source-${DECK_ID}`;
	const note = { id: 'many', kind, fields, tags: [], sourceId, entryId: 'why' };
	return { note, faces: drawn(note), without };
}

/** A deck with a basic note, then the note, then another basic one. */
async function libraryWith(note: NewNote) {
	const { db } = await emptyLibrary();
	const { notes, ...rest } = material(2);
	await accept(db, { ...rest, notes: [notes[0]!, note, notes[1]!] }, moment(), model);
	return db;
}

async function edit(db: AdageDb, change: Partial<NoteChange>, hour = 13) {
	const note = { ...(await db.notes.get('many'))!, ...change };
	return editNote(db, 'many', note, drawn(note), moment(DAY, hour), model);
}

const text = (...numbers: number[]) => ({
	fields: { text: numbers.map((n) => `{{c${n}::x}}`).join(' ') }
});
/** Keys of the cards that are asked, in the order of the deck. */
async function asked(db: AdageDb) {
	const [row] = (await notesOf(db)).filter(({ note }) => note.id === 'many');
	return row?.cards.flatMap(({ card }) => (card.archived ? [] : [card.key])) ?? [];
}

const list = (...points: string[]) => ({
	fields: Object.fromEntries([
		...points.map((key) => [`point.${key}`, `Point ${key}`]),
		['order', points.join(' ')]
	]) as Note['fields']
});

test('a note is taken in with a card for each key, or without those that are left out', async () => {
	const db = await libraryWith(newNote('list', list('a', 'b', 'c').fields, ['b']));
	expect(await asked(db)).toEqual(['a', 'c']);
	expect((await deckSummaries(db, DAY))[0]).toMatchObject({ cards: 4, new: 4 });
	expect(await staleNotes(db)).toEqual([]);
	expect(await checkInvariants(db, model)).toEqual([]);
	await edit(db, { fields: { ...list('a', 'b', 'c').fields, 'point.b': 'Another' } });
	expect(await asked(db)).toEqual(['a', 'c']);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('a cloze that is added is asked after its siblings and before the next note', async () => {
	const db = await libraryWith(newNote('cloze', text(1, 2).fields));
	await edit(db, text(1, 2, 3, 12));
	await edit(db, text(1, 2, 3, 4, 12));
	expect(await asked(db)).toEqual('c1 c2 c3 c12 c4'.split(' '));
	const order = (await notesOf(db, DECK_ID)).map(({ note }) => note.id);
	expect(order).toEqual(['n0', 'many', 'n1']);
	const cards = (await db.cards.toArray()).sort((a, b) => a.position - b.position);
	expect(cards.at(-1)!.noteId).toBe('n1');
	expect(new Set(cards.map(({ position }) => position)).size).toBe(cards.length);
	expect((await db.schedules.get('many:c4'))!.lane).toBe('new');
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('a cloze that is gone is asked nowhere, keeps its log, and comes back as it was', async () => {
	const db = await libraryWith(newNote('cloze', text(1, 2).fields));
	await answer(db, 'many:c2', 4, moment());
	const schedule = (await db.schedules.get('many:c2'))!;
	await edit(db, text(1));
	expect(await asked(db)).toEqual(['c1']);
	expect(await db.schedules.get('many:c2')).toEqual({ ...schedule, lane: 'out' });
	expect(await readCard(db, 'many:c2')).toBe(undefined);
	expect((await deckSummaries(db, DAY + 99))[0]).toMatchObject({ cards: 3, due: 0 });
	expect((await sourceCards(db, `source-${DECK_ID}`)).map((row) => row.stability)).toEqual([null]);
	expect((await readHeld(db)).month).toBe(0);
	expect((await gatherDay(db, moment(DAY + 99))).reviews).toEqual([]);
	expect(await cardLog(db, 'many:c2')).toHaveLength(1);
	expect(await checkInvariants(db, model)).toEqual([]);
	await edit(db, text(1, 2), 14);
	expect(await db.schedules.get('many:c2')).toEqual(schedule);
	expect(await asked(db)).toEqual(['c1', 'c2']);
	expect(await readCard(db, 'many:c2')).toMatchObject({ card: { key: 'c2' } });
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('another kind asks other cards, and the former ones come back with theirs', async () => {
	const fields = { front: 'A', back: 'B', text: '{{c1::B}}' };
	const db = await libraryWith(newNote('reversed', fields));
	await answer(db, 'many:backward', 4, moment());
	await edit(db, { kind: 'basic' });
	expect(await asked(db)).toEqual(['forward']);
	await edit(db, { kind: 'cloze' });
	expect(await asked(db)).toEqual(['c1']);
	await edit(db, { kind: 'reversed' });
	expect(await asked(db)).toEqual(['forward', 'backward']);
	expect((await db.schedules.get('many:backward'))!.reps).toBe(1);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('a kind of a later version keeps its cards when it is edited', async () => {
	const db = await libraryWith(newNote('cloze', text(1, 2).fields));
	await db.notes.update('many', { kind: 'later' as never });
	await edit(db, { fields: { other: 'x' } });
	expect(await asked(db)).toEqual(['c1', 'c2']);
	expect(await staleNotes(db)).toEqual([]);
	expect(await settleCards(db)).toEqual([]);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('a card that was left out stays out, and one that was put away stays away', async () => {
	const db = await libraryWith(newNote('list', list('a', 'b', 'c').fields, ['b']));
	await archiveCards(db, ['many:c'], true, moment(DAY, 13), model);
	expect(await settleCards(db)).toEqual([]);
	expect(await asked(db)).toEqual(['a']);
});

test('deleting a note takes all of its cards, and taking it in again brings back those of its keys', async () => {
	const note = newNote('cloze', text(1, 2).fields);
	const db = await libraryWith(note);
	await edit(db, text(1));
	await deleteNotes(db, ['many'], moment(), model);
	expect(await asked(db)).toEqual([]);
	await accept(db, { ...material(0), notes: [note] }, moment(), model);
	expect(await asked(db)).toEqual(['c1', 'c2']);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('two points of a list are not asked on one day', async () => {
	const db = await libraryWith(newNote('list', list('a', 'b').fields));
	const planned = async (day = DAY) => {
		const { learning, reviews, news } = await gatherDay(db, moment(day));
		return [...learning, ...reviews, ...news].map(({ cardId }) => cardId);
	};
	expect(await planned()).toEqual(['n0:forward', 'many:a', 'n1:forward']);
	await answer(db, 'many:a', 4, moment());
	expect(await planned()).toEqual(['n0:forward', 'n1:forward']);
	expect(await planned(DAY + 1)).toContain('many:b');
	expect(await planned(DAY + 1)).not.toContain('many:a');
});

/** What a person sees of the note. */
async function seen(db: AdageDb) {
	const rows = (await notesOf(db)).filter(({ note }) => note.id === 'many');
	return rows.map(({ note, cards }) => [
		note.kind,
		note.fields,
		cards
			.filter(({ card }) => !card.archived)
			.map(({ card, face, schedule }) => [card.key, face, schedule?.lane, schedule?.reps])
	]);
}

const change = fc.oneof(
	fc
		.uniqueArray(fc.integer({ min: 1, max: 4 }))
		.map((n) => ({ kind: 'cloze' as const, ...text(...n) })),
	fc
		.uniqueArray(fc.constantFrom('a', 'b', 'c'))
		.map((points) => ({ kind: 'list' as const, ...list(...points) })),
	fc.record({
		kind: fc.constantFrom('basic' as const, 'reversed' as const, 'type-in' as const),
		fields: fc.constant({ front: 'A', back: 'B' })
	})
);
const step = fc.oneof(
	change,
	fc.constantFrom('undo' as const, 'redo' as const, 'rate' as const, 'delete' as const)
);

test('after any edits nothing is wrong, and undo and redo are exact', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
			const db = await libraryWith(newNote('reversed', { front: 'A', back: 'B' }));
			const states = [await seen(db)];
			let at = 0;
			for (const [k, step] of steps.entries()) {
				const now = moment(DAY, 13 + k / 10);
				if (step === 'undo' || step === 'redo') {
					const next = at + (step === 'undo' ? -1 : 1);
					if (next < 0 || next >= states.length) continue;
					await turnAct(db, step, now, model);
					at = next;
				} else {
					const [first] = await asked(db);
					let done: unknown;
					if (step === 'delete') done = first && (await deleteNotes(db, ['many'], now, model));
					else if (step === 'rate') done = first && (await answer(db, `many:${first}`, 3, now));
					else done = await edit(db, step, 13 + k / 10);
					if (done) states.splice(++at, Infinity, await seen(db));
				}
				expect(await seen(db)).toEqual(states[at]);
				const note = (await db.notes.get('many'))!;
				if (!note.deleted) expect((await asked(db)).sort()).toEqual(cardKeys(note).sort());
				expect(await checkInvariants(db, model)).toEqual([]);
			}
			db.close();
		}),
		{ numRuns: 60 }
	);
});
