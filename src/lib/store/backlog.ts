/** What a plan for the way back is made from: the cards in review, and what a person does on a day. */
import { NORMAL_DAYS, type AskedDay } from '../core/backlog';
import type { ForecastCard } from '../core/comeback-forecast';
import type { AdageDb } from './db';
import { inPortions } from './derived';
import { studiedDecks } from './studied-decks';
import { readTotals } from './day-totals';

/** Every card in review of the decks that are studied, due or not. */
export async function reviewCards(db: AdageDb): Promise<ForecastCard[]> {
	const decks = await studiedDecks(db);
	const optionsOf = new Map(decks.map(({ deck, options }) => [deck.id, options]));
	const cards: ForecastCard[] = [];
	await inPortions(db.schedules, ({ cardId, deckId, lane, at, memory, lastDay }) => {
		const options = optionsOf.get(deckId);
		if (lane === 'review' && options && memory && lastDay !== null)
			cards.push({ cardId, memory, lastDay, dueDay: at, options });
	});
	return cards;
}

/** What was done on some of the last studied days. */
export interface LatelyDay extends AskedDay {
	ratings: number;
	tookMs: number;
}

/** The last studied days before one, newest first: as many as say what is normal. */
export async function latelyStudied(db: AdageDb, beforeDay: number): Promise<LatelyDay[]> {
	const days = new Map<number, LatelyDay>();
	await db.days
		.where('[day+deckId]')
		.below([beforeDay, ''])
		.reverse()
		// One row past the last day, so that all decks of that day are in.
		.until(() => days.size > NORMAL_DAYS)
		.each(({ day, reviews, new: fresh, ratings, tookMs }) => {
			if (!ratings) return;
			const known = days.get(day) ?? { day, reviews: 0, new: 0, ratings: 0, tookMs: 0 };
			days.set(day, {
				day,
				reviews: known.reviews + reviews,
				new: known.new + fresh,
				ratings: known.ratings + ratings,
				tookMs: known.tookMs + tookMs
			});
		});
	return [...days.values()].slice(0, NORMAL_DAYS);
}

/** Study days with an answer, from one on. */
export async function studiedSince(db: AdageDb, fromDay: number): Promise<number[]> {
	const totals = await readTotals(db, fromDay);
	return [...new Set(totals.filter(({ ratings }) => ratings > 0).map(({ day }) => day))];
}
