// The rule this file defends: the end of a session says what tomorrow holds, no more and no less.
import { expect, test } from 'vitest';
import { dayWords } from '../../src/lib/ui/date-words';
import { tomorrowWords } from '../../src/lib/ui/done-words';

test('reviews and new cards, with the time they take', () => {
	const words = (due: number, fresh: number, minutes: number) =>
		tomorrowWords({ tomorrow: { due, fresh, minutes } });
	expect(words(1, 8, 3)).toBe('Tomorrow: 1 review and 8 new cards, about 3 minutes.');
	expect(words(12, 0, 1)).toBe('Tomorrow: 12 reviews, about 1 minute.');
	expect(words(0, 1, 1)).toBe('Tomorrow: 1 new card, about 1 minute.');
	expect(words(0, 0, 0)).toBe('Nothing comes tomorrow yet.');
});

test('on a pace: how much of it is done, and as much again', () => {
	const words = (done: number, due: number) =>
		tomorrowWords({ tomorrow: { due, fresh: 0, minutes: 2 }, pace: { reviews: 8, done } });
	expect(words(8, 8)).toBe('8 of 8 done. Tomorrow 8 again.');
	expect(words(5, 9)).toBe('5 of 8 done. Tomorrow 9.');
});

test('before days away, and on them: that cards wait, and nothing about a tomorrow that is none', () => {
	const words = (untilDay: number, pace?: { reviews: number; done: number }) =>
		tomorrowWords({
			tomorrow: { due: 12, fresh: 8, minutes: 5 },
			pace,
			away: { untilDay, today: 20_600 }
		});
	expect(words(20_601)).toBe('You are away tomorrow. Your cards wait.');
	expect(words(20_603)).toBe('You are away until Saturday. Your cards wait.');
	expect(words(20_613, { reviews: 8, done: 8 })).toBe(
		`8 of 8 done. You are away until ${dayWords(20_613)}. Your cards wait.`
	);
});
