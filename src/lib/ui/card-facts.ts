/** What card info is handed, and its words. */
import type { Curve } from '../core/curve';
import { clockTime } from '../core/day-words';
import type { LogLine } from '../core/log-lines';
import type { Card, Deck, Face, Source } from '../core/model';
import type { Fact, Phase, Placement, Rating } from '../core/review';
import type { Schedule } from '../core/schedule';
import { LOCALE } from './date-words';
import { comesBack } from './words';

export interface CardFacts {
	card: Card;
	face: Face;
	deck: Pick<Deck, 'id' | 'name'>;
	buttons: 2 | 4;
	schedule: Schedule;
	moment: { day: number; atMs: number };
	addedMs: number;
	/** Its answer has changed since it was last seen. */
	changed: boolean;
	/** Null while it is new. Stability is in days, difficulty 1 to 10, the chance 0 to 1. */
	memory: { stability: number; difficulty: number; chance: number; heldDay: number } | null;
	/** Where each rating would put it now. */
	next: Record<Rating, Placement>;
	curve: Curve;
	/** Oldest first. */
	lines: LogLine[];
	/** Its first and its newest answer. */
	first?: Fact;
	last?: Fact;
	/** The passage it comes from. */
	origin?: {
		sourceId: string;
		entryId: string;
		/** Of the document. */
		title: string;
		/** The question, or the heading, of the passage; undefined where it is no longer there. */
		asks?: string;
		readMs: number;
		kind: Source['kind'];
	};
}

/** A rating as its button names it. */
export function ratingName(rating: Rating, buttons: 2 | 4): string {
	return ['Forgot', 'Hard', buttons === 2 ? 'Remembered' : 'Good', 'Easy'][rating - 1]!;
}

/** Difficulty, 1 to 10, as a word. */
export function difficultyWord(difficulty: number): string {
	if (difficulty < 3) return 'easy';
	if (difficulty < 5) return 'rather easy';
	if (difficulty < 7) return 'medium';
	return difficulty < 8.5 ? 'rather hard' : 'hard';
}

/** "93 %"; only what is certain is 100 %. */
export function percent(share: number): string {
	const whole = Math.round(share * 100);
	return `${share < 1 ? Math.min(99, whole) : whole}\u00a0%`;
}

/** When something was, by the clock where it was, in parts: "12 Mar", "2026" and "14:05". */
export function whenWords(
	{ atMs, tzOffsetMin }: Pick<Fact, 'atMs' | 'tzOffsetMin'>,
	locale = LOCALE
) {
	const there = new Date(atMs + tzOffsetMin * 60_000);
	const short = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
	return {
		date: there.toLocaleDateString(locale, short),
		year: String(there.getUTCFullYear()),
		time: clockTime(there.getTime(), locale, 'UTC')
	};
}

const PHASES: Record<Phase, string> = {
	new: 'new',
	learning: 'being learnt',
	review: 'review',
	relearning: 'learnt again'
};
const MOVES = { asked: 'Due date set', import: 'Date taken over', fit: 'Day moved' };

/** What an entry of the log says: what was done, what the card was then, when it was to come back. */
export function entryWords(
	entry: LogLine['entry'],
	buttons: 2 | 4
): { what: string; state?: string; back?: string; took?: string } {
	const back = 'to' in entry ? comesBack(entry.to, entry.day, entry.atMs) : undefined;
	const took = 'tookMs' in entry ? `${Math.round(entry.tookMs / 1000)} s` : undefined;
	switch (entry.kind) {
		case 'review':
			return { what: ratingName(entry.rating, buttons), state: PHASES[entry.phase], back, took };
		case 'practice':
			return { what: ratingName(entry.rating, buttons), state: 'practice', took };
		case 'reschedule':
			return { what: MOVES[entry.why], back };
		case 'reset':
			return { what: 'Started over' };
		case 'seed':
			return { what: 'Taken over', state: `${entry.reps} answers before`, back };
		default:
			return { what: 'Written by a later version' };
	}
}
