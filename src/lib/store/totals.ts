/**
 * Totals of a study day and deck, derived from the log. A card counts for the deck it is in now, so
 * moving a card moves its past; that is what limits and the streak need, and it can be rebuilt.
 */
import type { Review } from '../core/review';

export interface DayTotal {
	day: number;
	deckId: string;
	/** Answers given, those undone left out. */
	ratings: number;
	/** Answers to new cards, and to cards in review: what the limits count. */
	new: number;
	reviews: number;
	/** Answers to cards in review that were not Again. */
	recalled: number;
	again: number;
	tookMs: number;
}

/** A day without answers. */
export function emptyTotal(day: number, deckId: string): DayTotal {
	return { day, deckId, ratings: 0, new: 0, reviews: 0, recalled: 0, again: 0, tookMs: 0 };
}

/** Adds one entry, or takes it away with `sign` -1. Kinds that are no answer change nothing. */
export function addEntry(total: DayTotal, entry: Review, sign: 1 | -1 = 1): DayTotal {
	if (entry.kind === 'practice') return { ...total, tookMs: total.tookMs + sign * entry.tookMs };
	if (entry.kind !== 'review') return total;
	const inReview = entry.phase === 'review';
	return {
		...total,
		ratings: total.ratings + sign,
		new: total.new + (entry.phase === 'new' ? sign : 0),
		reviews: total.reviews + (inReview ? sign : 0),
		recalled: total.recalled + (inReview && entry.rating > 1 ? sign : 0),
		again: total.again + (entry.rating === 1 ? sign : 0),
		tookMs: total.tookMs + sign * entry.tookMs
	};
}
