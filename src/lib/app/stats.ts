/** Figures for the plain statistics page. Every number has one definition, stated where it is shown. */
import type { Held } from '../core/held';
import { readTotals } from '../store/day-totals';
import { readHeld } from '../store/held';
import { deckSummaries } from '../store/deck-summaries';
import type { Adage } from './open';
import { isStreakHidden, readDays, type Days } from './streak';

const DAYS = 30;

export interface Stats extends Days {
	/** The streak is shown nowhere. */
	hidden: boolean;
	held: Held;
	cards: number;
	fresh: number;
	/** Answers of each of the last 30 study days, oldest first. */
	perDay: { day: number; ratings: number }[];
	/** Reviews of those days, and how many of them were remembered. */
	reviews: number;
	recalled: number;
	minutes: number;
	total: number;
}

export async function readStats(adage: Adage): Promise<Stats> {
	const { db } = adage;
	const { day } = adage.now();
	const [known, hidden, held, decks, totals] = await Promise.all([
		readDays(adage),
		isStreakHidden(adage),
		readHeld(db),
		deckSummaries(db, day),
		readTotals(db)
	]);
	const perDay = Array.from({ length: DAYS }, (_, i) => ({
		day: day - DAYS + 1 + i,
		ratings: known.days.get(day - DAYS + 1 + i)?.ratings ?? 0
	}));
	const recent = totals.filter((total) => total.day > day - DAYS && total.day <= day);
	const sum = (key: 'reviews' | 'recalled' | 'tookMs') =>
		recent.reduce((n, total) => n + total[key], 0);
	return {
		...known,
		hidden,
		held,
		cards: decks.reduce((n, deck) => n + deck.cards, 0),
		fresh: decks.reduce((n, deck) => n + deck.new, 0),
		perDay,
		reviews: sum('reviews'),
		recalled: sum('recalled'),
		minutes: Math.round(sum('tookMs') / 60_000),
		total: totals.reduce((n, total) => n + total.ratings, 0)
	};
}
