// The rule this file defends: after a changed answer was shown its card is promised for the day on which it comes.
import { expect, test } from 'vitest';
import type { Placement } from '../../src/lib/core/review';
import { againWords } from '../../src/lib/ui/changed-words';

const moment = { day: 20_000, atMs: 0 };
const words = (placement: Placement | null, practice = false) =>
	againWords({ schedule: { placement }, moment, practice });

test('tomorrow, or when it is due', () => {
	const tomorrow = 'You are asked again tomorrow.';
	expect(words({ state: 'review', dueDay: 19_990 })).toBe(tomorrow);
	expect(words({ state: 'learning', step: 0, dueMs: 600_000 })).toBe(tomorrow);
	expect(words(null)).toBe(tomorrow);
	expect(words({ state: 'review', dueDay: 20_003 })).toBe('You are asked again in 3 days.');
});

test('in practice within the round', () => {
	const due = { state: 'review', dueDay: 20_003 } as const;
	expect(words(due, true)).toBe('You are asked again later in this round.');
});
