// The rule this file defends: an answer that an edition changed is shown once, whatever device shows it; its card
// keeps its log and is asked on another day, and nothing of it costs a streak.
import { expect, test } from 'vitest';
import type { Note } from '../../src/lib/core/model';
import { accept, editNote, type NewMaterial } from '../../src/lib/store/content';
import { openDay } from '../../src/lib/store/days';
import type { AdageDb } from '../../src/lib/store/db';
import { takeEdition } from '../../src/lib/store/editions';
import type { DrawnFaces } from '../../src/lib/store/faces';
import { checkInvariants } from '../../src/lib/store/invariants';
import { gatherDay } from '../../src/lib/store/owed';
import { cardLog } from '../../src/lib/store/schedules';
import { markSeen, type SeenCommand } from '../../src/lib/store/seen';
import { readChange } from '../../src/lib/store/seen-before';
import { gatherSession } from '../../src/lib/store/session-cards';
import { streakDays } from '../../src/lib/store/streak-days';
import { thinEditions } from '../../src/lib/store/thin-editions';
import { dumpRows, takeRows } from '../../src/lib/store/transfer';
import { turnAct } from '../../src/lib/store/undo';
import { answer, DAY, emptyLibrary, face, material, model, moment, setOptions } from './sample';

type Said = Pick<Note, 'kind' | 'fields'>;
const basic = (front: string, back: string): Said => ({ kind: 'basic', fields: { front, back } });

/** An edition of a deck. */
function edition(hash: string, said: Record<string, Said>): NewMaterial {
	const like = material(0, 'deck.tea');
	const notes = Object.entries(said).map(([id, { kind, fields }]) => {
		const [front, back] = [fields.front!, fields.back!];
		const turned: DrawnFaces = kind === 'reversed' ? { backward: face(back, front) } : {};
		const faces: DrawnFaces = { forward: face(front, back), ...turned };
		const note = { id: `tea.${id}`, kind, fields, tags: [], sourceId: 'tea', entryId: 'e' };
		return { note, faces };
	});
	return {
		source: { ...like.source, id: 'tea', kind: 'deck', editionHash: hash },
		edition: { ...like.edition, hash, sourceId: 'tea', notes: notes.map(({ note }) => note) },
		deck: { id: 'deck.tea', name: 'Tea' },
		notes
	};
}

const card = (id: string, key = 'forward') => `tea.${id}:${key}`;
const FIRST = { a: basic('A?', 'Steep it for two minutes.'), b: basic('B?', 'b') };
const SECOND = { ...FIRST, a: basic('A?', 'Steep it for three minutes.') };
const DUE = moment(DAY + 30);

/** Two cards that are known well, one of which has another answer now, on a day on which both are due. */
async function library(first: Record<string, Said> = FIRST, second: Record<string, Said> = SECOND) {
	const { db } = await emptyLibrary();
	await setOptions(db, {});
	await accept(db, edition('1', first), moment(), model);
	await openDay(db, moment());
	for (const { id } of await db.cards.toArray()) await answer(db, id, 4, moment());
	if (second !== first) await takeEdition(db, edition('2', second), moment(DAY, 14), model);
	await openDay(db, DUE);
	return db;
}

const seen = (db: AdageDb, id = card('a'), more: Partial<SeenCommand> = {}) =>
	markSeen(db, { cardId: id, practice: false, now: DUE, model, ...more });
const due = async (db: AdageDb, now = DUE) =>
	(await gatherDay(db, now)).reviews.map(({ cardId }) => cardId).sort();
async function changeOf(db: AdageDb, id = card('a')) {
	const row = (await db.cards.get(id))!;
	return readChange(db, { card: row, note: (await db.notes.get(row.noteId))! });
}

test('what a card answered is told beside what it answers, until it was seen', async () => {
	const db = await library();
	expect(await changeOf(db)).toEqual({
		was: 'Steep it for two minutes.',
		now: 'Steep it for three minutes.'
	});
	expect(await changeOf(db, card('b'))).toBeUndefined();
	await seen(db);
	expect(await changeOf(db)).toBeUndefined();
});

test('where the edition of before is not known, the present answer alone is', async () => {
	const db = await library();
	await db.editions.put({ ...(await db.editions.get('1'))!, notes: undefined });
	expect(await changeOf(db)).toEqual({ now: 'Steep it for three minutes.' });
	await db.editions.delete('1');
	expect(await changeOf(db)).toEqual({ now: 'Steep it for three minutes.' });
});

test('nothing is to be shown of what was taken back, nor of what the person wrote', async () => {
	const db = await library();
	await takeEdition(db, edition('3', FIRST), moment(DAY, 15), model);
	expect(await changeOf(db)).toBeUndefined();

	const other = await library();
	const fields = { front: 'A?', back: 'As long as I like.' };
	const faces = { forward: face('A?', fields.back) };
	await editNote(other, 'tea.a', { fields, tags: [] }, faces, moment(DAY, 15), model);
	expect(await changeOf(other)).toBeUndefined();
});

test('it is seen once: the log and the schedule stay, and the card is asked from the next day on', async () => {
	const db = await library();
	const before = (await db.schedules.get(card('a')))!;
	expect(await due(db)).toEqual([card('a'), card('b')]);
	expect(await seen(db)).toMatchObject({ kind: 'seen', label: 'Saw a changed answer' });
	expect(await cardLog(db, card('a'))).toHaveLength(1);
	expect(await due(db)).toEqual([card('b')]);
	expect(await seen(db)).toBe('stale');

	const next = moment(DUE.day + 1);
	await openDay(db, next);
	expect(await due(db, next)).toEqual([card('a'), card('b')]);
	expect(await db.schedules.get(card('a'))).toEqual(before);
	expect(await changeOf(db)).toBeUndefined();
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('undone it waits to be shown and is asked today, redone it was seen', async () => {
	const db = await library();
	const before = await db.cards.get(card('a'));
	await seen(db);
	// What the card was about to show is kept while that can be taken back.
	await thinEditions(db);
	await turnAct(db, 'undo', DUE, model);
	expect((await db.cards.get(card('a')))!.seen).toEqual(before!.seen);
	expect((await changeOf(db))!.was).toBe('Steep it for two minutes.');
	expect(await due(db)).toEqual([card('a'), card('b')]);
	await turnAct(db, 'redo', DUE, model);
	expect(await changeOf(db)).toBeUndefined();
	expect(await due(db)).toEqual([card('b')]);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('nothing is marked that says something else by now, or is not asked', async () => {
	const db = await library();
	const shown = (await db.faces.get(card('a')))!;
	const third = { ...FIRST, a: basic('A?', 'Steep it for four minutes.') };
	await takeEdition(db, edition('3', third), DUE, model);
	expect(await seen(db, card('a'), { face: shown })).toBe('reworded');
	expect(await seen(db, card('b'))).toBe('stale');
	expect((await changeOf(db))!.was).toBe('Steep it for two minutes.');
});

test('practice moves nothing: the card comes again after the rest of the round', async () => {
	const db = await library();
	const session = { kind: 'chosen', which: 'all', words: 'A?' } as const;
	const now = { ...DUE, atMs: DUE.atMs + 1 };
	const round = async () =>
		(await gatherSession(db, now, { ...session, words: '?' }, DUE)).reviews.map((r) => r.cardId);
	const [first, second] = await round();
	const was = { edition: '1', answer: 'another' };
	await db.cards.update(first!, { seen: was });
	const before = await db.schedules.get(first!);
	await seen(db, first, { practice: true, now });
	expect(await round()).toEqual([second, first]);
	expect(await db.schedules.get(first!)).toEqual(before);
	expect((await db.cards.get(first!))!.buriedDay).toBeNull();
	await turnAct(db, 'undo', now, model);
	expect(await round()).toEqual([first, second]);
});

test('its siblings wait as they do behind an answer, where the deck wants that', async () => {
	const both = (back: string): Said => ({ kind: 'reversed', fields: { front: 'A?', back } });
	const first = { a: both('Green'), b: basic('B?', 'b') };
	const second = { ...first, a: both('White') };
	const db = await library(first, second);
	await seen(db);
	expect(await due(db)).toEqual([card('b')]);
	await turnAct(db, 'undo', DUE, model);
	expect(await due(db)).toHaveLength(2);

	const other = await library(first, second);
	await setOptions(other, { burySiblings: { new: false, review: false, learning: false } });
	await seen(other);
	expect(await due(other)).toEqual([card('a', 'backward'), card('b')]);
});

test('a card that is being learnt is shown too, and waits', async () => {
	const { db } = await emptyLibrary();
	await setOptions(db, {});
	await accept(db, edition('1', FIRST), moment(), model);
	await openDay(db, moment());
	await answer(db, card('a'), 3, moment());
	await takeEdition(db, edition('2', SECOND), moment(DAY, 14), model);
	expect((await gatherDay(db, moment(DAY, 15))).learning).toHaveLength(1);
	await seen(db, card('a'), { now: moment(DAY, 15) });
	expect((await gatherDay(db, moment(DAY, 15))).learning).toEqual([]);
	await openDay(db, moment(DAY + 1));
	expect((await gatherDay(db, moment(DAY + 1))).learning).toHaveLength(1);
	expect(await cardLog(db, card('a'))).toHaveLength(1);
});

test('a day that asked for nothing but looking breaks no streak; one with an answer is cleared', async () => {
	const db = await library({ a: FIRST.a }, { a: SECOND.a });
	expect((await streakDays(db)).get(DUE.day)).toMatchObject({ owed: 1, cleared: false });
	await seen(db);
	expect((await streakDays(db)).get(DUE.day)).toMatchObject({ owed: 0, ratings: 0 });

	const other = await library();
	await answer(other, card('b'), 3, DUE);
	await seen(other);
	expect((await streakDays(other)).get(DUE.day)).toMatchObject({ owed: 2, cleared: true });

	const open = await library();
	await seen(open);
	expect((await streakDays(open)).get(DUE.day)).toMatchObject({ owed: 2, cleared: false });
});

/** A copy of a library on a device of its own. */
async function copyOf(from: AdageDb, random: number) {
	const { db } = await emptyLibrary(random);
	await give(from, db);
	return db;
}

async function give(from: AdageDb, to: AdageDb) {
	const portions = [];
	for await (const portion of dumpRows(from))
		portions.push(JSON.parse(JSON.stringify(portion)) as typeof portion);
	await takeRows(to, portions, model, 0.9);
}

/** Both meet, each taking in the other one: what they come to, which is sound and the same. */
async function met(one: AdageDb, other: AdageDb): Promise<AdageDb> {
	const [a, b] = [await copyOf(one, 0.6), await copyOf(other, 0.7)];
	await give(other, a);
	await give(one, b);
	expect(await a.cards.toArray()).toEqual(await b.cards.toArray());
	for (const merged of [a, b]) expect(await checkInvariants(merged, model)).toEqual([]);
	return a;
}

/** Two devices with the first edition, on which both cards are known and due. */
async function twoDevices() {
	const one = await library(FIRST, FIRST);
	return [one, await copyOf(one, 0.5)] as const;
}
const taken = (db: AdageDb, hash: string, said: Record<string, Said>, now = DUE) =>
	takeEdition(db, edition(hash, said), now, model);
const later = (hours: number) => moment(DUE.day, 12 + hours);

test('seen on one device it is seen on the other, in whatever order they meet', async () => {
	const db = await library();
	const other = await copyOf(db, 0.5);
	expect(await changeOf(other)).toMatchObject({ was: 'Steep it for two minutes.' });
	await seen(db);
	// Meanwhile the other one answered another card.
	await answer(other, card('b'), 3, DUE);
	const merged = await met(db, other);
	expect((await merged.cards.get(card('a')))!.buriedDay).toBe(DUE.day);
	expect(await changeOf(merged)).toBeUndefined();
	expect(await cardLog(merged, card('a'))).toHaveLength(1);
});

test('who has seen an answer is not shown it again because another device took that edition later', async () => {
	const [one, other] = await twoDevices();
	await taken(one, '2', SECOND);
	await seen(one);
	await taken(other, '2', SECOND, later(2));
	expect(await changeOf(other)).toMatchObject({ was: 'Steep it for two minutes.' });
	expect(await changeOf(await met(one, other))).toBeUndefined();
});

test('nor where the other device hears of it first, and takes the edition then', async () => {
	const [one, other] = await twoDevices();
	await taken(one, '2', SECOND);
	await seen(one);
	await give(one, other);
	await taken(other, '2', SECOND, later(2));
	expect(await changeOf(other)).toBeUndefined();
	expect(await changeOf(await met(one, other))).toBeUndefined();
});

test('seen by nobody, it is shown once, however many devices took it', async () => {
	const [one, other] = await twoDevices();
	await taken(one, '2', SECOND);
	await taken(other, '2', SECOND, later(2));
	const merged = await met(one, other);
	expect(await changeOf(merged)).toMatchObject({ was: 'Steep it for two minutes.' });
	await seen(merged, card('a'), { now: later(3) });
	expect(await changeOf(await met(merged, other))).toBeUndefined();
});

test('what one device brought is shown against what was seen on the other', async () => {
	const [one, other] = await twoDevices();
	await taken(one, '2', SECOND);
	await seen(one);
	const four = { ...FIRST, a: basic('A?', 'Steep it for four minutes.') };
	await taken(other, '3', four, later(2));
	const change = { was: 'Steep it for three minutes.', now: 'Steep it for four minutes.' };
	expect(await changeOf(await met(one, other))).toEqual(change);
	// Also where editions in between were dropped.
	await taken(one, '3', SECOND, later(3));
	await one.acts.clear();
	await thinEditions(one);
	expect(await one.editions.get('2')).toBeUndefined();
	await taken(one, '4', four, later(4));
	expect(await changeOf(one)).toEqual(change);
});

test('own words that came after it was seen are no change of an edition', async () => {
	const db = await library();
	await seen(db);
	const fields = { front: 'A?', back: 'As long as I like.' };
	await editNote(
		db,
		'tea.a',
		{ fields, tags: [] },
		{ forward: face('A?', fields.back) },
		DUE,
		model
	);
	expect(await changeOf(db)).toBeUndefined();
	await taken(db, '3', { ...SECOND, a: basic('A?', 'Steep it for four minutes.') }, later(1));
	expect(await changeOf(db)).toBeUndefined();
});
