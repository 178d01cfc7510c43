/**
 * When a backlog is gone: the days of a comeback plan, gone through one by one. Each day the waiting cards
 * are ordered, as many as the plan allows are answered, and whether one is recalled is drawn with the chance
 * that its memory gives, by a digest of the card and its turn: the same library always gives the same date.
 * What is recalled or learnt again comes back when its memory says, and so do the cards that were not due
 * yet; new cards wait, as they do under the plan. Everybody is taken to answer Again or Good.
 *
 * A generator, a study day a step: whoever draws the page can pause it.
 */
import { worth } from './card-order';
import type { Memory, Model } from './fsrs';
import { hashShare } from './hash';
import { HELD_DAYS } from './held';
import type { PresetOptions } from './model';

/** A card in review, due or not. */
export interface ForecastCard {
	cardId: string;
	memory: Memory;
	lastDay: number;
	dueDay: number;
	options: Pick<PresetOptions, 'desiredRetention' | 'maximumIntervalDays' | 'relearningStepsSec'>;
}

export interface ForecastInput {
	/** All cards in review of the library. */
	cards: readonly ForecastCard[];
	model: Model;
	/** The study day on which the plan begins, or goes on. */
	day: number;
	/** Reviews a day, and how many of them are done today. */
	cap: number;
	done?: number;
	/** Days on which nobody studies. */
	isAway?: (day: number) => boolean;
	/** What comes first: the highest. */
	rank?: (card: ForecastCard, day: number) => number;
	/** Goes on for so many days though nothing waits any more: to compare what is held later. */
	days?: number;
}

export interface Forecast {
	/** The first study day that can take all that waits; undefined where that is over a year away. */
	doneDay: number | undefined;
	/** Answers given on the days before, those that learn a forgotten card again included. */
	answers: number;
	/** Cards that are held for a month at the end. */
	held: number;
}

export const FORECAST_DAYS = 365;
/** An answer that passes a review adds at least so many days: Good is a day beyond Hard. */
const LEAST_DAYS = 2;

/** Goes through the plan. Cards are not changed. */
export function* forecastComeback(input: ForecastInput): Generator<void, Forecast> {
	const { model, day: from, cap, done = 0, isAway, rank = worth, days = 0 } = input;
	const cards = input.cards.map((card) => ({ card: { ...card }, turns: 0 }));
	const comes: Standing[][] = Array.from({ length: FORECAST_DAYS + 1 }, () => []);
	const placeFrom = (standing: Standing, least: number) =>
		comes[Math.max(least, standing.card.dueDay - from)]?.push(standing);
	for (const standing of cards) placeFrom(standing, 0);
	let waiting: Standing[] = [];
	let answers = 0;
	let doneDay: number | undefined;
	for (let i = 0; i <= FORECAST_DAYS; i++) {
		waiting.push(...comes[i]!);
		const day = from + i;
		if (isAway?.(day)) continue;
		const room = i ? cap : Math.max(0, cap - done);
		if (waiting.length <= room) {
			doneDay ??= day;
			if (i >= days) break;
		}
		const { first, rest } = takeFirst(waiting, room, ({ card }) => rank(card, day));
		waiting = rest;
		for (const standing of first) {
			answers += answer(standing, day, model);
			placeFrom(standing, i + 1);
		}
		yield;
	}
	const held = cards.filter(({ card }) => card.memory.stability >= HELD_DAYS.month).length;
	return { doneDay, answers, held };
}

/** The same at once. */
export function forecastNow(input: ForecastInput): Forecast {
	const steps = forecastComeback(input);
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}

/** A card as the forecast changes it. */
interface Standing {
	card: ForecastCard;
	/** Reviews it had so far. */
	turns: number;
}

/** The `count` that rank highest, and the others; only which they are matters, not their order. */
function takeFirst<T>(list: T[], count: number, rank: (one: T) => number) {
	if (list.length <= count) return { first: list, rest: [] };
	const ranks = Float64Array.from(list, rank);
	const limit = count ? ranks.slice().sort()[list.length - count]! : Infinity;
	let equal = count;
	for (const one of ranks) if (one > limit) equal--;
	const first: T[] = [];
	const rest: T[] = [];
	list.forEach((one, i) => {
		const taken = ranks[i]! > limit || (ranks[i] === limit && equal-- > 0);
		(taken ? first : rest).push(one);
	});
	return { first, rest };
}

/** One review; returns how many answers it took. */
function answer(standing: Standing, day: number, model: Model): number {
	const { card } = standing;
	const { options } = card;
	const elapsed = Math.max(0, day - card.lastDay);
	const recalled =
		hashShare(`${card.cardId}:${standing.turns++}`) < model.retrievability(card.memory, elapsed);
	const relearnt = !recalled && options.relearningStepsSec.length > 0;
	card.memory = model.next(card.memory, elapsed, recalled ? 3 : 1);
	if (relearnt) card.memory = model.next(card.memory, 0, 3);
	const days = Math.round(model.interval(card.memory.stability, options.desiredRetention));
	const least = recalled ? LEAST_DAYS : 1;
	card.dueDay = day + Math.min(options.maximumIntervalDays, Math.max(least, days));
	card.lastDay = day;
	return relearnt ? 2 : 1;
}
