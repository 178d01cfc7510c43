/** What the end of a session says: what was achieved, and what comes next. */
import { streakOf } from '../core/streak';
import { streakDays } from '../store/days';
import { deckSummaries } from '../store/deck-summaries';
import { readHeld } from '../store/held';
import { openAdage } from './open';

export interface Done {
	ratings: number;
	/** Days in a row, and whether today counts already. */
	streak: number;
	today: boolean;
	/** Due tomorrow, as far as is known now. */
	tomorrow: number;
	/** Entries that are held for a month, of how many. */
	held: number;
	entries: number;
	/** Cards in study, and decks. */
	cards: number;
	decks: number;
}

export async function readDone(): Promise<Done> {
	const { db, now } = await openAdage();
	const { day } = now();
	const [days, today, tomorrow, held] = await Promise.all([
		streakDays(db),
		deckSummaries(db, day),
		deckSummaries(db, day + 1),
		readHeld(db)
	]);
	const streak = streakOf(days, day);
	const sum = (of: typeof today, key: 'due' | 'cards') => of.reduce((n, deck) => n + deck[key], 0);
	return {
		ratings: days.get(day)?.ratings ?? 0,
		streak: streak.current,
		today: streak.today,
		tomorrow: sum(tomorrow, 'due'),
		held: held.month,
		entries: held.entries,
		cards: sum(today, 'cards'),
		decks: today.length
	};
}
