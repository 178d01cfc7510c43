// The rule this file defends: details of a button give the exact day and an honest chance.
import { expect, test } from 'vitest';
import { chanceWords, comesBackExactly, practiceOutcome } from '../../src/lib/ui/rating-words';

test('a day is given with its weekday, and days are not rounded', () => {
	const words = comesBackExactly({ state: 'review', dueDay: 20_131 }, 20_000, 0);
	expect(words).toMatch(/Wednesday/);
	expect(words).toMatch(/in 131 days\.$/);
	expect(comesBackExactly({ state: 'review', dueDay: 20_001 }, 20_000, 0)).toMatch(/in 1 day\.$/);
	const step = { state: 'learning', step: 0, dueMs: 600_000 } as const;
	expect(comesBackExactly(step, 20_000, 0)).toMatch(/^Comes back at .*, in 10 minutes\.$/);
});

test('a chance in tenths, never as certainty', () => {
	expect(chanceWords(0.9)).toContain('about 9 in 10 (90%)');
	expect(chanceWords(0.72)).toContain('about 7 in 10 (72%)');
	expect(chanceWords(0.97)).toContain('more than 9 in 10 (97%)');
	expect(chanceWords(0.01)).toContain('about 1 in 10 (1%)');
});

test('practice speaks of its round, never of a date', () => {
	expect(([1, 2, 3, 4] as const).map(practiceOutcome)).toEqual([
		'asked again in this round',
		...Array(3).fill('done for this round')
	]);
});
