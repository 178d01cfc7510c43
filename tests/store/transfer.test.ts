// The rule this file defends: the library leaves and enters as one, a round trip is identity, and taking a
// backup into a library that is in use loses nothing on either side.
import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/lib/core/canonical';
import type { Rating } from '../../src/lib/core/review';
import { deleteNotes, editNote } from '../../src/lib/store/content';
import { type AdageDb } from '../../src/lib/store/db';
import { checkInvariants } from '../../src/lib/store/invariants';
import { readClock } from '../../src/lib/store/ticks';
import { countRows, dumpRows, takeRows, TRANSFER_TABLES } from '../../src/lib/store/transfer';
import { turnAct } from '../../src/lib/store/undo';
import { answer, card, DAY, emptyLibrary, face, model, moment, smallLibrary } from './sample';

async function portionsOf(db: AdageDb) {
	const portions = [];
	// As a file would carry them.
	for await (const portion of dumpRows(db))
		portions.push(JSON.parse(JSON.stringify(portion)) as typeof portion);
	return portions;
}

/** The whole truth as one text. */
async function truth(db: AdageDb): Promise<string> {
	const tables = await Promise.all(
		TRANSFER_TABLES.map(async (table) => [table, await db.table(table).toArray()])
	);
	return canonicalJson(tables);
}

async function livedIn() {
	const library = await smallLibrary(5);
	for (const [i, rating] of ([3, 1, 4, 2] as Rating[]).entries())
		await answer(library.db, card(i), rating, moment(DAY, 9 + i));
	await turnAct(library.db, 'undo', moment(DAY, 14), model);
	await deleteNotes(library.db, ['n4'], moment(DAY, 15), model);
	await answer(library.db, card(2), 3, moment(DAY + 9));
	return library;
}

test('into an empty library: identity, derived tables included', async () => {
	const { db } = await livedIn();
	const other = await emptyLibrary(0.75);
	await takeRows(other.db, await portionsOf(db), model, 0.5);
	expect(await truth(other.db)).toBe(await truth(db));
	expect(await countRows(other.db)).toEqual(await countRows(db));
	expect(await other.db.schedules.toArray()).toEqual(await db.schedules.toArray());
	expect(await checkInvariants(other.db, model)).toEqual([]);
});

test('taking the same backup twice changes nothing', async () => {
	const { db } = await livedIn();
	const portions = await portionsOf(db);
	const before = await truth(db);
	await takeRows(db, portions, model, 0.5);
	expect(await truth(db)).toBe(before);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('both sides keep what they did since', async () => {
	const mine = await livedIn();
	const portions = await portionsOf(mine.db);
	const other = await emptyLibrary(0.75);
	await takeRows(other.db, portions, model, 0.5);
	await answer(mine.db, card(0), 3, moment(DAY + 10));
	await answer(other.db, card(1), 1, moment(DAY + 10, 13));
	const faces = { forward: face('Newer?', 'Yes.') };
	const change = { fields: { Front: 'Newer?', Back: 'Yes.' }, tags: [] };
	await editNote(other.db, 'n0', change, faces, moment(DAY + 10, 14), model);

	await takeRows(mine.db, await portionsOf(other.db), model, 0.1);
	await takeRows(other.db, await portionsOf(mine.db), model, 0.9);
	expect((await mine.db.notes.get('n0'))?.fields.Front).toBe('Newer?');
	for (const { db } of [mine, other]) {
		const days = await db.days
			.where('[day+deckId]')
			.between([DAY + 10, ''], [DAY + 11, ''])
			.toArray();
		expect(days.reduce((sum, day) => sum + day.ratings, 0)).toBe(2);
		expect(await checkInvariants(db, model)).toEqual([]);
	}
	expect(await mine.db.schedules.toArray()).toEqual(await other.db.schedules.toArray());
});

test('a restored library is another device, and its clock is past everything it took', async () => {
	const { db } = await livedIn();
	const other = await emptyLibrary(0.75);
	await takeRows(other.db, await portionsOf(db), model, 0.5);
	const [mine, theirs] = [await readClock(db), await readClock(other.db)];
	expect(theirs.deviceId).not.toBe(mine.deviceId);
	// The wall clock of the other device is behind: what it does next still counts as newer.
	const { lastId } = (await other.db.schedules.get(card(2)))!;
	await answer(other.db, card(2), 3, moment(DAY));
	expect((await other.db.schedules.get(card(2)))!.lastId > lastId).toBe(true);
});

test('rows of tables that we do not know are left out, the rest is taken', async () => {
	const { db } = await livedIn();
	const other = await emptyLibrary(0.75);
	const portions = [{ table: 'future', rows: [{ id: 1 }] }, ...(await portionsOf(db))];
	await takeRows(other.db, portions, model, 0.5);
	expect(await truth(other.db)).toBe(await truth(db));
});

test('what was written under a clock that went far ahead can be restored', async () => {
	const { db } = await smallLibrary();
	await answer(db, card(0), 3, { ...moment(), atMs: Date.UTC(2300, 0) });
	await deleteNotes(db, ['n1'], moment(), model);
	const { db: other } = await emptyLibrary(0.5);
	await takeRows(other, await portionsOf(db), model, 0.75);
	expect((await other.notes.get('n1'))?.deleted).toBe(true);
	expect(await checkInvariants(other, model)).toEqual([]);
});
