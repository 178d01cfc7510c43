// The rule this file defends: Today offers a way back when much waits, keeps to what was chosen, and does not
// offer it again to somebody who declined.
import { expect, test } from 'vitest';
import { readWayBack } from '../../src/lib/app/comeback';
import { openDay } from '../../src/lib/store/days';
import type { AdageDb } from '../../src/lib/store/db';
import { setPlan } from '../../src/lib/store/plans';
import { writeSetting } from '../../src/lib/store/settings';
import { answer, card, DAY, DECK_ID, model, moment, smallLibrary } from '../store/sample';

const CARDS = 36;
const BACK = DAY + 60;

async function returned() {
	const { db } = await smallLibrary(CARDS, {
		burySiblings: { new: false, review: false, learning: false }
	});
	for (let note = 0; note < CARDS; note++)
		await answer(db, card(note), 4, moment(DAY + (note % 4)));
	await openDay(db, moment(BACK));
	return db;
}
const read = (db: AdageDb, day = BACK) =>
	readWayBack({
		db,
		now: () => moment(day),
		momentOf: () => moment(day),
		model: async () => model,
		reread: async () => {}
	});

test('more than three normal days wait: paces are offered', async () => {
	const db = await returned();
	expect(await read(db)).toEqual({
		kind: 'offer',
		day: BACK,
		waiting: CARDS,
		paces: [8, 10, 15, 20, 30]
	});
	// On the days before the break there was nothing to offer.
	expect(await read(db, DAY + 4)).toBe(undefined);
});

test('a deck whose parent was deleted lets through as much as any other', async () => {
	const db = await returned();
	await db.decks.update(DECK_ID, { parentId: 'deleted' });
	expect(await read(db)).toMatchObject({ kind: 'offer', paces: [8, 10, 15, 20, 30] });
});

test('a plan in force says how far the day is, and once that it is over', async () => {
	const db = await returned();
	await setPlan(db, { kind: 'comeback', fromDay: BACK, reviewsADay: 30 }, moment(BACK));
	for (let note = 0; note < 10; note++) await answer(db, card(note), 4, moment(BACK));
	expect(await read(db)).toMatchObject({ kind: 'plan', pace: 30, done: 10, waiting: 26 });
	await openDay(db, moment(BACK + 1));
	expect(await read(db, BACK + 1)).toEqual({ kind: 'through', day: BACK + 1 });
	await openDay(db, moment(BACK + 2));
	expect(await read(db, BACK + 2)).toBe(undefined);
});

test('who declined is not asked again; who stopped a plan is not told that it is over', async () => {
	const db = await returned();
	const declined = { day: BACK, waiting: CARDS };
	await setPlan(db, { kind: 'comeback', fromDay: BACK - 2, reviewsADay: 10 }, moment(BACK));
	await writeSetting(db, 'comeback-declined', declined, moment(BACK).atMs);
	await setPlan(
		db,
		{ kind: 'comeback', fromDay: BACK - 2, reviewsADay: 10, untilDay: BACK - 1 },
		moment(BACK)
	);
	expect(await read(db)).toBe(undefined);
	expect(await read(db, BACK + 5)).toBe(undefined);
	expect(await read(db, BACK + 40)).toMatchObject({ kind: 'offer' });
});

test('on days away nothing is offered; on the return it is', async () => {
	const db = await returned();
	const vacation = { kind: 'vacation', fromDay: BACK - 9, untilDay: BACK + 2 } as const;
	await setPlan(db, vacation, moment(BACK - 10));
	expect(await read(db)).toEqual({ kind: 'away', day: BACK, untilDay: BACK + 2 });
	expect(await read(db, BACK + 3)).toMatchObject({ kind: 'offer' });
});
