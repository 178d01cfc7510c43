// The rule this file defends: the advice of a day is stored when it is first shown and stays; libraries that meet
// show the same; and it is the same whether somebody looks before studying or after.
import { expect, test } from 'vitest';
import type { Rating } from '../../src/lib/core/review';
import { adviceOn, keepAdvice, notesOfEntry } from '../../src/lib/store/advice';
import { accept, deleteNotes } from '../../src/lib/store/content';
import { openDay } from '../../src/lib/store/days';
import type { AdageDb } from '../../src/lib/store/db';
import { suspendCards } from '../../src/lib/store/marks';
import { gatherDay } from '../../src/lib/store/owed';
import { setReflectionDeleted, writeReflection } from '../../src/lib/store/reflections';
import { dumpRows, takeRows } from '../../src/lib/store/transfer';
import { turnAct } from '../../src/lib/store/undo';
import { answer, card, DAY, emptyLibrary, material, model, moment, setOptions } from './sample';

const loadModel = () => Promise.resolve(model);
const keep = (db: AdageDb, now = moment()) => keepAdvice(db, now, loadModel);

/** Notes two by two of one entry; of the last there is one alone. */
async function library(notes = 7, options = {}, random = 0.25) {
	const { db } = await emptyLibrary(random);
	await setOptions(db, { newADay: 2, ...options });
	const given = material(notes);
	given.notes.forEach(({ note }, i) => (note.entryId = `q${i >> 1}`));
	await accept(db, given, moment(), model);
	await openDay(db, moment());
	return db;
}

async function dump(db: AdageDb) {
	const portions: { table: string; rows: unknown[] }[] = [];
	for await (const portion of dumpRows(db)) portions.push(structuredClone(portion));
	return portions;
}

const entryIn = async (db: AdageDb, noteId: string) =>
	`source-tea ${(await db.notes.get(noteId))!.entryId}`;

test('it is none of the plan, and stays all day and after a restart', async () => {
	const db = await library();
	const { news } = await gatherDay(db, moment());
	const planned = await Promise.all(news.map(({ noteId }) => entryIn(db, noteId)));
	const chosen = (await keep(db))!;
	expect(chosen).toMatch(/^source-tea q[123]$/);
	expect(planned).not.toContain(chosen);
	// Its cards come into the plan, and it is read once more.
	await setOptions(db, { newADay: 20 });
	expect(await keep(db, moment(DAY, 20))).toBe(chosen);
	expect(await adviceOn(db, DAY)).toBe(chosen);
	expect(await db.dayFacts.toArray()).toMatchObject([{ day: DAY, advice: chosen, owed: 0 }]);
	// Opening the day again keeps it as well.
	await openDay(db, { ...moment(DAY, 22), tzOffsetMin: 60 });
	expect(await adviceOn(db, DAY)).toBe(chosen);
});

test('looking after studying comes to the same as looking before', async () => {
	for (const day of [DAY, DAY + 1, DAY + 4, DAY + 30]) {
		const [early, late] = [await library(12), await library(12)];
		for (const db of [early, late])
			for (let past = DAY; past < day; past++) {
				await openDay(db, moment(past));
				await studyAll(db, past);
				await keep(db, moment(past, 22));
			}
		for (const db of [early, late]) await openDay(db, moment(day));
		const before = await keep(early, moment(day));
		await studyAll(late, day);
		expect(await keep(late, moment(day, 22))).toBe(before);
		expect(before).toBeDefined();
	}
});

async function studyAll(db: AdageDb, day: number) {
	for (let i = 0; i < 20; i++) {
		const { learning, reviews, news } = await gatherDay(db, moment(day, 8));
		const next = [...learning, ...reviews, ...news][0];
		if (!next) return;
		const rating = ((i % 3) + 2) as Rating;
		await answer(db, next.cardId, rating, { ...moment(day, 9), atMs: moment(day, 9).atMs + i });
	}
}

test('a later log changes nothing for an earlier day', async () => {
	const db = await library(8, { newADay: 3 });
	for (const [note, back] of [
		[0, 0],
		[2, 0],
		[4, 0]
	] as const)
		await answer(db, card(note), 4, moment(DAY - 40 + back));
	const day = DAY - 20;
	await openDay(db, moment(day));
	const other = await library(8, { newADay: 3 }, 0.6);
	await takeRows(other, await dump(db), model, 0.7);
	await openDay(other, moment(day));
	await answer(other, card(6), 3, moment(day + 1));
	await answer(other, card(0), 1, moment(day + 2));
	expect(await keep(other, moment(day))).toBe(await keep(db, moment(day)));
});

test('suspended and deleted entries are none, and where none is left nothing is stored', async () => {
	const db = await library(4);
	// One entry is in the plan, the other out of study.
	await suspendCards(db, [card(2), card(3)], true, moment(), model);
	expect(await keep(db)).toBe(undefined);
	expect((await db.dayFacts.toArray())[0]).not.toHaveProperty('advice');
	await turnAct(db, 'undo', moment(), model);
	await deleteNotes(db, ['n2'], moment(), model);
	expect(await keep(db)).toBe('source-tea q1');
	expect((await notesOfEntry(db, 'source-tea q1')).map(({ note }) => note.id)).toEqual(['n3']);
	const { db: none } = await emptyLibrary();
	await openDay(none, moment());
	expect(await keep(none)).toBe(undefined);
	expect(await none.dayFacts.count()).toBe(0);
	// The first deck comes in the middle of the day.
	await setOptions(none, { newADay: 2 });
	await accept(none, material(3), moment(), model);
	expect(await keep(none)).toBe('n2');
	expect(await none.dayFacts.toArray()).toMatchObject([{ advice: 'n2' }]);
});

test('what was noted as “not for me” is not shown again while another is left; noting it changes no day', async () => {
	const db = await library(7);
	const seen: string[] = [];
	for (let day = DAY; day < DAY + 6; day++) {
		await openDay(db, moment(day));
		const adviceId = (await keep(db, moment(day)))!;
		seen.push(adviceId);
		const acted = day === DAY ? ('not-for-me' as const) : ('yes' as const);
		await writeReflection(db, { adviceId, day, question: '', acted, line: '' }, moment(day, 10));
		expect(await keep(db, moment(day, 11))).toBe(adviceId);
	}
	// Two others are left, and take turns.
	expect(seen.slice(1)).not.toContain(seen[0]);
	expect(new Set(seen).size).toBe(3);
	await setReflectionDeleted(db, `${DAY} ${seen[0]}`, true, moment(DAY + 6));
	await openDay(db, moment(DAY + 6));
	expect(await keep(db, moment(DAY + 6))).toBe(seen[0]);
});

test('two devices with the same library choose the same; those that did not come to one', async () => {
	const a = await library(12);
	const b = await library(1, {}, 0.6);
	await takeRows(b, await dump(a), model, 0.7);
	await openDay(b, moment(DAY, 13));
	const chosen = await keep(a);
	expect(await keep(b, moment(DAY, 13))).toBe(chosen);
	// The second was elsewhere when it chose: the first to be opened has it, on both.
	const factOf = async (db: AdageDb, hour: number) =>
		(await db.dayFacts.filter(({ openedMs }) => openedMs === moment(DAY, hour).atMs).first())!;
	await b.dayFacts.put({ ...(await factOf(b, 13)), advice: 'source-tea q5' });
	const [ofA, ofB] = [await dump(a), await dump(b)];
	await takeRows(a, ofB, model, 0.8);
	await takeRows(b, ofA, model, 0.9);
	expect(await adviceOn(a, DAY)).toBe(chosen);
	expect(await adviceOn(b, DAY)).toBe(chosen);
	expect(await a.dayFacts.toArray()).toEqual(await b.dayFacts.toArray());
});

test('a backup carries it, and one from before there was any is taken as ever', async () => {
	const db = await library(8);
	const chosen = await keep(db);
	const { db: other } = await emptyLibrary(0.9);
	await takeRows(other, JSON.parse(JSON.stringify(await dump(db))), model, 0.5);
	await openDay(other, moment(DAY, 15));
	expect(await keep(other, moment(DAY, 15))).toBe(chosen);
	const old = (await dump(db)).map(({ table, rows }) => ({
		table,
		rows: rows.map((row) => ({ ...(row as object), advice: undefined }))
	}));
	const { db: older } = await emptyLibrary(0.4);
	await takeRows(older, JSON.parse(JSON.stringify(old)), model, 0.5);
	expect(await adviceOn(older, DAY)).toBe(undefined);
	// What was taken in gives way to nothing that is known.
	await takeRows(db, JSON.parse(JSON.stringify(old)), model, 0.5);
	expect(await adviceOn(db, DAY)).toBe(chosen);
});
