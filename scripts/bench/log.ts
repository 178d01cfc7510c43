/**
 * Logs of a person who has studied for years, made by the project's own previews: the same whenever they
 * are made for the same day. Each card has its entries behind it and is due from a few days ago on.
 */
import { stamp } from '../../src/lib/core/clock';
import { DAY_MS, DEFAULT_ROLLOVER_HOUR, type Moment } from '../../src/lib/core/day';
import type { Model } from '../../src/lib/core/fsrs';
import type { PresetOptions } from '../../src/lib/core/model';
import { previewRatings, type Preview } from '../../src/lib/core/placement';
import type { Placement, Rating, Review } from '../../src/lib/core/review';
import { applyReview, emptyFold, type Fold } from '../../src/lib/core/schedule';

export const ENTRIES_A_CARD = 10;
export const DEVICE_ID = 'bench000';

const HOUR_MS = 3_600_000;
/** Of all studied cards, those that are due today or were due in the last days. */
const DUE_SHARE = 0.03;

type Random = () => number;

/** Mulberry32 (public domain): small, seeded, good enough to vary rows. */
export function seeded(seed: number): Random {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

export interface LogContext {
	model: Model;
	options: PresetOptions;
	today: Moment;
}

/** The log of card number `index`, ending before today. */
export function makeLog(cardId: string, index: number, context: LogContext): Review[] {
	// Intervals do not depend on the date, so a first try tells where the log must begin.
	const trial = play(cardId, index, 0, context);
	const lastDay = trial.at(-1)!.day;
	const interval = dueDay(trial.at(-1)!) - lastDay;
	const random = seeded(-index - 1);
	const ahead = 1 + Math.floor(random() * (interval - 1));
	const overdue = interval < 2 || random() < DUE_SHARE;
	const due = context.today.day + (overdue ? -Math.floor(random() * 4) : ahead);
	return play(cardId, index, due - interval - lastDay, context);
}

function dueDay(entry: Review): number {
	if (entry.kind !== 'review' || entry.to.state !== 'review')
		throw new Error('A log must end with a card in review.');
	return entry.to.dueDay;
}

/** Days before which no log of the trial can begin; keeps wall clocks positive. */
const TRIAL_DAY = 10_000;

function play(cardId: string, index: number, shift: number, context: LogContext): Review[] {
	const { model, options, today } = context;
	const random = seeded(index);
	const log: Review[] = [];
	let fold: Fold = emptyFold;
	let now = morning(TRIAL_DAY + shift, random, today);
	while (log.length < ENTRIES_A_CARD) {
		const preview = previewRatings(fold, { cardId, model, options, now });
		const rating = rate(preview, random, log.length === ENTRIES_A_CARD - 1);
		const entry: Review = {
			// No other card has this count, so no two entries share an id.
			id: stamp({ ms: now.atMs, count: index, deviceId: DEVICE_ID }),
			cardId,
			atMs: now.atMs,
			tzOffsetMin: now.tzOffsetMin,
			day: now.day,
			kind: 'review',
			rating,
			phase: preview.phase,
			tookMs: 2000 + Math.floor(random() * 12_000),
			aim: preview.aim,
			...(preview.predicted === undefined ? {} : { predicted: preview.predicted }),
			seen: preview.seen,
			to: preview.outcomes[rating].to
		};
		fold = applyReview(fold, entry, model);
		log.push(entry);
		now = later(entry.to, now, random, today);
	}
	return log;
}

const RATINGS: readonly Rating[] = [1, 1, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4];

function rate({ outcomes }: Preview, random: Random, last: boolean): Rating {
	const rating = RATINGS[Math.floor(random() * RATINGS.length)]!;
	// Nobody stops in the middle of learning steps; Easy ends them.
	return last && outcomes[rating].to.state !== 'review' ? 4 : rating;
}

/** When the card is asked again: at its time, or some mornings late. */
function later(to: Placement, now: Moment, random: Random, today: Moment): Moment {
	if ('dueMs' in to) return { ...now, atMs: to.dueMs + Math.floor(random() * 60_000) };
	const late = random() < 0.15 ? Math.floor(random() * 4) : 0;
	return morning(to.dueDay + late, random, today);
}

function morning(day: number, random: Random, { tzOffsetMin }: Moment): Moment {
	const midnightMs = day * DAY_MS - tzOffsetMin * 60_000;
	return {
		atMs: midnightMs + 8 * HOUR_MS + Math.floor(random() * HOUR_MS),
		tzOffsetMin,
		day,
		dayEndMs: midnightMs + DAY_MS + DEFAULT_ROLLOVER_HOUR * HOUR_MS
	};
}
