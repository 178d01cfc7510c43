// The price that is stated before cards are taken is one that a person would find true.
import { expect, test } from 'vitest';
import { minutesOf, newFor } from '../../src/lib/core/model';
import { priceOf } from '../../src/lib/core/price';

test('a few dozen cards are minutes a day, and hardly any later', () => {
	const { days, minutes, laterMinutes } = priceOf(38, 8);
	expect(days).toBe(5);
	expect(minutes).toBeGreaterThan(5);
	expect(minutes).toBeLessThan(10);
	expect(laterMinutes).toBeLessThan(1);
});

test('more cards never cost less, in days or in minutes later', () => {
	let before = priceOf(0, 8);
	for (let cards = 1; cards < 500; cards += 7) {
		const price = priceOf(cards, 8);
		expect(price.days).toBeGreaterThanOrEqual(before.days);
		expect(price.laterMinutes).toBeGreaterThanOrEqual(before.laterMinutes - 0.1);
		before = price;
	}
});

test('new cards for so many minutes a day cost about those minutes', () => {
	for (const minutes of [5, 10, 20]) {
		const newADay = newFor(minutes);
		expect(minutesOf(newADay)).toBe(minutes);
		expect(priceOf(400 * newADay, newADay).minutes / minutes).toBeCloseTo(1, 0);
	}
});

test('nothing costs nothing', () => {
	expect(priceOf(0, 8)).toEqual({ days: 0, minutes: 0, laterMinutes: 0 });
	expect(priceOf(10, 0)).toEqual({ days: 0, minutes: 0, laterMinutes: 0 });
});
