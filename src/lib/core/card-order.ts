/**
 * Orders of cards in a study day. Among equals chance decides by card and day, the same on every device and
 * after every reload.
 */
import { hashNumber } from './hash';
import type { NewOrder, ReviewOrder } from './model';
import type { Schedule } from './schedule';

/** What an order needs to know of a card. */
export type OrderedCard = Pick<Schedule, 'cardId' | 'at' | 'lastDay' | 'memory'>;

/** Learning cards: soonest first. New ones: by position in their deck. */
export const byTime = (a: OrderedCard, b: OrderedCard) =>
	a.at - b.at || compareText(a.cardId, b.cardId);

/**
 * Cards by a number, the smallest first; where it is the same, by chance, anew for each `seed` (a study day).
 * Each number is counted once: a deck may hold a hundred thousand cards.
 */
export function sortedBy<C extends Pick<Schedule, 'cardId'>>(
	cards: readonly C[],
	keyOf: (card: C) => number,
	seed: number
): C[] {
	const keys = Float64Array.from(cards, keyOf);
	const chances = new Float64Array(cards.length).fill(NaN);
	const chance = (k: number) => {
		if (Number.isNaN(chances[k])) chances[k] = hashNumber(cards[k]!.cardId, seed);
		return chances[k]!;
	};
	const places = Uint32Array.from(cards.keys()).sort(
		(a, b) =>
			keys[a]! - keys[b]! ||
			chance(a) - chance(b) ||
			compareText(cards[a]!.cardId, cards[b]!.cardId)
	);
	return Array.from(places, (k) => cards[k]!);
}

/** What due cards are sorted by on a study day. Retrievability: the least first. Overdue: relative to the interval. */
export function reviewKey(
	order: ReviewOrder | 'worth',
	day: number
): (card: OrderedCard) => number {
	switch (order) {
		case 'due':
			return ({ at }) => at;
		case 'retrievability':
			return (card) => -staleness(card, day);
		case 'overdue':
			return ({ at, lastDay }) => -(day - at) / Math.max(1, at - (lastDay ?? at));
		case 'worth':
			return byWorth;
		case 'random':
			return () => 0;
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
export const byWorth = (card: Pick<WaitingCard, 'memory'>): number => -worth(card);

/** Elapsed over stability orders as retrievability does, the other way round, without the curve. */
export function staleness(
	{ memory, lastDay }: Pick<OrderedCard, 'memory' | 'lastDay'>,
	day: number
): number {
	return memory && lastDay !== null ? (day - lastDay) / memory.stability : 0;
}

/**
 * New cards in their order. `rankOf` is the place of a card's deck, or of its section in all decks where these
 * are to be learnt one after another.
 */
export function sortedNew<C extends OrderedCard>(
	cards: readonly C[],
	order: NewOrder,
	day: number,
	rankOf: (card: C) => number
): C[] {
	if (order === 'random') return sortedBy(cards, () => 0, day);
	return [...cards].sort((a, b) => rankOf(a) - rankOf(b) || byTime(a, b));
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
