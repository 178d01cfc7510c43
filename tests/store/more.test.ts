// The rule this file defends: more is what today's limits hold back, for today alone, and it can be undone.
import { expect, test } from 'vitest';
import { accept } from '../../src/lib/store/content';
import { decide } from '../../src/lib/store/decisions';
import { askForMore, waiting } from '../../src/lib/store/more';
import { gatherDay } from '../../src/lib/store/owed';
import { refoldCards } from '../../src/lib/store/schedules';
import { turnAct } from '../../src/lib/store/undo';
import {
	answer,
	card,
	DAY,
	DECK_ID,
	material,
	model,
	moment,
	setOptions,
	smallLibrary
} from './sample';

test('more new cards come in the first decks that hold some back, and go when it is undone', async () => {
	const { db } = await smallLibrary(4, { newADay: 2 });
	await accept(db, material(9, 'b'), moment(), model);
	expect(await waiting(db, moment())).toEqual({ new: 2 + 7, reviews: 0 });
	const act = await askForMore(db, { new: 5, reviews: 0 }, moment(), model);
	const decksOf = async (day = DAY) =>
		(await gatherDay(db, moment(day))).news.map((row) => row.deckId);
	const count = (decks: string[], id: string) => decks.filter((deckId) => deckId === id).length;
	const today = await decksOf();
	expect([count(today, DECK_ID), count(today, 'b')]).toEqual([4, 5]);
	expect(await waiting(db, moment())).toEqual({ new: 4, reviews: 0 });
	expect(await decksOf(DAY + 1)).toHaveLength(4);
	// Asked twice it adds up; of one deck it is that deck's.
	await askForMore(db, { new: 2, reviews: 0 }, moment(), model, 'b');
	expect(count(await decksOf(), 'b')).toBe(7);
	for (let k = 0; k < 2; k++) await turnAct(db, 'undo', moment(), model);
	expect(await decksOf()).toHaveLength(4);
	expect(act!.label).toBe('More for today');
});

test('more reviews come beyond the limit, and beyond the cap of a plan', async () => {
	const { db } = await smallLibrary(8, { newADay: 0, reviewsADay: 20 });
	for (let k = 0; k < 8; k++) await answer(db, card(k), 4, moment());
	const later = moment(DAY + 99);
	await db.plans.put({ kind: 'comeback', fromDay: later.day, reviewsADay: 3, clocks: {} });
	expect((await gatherDay(db, later)).reviews).toHaveLength(3);
	expect(await waiting(db, later)).toEqual({ new: 0, reviews: 5 });
	await askForMore(db, { new: 0, reviews: 2 }, later, model);
	expect((await gatherDay(db, later)).reviews).toHaveLength(5);
});

test('a sibling that waits for tomorrow is not held back by a limit', async () => {
	const { db } = await smallLibrary(3, { newADay: 2 });
	const sibling = { ...(await db.cards.get(card(0)))!, id: 'n0:reverse', key: 'reverse' };
	await db.cards.put(sibling);
	await refoldCards(db, [sibling.id], model);
	expect(await waiting(db, moment())).toEqual({ new: 1, reviews: 0 });
	await askForMore(db, { new: 5, reviews: 0 }, moment(), model);
	expect((await gatherDay(db, moment())).news).toHaveLength(3);
	expect(await waiting(db, moment())).toEqual({ new: 0, reviews: 0 });
	// Answered today, its note is done with for today.
	await answer(db, card(0), 4, moment());
	expect(await waiting(db, moment())).toEqual({ new: 0, reviews: 0 });
});

test('a new card with a date that the limit holds back is a new card', async () => {
	const { db } = await smallLibrary(3, { newADay: 1 });
	await decide(db, card(2), { kind: 'due', day: DAY }, moment(), model);
	await decide(db, card(1), { kind: 'due', day: DAY }, moment(), model);
	expect((await gatherDay(db, moment())).reviews).toHaveLength(1);
	expect(await waiting(db, moment())).toEqual({ new: 2, reviews: 0 });
	await askForMore(db, { new: 1, reviews: 5 }, moment(), model);
	const { reviews, news } = await gatherDay(db, moment());
	expect([reviews.length, news.length]).toEqual([2, 0]);
	expect(await waiting(db, moment())).toEqual({ new: 1, reviews: 0 });
});

test('nothing is more where nothing is held back', async () => {
	const { db } = await smallLibrary(2);
	expect(await askForMore(db, { new: 5, reviews: 5 }, moment(), model)).toBe(undefined);
	expect(await askForMore(db, { new: 5, reviews: 5 }, moment(), model, 'gone')).toBe(undefined);
});

test('more comes also where more was done than the limit lets through', async () => {
	const { db } = await smallLibrary(12, { newADay: 2 });
	for (let k = 0; k < 5; k++) await answer(db, card(k), 4, moment());
	expect((await gatherDay(db, moment())).news).toEqual([]);
	await askForMore(db, { new: 3, reviews: 0 }, moment(), model);
	expect((await gatherDay(db, moment())).news).toHaveLength(3);
	await answer(db, card(5), 4, moment());
	expect((await gatherDay(db, moment())).news).toHaveLength(2);
	await askForMore(db, { new: 1, reviews: 0 }, moment(), model);
	expect((await gatherDay(db, moment())).news).toHaveLength(3);
});

test('no review takes the place of a new card that was asked for, nor the other way round', async () => {
	const { db } = await smallLibrary(12, { newADay: 6, reviewsADay: 40 });
	for (let k = 0; k < 6; k++) await answer(db, card(k), 4, moment());
	await setOptions(db, { newADay: 6, reviewsADay: 3 });
	const later = moment(DAY + 99);
	const counts = async () => {
		const { reviews, news } = await gatherDay(db, later);
		return [reviews.length, news.length];
	};
	expect(await counts()).toEqual([3, 0]);
	await askForMore(db, { new: 2, reviews: 0 }, later, model);
	expect(await counts()).toEqual([3, 2]);
	await answer(db, card(6), 4, later);
	expect(await counts()).toEqual([3, 1]);
	await askForMore(db, { new: 0, reviews: 2 }, later, model);
	expect(await counts()).toEqual([5, 1]);
});
