/** Where a card stands, as a person says it. */
import type { Card } from '../core/model';
import type { Schedule } from '../core/schedule';
import { count, inDays } from './words';

export interface StandingCard {
	card: Card;
	schedule?: Schedule;
}

/** "due in 3 days", on the study day `day`. */
export function cardStanding({ card, schedule }: StandingCard, day: number): string {
	if (card.suspended) return 'suspended';
	if (card.buriedDay === day) return 'back tomorrow';
	const placement = schedule?.placement;
	if (!placement) return 'new';
	if ('dueMs' in placement) return 'being learnt';
	if (placement.state === 'new') return `new, ${inDays(placement.dueDay - day)}`;
	return placement.dueDay <= day ? 'due' : `due ${inDays(placement.dueDay - day)}`;
}

/** Of one card where it stands, of several how many stand where: "3 cards: 2 new, 1 due later". */
export function cardsStanding(cards: StandingCard[], day: number): string {
	const [first, ...others] = cards;
	if (!first) return '';
	if (!others.length) return cardStanding(first, day);
	const counts = new Map<string, number>();
	for (const card of cards) {
		const exact = cardStanding(card, day);
		const standing = exact.startsWith('due ') ? 'due later' : exact;
		counts.set(standing, (counts.get(standing) ?? 0) + 1);
	}
	const all = count(cards.length, 'card');
	const [[only] = []] = counts;
	if (counts.size === 1) return `${all}, ${only}`;
	return `${all}: ${[...counts].map(([standing, n]) => `${n} ${standing}`).join(', ')}`;
}
