/** What the end of a session says: what was achieved, and what comes next. */
import { awayThrough } from '../core/away';
import { owed } from '../core/queue';
import { streakOf } from '../core/streak';
import { readPlans, settleDay } from '../store/days';
import { streakDays } from '../store/streak-days';
import { readTotals } from '../store/day-totals';
import { readDeckCards, type DeckCards } from '../store/deck-cards';
import { deckSummaries } from '../store/deck-summaries';
import { readHeld } from '../store/held';
import { gatherDay } from '../store/owed';
import { gatherTomorrow } from '../store/tomorrow';
import { openAdage, type Adage } from './open';
import { isStreakHidden } from './streak';
import { minutesFor, PACE_DAYS } from './today';

/** What comes next, as far as is known now. */
export interface NextDay {
	/** What the plan of tomorrow holds. */
	tomorrow: { due: number; fresh: number; minutes: number };
	/** Where a plan back after a break is still in force tomorrow: its pace, and how much of it is done. */
	pace?: { reviews: number; done: number };
	/** Tomorrow is a day away; the last of them, seen from today. */
	away?: { untilDay: number; today: number };
}

export interface Done extends NextDay {
	ratings: number;
	/** Days in a row; 0 where none is shown. */
	streak: number;
	/** Cards that the plan of today, of all decks, still holds, without those that are being learnt. */
	left: number;
	/** What the deck holds that was studied, where it was one. */
	deck?: DeckCards;
	/** Entries that are held for a month, of how many. */
	held: number;
	entries: number;
	/** Cards in study, and decks. */
	cards: number;
	decks: number;
}

export async function readNextDay({ db, now, momentOf }: Adage): Promise<NextDay> {
	const moment = now();
	const { day } = moment;
	const [{ queue, pace }, totals, plans] = await Promise.all([
		gatherTomorrow(db, moment, momentOf(moment.dayEndMs)),
		readTotals(db, day - PACE_DAYS),
		readPlans(db)
	]);
	const vacations = plans.flatMap((plan) => (plan.kind === 'vacation' ? [plan] : []));
	const untilDay = awayThrough(vacations, day + 1);
	const asked = totals
		.filter((total) => total.day === day)
		.reduce((sum, { reviews, new: fresh }) => sum + reviews + fresh, 0);
	return {
		tomorrow: {
			due: owed(queue),
			fresh: queue.news.length,
			minutes: minutesFor(queue, totals)
		},
		...(pace === undefined ? {} : { pace: { reviews: pace, done: Math.min(asked, pace) } }),
		...(untilDay === undefined ? {} : { away: { untilDay, today: day } })
	};
}

export async function readDone(deckId?: string): Promise<Done> {
	const adage = await openAdage();
	const { db, now } = adage;
	const moment = now();
	await settleDay(db, moment);
	const { day } = moment;
	const [next, days, hidden, today, held, decks, deck] = await Promise.all([
		readNextDay(adage),
		streakDays(db),
		isStreakHidden(adage),
		gatherDay(db, moment),
		readHeld(db),
		deckSummaries(db, day),
		deckId === undefined ? undefined : readDeckCards(db, deckId)
	]);
	return {
		...next,
		ratings: days.get(day)?.ratings ?? 0,
		streak: hidden ? 0 : streakOf(days, day).current,
		left: today.reviews.length + today.news.length,
		...(deck ? { deck } : {}),
		held: held.month,
		entries: held.entries,
		cards: decks.reduce((sum, deck) => sum + deck.cards, 0),
		decks: decks.length
	};
}
