/**
 * Memory is derived: a fold of one card's log under the parameters in force. Placement is decided: it
 * was written into the entry when the answer was given, with a digest of what was known then. It stands
 * while that digest matches the fold; otherwise due is computed from memory until the next answer.
 * Days are study days.
 */
import type { Memory, Model } from './fsrs';
import { mixNumber, mixText, startLanes, type Lanes } from './hash';
import { effectiveLog, type Placement, type Review } from './review';

/** Rows folded by another version are stale and folded again before they are shown. */
export const FOLD_VERSION = 1;

/** Used where an entry does not say what retention was aimed at. */
const USUAL_AIM = 0.9;
const MAXIMUM_INTERVAL_DAYS = 36_500;

/** What a card's log comes to. */
export interface Fold {
	memory: Memory | null;
	/** Null: new, by position in its deck. */
	placement: Placement | null;
	reps: number;
	lapses: number;
	/** Study day of the last answer; null where there is no memory. */
	lastDay: number | null;
	/** Digest of the entries that made this memory; an answer given on it carries it as `seen`. */
	seen: string;
	/** Newest entry folded. */
	lastId: string;
}

/** Names what a fold was made with, so that stale ones can be found. */
export function foldHash(model: Model): string {
	return `${FOLD_VERSION}.${model.hash}`;
}

interface Folding extends Omit<Fold, 'seen'> {
	lanes: Lanes;
}

export const SEEN_NOTHING = digest(startLanes());

export const emptyFold: Readonly<Fold> = Object.freeze({
	memory: null,
	placement: null,
	reps: 0,
	lapses: 0,
	lastDay: null,
	seen: SEEN_NOTHING,
	lastId: ''
});

/** The fold of a whole log of one card: any order, undone entries and their undoing included. */
export function foldMemory(log: Review[], model: Model): Fold {
	const folding: Folding = { ...emptyFold, lanes: startLanes() };
	for (const entry of effectiveLog(log)) step(folding, entry, model);
	for (const entry of log) if (entry.id > folding.lastId) folding.lastId = entry.id;
	return close(folding);
}

/**
 * One more entry on a fold: what `foldMemory` of the longer log would give, at the cost of one entry.
 * Throws where only a whole fold will do: an undo, or an entry that is not the newest.
 */
export function applyReview(fold: Fold, entry: Review, model: Model): Fold {
	if (entry.kind === 'void' || entry.id <= fold.lastId)
		throw new Error('This entry changes what came before: fold the whole log of the card.');
	const folding: Folding = { ...fold, lanes: open(fold.seen) };
	step(folding, entry, model);
	folding.lastId = entry.id;
	return close(folding);
}

function step(fold: Folding, entry: Review, model: Model): void {
	switch (entry.kind) {
		case 'review': {
			const stands = entry.seen === digest(fold.lanes);
			const elapsed = fold.lastDay === null ? 0 : Math.max(0, entry.day - fold.lastDay);
			const reviewing = fold.placement?.state === 'review';
			fold.memory = model.next(fold.memory, elapsed, entry.rating);
			fold.reps++;
			if (entry.rating === 1 && reviewing) fold.lapses++;
			fold.lastDay = entry.day;
			fold.placement = stands
				? placed(fold.memory, entry)
				: fromMemory(fold.memory, entry.day, entry.aim, model);
			mixText(fold.lanes, entry.id);
			mixNumber(fold.lanes, entry.rating);
			break;
		}
		case 'reschedule':
			if (entry.why === 'asked' || entry.seen === digest(fold.lanes))
				fold.placement = placed(fold.memory, entry);
			break;
		case 'reset':
			fold.memory = null;
			fold.placement = null;
			fold.lastDay = null;
			mixText(fold.lanes, entry.id);
			break;
		case 'seed':
			if (digest(fold.lanes) !== SEEN_NOTHING) break;
			fold.memory =
				entry.from.model === 'sm2'
					? model.fromSm2(entry.from.ease, entry.from.intervalDays)
					: { stability: entry.from.stability, difficulty: entry.from.difficulty };
			fold.reps = entry.reps;
			fold.lapses = entry.lapses;
			fold.lastDay = entry.day;
			fold.placement = placed(fold.memory, entry);
			mixText(fold.lanes, entry.id);
			break;
		// Practice is time, not memory; kinds of a later version are kept and not understood.
	}
}

function fromMemory(memory: Memory, day: number, aim = USUAL_AIM, model: Model): Placement {
	const days = Math.round(model.interval(memory.stability, aim));
	return { state: 'review', dueDay: day + Math.min(MAXIMUM_INTERVAL_DAYS, Math.max(1, days)) };
}

/** No memory means New, even when dated; and what has a memory is not New. */
function placed(memory: Memory | null, { to, day }: { to: Placement; day: number }): Placement {
	if ((to.state === 'new') === !memory) return to;
	return { state: memory ? 'review' : 'new', dueDay: 'dueDay' in to ? to.dueDay : day };
}

/** The lanes themselves as text, so that an incremental fold can go on from a stored digest. */
function digest(lanes: Lanes): string {
	return (lanes.a >>> 0).toString(36) + '.' + (lanes.b >>> 0).toString(36);
}

function open(seen: string): Lanes {
	const [a = '0', b = '0'] = seen.split('.');
	return { a: parseInt(a, 36) | 0, b: parseInt(b, 36) | 0 };
}

function close({ lanes, ...fold }: Folding): Fold {
	return { ...fold, seen: digest(lanes) };
}

/**
 * Derived row of a card. `lane` and `at` are its place in the queue's index: new by position, learning
 * by milliseconds, review by study day, buried by hand by the day through which it is; `out` is
 * suspended, archived or deleted.
 */
export interface Schedule extends Fold {
	cardId: string;
	noteId: string;
	deckId: string;
	lane: Lane;
	at: number;
	/** `foldHash` of what it was folded with. */
	fold: string;
}

export type Lane = 'new' | 'learning' | 'review' | 'buried' | 'out';

/** Whether a card is not asked at present, whatever its placement says. */
export function isAside({ lane }: Pick<Schedule, 'lane'>): boolean {
	return lane === 'buried' || lane === 'out';
}

/** Where a placement stands in the queue's index. */
export function laneOf(placement: Placement | null, position: number): { lane: Lane; at: number } {
	if (!placement) return { lane: 'new', at: position };
	if ('dueMs' in placement) return { lane: 'learning', at: placement.dueMs };
	return { lane: 'review', at: placement.dueDay };
}
