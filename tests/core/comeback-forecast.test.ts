// The rule this file defends: the date that a plan promises is kept. It is the same for the same library, it
// agrees with answering card by card, and the order in which cards are saved is worth its name.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	forecastComeback,
	forecastNow,
	type ForecastCard,
	type ForecastInput
} from '../../src/lib/core/comeback-forecast';
import { DAY_MS, type Moment } from '../../src/lib/core/day';
import { byWorth, sortedBy } from '../../src/lib/core/card-order';
import { createModel } from '../../src/lib/core/fsrs';
import { hashShare } from '../../src/lib/core/hash';
import { defaultOptions } from '../../src/lib/core/model';
import { previewRatings } from '../../src/lib/core/placement';
import type { Rating } from '../../src/lib/core/review';
import { emptyFold, type Fold } from '../../src/lib/core/schedule';

const model = createModel();
const DAY = 20_000;

/** Cards begun evenly over `months` of thirty days and reviewed when due, then left alone for `away` days. */
function library(count: number, away: number, seed: string, months = 6): ForecastCard[] {
	return Array.from({ length: count }, (_, i) => {
		const cardId = `${seed}${i}`;
		const share = (what: string) => hashShare(`${cardId} ${what}`);
		let memory = model.next(null, 0, share('first') < 0.25 ? 1 : 3);
		let lastDay = -Math.floor(share('begun') * months * 30);
		const next = () => lastDay + Math.max(1, Math.round(model.interval(memory.stability, 0.9)));
		for (let turn = 0; next() <= 0; turn++) {
			const elapsed = next() - lastDay;
			const recalled = share(`turn ${turn}`) < model.retrievability(memory, elapsed);
			lastDay = next();
			memory = model.next(memory, elapsed, recalled ? 3 : 1);
			if (!recalled) memory = model.next(memory, 0, 3);
		}
		const left = DAY - away;
		return {
			cardId,
			memory,
			lastDay: left + lastDay,
			dueDay: left + next(),
			options: defaultOptions
		};
	});
}

const dueOf = (cards: ForecastCard[]) => cards.filter(({ dueDay }) => dueDay <= DAY).length;
const forecast = (cards: ForecastCard[], cap: number, more: Partial<ForecastInput> = {}) =>
	forecastNow({ cards, model, day: DAY, cap, ...more });

/** What a library is made of, so that a failure can be read. */
const anyLibrary = fc.record({
	count: fc.integer({ min: 40, max: 400 }),
	away: fc.integer({ min: 5, max: 400 }),
	seed: fc.string({ maxLength: 5 }),
	months: fc.integer({ min: 1, max: 20 })
});
type Made = Parameters<Parameters<typeof anyLibrary.map>[0]>[0];
const made = ({ count, away, seed, months }: Made) => library(count, away, seed, months);

test('what fits into today is done today; nothing waiting is done at once', () => {
	expect(forecast([], 10)).toEqual({ doneDay: DAY, answers: 0, held: 0 });
	const cards = library(100, 30, 'a');
	const due = dueOf(cards);
	expect(forecast(cards, due).doneDay).toBe(DAY);
	expect(forecast(cards, due - 1).doneDay).toBeGreaterThan(DAY);
	expect(forecast(cards, due, { done: 1 }).doneDay).toBeGreaterThan(DAY);
});

test('a pace that never gets there has no date', () => {
	expect(forecast(library(500, 60, 'a'), 1).doneDay).toBe(undefined);
	expect(forecast(library(50, 60, 'a'), 0).doneDay).toBe(undefined);
});

test('days away are not studied, and never the day on which it ends', () => {
	const cards = library(300, 60, 'a');
	const { doneDay } = forecast(cards, 40);
	const isAway = (day: number) => day > DAY && day <= DAY + 14;
	expect(forecast(cards, 40, { isAway }).doneDay).toBeGreaterThanOrEqual(doneDay! + 13);
});

test('the same library has the same date, and is left as it was', () => {
	fc.assert(
		fc.property(anyLibrary, fc.integer({ min: 5, max: 60 }), (given, cap) => {
			const cards = made(given);
			const before = structuredClone(cards);
			expect(forecast(cards, cap)).toEqual(forecast(structuredClone(cards), cap));
			expect(cards).toEqual(before);
		}),
		{ numRuns: 40 }
	);
});

test('each day takes the cap and no more, until one could take all that waits', () => {
	fc.assert(
		fc.property(anyLibrary, fc.integer({ min: 5, max: 60 }), (given, cap) => {
			const cards = made(given);
			// Each review asks the model once how likely it is recalled.
			let reviews = 0;
			const counted = {
				...model,
				retrievability: (...given: Parameters<typeof model.retrievability>) => {
					reviews++;
					return model.retrievability(...given);
				}
			};
			const steps = forecastComeback({ cards, model: counted, day: DAY, cap, done: 3 });
			for (let days = 0; ; days++) {
				reviews = 0;
				const { done, value } = steps.next();
				expect(reviews).toBe(done ? 0 : days ? cap : cap - 3);
				if (!done) continue;
				if (value.doneDay !== undefined) expect(value.doneDay).toBe(DAY + days);
				return;
			}
		}),
		{ numRuns: 40 }
	);
});

// Not never: what a quicker pace answers comes back sooner, and a few of those may meet on its last day.
test('a larger cap is done no later, but for a day', () => {
	fc.assert(
		fc.property(
			anyLibrary,
			fc.integer({ min: 5, max: 60 }),
			fc.integer({ min: 1, max: 30 }),
			(given, cap, more) => {
				const cards = made(given);
				const slow = forecast(cards, cap).doneDay ?? Infinity;
				const quick = forecast(cards, cap + more).doneDay ?? Infinity;
				expect(quick).toBeLessThanOrEqual(slow + 1);
			}
		),
		{ numRuns: 60 }
	);
});

/** The same plan answered card by card, with the placements that the buttons would write. */
function live(cards: ForecastCard[], cap: number, seed: string): number {
	const folds = new Map<string, Fold>(
		cards.map(({ cardId, memory, lastDay, dueDay }) => [
			cardId,
			{ ...emptyFold, memory, lastDay, placement: { state: 'review', dueDay }, reps: 5 }
		])
	);
	const dueDay = ({ placement }: Fold) => (placement as { dueDay: number }).dueDay;
	for (let day = DAY; day < DAY + 500; day++) {
		const due = [...folds].filter(([, fold]) => dueDay(fold) <= day);
		if (due.length <= cap) return day;
		const cards = due.map(([cardId, { memory }]) => ({ cardId, memory }));
		const waiting = sortedBy(cards, byWorth, day);
		for (const { cardId } of waiting.slice(0, cap)) {
			const now: Moment = {
				atMs: day * DAY_MS,
				tzOffsetMin: 0,
				day,
				dayEndMs: (day + 1) * DAY_MS
			};
			const rate = (fold: Fold, rating: Rating): Fold => {
				const context = { cardId, model, options: defaultOptions, now };
				const { memory, to } = previewRatings(fold, context).outcomes[rating];
				return { ...fold, memory, placement: to, lastDay: day, reps: fold.reps + 1 };
			};
			let fold = folds.get(cardId)!;
			const chance = model.retrievability(fold.memory!, day - fold.lastDay!);
			const recalled = hashShare(`${seed} ${cardId} ${fold.reps}`) < chance;
			fold = rate(fold, recalled ? 3 : 1);
			if (!recalled) fold = rate(fold, 3);
			folds.set(cardId, fold);
		}
	}
	return Infinity;
}

test('the date is kept: answering card by card ends within a few days of it', () => {
	fc.assert(
		fc.property(anyLibrary, fc.string({ maxLength: 5 }), (given, seed) => {
			const cards = made(given);
			// At a pace near to what falls due anew each day chance decides when it ends.
			const anew = cards.filter(({ dueDay }) => dueDay > DAY && dueDay <= DAY + 14).length / 14;
			const cap = Math.ceil(Math.max(dueOf(cards) / 8, 2 * anew)) + 5;
			const { doneDay } = forecast(cards, cap);
			const days = live(cards, cap, seed) - DAY;
			expect(Math.abs(days - (doneDay! - DAY))).toBeLessThanOrEqual(4 + days / 7);
		}),
		{ numRuns: 40 }
	);
});

test('the order saves most: done sooner with no more answers, and half a year later as much is held', () => {
	const orders = {
		due: ({ dueDay }: ForecastCard) => -dueDay,
		random: ({ cardId }: ForecastCard, day: number) => hashShare(`${cardId} ${day}`),
		retrievable: ({ memory, lastDay }: ForecastCard, day: number) =>
			-(day - lastDay) / memory.stability
	};
	for (const [count, away, months, cap] of [
		[500, 30, 3, 20],
		[1000, 60, 6, 40],
		[2000, 200, 10, 60]
	] as const) {
		const cards = library(count, away, 'a', months);
		const ours = forecast(cards, cap);
		const later = forecast(cards, cap, { days: 180 });
		for (const [name, rank] of Object.entries(orders)) {
			const theirs = forecast(cards, cap, { rank });
			expect(ours.doneDay, name).toBeLessThan(theirs.doneDay!);
			expect(ours.answers, name).toBeLessThan(theirs.answers);
			const theirLater = forecast(cards, cap, { rank, days: 180 });
			expect(later.held, name).toBeGreaterThan(theirLater.held * 0.97);
		}
	}
});
