/**
 * Notices somebody who presses Hard where they forgot. Hard means remembered, so a schedule grows by it, and
 * used as a fail it sends cards away just when they are needed (Anki manual, "Answer Buttons"; the most
 * frequent misuse of FSRS). It cannot be seen in a single answer, and a good memory must not be taken for
 * it, so all of this has to hold:
 *
 * 1. Going by the chances that were believed when each card was asked, at least `LEAST_FORGOTTEN` reviews must
 *    have been forgotten.
 * 2. Forgot was pressed for less than an eighth of them. Where twelve are expected, one or none has a
 *    chance of 1 in 10,000.
 * 3. Hard was pressed at least half as often as something must have been forgotten: whoever remembers better
 *    than was predicted presses Good and Easy.
 * 4. Forgot is rare for new cards and in learning steps too, where anybody forgets: who uses it there knows what
 *    it is for.
 *
 * Once parameters were fitted to such a log the predicted chances are near 1, and this says nothing any more.
 */
import type { Review } from './review';

/** What counts, of reviews with a predicted chance unless it says otherwise. */
export interface HardFigures {
	hard: number;
	again: number;
	/** How many must have been forgotten: the sum of 1 - predicted. */
	forgotten: number;
	/** Answers of every phase, and how many of them were Again. */
	answers: number;
	everyAgain: number;
}

const LEAST_FORGOTTEN = 12;
const AGAIN_SHARE = 1 / 8;
const HARD_SHARE = 1 / 2;
/** Of all answers; where cards are new, somebody who presses it has three in ten there. */
const EVERY_AGAIN_SHARE = 0.03;

/** Counts answers; expects a log without what was undone. */
export function hardFigures(log: Iterable<Review>): HardFigures {
	const figures = { hard: 0, again: 0, forgotten: 0, answers: 0, everyAgain: 0 };
	for (const entry of log) {
		if (entry.kind !== 'review') continue;
		figures.answers++;
		if (entry.rating === 1) figures.everyAgain++;
		if (entry.phase !== 'review' || entry.predicted === undefined) continue;
		figures.forgotten += 1 - entry.predicted;
		if (entry.rating === 1) figures.again++;
		if (entry.rating === 2) figures.hard++;
	}
	return figures;
}

/** Whether Forgot is so rare that the log is worth a look; from day totals, which cost next to nothing. */
export const rarelyAgain = ({ answers, everyAgain }: Pick<HardFigures, 'answers' | 'everyAgain'>) =>
	everyAgain <= answers * EVERY_AGAIN_SHARE;

/** Whether Hard is pressed where others press Forgot. */
export function misusesHard(figures: HardFigures): boolean {
	const { hard, again, forgotten } = figures;
	return (
		forgotten >= LEAST_FORGOTTEN &&
		again < forgotten * AGAIN_SHARE &&
		hard >= forgotten * HARD_SHARE &&
		rarelyAgain(figures)
	);
}
