// The rule this file defends: what is said of tomorrow is what tomorrow's plan holds when it comes.
import { expect, test } from 'vitest';
import { owed } from '../../src/lib/core/queue';
import { openDay } from '../../src/lib/store/days';
import type { AdageDb } from '../../src/lib/store/db';
import { buryCards } from '../../src/lib/store/marks';
import { askForMore } from '../../src/lib/store/more';
import { gatherDay } from '../../src/lib/store/owed';
import { setPlan } from '../../src/lib/store/plans';
import { gatherTomorrow } from '../../src/lib/store/tomorrow';
import { answer, card, DAY, model, moment, smallLibrary } from './sample';

/** What is said on a day of the next one, and what that one then is. */
async function bothWays(db: AdageDb, day: number) {
	const { queue, pace } = await gatherTomorrow(db, moment(day, 20), moment(day + 1));
	await openDay(db, moment(day + 1));
	const then = await gatherDay(db, moment(day + 1));
	const counts = { due: owed(queue), fresh: queue.news.length };
	expect(counts).toEqual({ due: owed(then), fresh: then.news.length });
	return { ...counts, pace };
}

test('limits hold, new cards come, more for today is for today, and what was buried is back', async () => {
	const { db } = await smallLibrary(12, { newADay: 3 });
	await askForMore(db, { new: 4, reviews: 0 }, moment(), model);
	await answer(db, card(0), 1, moment());
	await answer(db, card(0), 4, moment(DAY, 13));
	await buryCards(db, [card(1)], true, moment(DAY, 14), model);
	expect(await bothWays(db, DAY)).toMatchObject({ fresh: 3, pace: undefined });
	await buryCards(
		db,
		Array.from({ length: 12 }, (_, k) => card(k)),
		true,
		moment(DAY + 1, 14),
		model
	);
	expect((await bothWays(db, DAY + 1)).fresh).toBe(3);
});

test('a card that is being learnt today is taken to be finished today', async () => {
	const { db } = await smallLibrary(1);
	await answer(db, card(0), 1, moment(DAY, 20));
	const { queue } = await gatherTomorrow(db, moment(DAY, 20), moment(DAY + 1));
	expect([owed(queue), queue.news.length]).toEqual([0, 0]);
});

test('a pace holds tomorrow as well, until a day can take all that waits', async () => {
	const { db } = await smallLibrary(9, { newADay: 6 });
	for (let note = 0; note < 6; note++) await answer(db, card(note), 4, moment());
	const late = DAY + 200;
	await openDay(db, moment(late));
	await setPlan(db, { kind: 'comeback', fromDay: late, reviewsADay: 2 }, moment(late));
	for (const note of [0, 1]) await answer(db, card(note), 4, moment(late));
	expect(await bothWays(db, late)).toEqual({ due: 2, fresh: 0, pace: 2 });
	for (const note of [2, 3]) await answer(db, card(note), 4, moment(late + 1));
	expect(await bothWays(db, late + 1)).toEqual({ due: 2, fresh: 3, pace: undefined });
});
