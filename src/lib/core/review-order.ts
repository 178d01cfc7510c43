/**
 * The order for more reviews than a day can take: what is most worth saving comes first, and that is the
 * firmest memory. It holds the most days that could be lost, is the likeliest to be recalled after a break,
 * and once it is answered it stays away for long; a weak one is learnt again at the same small price a week
 * later, and would come back within the plan and take the place of others. Gone through day by day
 * (comeback-forecast.ts), this order is done with a backlog in about four fifths of the days that due dates,
 * chance or descending retrievability take, with fewer answers, and months later as much is held.
 * Descending retrievability, which is often advised, puts young cards that fell due yesterday before
 * everything else, so that the pile itself is hardly touched while they last.
 */
import { hashNumber } from './hash';
import type { Schedule } from './schedule';

/** What the order depends on. */
export type WaitingCard = Pick<Schedule, 'cardId' | 'memory'>;

/** What there is to save: the days of stability. */
export function worth({ memory }: WaitingCard): number {
	return memory?.stability ?? 0;
}

/** Most worth saving first; among equals chance decides, the same on every device. */
export function byWorth(a: WaitingCard, b: WaitingCard): number {
	return (
		worth(b) - worth(a) ||
		hashNumber(a.cardId) - hashNumber(b.cardId) ||
		(a.cardId < b.cardId ? -1 : a.cardId > b.cardId ? 1 : 0)
	);
}
