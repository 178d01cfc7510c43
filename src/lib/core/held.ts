/**
 * What is held: an entry is held for a month (quarter, year) when every active card of it has a stability
 * of at least so many days, so that all of its answer would still be recalled nine times in ten then.
 */

/** Days of stability that each of the three asks for. */
export const HELD_DAYS = { month: 30, quarter: 91, year: 365 } as const;

export interface Held {
	month: number;
	quarter: number;
	year: number;
	/** Entries with an active card, begun or not. */
	entries: number;
}

/** An active card: the entry it asks about, and its stability in days; null while it is new. */
export interface HeldCard {
	entry: string;
	stability: number | null;
}

/** Counts entries by how long they are held; an entry is as well held as its weakest card. */
export function heldEntries(cards: Iterable<HeldCard>): Held {
	const weakest = new Map<string, number>();
	for (const { entry, stability } of cards)
		weakest.set(entry, Math.min(weakest.get(entry) ?? Infinity, stability ?? 0));
	const held: Held = { month: 0, quarter: 0, year: 0, entries: weakest.size };
	for (const days of weakest.values()) {
		if (days >= HELD_DAYS.month) held.month++;
		if (days >= HELD_DAYS.quarter) held.quarter++;
		if (days >= HELD_DAYS.year) held.year++;
	}
	return held;
}
