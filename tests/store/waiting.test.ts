// The rule this file defends: a plan for the way back ends by itself on the first day that can take all that
// waits, once, whatever was merged or restored meanwhile.
import { expect, test } from 'vitest';
import { planInForce } from '../../src/lib/core/plans';
import { openDay, readPlans } from '../../src/lib/store/days';
import { studiedDecks } from '../../src/lib/store/studied-decks';
import { setPlan } from '../../src/lib/store/plans';
import { mintDevice } from '../../src/lib/store/ticks';
import { countWaiting } from '../../src/lib/store/waiting';
import { answer, card, DAY, moment, smallLibrary } from './sample';

/** Six cards in review, all due forty days later. */
async function dueLibrary() {
	const library = await smallLibrary(6);
	for (let note = 0; note < 6; note++) await answer(library.db, card(note), 4, moment());
	return library;
}
const BACK = DAY + 40;
const take = (db: Awaited<ReturnType<typeof dueLibrary>>['db'], reviewsADay: number) =>
	setPlan(db, { kind: 'comeback', fromDay: BACK, reviewsADay }, moment(BACK));

test('what waits is what is due, before limits; what was asked counts reviews and new cards', async () => {
	const { db } = await dueLibrary();
	const counts = async (day: number) => countWaiting(db, await studiedDecks(db), day);
	expect(await counts(BACK)).toEqual({ waiting: 6, asked: 0 });
	expect(await countWaiting(db, [], BACK)).toEqual({ waiting: 0, asked: 0 });
	expect(await counts(DAY)).toEqual({ waiting: 0, asked: 6 });
	await answer(db, card(0), 3, moment(BACK));
	await answer(db, card(1), 1, moment(BACK));
	await answer(db, card(1), 3, moment(BACK, 13));
	expect(await counts(BACK)).toEqual({ waiting: 4, asked: 2 });
});

test('a plan goes on while more waits than a day takes, and ends with the day before', async () => {
	const { db } = await dueLibrary();
	await openDay(db, moment(BACK));
	await take(db, 2);
	await openDay(db, moment(BACK + 1));
	expect(planInForce(await readPlans(db), 'comeback', BACK + 1)?.untilDay).toBe(undefined);
	for (const note of [0, 1, 2, 3]) await answer(db, card(note), 4, moment(BACK + 1));
	// Two are left, which the next day can take.
	await openDay(db, moment(BACK + 2));
	const [plan] = await readPlans(db);
	expect(plan).toMatchObject({ reviewsADay: 2, untilDay: BACK + 1 });
	expect(planInForce([plan!], 'comeback', BACK + 1)).toBe(plan);
	expect(planInForce([plan!], 'comeback', BACK + 2)).toBe(undefined);
});

test('a library that opens its day again under another id does not end the plan half through it', async () => {
	const { db } = await dueLibrary();
	await openDay(db, moment(BACK));
	await take(db, 4);
	for (const note of [0, 1, 2]) await answer(db, card(note), 4, moment(BACK));
	await db.transaction('rw', ['meta'], () => mintDevice(db, 0.9));
	await openDay(db, moment(BACK, 20));
	expect(planInForce(await readPlans(db), 'comeback', BACK)?.reviewsADay).toBe(4);
});

test('a plan that came in from a device whose clock is ahead, or was taken back, ends nothing', async () => {
	const { db } = await dueLibrary();
	await setPlan(db, { kind: 'comeback', fromDay: BACK + 90, reviewsADay: 50 }, moment(BACK));
	const before = await readPlans(db);
	await openDay(db, moment(BACK));
	expect(await readPlans(db)).toEqual(before);
});
