// The rule this file defends: every interval that is scheduled is the one that the Rust implementation of FSRS
// gives, rounded to days and set apart by Anki's rules, whatever the log, with and without same-day steps.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentAt, type Zone } from '../../src/lib/core/day';
import { createModel, defaultWeights } from '../../src/lib/core/fsrs';
import { defaultOptions, type PresetOptions } from '../../src/lib/core/model';
import { previewRatings } from '../../src/lib/core/placement';
import { ratings, type Rating, type Review } from '../../src/lib/core/review';
import { applyReview, emptyFold, type Fold } from '../../src/lib/core/schedule';
import { Oracle, names, type RustMemory } from './oracle';

const HOUR_MS = 3_600_000;
const model = createModel();

/** Answers, each so many hours after the card was due: before it too, where it is negative. */
const arbitraryLog = fc.record({
	steps: fc.constantFrom<Pick<PresetOptions, 'learningStepsSec' | 'relearningStepsSec'>>(
		{ learningStepsSec: [60, 600], relearningStepsSec: [600] },
		{ learningStepsSec: [], relearningStepsSec: [] },
		{ learningStepsSec: [600, 86_400], relearningStepsSec: [86_400] }
	),
	aim: fc.constantFrom(0.7, 0.8, 0.85, 0.9, 0.95, 0.97),
	zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
	rolloverHour: fc.constantFrom(0, 4, 6),
	startMs: fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2035, 0) }),
	answers: fc.array(
		fc.tuple(
			fc.constantFrom<Rating>(1, 2, 3, 3, 3, 4),
			fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: -200, max: 4000 }))
		),
		{ minLength: 1, maxLength: 9 }
	)
});

const zones = new Map<string, Zone>();

/** Minutes east of UTC by the platform's own tables, a format a zone. */
function zoneOf(name: string): Zone {
	let zone = zones.get(name);
	if (!zone) {
		const format = new Intl.DateTimeFormat('en', { timeZone: name, timeZoneName: 'longOffset' });
		zone = (atMs) => {
			const text = format.formatToParts(atMs).find((part) => part.type === 'timeZoneName')!.value;
			const [, sign = '+', hours = '0', minutes = '0'] = /GMT(?:([+-])(\d+):(\d+))?/.exec(text)!;
			return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
		};
		zones.set(name, zone);
	}
	return zone;
}

/** Days for each rating by Anki's rules, of what the oracle gives. */
function apart(theirs: Record<Rating, number>, last: number, inReview: boolean) {
	const days = (rating: Rating, least: number) => {
		const grows = inReview && Math.round(theirs[rating]) > last ? last + 1 : 1;
		return Math.min(36_500, Math.max(least, grows, Math.round(theirs[rating])));
	};
	const again = Math.min(36_500, Math.max(1, Math.round(theirs[1])));
	const hard = days(2, 1);
	const good = days(3, inReview ? hard + 1 : 1);
	return { 1: again, 2: hard, 3: good, 4: days(4, good + 1) };
}

if (Oracle) {
	test('ten thousand random logs, in every zone', () => {
		const oracle = new Oracle!([...defaultWeights]);
		let compared = 0;
		fc.assert(
			fc.property(arbitraryLog, ({ steps, aim, zone, rolloverHour, startMs, answers }) => {
				const options = { ...defaultOptions, ...steps, fuzz: false, desiredRetention: aim };
				let fold: Fold = emptyFold;
				let memory: RustMemory | null = null;
				let atMs = startMs;
				for (const [index, [rating, hours]] of answers.entries()) {
					const now = momentAt(atMs, zoneOf(zone), rolloverHour);
					const elapsed = fold.lastDay === null ? 0 : now.day - fold.lastDay;
					const theirs = oracle.nextStates(memory, aim, elapsed);
					const preview = previewRatings(fold, { cardId: 'a:forward', model, options, now });
					const inReview = preview.phase === 'review';
					const due = fold.placement && 'dueDay' in fold.placement ? fold.placement.dueDay : 0;
					const last = inReview && fold.lastDay !== null ? Math.max(0, due - fold.lastDay) : 0;
					const interval = (r: Rating) => theirs[names[r]].interval;
					const all = { 1: interval(1), 2: interval(2), 3: interval(3), 4: interval(4) };
					const expected = apart(all, last, inReview);
					for (const r of ratings) {
						const { to } = preview.outcomes[r];
						if (to.state !== 'review') continue;
						// Where the two stand on either side of a half, a day.
						const close = ratings.some(
							(one) => Math.abs((all[one] % 1) - 0.5) < 1e-4 * all[one] + 1e-4
						);
						const off = Math.abs(to.dueDay - now.day - expected[r]);
						expect(off).toBeLessThanOrEqual(close ? Math.max(1, expected[r] * 1e-3) : 0);
						compared++;
					}
					const { to } = preview.outcomes[rating];
					const fact = { id: `2${index}`, cardId: 'a:forward', atMs, tzOffsetMin: now.tzOffsetMin };
					const entry: Review = {
						...{ ...fact, day: now.day, kind: 'review', rating, tookMs: 0 },
						...{ phase: preview.phase, aim, seen: preview.seen, to }
					};
					fold = applyReview(fold, entry, model);
					memory = theirs[names[rating]].memory;
					const dueMs = 'dueMs' in to ? to.dueMs : atMs + (to.dueDay - now.day) * 24 * HOUR_MS;
					atMs = Math.max(atMs, dueMs + hours * HOUR_MS);
				}
			}),
			{ numRuns: 10_000 }
		);
		expect(compared).toBeGreaterThan(50_000);
	});
}
