/**
 * Orders of cards in a study day. Among equals chance decides by card and day, the same on every device and
 * after every reload.
 */
import { hashNumber } from './hash';
import type { NewOrder, ReviewOrder } from './model';
import type { Schedule } from './schedule';

/** What an order needs to know of a card. */
export type OrderedCard = Pick<Schedule, 'cardId' | 'at' | 'lastDay' | 'memory'>;

export type Order<C extends OrderedCard = OrderedCard> = (a: C, b: C) => number;

/** Learning cards: soonest first. New ones: by position in their deck. */
export const byTime: Order = (a, b) => a.at - b.at || compareText(a.cardId, b.cardId);

type Named = Pick<Schedule, 'cardId'>;

/** By chance, anew each day. */
export function byChance(day: number): (a: Named, b: Named) => number {
	const memo = new Map<string, number>();
	const chance = (id: string) => {
		let value = memo.get(id);
		if (value === undefined) memo.set(id, (value = hashNumber(id, day)));
		return value;
	};
	return (a, b) => chance(a.cardId) - chance(b.cardId) || compareText(a.cardId, b.cardId);
}

/** Due cards on a study day. Retrievability: the least first. Overdue: relative to the interval. */
export function reviewOrder(order: ReviewOrder, day: number): Order {
	const chance = byChance(day);
	const overdue = ({ at, lastDay }: OrderedCard) => (day - at) / Math.max(1, at - (lastDay ?? at));
	switch (order) {
		case 'due':
			return (a, b) => a.at - b.at || chance(a, b);
		case 'retrievability':
			return (a, b) => staleness(b, day) - staleness(a, day) || chance(a, b);
		case 'overdue':
			return (a, b) => overdue(b) - overdue(a) || chance(a, b);
		case 'random':
			return chance;
	}
}

type WaitingCard = Pick<Schedule, 'cardId' | 'memory'>;

/** What there is to save of a card that waits: the days of stability. */
export function worth({ memory }: Pick<WaitingCard, 'memory'>): number {
	return memory?.stability ?? 0;
}

/**
 * For more reviews than a day can take: what is most worth saving comes first, and that is the firmest
 * memory. It holds the most days that could be lost, is the likeliest to be recalled after a break, and once
 * it is answered it stays away for long; a weak one is learnt again at the same small price a week later,
 * and would come back within the plan and take the place of others. Gone through day by day
 * (comeback-forecast.ts), this order is done with a backlog in about four fifths of the days that due dates,
 * chance or descending retrievability take, with fewer answers, and months later as much is held.
 * Descending retrievability, which is often advised, puts young cards that fell due yesterday before
 * everything else, so that the pile itself is hardly touched while they last.
 */
export function byWorth(day: number): (a: WaitingCard, b: WaitingCard) => number {
	const chance = byChance(day);
	return (a, b) => worth(b) - worth(a) || chance(a, b);
}

/** Elapsed over stability orders as retrievability does, the other way round, without the curve. */
function staleness({ memory, lastDay }: OrderedCard, day: number): number {
	return memory && lastDay !== null ? (day - lastDay) / memory.stability : 0;
}

/**
 * New cards. `rankOf` is the place of a card's deck, or of its section in all decks where these are to be
 * learnt one after another.
 */
export function newOrder<C extends OrderedCard>(
	order: NewOrder,
	day: number,
	rankOf: (card: C) => number
): Order<C> {
	if (order === 'random') return byChance(day);
	return (a, b) => rankOf(a) - rankOf(b) || byTime(a, b);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
