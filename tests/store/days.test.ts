// The rule this file defends: a day is a fact. What was owed on it and which goal was in force is stored when
// it is opened, for unopened days too, and no day before the first opening is invented.
import { expect, test } from 'vitest';
import { streakOf } from '../../src/lib/core/streak';
import { planInForce, type Plan } from '../../src/lib/core/plans';
import { openDay, settleDay } from '../../src/lib/store/days';
import { streakDays } from '../../src/lib/store/streak-days';
import { setPlan } from '../../src/lib/store/plans';
import { answer, card, DAY, emptyLibrary, material, model, moment, smallLibrary } from './sample';
import { accept } from '../../src/lib/store/content';
import { suspendCards } from '../../src/lib/store/marks';

test('without decks there is no fact; the first opening with one writes today and nothing before', async () => {
	const { db } = await emptyLibrary();
	await openDay(db, moment());
	expect(await db.dayFacts.toArray()).toEqual([]);
	await accept(db, material(1), moment(), model);
	await openDay(db, moment());
	expect(await db.dayFacts.toArray()).toMatchObject([
		{ day: DAY, owed: 0, goal: 10, cleared: false, openedMs: moment().atMs }
	]);
});

test('opening a day again changes nothing, whatever is due by then', async () => {
	const { db } = await smallLibrary();
	const before = await db.dayFacts.toArray();
	await answer(db, card(0), 3, moment());
	await openDay(db, moment(DAY, 20));
	expect(await db.dayFacts.toArray()).toEqual(before);
});

test('what is owed: due reviews after limits, and learning; new cards never', async () => {
	const { db } = await smallLibrary(4, { reviewsADay: 2 });
	for (const note of [0, 1, 2]) await answer(db, card(note), 4, moment());
	const { placement } = (await db.schedules.get(card(0)))!;
	const due = placement && 'dueDay' in placement ? placement.dueDay : NaN;
	await openDay(db, moment(due));
	const owed = async (day: number) => (await db.dayFacts.where({ day }).first())?.owed;
	expect(await owed(DAY)).toBe(0);
	expect(await owed(due)).toBe(2);
	expect(await owed(due - 1)).toBe(0);
});

test('a card left in learning is owed on the next day, opened or not', async () => {
	for (const openedAfter of [1, 3]) {
		const { db } = await smallLibrary(2);
		await answer(db, card(0), 3, moment());
		await openDay(db, moment(DAY + openedAfter));
		const facts = await db.dayFacts.toArray();
		expect(facts.map((fact) => fact.owed)).toEqual([0, 1, 1, 1].slice(0, openedAfter + 1));
	}
});

test('days that nobody opened are filled in with what was due on each of them', async () => {
	const { db } = await smallLibrary(3);
	await answer(db, card(0), 4, moment());
	await answer(db, card(1), 3, moment());
	await answer(db, card(1), 3, moment(DAY, 13));
	await openDay(db, moment(DAY + 12));
	const facts = await db.dayFacts.toArray();
	expect(facts.map((fact) => fact.day)).toEqual(Array.from({ length: 13 }, (_, i) => DAY + i));
	expect(facts.map((fact) => fact.owed)).toEqual([0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
	expect(facts.slice(1).every((fact) => fact.openedMs === moment(DAY + 12).atMs)).toBe(true);
});

test('a clock that was ahead leaves the days until then to be filled in all the same', async () => {
	const { db } = await smallLibrary(1);
	await openDay(db, moment(DAY + 3650));
	await db.dayFacts
		.where('[day+deviceId]')
		.between([DAY + 1], [DAY + 3650])
		.delete();
	await openDay(db, moment(DAY + 3));
	const days = (await db.dayFacts.toArray()).map((fact) => fact.day);
	expect(days).toEqual([DAY, DAY + 1, DAY + 2, DAY + 3, DAY + 3650]);
});

test('nobody is gone for more days than are filled in', async () => {
	const { db } = await smallLibrary(1);
	await openDay(db, moment(DAY + 2000));
	expect(await db.dayFacts.count()).toBe(402);
});

test('suspended cards are not owed', async () => {
	const { db } = await smallLibrary(1);
	await answer(db, card(0), 4, moment());
	await suspendCards(db, [card(0)], true, moment(), model);
	await openDay(db, moment(DAY + 30));
	expect((await db.dayFacts.toArray()).every((fact) => fact.owed === 0)).toBe(true);
});

test('a plan is in force from its day until a newer one begins', async () => {
	const goal = (fromDay: number, ratings: number, deleted?: boolean) =>
		({ kind: 'goal', fromDay, ratings, minutes: null, deleted, clocks: {} }) as Plan;
	const plans = [goal(30, 3), goal(10, 1), goal(20, 2), goal(25, 9, true)];
	const at = (day: number) => planInForce(plans, 'goal', day)?.ratings;
	expect([9, 10, 19, 20, 26, 30, 99].map(at)).toEqual([undefined, 1, 1, 2, 2, 3, 3]);
	expect(planInForce(plans, 'rest', 99)).toBe(undefined);
});

test('the goal of a day is the one in force then, also on days filled in later', async () => {
	const { db } = await smallLibrary(1);
	await setPlan(db, { kind: 'goal', fromDay: DAY + 2, ratings: 3, minutes: null }, moment());
	await openDay(db, moment(DAY + 3));
	const goals = (await db.dayFacts.toArray()).map((fact) => fact.goal);
	expect(goals).toEqual([10, 10, 3, 3]);
});

test('a goal in minutes is a fact like one in answers; of two devices either goal counts', async () => {
	const { db } = await smallLibrary(2);
	await setPlan(db, { kind: 'goal', fromDay: DAY + 1, ratings: null, minutes: 5 }, moment());
	await openDay(db, moment(DAY + 1));
	const fact = (await db.dayFacts.where({ day: DAY + 1 }).first())!;
	expect(fact).toMatchObject({ goal: null, goalMinutes: 5 });
	const day = async () => (await streakDays(db)).get(DAY + 1)!;
	expect(await day()).toMatchObject({ goalMinutes: 5 });
	expect((await day()).goal).toBe(undefined);
	await db.dayFacts.put({ ...fact, deviceId: 'other000', goal: 12, goalMinutes: null });
	expect(await day()).toMatchObject({ goal: 12, goalMinutes: 5 });
});

test('a day lost by flying east bridges; the same gap without travel is missed', async () => {
	for (const [east, kind] of [
		[19 * 60, 'bridged'],
		[0, 'frozen']
	] as const) {
		const { db } = await smallLibrary(2);
		await answer(db, card(0), 4, moment());
		const arrived = { ...moment(DAY + 2), tzOffsetMin: moment().tzOffsetMin + east };
		// The card is owed on the day between.
		await db.schedules.where({ cardId: card(0) }).modify({ at: DAY + 1 });
		await openDay(db, arrived);
		const { verdicts } = streakOf(await streakDays(db), DAY + 2);
		expect([...verdicts.values()]).toEqual(['done', kind, 'open']);
	}
});

test('where a device was last on a day is known, so that a way there and back again hides nothing', async () => {
	const { db } = await smallLibrary(2);
	await openDay(db, { ...moment(DAY, 20), tzOffsetMin: -600 });
	expect(await db.dayFacts.toArray()).toMatchObject([{ day: DAY, offsetMin: -600 }]);
	await openDay(db, { ...moment(DAY + 2), tzOffsetMin: 540 });
	expect((await db.dayFacts.where({ day: DAY + 1 }).first())?.skipped).toBe(true);
});

test('what the streak sees: ratings of all decks, the lowest owed and goal, any cleared', async () => {
	const { db } = await smallLibrary(2);
	await answer(db, card(0), 3, moment());
	await db.days.put({ ...(await db.days.toArray())[0]!, deckId: 'other', ratings: 4 });
	const [mine] = await db.dayFacts.toArray();
	const other = { ...mine!, deviceId: 'other000', owed: 7, goal: 5, cleared: true };
	await db.dayFacts.bulkPut([{ ...mine!, owed: 9 }, other]);
	const seen = { ratings: 5, tookMs: 6000, owed: 7, goal: 5, cleared: true };
	expect((await streakDays(db)).get(DAY)).toEqual(seen);
});

test('rest days and vacations are rest, from their day on, also on days not opened yet', async () => {
	const { db } = await smallLibrary(1);
	// 2024-10-04 is a Friday; Saturday and Sunday are 5 and 6.
	await setPlan(db, { kind: 'rest', fromDay: DAY + 1, weekdays: [5, 6] }, moment());
	const vacation = { kind: 'vacation', fromDay: DAY + 4, untilDay: DAY + 5 } as const;
	await setPlan(db, vacation, moment());
	const rest = async () =>
		[...(await streakDays(db))].filter(([, facts]) => facts.rest).map(([day]) => day - DAY);
	expect((await rest()).filter((day) => day < 12)).toEqual([1, 2, 4, 5, 8, 9]);
	await setPlan(db, { ...vacation, untilDay: 1e12 }, moment());
	expect((await rest()).length).toBeLessThan(1000);
	await answer(db, card(0), 4, moment());
	await openDay(db, moment(DAY + 3));
	const { verdicts } = streakOf(await streakDays(db), DAY + 2);
	expect([...verdicts.values()]).toEqual(['done', 'bridged', 'bridged']);
});

test('what a clock that was ahead said of a day is said anew when that day comes', async () => {
	const { db } = await smallLibrary(2);
	await answer(db, card(0), 4, moment());
	const due = (await db.schedules.get(card(0)))!.at;
	await openDay(db, moment(due + 40));
	const factOf = async (day: number) => (await db.dayFacts.where({ day }).first())!;
	expect((await factOf(due + 1)).owed).toBe(1);
	await openDay(db, moment(due));
	await answer(db, card(0), 4, moment(due));
	// It was taken care of: the next day owes nothing, and is no missed one.
	await openDay(db, moment(due + 1));
	expect(await factOf(due + 1)).toMatchObject({ owed: 0, openedMs: moment(due + 1).atMs });
	// Opened on its own day it stands.
	await answer(db, card(1), 4, moment(due + 1));
	const stands = await factOf(due + 1);
	await openDay(db, moment(due + 1, 20));
	expect(await factOf(due + 1)).toEqual(stands);
});

test('a plan that is cleared by putting the last card aside counts too, with an answer on that day', async () => {
	const { db } = await smallLibrary(2);
	for (const note of [0, 1]) await answer(db, card(note), 4, moment());
	const due = Math.max(...(await db.schedules.toArray()).map(({ at }) => at));
	await openDay(db, moment(due));
	const cleared = async () => (await streakDays(db)).get(due)!.cleared;
	await answer(db, card(0), 4, moment(due));
	await settleDay(db, moment(due));
	expect(await cleared()).toBe(false);
	await suspendCards(db, [card(1)], true, moment(due), model);
	await settleDay(db, moment(due));
	expect(await cleared()).toBe(true);
	expect(streakOf(await streakDays(db), due).today).toBe(true);
	// Nothing was answered on the next day: there is nothing to count.
	await openDay(db, moment(due + 1));
	await settleDay(db, moment(due + 1));
	expect(streakOf(await streakDays(db), due + 1).today).toBe(false);
});
