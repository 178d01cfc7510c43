// The rule this file defends: what the buttons show is what is written. Steps are Anki's; intervals come
// from memory, apart from one another; nothing in a preview depends on anything but the card and moment.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, weekday, type Moment } from '../../src/lib/core/day';
import { createModel } from '../../src/lib/core/fsrs';
import { defaultOptions, type PresetOptions } from '../../src/lib/core/model';
import { previewRatings, type Preview } from '../../src/lib/core/placement';
import { ratings, type Placement, type Rating, type Review } from '../../src/lib/core/review';
import { applyReview, emptyFold, foldMemory, type Fold } from '../../src/lib/core/schedule';
import { arbitraryWorld } from './logs';

const model = createModel();
const HOUR_MS = 3_600_000;
const DAY_SEC = 86_400;
const plain: PresetOptions = { ...defaultOptions, fuzz: false };

function at(day: number, hour = 12): Moment {
	return {
		atMs: day * DAY_MS + hour * HOUR_MS,
		tzOffsetMin: 0,
		day,
		dayEndMs: (day + 1) * DAY_MS + 4 * HOUR_MS
	};
}

function preview(fold: Fold, now: Moment, change: Partial<PresetOptions> = {}): Preview {
	const options = { ...plain, ...change };
	return previewRatings(fold, { cardId: 'n:forward', model, options, now });
}

/** Each placement as a word: `learning 1 +600 s`, `review +9 d`. */
function shown({ outcomes }: Preview, now: Moment): string[] {
	return ratings.map((rating) => {
		const { to } = outcomes[rating];
		const step = 'step' in to ? ` ${to.step}` : '';
		const due = 'dueMs' in to ? `${(to.dueMs - now.atMs) / 1000} s` : `${to.dueDay - now.day} d`;
		return `${to.state}${step} +${due}`;
	});
}

function commit(fold: Fold, { phase, seen, aim, outcomes }: Preview, rating: Rating, now: Moment) {
	const { to } = outcomes[rating];
	const id = `${fold.lastId}~`;
	const { atMs, tzOffsetMin, day } = now;
	const fact = { id, cardId: 'n:forward', atMs, tzOffsetMin, day };
	const entry: Review = { ...fact, kind: 'review', rating, phase, tookMs: 0, aim, seen, to };
	return applyReview(fold, entry, model);
}

const inReview: Fold = {
	...emptyFold,
	memory: { stability: 20, difficulty: 5 },
	placement: { state: 'review', dueDay: 20_020 },
	reps: 4,
	lastDay: 20_000
};
const standingAt = (state: 'learning' | 'relearning', step: number): Fold => ({
	...inReview,
	memory: { stability: 2, difficulty: 5 },
	placement: { state, step, dueMs: at(20_000).atMs },
	lastDay: 20_000
});

test('a new card with two steps: Again first, Hard between, Good second, Easy out', () => {
	const now = at(20_000);
	const first = preview(emptyFold, now);
	expect(first.phase).toBe('new');
	expect(first.predicted).toBe(undefined);
	expect(shown(first, now)).toEqual([
		'learning 0 +60 s',
		'learning 0 +330 s',
		'learning 1 +600 s',
		'review +8 d'
	]);
	const second = preview(commit(emptyFold, first, 3, now), now);
	expect(second.phase).toBe('learning');
	expect(shown(second, now)).toEqual([
		'learning 0 +60 s',
		'learning 1 +600 s',
		'review +2 d',
		'review +4 d'
	]);
	const again = preview(commit(emptyFold, first, 1, now), now);
	expect(shown(again, now).slice(0, 3)).toEqual([
		'learning 0 +60 s',
		'learning 0 +330 s',
		'learning 1 +600 s'
	]);
});

test('one step, three steps, no steps', () => {
	const now = at(20_000);
	const steps = (learningStepsSec: number[]) => preview(emptyFold, now, { learningStepsSec });
	expect(shown(steps([600]), now).slice(0, 3)).toEqual([
		'learning 0 +600 s',
		'learning 0 +900 s',
		'review +2 d'
	]);
	expect(shown(steps([60, 300, 3600]), now).slice(0, 3)).toEqual([
		'learning 0 +60 s',
		'learning 0 +180 s',
		'learning 1 +300 s'
	]);
	const middle = preview(standingAt('learning', 1), now, { learningStepsSec: [60, 300, 3600] });
	expect(shown(middle, now).slice(0, 3)).toEqual([
		'learning 0 +60 s',
		'learning 1 +300 s',
		'learning 2 +3600 s'
	]);
	expect(shown(steps([]), now)).toEqual([
		'review +1 d',
		'review +1 d',
		'review +2 d',
		'review +8 d'
	]);
});

test('a lapse goes through the relearning steps and out again', () => {
	const now = at(20_020);
	const lapse = preview(inReview, now);
	expect(lapse.phase).toBe('review');
	expect(lapse.predicted).toBeCloseTo(0.9, 5);
	expect(shown(lapse, now)[0]).toBe('relearning 0 +600 s');
	const relearning = preview(commit(inReview, lapse, 1, now), now);
	expect(relearning.phase).toBe('relearning');
	expect(shown(relearning, now).slice(0, 2)).toEqual([
		'relearning 0 +600 s',
		'relearning 0 +900 s'
	]);
	expect(relearning.outcomes[3].to.state).toBe('review');
	expect(relearning.outcomes[4].to.state).toBe('review');
	const none = preview(inReview, now, { relearningStepsSec: [] });
	expect(none.outcomes[1].to.state).toBe('review');
	const two = preview(standingAt('relearning', 0), now, { relearningStepsSec: [600, 1200] });
	expect(shown(two, now).slice(0, 3)).toEqual([
		'relearning 0 +600 s',
		'relearning 0 +900 s',
		'relearning 1 +1200 s'
	]);
});

test('a card whose steps were shortened meanwhile stands at the last of them', () => {
	const now = at(20_000);
	const short = preview(standingAt('learning', 3), now, { learningStepsSec: [60, 600] });
	expect(shown(short, now).slice(0, 2)).toEqual(['learning 0 +60 s', 'learning 1 +600 s']);
	expect(short.outcomes[3].to.state).toBe('review');
	const none = preview(standingAt('learning', 3), now, { learningStepsSec: [] });
	expect(ratings.map((rating) => none.outcomes[rating].to.state)).toEqual(
		Array.from({ length: 4 }, () => 'review')
	);
});

test('steps of a day or more are days, and those over the rollover too', () => {
	const now = at(20_000, 23);
	const options = { learningStepsSec: [60, DAY_SEC, 3 * DAY_SEC] };
	expect(shown(preview(emptyFold, now, options), now).slice(1, 3)).toEqual([
		'learning 0 +1 d',
		'learning 1 +1 d'
	]);
	expect(shown(preview(standingAt('learning', 1), now, options), now)[2]).toBe('learning 2 +3 d');
	const late = at(20_000, 27.5);
	expect(
		shown(preview(emptyFold, late, { learningStepsSec: [60, 1800] }), late).slice(0, 3)
	).toEqual(['learning 0 +60 s', 'learning 0 +930 s', 'learning 1 +1 d']);
});

test('twelve hours from the morning are the evening of the same day, and from the evening the next', () => {
	const half = { learningStepsSec: [DAY_SEC / 2, DAY_SEC] };
	const morning = at(20_000, 8);
	expect(shown(preview(emptyFold, morning, half), morning)[0]).toBe('learning 0 +43200 s');
	const evening = at(20_000, 20);
	expect(shown(preview(emptyFold, evening, half), evening)[0]).toBe('learning 0 +1 d');
});

test('a day-long step is a day on days of 23 and 25 hours too', () => {
	const options = { learningStepsSec: [DAY_SEC] };
	for (const hours of [23, 25])
		for (const hour of [4, 12, 26]) {
			const now = { ...at(20_000, hour), dayEndMs: 20_000 * DAY_MS + (4 + hours) * HOUR_MS };
			expect(shown(preview(emptyFold, now, options), now)[0]).toBe('learning 0 +1 d');
		}
});

test('Hard, Good and Easy of a review stand apart by a day at least, up to the maximum', () => {
	const memory = fc.record({
		stability: fc.double({ min: 0.05, max: 30_000, noNaN: true }),
		difficulty: fc.double({ min: 1, max: 10, noNaN: true })
	});
	fc.assert(
		fc.property(
			memory,
			fc.integer({ min: 0, max: 4000 }),
			fc.integer({ min: 1, max: 4000 }),
			fc.boolean(),
			fc.constantFrom(30, 365, 36_500),
			fc.double({ min: 0.7, max: 0.98, noNaN: true }),
			(memory, elapsed, last, fuzz, maximumIntervalDays, desiredRetention) => {
				const placement: Placement = { state: 'review', dueDay: 20_000 + last };
				const fold: Fold = { ...inReview, memory, placement };
				const change = { fuzz, maximumIntervalDays, desiredRetention, relearningStepsSec: [] };
				const { outcomes } = preview(fold, at(20_000 + elapsed), change);
				const [again, hard, good, easy] = ratings.map((rating) => {
					const { to } = outcomes[rating];
					return 'dueDay' in to ? to.dueDay - 20_000 - elapsed : NaN;
				}) as [number, number, number, number];
				expect(again).toBeGreaterThanOrEqual(1);
				expect(hard).toBeGreaterThanOrEqual(1);
				expect(good).toBeGreaterThanOrEqual(Math.min(hard + 1, maximumIntervalDays));
				expect(easy).toBeGreaterThanOrEqual(Math.min(good + 1, maximumIntervalDays));
				expect(Math.max(again, easy)).toBeLessThanOrEqual(maximumIntervalDays);
			}
		),
		{ numRuns: 1000 }
	);
});

test('a card waits longer than before only where its interval, as whole days, is longer', () => {
	const memory = { stability: 1.2, difficulty: 9 };
	const days = (last: number, stability: number, rating: Rating) => {
		const placement: Placement = { state: 'review', dueDay: 20_000 + last };
		const fold: Fold = { ...inReview, memory: { ...memory, stability }, placement };
		const { to } = preview(fold, at(20_000 + last)).outcomes[rating];
		return 'dueDay' in to ? to.dueDay - 20_000 - last : NaN;
	};
	// What stays about a day stays a day: Hard would otherwise double it.
	expect(days(1, 0.6, 2)).toBe(1);
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 400 }),
			fc.double({ min: 0.1, max: 400, noNaN: true }),
			(last, stability) => {
				const { stability: after } = model.next({ ...memory, stability }, last, 2);
				const interval = Math.max(1, Math.round(model.interval(after, 0.9)));
				expect(days(last, stability, 2)).toBe(interval);
			}
		),
		{ numRuns: 1000 }
	);
});

test('out of learning, Easy comes after Good, and Good not before Hard', () => {
	fc.assert(
		fc.property(fc.boolean(), fc.nat({ max: 500 }), (fuzz, reps) => {
			const now = at(20_000);
			const { outcomes } = preview({ ...emptyFold, reps }, now, { fuzz, learningStepsSec: [] });
			const [, hard, good, easy] = ratings.map((rating) => {
				const { to } = outcomes[rating];
				return 'dueDay' in to ? to.dueDay : NaN;
			}) as [number, number, number, number];
			expect(hard).toBeLessThanOrEqual(good);
			expect(good).toBeLessThan(easy);
		})
	);
});

test('the preview is what is then scheduled: memory, placement and digest', () => {
	fc.assert(
		fc.property(
			arbitraryWorld,
			fc.constantFrom<Rating>(1, 2, 3, 4),
			fc.nat(),
			({ log }, rating, on) => {
				const fold = foldMemory(log, model);
				const now = at(Math.max(20_000, fold.lastDay ?? 0) + (on % 50));
				const seen = preview(fold, now, { fuzz: true });
				const next = commit(fold, seen, rating, now);
				expect(next.placement).toEqual(seen.outcomes[rating].to);
				expect(next.memory).toEqual(seen.outcomes[rating].memory);
				expect(next.reps).toBe(fold.reps + 1);
				expect(seen.phase === 'new').toBe(fold.memory === null);
			}
		),
		{ numRuns: 500 }
	);
});

test('the same card and moment give the same preview, another repetition another fuzz', () => {
	const now = at(20_020);
	const intervals = new Set<number>();
	for (let reps = 0; reps < 40; reps++) {
		const fold = { ...inReview, reps };
		const one = preview(fold, now, { fuzz: true });
		expect(preview(structuredClone(fold), { ...now }, { fuzz: true })).toEqual(one);
		const later = preview(fold, { ...now, atMs: now.atMs + HOUR_MS }, { fuzz: true });
		expect(later.outcomes[3]).toEqual(one.outcomes[3]);
		const { to } = one.outcomes[3];
		if ('dueDay' in to) intervals.add(to.dueDay);
	}
	expect(intervals.size).toBeGreaterThan(3);
});

test('a dated card without memory is asked as new', () => {
	const dated: Fold = { ...emptyFold, placement: { state: 'new', dueDay: 20_000 } };
	expect(preview(dated, at(20_000))).toEqual(preview(emptyFold, at(20_000)));
});

test('a higher desired retention never gives a longer interval', () => {
	const now = at(20_020);
	const interval = (desiredRetention: number) => {
		const { to } = preview(inReview, now, { desiredRetention }).outcomes[3];
		return 'dueDay' in to ? to.dueDay : NaN;
	};
	for (let aim = 0.7; aim < 0.97; aim += 0.01)
		expect(interval(aim + 0.01)).toBeLessThanOrEqual(interval(aim));
});

test('easy days keep cards away, keep the ratings apart, and stay what was promised', () => {
	// Nobody studies on Saturday, and half as much on Sunday; study day 20,000 is a Thursday.
	const easyDays: PresetOptions['easyDays'] = [1, 1, 1, 1, 1, 0, 0.5];
	const counts = new Array<number>(7).fill(0);
	for (let n = 0; n < 3000; n++) {
		const now = at(20_000 + (n % 7));
		const fold: Fold = { ...inReview, placement: { state: 'review', dueDay: now.day }, reps: n };
		const asked = preview(fold, now, { fuzz: true, easyDays });
		expect(preview(fold, now, { fuzz: true, easyDays })).toEqual(asked);
		const [hard, good, easy] = ([2, 3, 4] as const).map((rating) => {
			const { to } = asked.outcomes[rating];
			return 'dueDay' in to ? to.dueDay : NaN;
		}) as [number, number, number];
		expect(hard).toBeLessThan(good);
		expect(good).toBeLessThan(easy);
		counts[weekday(good)]!++;
	}
	const usual = counts.slice(0, 5).reduce((sum, count) => sum + count, 0) / 5;
	expect(counts[5]).toBe(0);
	for (const count of counts.slice(0, 5)) expect(Math.abs(count / usual - 1)).toBeLessThan(0.35);
	expect(counts[6]! / usual).toBeGreaterThan(0.3);
	expect(counts[6]! / usual).toBeLessThan(0.7);
});

test('without fuzz, and for intervals that leave no choice, easy days change nothing', () => {
	const now = at(20_000);
	const easyDays: PresetOptions['easyDays'] = [0, 0, 0, 0, 0, 0, 1];
	expect(preview(inReview, now, { easyDays })).toEqual(preview(inReview, now));
	const young: Fold = { ...standingAt('learning', 1), memory: { stability: 0.5, difficulty: 5 } };
	const change = { fuzz: true, relearningStepsSec: [], learningStepsSec: [] };
	const first = (to: Placement) => ('dueDay' in to ? to.dueDay : NaN);
	const plain = preview(young, now, change).outcomes[1];
	expect(first(preview(young, now, { ...change, easyDays }).outcomes[1].to)).toBe(first(plain.to));
});

test('what was forgotten without steps to learn it again is not fuzzed', () => {
	const now = at(20_020);
	const again = (reps: number, fuzz: boolean) => {
		const fold = { ...inReview, memory: { stability: 900, difficulty: 3 }, reps };
		const { to } = preview(fold, now, { fuzz, relearningStepsSec: [] }).outcomes[1];
		return 'dueDay' in to ? to.dueDay : NaN;
	};
	const days = new Set(Array.from({ length: 40 }, (_, reps) => again(reps, true)));
	expect([...days]).toEqual([again(0, false)]);
	// Long enough that fuzz would show.
	expect(again(0, false) - now.day).toBeGreaterThan(3);
});
