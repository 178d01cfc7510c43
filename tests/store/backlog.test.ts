// The rule this file defends: a plan for the way back is made from the cards in review as they are studied,
// and from the last days on which this person studied, however long ago.
import { expect, test } from 'vitest';
import { latelyStudied, reviewCards, studiedSince } from '../../src/lib/store/backlog';
import { suspendCards } from '../../src/lib/store/marks';
import { emptyTotal } from '../../src/lib/store/totals';
import { answer, card, DAY, emptyLibrary, model, moment, smallLibrary } from './sample';

test('cards in review, due or not, with the options of their deck; no new, learning or suspended ones', async () => {
	const { db } = await smallLibrary(4, { desiredRetention: 0.8 });
	await answer(db, card(0), 4, moment());
	await answer(db, card(1), 3, moment());
	await answer(db, card(2), 4, moment());
	await suspendCards(db, [card(2)], true, moment(), model);
	const cards = await reviewCards(db);
	expect(cards).toMatchObject([
		{ cardId: card(0), lastDay: DAY, options: { desiredRetention: 0.8 } }
	]);
	expect(cards[0]!.dueDay).toBeGreaterThan(DAY);
});

test('the last fourteen studied days, all decks together; today and days of practice alone are none', async () => {
	const { db } = await emptyLibrary();
	const total = (day: number, deckId: string, reviews: number, ratings = reviews) => ({
		...emptyTotal(day, deckId),
		reviews,
		ratings,
		tookMs: 1000 * reviews
	});
	await db.days.bulkPut([
		...Array.from({ length: 30 }, (_, i) => total(DAY - 100 + i, 'tea', i)),
		total(DAY - 71, 'zen', 5),
		total(DAY - 20, 'tea', 0, 0),
		total(DAY, 'tea', 9)
	]);
	const lately = await latelyStudied(db, DAY);
	expect(lately.length).toBe(14);
	expect(lately[0]).toEqual({ day: DAY - 71, reviews: 34, new: 0, ratings: 34, tookMs: 34_000 });
	expect(lately.at(-1)).toMatchObject({ day: DAY - 84, reviews: 16 });
	expect(await studiedSince(db, DAY - 72)).toEqual([DAY - 72, DAY - 71, DAY]);
});
