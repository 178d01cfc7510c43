// The rule this file defends: what a streak can still miss is said in whole days.
import { expect, test } from 'vitest';
import { spareDaysWords } from '../../src/lib/ui/spare-days';

test('spare days are whole ones', () => {
	expect(spareDaysWords(20)).toBe('2 spare days left: each covers a day you miss.');
	expect(spareDaysWords(19)).toBe('1 spare day left: it covers a day you miss.');
	expect(spareDaysWords(9)).toMatch(/^No spare day left/);
});
