// The rule this file defends: how well something is held is said the same way wherever it is counted.
import { expect, test } from 'vitest';
import type { EntryStanding } from '../../src/lib/core/standing';
import { heldWords, standingWords } from '../../src/lib/ui/held-words';

const standing = (over: Partial<EntryStanding>): EntryStanding => ({
	cards: 4,
	deckId: 'tea',
	begun: 4,
	days: 9,
	state: { at: 'held', days: 9 },
	...over
});

test('how many answers are held, and none of them is no reproach', () => {
	expect(heldWords({ month: 23, entries: 61 })).toBe('23 of 61 answers held for more than a month');
	expect(heldWords({ month: 0, entries: 61 })).toBe('None of 61 answers held for a month yet');
	expect(heldWords({ month: 1, entries: 1 })).toBe('Its answer held for more than a month');
	expect(heldWords({ month: 0, entries: 1 })).toBe('Not held for a month yet');
});

test('a question that counts as held for a month says so', () => {
	const at = (days: number) => standingWords(standing({ days, state: { at: 'held', days } }));
	expect(at(29)).toBe('4 cards, held for about 4 weeks');
	expect(at(30)).toBe('4 cards, held for more than a month');
	expect(at(61)).toBe('4 cards, held for about 2 months');
});

test('a question says what of it is begun, until all of it is', () => {
	const fresh = (begun: number) =>
		standingWords(standing({ begun, days: 0, state: { at: 'new', weakest: 4 - begun } }));
	expect(fresh(0)).toBe('4 cards, new');
	expect(fresh(2)).toBe('2 of 4 cards begun');
	const learning = standing({ state: { at: 'learning', weakest: 1 } });
	expect(standingWords(learning)).toBe('4 cards, 1 being learnt');
});
