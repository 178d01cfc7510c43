/**
 * What each rating would decide, before it is given: the preview that the buttons show, and exactly what
 * is then written. Rules are Anki's with FSRS on (manual, "Learning Steps" and "FSRS"): steps while a
 * card is learnt, intervals from memory afterwards, Hard ≤ Good ≤ Easy always apart.
 */
import { DAY_MS, weekday, type Moment } from './day';
import type { Memory, Model } from './fsrs';
import { fuzzInterval } from './fuzz';
import { hashShare } from './hash';
import type { PresetOptions } from './model';
import type { Phase, Placement, Rating } from './review';
import type { Fold } from './schedule';

export interface PlacementContext {
	cardId: string;
	model: Model;
	options: PresetOptions;
	now: Moment;
}

const DAY_SEC = DAY_MS / 1000;

/** What a rating leads to. */
export interface Outcome {
	memory: Memory;
	to: Placement;
}

export interface Preview {
	phase: Phase;
	/** Digest of what this preview was made on; committing is refused where it has changed. */
	seen: string;
	aim: number;
	/** Retrievability now; undefined for a first answer. */
	predicted?: number;
	outcomes: Record<Rating, Outcome>;
}

/** All four outcomes for a card as it stands. Pure: the same card and moment give the same preview. */
export function previewRatings(fold: Fold, context: PlacementContext): Preview {
	const { model, options, now } = context;
	const elapsed = fold.lastDay === null ? 0 : Math.max(0, now.day - fold.lastDay);
	const after = (rating: Rating) => model.next(fold.memory, elapsed, rating);
	const memories = { 1: after(1), 2: after(2), 3: after(3), 4: after(4) };
	const phase: Phase = fold.memory ? (fold.placement?.state ?? 'review') : 'new';
	const days = passingIntervals(fold, memories, phase, context);
	const review = (interval: number): Placement => ({
		state: 'review',
		dueDay: now.day + interval
	});

	let to: Record<Rating, Placement>;
	if (phase === 'review') {
		const steps = options.relearningStepsSec;
		const again = steps.length ? stepPlacement('relearning', 0, steps[0]!, now) : review(days[1]);
		to = { 1: again, 2: review(days[2]), 3: review(days[3]), 4: review(days[4]) };
	} else {
		const state = phase === 'relearning' ? 'relearning' : 'learning';
		const steps = state === 'relearning' ? options.relearningStepsSec : options.learningStepsSec;
		const at = currentStep(fold.placement, steps.length);
		const go = (step: number, delaySec: number) => stepPlacement(state, step, delaySec, now);
		const next = steps[at + 1];
		to = {
			1: steps.length ? go(0, steps[0]!) : review(days[1]),
			2: steps.length ? go(at, hardDelaySec(steps, at)) : review(days[2]),
			3: next === undefined ? review(days[3]) : go(at + 1, next),
			4: review(days[4])
		};
	}
	const outcome = (rating: Rating): Outcome => ({ memory: memories[rating], to: to[rating] });
	return {
		phase,
		seen: fold.seen,
		aim: options.desiredRetention,
		predicted: fold.memory ? model.retrievability(fold.memory, elapsed) : undefined,
		outcomes: { 1: outcome(1), 2: outcome(2), 3: outcome(3), 4: outcome(4) }
	};
}

/** Days for each rating, apart from one another: Hard, then Good at least a day more, then Easy. */
function passingIntervals(
	fold: Fold,
	memories: Record<Rating, Memory>,
	phase: Phase,
	{ cardId, model, options, now }: PlacementContext
): Record<Rating, number> {
	const share = options.fuzz ? hashShare(`${cardId}:${fold.reps}`) : null;
	const last = lastInterval(fold);
	const weightOf = (days: number) => options.easyDays[weekday(now.day + days)]!;
	const constrain = (rating: Rating, least: number) => {
		const days = model.interval(memories[rating].stability, options.desiredRetention);
		// An interval that grows, as whole days, grows after fuzz too.
		const grows = phase === 'review' && rating > 1 && Math.round(days) > last;
		return fuzzInterval(
			days,
			Math.max(least, grows ? last + 1 : 1),
			options.maximumIntervalDays,
			share,
			weightOf
		);
	};
	// What was forgotten without steps to learn it again comes back on its very day, as in Anki: fuzz is for
	// cards that leave learning.
	const again =
		phase === 'review'
			? fuzzInterval(
					model.interval(memories[1].stability, options.desiredRetention),
					1,
					options.maximumIntervalDays,
					null
				)
			: constrain(1, 1);
	const hard = constrain(2, 1);
	const good = constrain(3, phase === 'review' ? hard + 1 : 1);
	const easy = constrain(4, good + 1);
	return { 1: again, 2: hard, 3: good, 4: easy };
}

function lastInterval(fold: Fold): number {
	const due = fold.placement && 'dueDay' in fold.placement ? fold.placement.dueDay : null;
	return due === null || fold.lastDay === null ? 0 : Math.max(0, due - fold.lastDay);
}

/** A card whose steps were shortened meanwhile stands at the last of them. */
function currentStep(placement: Placement | null, count: number): number {
	const step = placement && 'step' in placement ? placement.step : 0;
	return Math.max(0, Math.min(step, count - 1));
}

/** Hard repeats a step; at the first it waits between Again and Good (Anki manual, "Hard"). */
function hardDelaySec(steps: number[], at: number): number {
	if (at > 0) return steps[at]!;
	const first = steps[0]!;
	if (steps.length > 1) return (first + steps[1]!) / 2;
	return Math.min(first * 1.5, first + DAY_SEC);
}

function stepPlacement(
	state: 'learning' | 'relearning',
	step: number,
	delaySec: number,
	now: Moment
): Placement {
	if (delaySec >= DAY_SEC) return { state, step, dueDay: now.day + Math.round(delaySec / DAY_SEC) };
	const dueMs = now.atMs + Math.round(delaySec * 1000);
	if (dueMs < now.dayEndMs) return { state, step, dueMs };
	return { state, step, dueDay: now.day + 1 + Math.floor((dueMs - now.dayEndMs) / DAY_MS) };
}
