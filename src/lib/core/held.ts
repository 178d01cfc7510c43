/**
 * What is held: an entry is held for a month (quarter, year) when every active card of it has a stability
 * of at least so many days, so that all of its answer would still be recalled nine times in ten then. Every
 * place that says how much is held (a library, a deck, a section, a question) counts it here.
 */
import type { Section } from './reading-order';

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
	return countHeld(weakest.values());
}

/** Counts entries of which it is known for how many days each is held: 0 while one of its cards is new. */
export function countHeld(days: Iterable<number>): Held {
	const held: Held = { month: 0, quarter: 0, year: 0, entries: 0 };
	for (const long of days) {
		held.entries++;
		if (long >= HELD_DAYS.month) held.month++;
		if (long >= HELD_DAYS.quarter) held.quarter++;
		if (long >= HELD_DAYS.year) held.year++;
	}
	return held;
}

/**
 * The same for each section of a document in which something is begun, with those within it; by number.
 * `entriesIn` has the entries that stand in a section itself; without days they do not count.
 */
export function heldSections(
	tree: readonly Section[],
	entriesIn: ReadonlyMap<number, readonly { days: number | null; begun: number }[]>
): Map<number, Held> {
	const held = new Map<number, Held>();
	const gather = (section: Section): { days: number | null; begun: number }[] => {
		const entries = [...(entriesIn.get(section.n) ?? []), ...section.below.flatMap(gather)];
		const active = entries.filter(({ days }) => days !== null);
		if (active.some(({ begun }) => begun))
			held.set(section.n, countHeld(active.map(({ days }) => days!)));
		return entries;
	};
	tree.forEach(gather);
	return held;
}
