// The rule this file defends: derived tables can be dropped at any time; they are built again as they were.
import { expect, test } from 'vitest';
import { createModel, defaultWeights } from '../../src/lib/core/fsrs';
import { foldHash, foldMemory } from '../../src/lib/core/schedule';
import type { AdageDb } from '../../src/lib/store/db';
import { deriveAll, inPortions, rebuildDerived, refoldStale } from '../../src/lib/store/derived';
import { checkInvariants } from '../../src/lib/store/invariants';
import { suspendCards } from '../../src/lib/store/marks';
import { cardLog } from '../../src/lib/store/schedules';
import { turnAct } from '../../src/lib/store/undo';
import { answer, card, DAY, model, moment, smallLibrary } from './sample';

const other = createModel(defaultWeights.map((w, i) => (i < 4 ? w * 1.5 : w)));
const derived = async (db: AdageDb) => [
	await db.schedules.toArray(),
	(await db.days.toArray()).filter((day) => day.ratings || day.tookMs)
];

async function usedLibrary() {
	const library = await smallLibrary(6);
	const { db } = library;
	for (const [note, rating] of [
		[0, 4],
		[1, 3],
		[2, 1],
		[3, 2],
		[1, 3]
	] as const)
		await answer(db, card(note), rating, moment(DAY, 12 + note / 10));
	await turnAct(db, 'undo', moment(DAY, 14), model);
	for (const note of [0, 1, 2]) await answer(db, card(note), 3, moment(DAY + 8));
	await suspendCards(db, [card(3)], true, moment(DAY + 8), model);
	return library;
}

test('dropped and rebuilt, schedules and totals are equal', async () => {
	const { db } = await usedLibrary();
	const before = await derived(db);
	await db.schedules.clear();
	await db.days.clear();
	await rebuildDerived(db, model);
	expect(await derived(db)).toEqual(before);
	await rebuildDerived(db, model);
	expect(await derived(db)).toEqual(before);
});

test('rebuilding mends rows that are wrong and removes rows that nothing made', async () => {
	const { db } = await usedLibrary();
	const before = await derived(db);
	const [schedule] = await db.schedules.toArray();
	await db.schedules.put({ ...schedule!, reps: 99 });
	await db.schedules.put({ ...schedule!, cardId: 'ghost:forward' });
	await db.days.put({ ...(await db.days.toArray())[0]!, day: 1 });
	await rebuildDerived(db, model);
	expect(await derived(db)).toEqual(before);
});

test('deriving reads only', async () => {
	const { db } = await usedLibrary();
	const before = await derived(db);
	await db.transaction('r', ['cards', 'reviews'], () => deriveAll(db, model));
	expect(await derived(db)).toEqual(before);
});

test('rows folded with other parameters or by another version are found and folded again', async () => {
	const { db } = await usedLibrary();
	expect(await refoldStale(db, model)).toBe(0);
	const before = await derived(db);
	expect(await refoldStale(db, other)).toBe(6);
	expect(await refoldStale(db, other)).toBe(0);
	const schedule = (await db.schedules.get(card(0)))!;
	expect(schedule.fold).toBe(foldHash(other));
	const fold = foldMemory(await cardLog(db, card(0)), other);
	expect(schedule).toMatchObject({ memory: fold.memory, placement: fold.placement });
	expect(await checkInvariants(db, other)).toEqual([]);
	expect(await refoldStale(db, model)).toBe(6);
	expect(await derived(db)).toEqual(before);
});

test('a single stale row is found, on either side of the current hash', async () => {
	const { db } = await usedLibrary();
	for (const fold of ['', '0.zzz', foldHash(model) + '0', '9.x', '\uffff']) {
		const schedule = (await db.schedules.get(card(2)))!;
		await db.schedules.put({ ...schedule, fold });
		expect(await refoldStale(db, model)).toBe(1);
		expect((await db.schedules.get(card(2)))!.fold).toBe(foldHash(model));
	}
});

test('in portions every row comes once and in order, whatever their size and key', async () => {
	const { db } = await usedLibrary();
	for (const portion of [1, 2, 3, 1000]) {
		const batches: unknown[] = [];
		await inPortions(db.reviews, (row) => void batches.push(row), portion);
		expect(batches).toEqual(await db.reviews.toArray());
		const cards: unknown[] = [];
		await inPortions(db.cards, (row) => void cards.push(row), portion);
		expect(cards).toEqual(await db.cards.toArray());
	}
});
