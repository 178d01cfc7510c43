// The rule this file defends: a deck's own limits go before those it shares, those of one day before both on
// that day; where it is wanted, the decks around a deck limit it also when it is studied by itself.
import { expect, test } from 'vitest';
import { accept } from '../../src/lib/store/content';
import { openDay } from '../../src/lib/store/days';
import type { AdageDb } from '../../src/lib/store/db';
import { setDeckLimits } from '../../src/lib/store/deck-choices';
import { moveDeck } from '../../src/lib/store/deck-moves';
import { checkInvariants } from '../../src/lib/store/invariants';
import { askForMore, waiting } from '../../src/lib/store/more';
import { gatherDay } from '../../src/lib/store/owed';
import { changeOptions } from '../../src/lib/store/presets';
import { gatherTomorrow } from '../../src/lib/store/tomorrow';
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

const fresh = async (db: AdageDb, day = DAY, deckId?: string) =>
	(await gatherDay(db, moment(day), deckId)).news.length;

test('less for this deck, more for today, and tomorrow as before', async () => {
	const { db } = await smallLibrary(20, { newADay: 8 });
	await setDeckLimits(db, DECK_ID, { newADay: 3 }, 'always', moment());
	expect(await fresh(db)).toBe(3);
	const act = await setDeckLimits(db, DECK_ID, { newADay: 12 }, 'today', moment());
	expect(act).toMatchObject({ kind: 'options', label: 'Changed an option' });
	expect([await fresh(db), await fresh(db, DAY + 1)]).toEqual([12, 3]);
	const { queue } = await gatherTomorrow(db, moment(), moment(DAY + 1));
	expect(queue.news).toHaveLength(3);
	await setDeckLimits(db, DECK_ID, { newADay: 0 }, 'today', moment());
	expect([await fresh(db), await waiting(db, moment())]).toEqual([0, { new: 20, reviews: 0 }]);
	// More today is asked for beside them.
	await askForMore(db, { new: 2, reviews: 0 }, moment(), model);
	expect(await fresh(db)).toBe(2);
	for (let k = 0; k < 2; k++) await turnAct(db, 'undo', moment(), model);
	expect(await fresh(db)).toBe(12);
	await setDeckLimits(db, DECK_ID, { newADay: undefined }, 'today', moment());
	expect(await fresh(db)).toBe(3);
	await setDeckLimits(db, DECK_ID, { newADay: undefined }, 'always', moment());
	expect(await fresh(db)).toBe(8);
	const row = (await db.decks.get(DECK_ID))!;
	expect(row).not.toHaveProperty('newADay');
	expect(row).not.toHaveProperty('newToday');
	expect(await setDeckLimits(db, 'gone', { newADay: 3 }, 'today', moment())).toBe(undefined);
	// What cannot be is as none.
	await setDeckLimits(db, DECK_ID, { newADay: -4 }, 'always', moment());
	expect(await db.decks.get(DECK_ID)).not.toHaveProperty('newADay');
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('fewer reviews today: the rest waits, and what was owed this morning stays as it was', async () => {
	const { db } = await smallLibrary(8, { newADay: 0 });
	for (let k = 0; k < 8; k++) await answer(db, card(k), 4, moment());
	const late = DAY + 99;
	await openDay(db, moment(late));
	await setDeckLimits(db, DECK_ID, { reviewsADay: 3 }, 'today', moment(late));
	expect((await gatherDay(db, moment(late))).reviews).toHaveLength(3);
	expect(await waiting(db, moment(late))).toEqual({ new: 0, reviews: 5 });
	expect((await db.dayFacts.toArray()).find(({ day }) => day === late)!.owed).toBe(8);
	// A day that nobody opened has no limit of its own.
	await openDay(db, moment(late + 2));
	expect((await db.dayFacts.toArray()).map(({ owed }) => owed).at(-1)).toBe(8);
});

test('new cards apart from reviews come on a day that is full of those', async () => {
	const { db } = await smallLibrary(12, { newADay: 4, reviewsADay: 9 });
	for (let k = 0; k < 6; k++) await answer(db, card(k), 4, moment());
	await setOptions(db, { newADay: 4, reviewsADay: 3 });
	const late = moment(DAY + 99);
	const counts = async () => {
		const { reviews, news } = await gatherDay(db, late);
		return [reviews.length, news.length];
	};
	expect(await counts()).toEqual([3, 0]);
	await changeOptions(db, 'default', { newApart: true }, moment());
	expect(await counts()).toEqual([3, 4]);
	// A new card that was answered takes no place of a review.
	await answer(db, card(6), 4, late);
	expect(await counts()).toEqual([3, 3]);
	await answer(db, card(0), 4, late);
	expect(await counts()).toEqual([2, 3]);
});

test('limits from the top: a deck within is studied by itself under the decks around it', async () => {
	const { db } = await smallLibrary(9, { newADay: 5 });
	for (const id of ['b', 'c']) {
		await accept(db, material(9, id), moment(), model);
		await moveDeck(db, id, DECK_ID, moment());
	}
	// Two of the five that the deck around them holds.
	for (let k = 0; k < 2; k++) await answer(db, `c-n${k}:forward`, 4, moment());
	expect(await fresh(db, DAY, 'b')).toBe(5);
	await changeOptions(db, 'default', { limitsFromTop: true }, moment());
	expect([await fresh(db, DAY, 'b'), await fresh(db, DAY, DECK_ID), await fresh(db)]).toEqual([
		3, 3, 3
	]);
	await setDeckLimits(db, DECK_ID, { newADay: 3 }, 'today', moment());
	expect(await fresh(db, DAY, 'b')).toBe(1);
	// A pace for all decks counts what was done in each of them once.
	await db.plans.put({ kind: 'comeback', fromDay: DAY, reviewsADay: 3, clocks: {} });
	await setDeckLimits(db, DECK_ID, { newADay: undefined }, 'today', moment());
	expect(await fresh(db, DAY, 'b')).toBe(1);
});
