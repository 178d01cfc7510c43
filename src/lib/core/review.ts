/**
 * The review log: append-only, and the one thing that is never recomputed. An entry says what was
 * answered or decided, when, and with what knowledge (`seen`). Frozen from the first release on: readers
 * keep kinds and fields they do not know, verbatim. Times are milliseconds, days are study days.
 */
import { canonicalJson } from './canonical';
import { hashNumber } from './hash';

export type Rating = 1 | 2 | 3 | 4;
export const ratings: readonly Rating[] = [1, 2, 3, 4];

export type Phase = 'new' | 'learning' | 'review' | 'relearning';

/** Where a card stands and when it is due. */
export type Placement =
	/** Dated, no memory yet. */
	| { state: 'new'; dueDay: number }
	| { state: 'learning' | 'relearning'; step: number; dueMs: number }
	/** A step of a day or more, or one that crosses the rollover. */
	| { state: 'learning' | 'relearning'; step: number; dueDay: number }
	| { state: 'review'; dueDay: number };

export interface Fact {
	/** Stamp of the logical clock: identity and total order. Imported ones: time and hash of content. */
	id: string;
	cardId: string;
	/** Wall clock, for hours of the day and export only. */
	atMs: number;
	tzOffsetMin: number;
	/** Study day; never derived again. */
	day: number;
	/** Groups the entries of one deed, for undo as one. */
	act?: string;
}

export type Answer = Fact & {
	kind: 'review';
	rating: Rating;
	/** What the card was when asked. */
	phase: Phase;
	tookMs: number;
	/** Desired retention in force. */
	aim?: number;
	/** Retrievability as believed when asked. */
	predicted?: number;
	seen: string;
	to: Placement;
};

export type Void = Fact & { kind: 'void'; target: string; on: boolean };

export type Review =
	| Answer
	/** Cram: counts as time, not for memory. */
	| (Fact & { kind: 'practice'; rating: Rating; tookMs: number })
	| (Fact & { kind: 'reschedule'; why: 'asked' | 'import' | 'fit'; seen: string; to: Placement })
	| (Fact & { kind: 'reset' })
	/** Stands for a missing earlier log; acts only when nothing precedes it. */
	| (Fact & {
			kind: 'seed';
			from:
				| { model: 'fsrs-6'; stability: number; difficulty: number }
				| { model: 'sm2'; ease: number; intervalDays: number };
			reps: number;
			lapses: number;
			to: Placement;
	  })
	/** Undo and redo; the newest one on a target decides; never targets a void. */
	| Void;

/** The log as a plain union: each id once, in order. Where one id has two contents the smaller
 * canonical text wins, so that the union commutes. */
export function unionLog(...logs: Review[][]): Review[] {
	const byId = new Map<string, Review>();
	for (const log of logs) {
		for (const entry of log) {
			const known = byId.get(entry.id);
			if (!known) byId.set(entry.id, entry);
			else if (known !== entry && canonicalJson(entry) < canonicalJson(known))
				byId.set(entry.id, entry);
		}
	}
	return [...byId.values()].sort(byOrder);
}

const byOrder = (a: Review, b: Review) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Ids that are undone at the end of this log. */
export function voidedIds(log: Review[]): Set<string> {
	const newest = new Map<string, Void>();
	const voids = new Set<string>();
	for (const entry of log) {
		if (entry.kind !== 'void') continue;
		voids.add(entry.id);
		const known = newest.get(entry.target);
		if (!known || known.id < entry.id) newest.set(entry.target, entry);
	}
	const ids = new Set<string>();
	for (const [target, entry] of newest) if (entry.on && !voids.has(target)) ids.add(target);
	return ids;
}

/** One card's log in order, without what was undone and without the undoing. Expects a union. */
export function effectiveLog(log: Review[]): Review[] {
	let sorted = log;
	for (let i = 1; i < log.length; i++) {
		if (log[i - 1]!.id > log[i]!.id) {
			sorted = [...log].sort(byOrder);
			break;
		}
	}
	if (!sorted.some((entry) => entry.kind === 'void')) return sorted;
	const voided = voidedIds(sorted);
	return sorted.filter((entry) => entry.kind !== 'void' && !voided.has(entry.id));
}

const MASK_64 = (1n << 64n) - 1n;

/** Count and sum of entry hashes modulo 2^64: the same whatever the order, for noticing lost rows. */
export interface Beacon {
	count: number;
	sum: string;
}

export const emptyBeacon: Beacon = { count: 0, sum: '0' };

/** Counts entries in, or out with `sign` -1. */
export function addToBeacon(beacon: Beacon, entries: Review[], sign: 1 | -1 = 1): Beacon {
	let change = 0n;
	for (const entry of entries) change += BigInt(hashNumber(canonicalJson(entry)));
	const sum = (BigInt(beacon.sum) + BigInt(sign) * change) & MASK_64;
	return { count: beacon.count + sign * entries.length, sum: sum.toString() };
}
