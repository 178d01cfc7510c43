/** Figures for the plain statistics page. Every number has one definition, stated where it is shown. */
import type { Held } from '../core/held';
import { streakOf, type Streak } from '../core/streak';
import { streakDays } from '../store/days';
import { readTotals } from '../store/day-totals';
import { readHeld } from '../store/held';
import { deckSummaries } from '../store/deck-summaries';
import type { Adage } from './open';

const DAYS = 30;

export interface Stats {
	day: number;
	streak: Streak;
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

export async function readStats({ db, now }: Adage): Promise<Stats> {
	const { day } = now();
	const [days, held, decks, totals] = await Promise.all([
		streakDays(db),
		readHeld(db),
		deckSummaries(db, day),
		readTotals(db)
	]);
	const perDay = Array.from({ length: DAYS }, (_, i) => ({
		day: day - DAYS + 1 + i,
		ratings: days.get(day - DAYS + 1 + i)?.ratings ?? 0
	}));
	const recent = totals.filter((total) => total.day > day - DAYS && total.day <= day);
	const sum = (key: 'reviews' | 'recalled' | 'tookMs') =>
		recent.reduce((n, total) => n + total[key], 0);
	return {
		day,
		streak: streakOf(days, day),
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
