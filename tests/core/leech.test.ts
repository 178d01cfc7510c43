// The rule this file defends: a card that is forgotten again and again is told of as often as Anki does it.
import { expect, test } from 'vitest';
import { isLeech } from '../../src/lib/core/leech';

const told = (threshold: number, upTo = 20) =>
	Array.from({ length: upTo + 1 }, (_, lapses) => lapses).filter((n) => isLeech(n, threshold));

test('at the threshold, and then every half of it', () => {
	// rslib/src/scheduler/states/review.rs, `leech_threshold_met`.
	expect(told(8)).toEqual([8, 12, 16, 20]);
	expect(told(7)).toEqual([7, 11, 15, 19]);
	expect(told(2, 5)).toEqual([2, 3, 4, 5]);
	expect(told(1, 4)).toEqual([1, 2, 3, 4]);
});

test('a threshold of 0 is never', () => {
	expect(told(0)).toEqual([]);
	expect(isLeech(0, -1)).toBe(false);
});
