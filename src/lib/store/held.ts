/** What is held: cards whose stability says that they stay for a month, a quarter, a year. */
import type { AdageDb } from './db';

export const HELD_DAYS = { month: 30, quarter: 91, year: 365 } as const;

export interface Held {
	month: number;
	quarter: number;
	year: number;
	/** Cards with a memory at all. */
	learnt: number;
}

/** Counts the cards that are studied. */
export async function heldCards(db: AdageDb): Promise<Held> {
	const held: Held = { month: 0, quarter: 0, year: 0, learnt: 0 };
	for (const { memory, lane } of await db.schedules.toArray()) {
		if (!memory || lane === 'out') continue;
		held.learnt++;
		if (memory.stability >= HELD_DAYS.month) held.month++;
		if (memory.stability >= HELD_DAYS.quarter) held.quarter++;
		if (memory.stability >= HELD_DAYS.year) held.year++;
	}
	return held;
}
