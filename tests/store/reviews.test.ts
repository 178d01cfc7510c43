// The rule this file defends: exactly what was previewed is committed, once, in one transaction, or nothing
// is; the log only grows, and taking in the same entries again changes nothing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unionLog, type Review } from '../../src/lib/core/review';
import { checkInvariants } from '../../src/lib/store/invariants';
import { rebuildDerived } from '../../src/lib/store/derived';
import { editNote } from '../../src/lib/store/content';
import { practise } from '../../src/lib/store/practice';
import { readBeacon } from '../../src/lib/store/beacon';
import { addToLog, rate } from '../../src/lib/store/reviews';
import { cardLog } from '../../src/lib/store/schedules';
import { turnAct } from '../../src/lib/store/undo';
import type { AdageDb } from '../../src/lib/store/db';
import { suspendCards } from '../../src/lib/store/marks';
import {
	answer,
	card,
	DAY,
	DECK_ID,
	everything,
	face,
	model,
	moment,
	show,
	smallLibrary
} from './sample';

const fact = { cardId: card(0), atMs: 0, tzOffsetMin: 0, day: DAY };
/** As an import of another app names its entries, by time. */
const practice = (name: string, tookMs = 1): Review => {
	return { ...fact, id: `000000001-${name}`, kind: 'practice', rating: 3, tookMs };
};
const add = (db: AdageDb, ...batches: Review[][]) =>
	db.transaction('rw', ['reviews', 'meta'], () => addToLog(db, batches));

test('a rating commits what its button showed: entry, schedule, total, outbox and beacon', async () => {
	const { db } = await smallLibrary();
	const shown = await show(db, card(0), moment());
	const result = await rate(db, { ...shown, rating: 3, tookMs: 1234.6 });
	expect(result).toMatchObject({ kind: 'rated', clearedDay: false });
	const [entry] = await cardLog(db, card(0));
	expect(entry).toMatchObject({
		kind: 'review',
		rating: 3,
		phase: 'new',
		tookMs: 1235,
		aim: 0.9,
		seen: shown.preview.seen,
		to: shown.preview.outcomes[3].to,
		day: DAY,
		atMs: moment().atMs
	});
	expect(entry).not.toHaveProperty('predicted');
	const schedule = (await db.schedules.get(card(0)))!;
	expect(schedule).toMatchObject({
		memory: shown.preview.outcomes[3].memory,
		placement: shown.preview.outcomes[3].to,
		lane: 'learning',
		lastId: entry!.id
	});
	expect(result).toMatchObject({ schedule });
	expect(await db.days.get([DAY, DECK_ID])).toMatchObject({ ratings: 1, new: 1, tookMs: 1235 });
	expect(await db.outbox.toArray()).toMatchObject([{ cardId: card(0), id: entry!.id }]);
	expect(await readBeacon(db)).toMatchObject({ count: 1 });
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('a double tap with one preview writes once', async () => {
	const { db } = await smallLibrary();
	const shown = await show(db, card(0), moment());
	const results = await Promise.all([
		rate(db, { ...shown, rating: 3 }),
		rate(db, { ...shown, rating: 1 })
	]);
	expect(results.map((result) => result.kind)).toEqual(['rated', 'stale']);
	expect(await cardLog(db, card(0))).toHaveLength(1);
	expect((await db.days.get([DAY, DECK_ID]))!.ratings).toBe(1);
});

test('a stale preview is refused and nothing is written', async () => {
	const { db } = await smallLibrary();
	const shown = await show(db, card(0), moment());
	await answer(db, card(0), 3, moment());
	const before = await everything(db);
	expect(await rate(db, { ...shown, rating: 3 })).toMatchObject({ kind: 'stale' });
	expect(await everything(db)).toEqual(before);
	// After an undo the memory is the same again, but the card has been touched since it was shown.
	await turnAct(db, 'undo', moment(), model);
	const undone = await everything(db);
	expect(await rate(db, { ...shown, rating: 3 })).toMatchObject({ kind: 'stale' });
	expect(await everything(db)).toEqual(undone);
});

test('an answer to words that are others by now is refused, and one to words that are the same is not', async () => {
	const { db } = await smallLibrary();
	const shown = await show(db, card(0), moment());
	const seen = (await db.faces.get(card(0)))!;
	const fields = { Front: 'Question 0?', Back: 'Another answer.' };
	const other = { forward: face('Question 0?', 'Another answer.') };
	await editNote(db, 'n0', { fields, tags: [] }, other, moment(), model);
	const before = await everything(db);
	const practice = { cardId: card(0), rating: 3, tookMs: 9, now: moment(), model } as const;
	expect(await rate(db, { ...shown, face: seen, rating: 3 })).toEqual({ kind: 'reworded' });
	expect(await practise(db, { ...practice, face: seen })).toBe('reworded');
	expect(await everything(db)).toEqual(before);
	const now = (await db.faces.get(card(0)))!;
	// What was written elsewhere in the note does not show on this card.
	await editNote(db, 'n0', { fields: { ...fields, Note: 'x' }, tags: [] }, other, moment(), model);
	expect(await practise(db, { ...practice, face: now })).toMatchObject({ kind: 'rate' });
	const again = await show(db, card(0), moment());
	expect(await rate(db, { ...again, face: now, rating: 3 })).toMatchObject({ kind: 'rated' });
});

test('a card that was suspended or never was is refused', async () => {
	const { db } = await smallLibrary();
	const shown = await show(db, card(0), moment());
	await suspendCards(db, [card(0)], true, moment(), model);
	const before = await everything(db);
	expect((await rate(db, { ...shown, rating: 3 })).kind).toBe('stale');
	const unknown = await rate(db, { ...shown, cardId: 'x:forward', rating: 3 });
	expect(unknown).toEqual({ kind: 'stale', schedule: undefined });
	expect(await everything(db)).toEqual(before);
});

test('the rating that leaves nothing due clears the day, and undoing it takes that back', async () => {
	const { db } = await smallLibrary(2);
	const easy = await answer(db, card(0), 4, moment());
	// Only new cards are left, which are never required.
	expect(easy).toMatchObject({ clearedDay: true });
	const cleared = async () => (await db.dayFacts.toArray()).map((fact) => fact.cleared);
	expect(await cleared()).toEqual([true]);
	expect(await answer(db, card(1), 3, moment())).toMatchObject({ clearedDay: false });
	await turnAct(db, 'undo', moment(), model);
	expect(await cleared()).toEqual([true]);
	await turnAct(db, 'undo', moment(), model);
	expect(await cleared()).toEqual([false]);
	await turnAct(db, 'redo', moment(), model);
	expect(await cleared()).toEqual([true]);
});

test('a card still in learning today keeps the day open; without a day fact nothing is cleared', async () => {
	const { db } = await smallLibrary(1);
	expect(await answer(db, card(0), 3, moment())).toMatchObject({ clearedDay: false });
	expect(await answer(db, card(0), 3, moment(DAY, 13))).toMatchObject({ clearedDay: true });
	await db.dayFacts.clear();
	const later = moment(DAY + 30);
	expect(await answer(db, card(0), 3, later)).toMatchObject({ clearedDay: false });
	expect(await db.dayFacts.count()).toBe(0);
});

test('a wall clock that goes back never writes an id that was there before', async () => {
	const { db } = await smallLibrary(4);
	for (const [note, hour] of [12, 5, 11, 5].entries())
		await answer(db, card(note), 3, moment(DAY, hour));
	const ids = (await db.reviews.toArray()).map((batch) => batch.id).sort();
	expect(new Set(ids).size).toBe(4);
	const logs = await Promise.all([0, 1, 2, 3].map((note) => cardLog(db, card(note))));
	expect(logs.map((log) => log[0]!.id)).toEqual(ids);
});

test('taking in a log is a union: known entries are left alone, and twice is as once', async () => {
	const { db } = await smallLibrary();
	await answer(db, card(0), 3, moment());
	const own = await cardLog(db, card(0));
	const batch = [practice('2'), practice('1'), ...structuredClone(own)];
	expect(await add(db, batch, [])).toEqual([card(0)]);
	expect(await cardLog(db, card(0))).toEqual(unionLog(own, batch));
	const before = await everything(db);
	expect(await add(db, batch)).toEqual([]);
	expect(await add(db, [own[0]!], [practice('1')])).toEqual([]);
	const turned = Object.fromEntries(Object.entries(own[0]!).reverse()) as unknown as Review;
	expect(await add(db, [turned])).toEqual([]);
	expect(await everything(db)).toEqual(before);
	await rebuildDerived(db, model);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('of two contents under one id the union decides, in any order and however often', async () => {
	const content = fc.tuple(fc.constantFrom('1', '2', '3'), fc.integer({ min: 1, max: 9 }));
	const batches = fc.array(fc.array(content, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
	await fc.assert(
		fc.asyncProperty(batches, async (made) => {
			const logs = made.map((batch) => batch.map(([id, tookMs]) => practice(id, tookMs)));
			const { db } = await smallLibrary(1);
			for (const log of logs) await add(db, log);
			const rows = await everything(db);
			for (const log of [...logs].reverse()) expect(await add(db, log)).toEqual([]);
			expect(await everything(db)).toEqual(rows);
			expect(await cardLog(db, card(0))).toEqual(unionLog(...logs));
			await rebuildDerived(db, model);
			expect(await checkInvariants(db, model)).toEqual([]);
			db.close();
		}),
		{ numRuns: 25 }
	);
});

test('undoing what another device undid already takes nothing away twice', async () => {
	const { db } = await smallLibrary();
	await answer(db, card(0), 3, moment());
	const [entry] = await cardLog(db, card(0));
	const elsewhere: Review = {
		...fact,
		id: entry!.id.replace(/\w+$/, 'zzzzzzzz'),
		kind: 'void',
		target: entry!.id,
		on: true
	};
	await add(db, [elsewhere]);
	await rebuildDerived(db, model);
	await turnAct(db, 'undo', moment(DAY, 13), model);
	expect(await checkInvariants(db, model)).toEqual([]);
	await turnAct(db, 'redo', moment(DAY, 14), model);
	expect(await checkInvariants(db, model)).toEqual([]);
	expect((await db.days.get([DAY, DECK_ID]))!.ratings).toBe(1);
});

test('whoever asked is told what the log comes to, after every write to it and after none that failed', async () => {
	const { db } = await smallLibrary(3);
	const told: unknown[] = [];
	db.logged = (beacon) => told.push(beacon);
	await answer(db, card(0), 3, moment(DAY, 9));
	expect(told).toEqual([await readBeacon(db)]);
	await turnAct(db, 'undo', moment(DAY, 9), model);
	expect(told).toHaveLength(2);
	expect(told[1]).toEqual(await readBeacon(db));
	const stale = await show(db, card(1), moment(DAY, 10));
	await answer(db, card(1), 3, moment(DAY, 10));
	expect((await rate(db, { ...stale, rating: 3 })).kind).toBe('stale');
	expect(told).toHaveLength(3);
	await db
		.transaction('rw', ['reviews', 'meta'], async () => {
			const entry = { ...(await db.reviews.toArray())[0]!.entries[0]!, id: 'zzz', cardId: card(2) };
			await addToLog(db, [[entry]]);
			throw new Error('It is not to be.');
		})
		.catch(() => {});
	expect(told).toHaveLength(3);
});
