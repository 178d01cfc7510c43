// The rule this file defends: a note says where its cards stand, and of several how many stand where.
import { expect, test } from 'vitest';
import { cardsStanding, type StandingCard } from '../../src/lib/ui/card-standing';
import type { Placement } from '../../src/lib/core/review';

const at = (placement: Placement | null, suspended = false) =>
	({ card: { suspended }, schedule: { placement } }) as StandingCard;
const review = (dueDay: number) => at({ state: 'review', dueDay });
const learning = at({ state: 'learning', step: 0, dueMs: 1 });

test('one card says when it is due, several are counted', () => {
	expect(cardsStanding([review(12)], 10)).toBe('due in 2 days');
	expect(cardsStanding([review(12), review(10), review(99), at(null)], 10)).toBe(
		'4 cards: 2 due later, 1 due, 1 new'
	);
	expect(cardsStanding([learning, learning], 10)).toBe('2 cards, being learnt');
	expect(cardsStanding([at(null, true), learning], 10)).toBe(
		'2 cards: 1 suspended, 1 being learnt'
	);
	expect(cardsStanding([], 10)).toBe('');
});

test('a buried card is back tomorrow, and a new one with a date says so', () => {
	const buried = { ...review(9), card: { buriedDay: 10 } } as StandingCard;
	expect(cardsStanding([buried], 10)).toBe('back tomorrow');
	expect(cardsStanding([buried, review(12)], 10)).toBe('2 cards: 1 back tomorrow, 1 due later');
	expect(cardsStanding([at({ state: 'new', dueDay: 13 })], 10)).toBe('new, in 3 days');
});
