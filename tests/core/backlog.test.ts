// The rule this file defends: what is normal is this person's own, and more than three such days are a backlog.
import { expect, test } from 'vitest';
import { isBacklog, normalDay } from '../../src/lib/core/backlog';

const TODAY = 20_000;
const studied = (...counts: number[]) =>
	counts.map((reviews, i) => ({ day: TODAY - 30 - i, reviews, new: 0 }));

test('a normal day is the median of the last studied days, new cards included, and ten at least', () => {
	expect(normalDay(studied(30, 50, 40), TODAY)).toBe(40);
	expect(normalDay(studied(20, 30), TODAY)).toBe(25);
	expect(normalDay(studied(30, 28, 2, 300, 32), TODAY)).toBe(30);
	expect(normalDay([{ day: TODAY - 9, reviews: 20, new: 8 }], TODAY)).toBe(28);
	expect(normalDay(studied(3, 4), TODAY)).toBe(10);
	expect(normalDay([], TODAY)).toBe(10);
});

test('only the last fourteen studied days count, and neither today nor days without an answer', () => {
	const lately = Array.from({ length: 14 }, (_, i) => ({
		day: TODAY - 1 - i,
		reviews: 20,
		new: 0
	}));
	const before = Array.from({ length: 50 }, (_, i) => ({
		day: TODAY - 99 - i,
		reviews: 90,
		new: 0
	}));
	expect(normalDay([...before, ...lately], TODAY)).toBe(20);
	expect(normalDay([{ day: TODAY, reviews: 200, new: 0 }, ...studied(30)], TODAY)).toBe(30);
	expect(normalDay([{ day: TODAY - 2, reviews: 0, new: 0 }, ...studied(30)], TODAY)).toBe(30);
});

test('three normal days are no backlog, one card more is', () => {
	expect(isBacklog(90, 30)).toBe(false);
	expect(isBacklog(91, 30)).toBe(true);
});
