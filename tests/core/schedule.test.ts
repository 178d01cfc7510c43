// The rule this file defends: memory is a fold of one card's log and nothing else, the same on every
// device; a decided due stands only where what was known then is what the fold knows.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createModel, defaultWeights } from '../../src/lib/core/fsrs';
import { effectiveLog, unionLog, type Placement, type Review } from '../../src/lib/core/review';
import {
	applyReview,
	emptyFold,
	foldHash,
	foldMemory,
	laneOf,
	SEEN_NOTHING,
	type Fold
} from '../../src/lib/core/schedule';
import { arbitraryWorld, CARD_ID, makers, model, pull, standing } from './logs';

fc.configureGlobal({ numRuns: 500 });

const fact = { cardId: CARD_ID, atMs: 0, tzOffsetMin: 0 };
const after = (log: Review[]) => `${log.at(-1)?.id ?? ''}~`;

function answer(id: string, day: number, on: Fold, rating: 1 | 2 | 3 | 4 = 3): Review {
	const to: Placement = { state: 'review', dueDay: day + 77 };
	const { seen } = on;
	return { ...fact, id, day, kind: 'review', rating, phase: 'review', tookMs: 1, seen, to };
}

test('a log without undoing folds in one go as it does entry by entry', () => {
	fc.assert(
		fc.property(arbitraryWorld, ({ log }) => {
			const plain = log.filter((entry) => entry.kind !== 'void');
			let fold: Fold = emptyFold;
			for (const [index, entry] of plain.entries()) {
				fold = applyReview(fold, entry, model);
				expect(fold).toEqual(foldMemory(plain.slice(0, index + 1), model));
			}
		})
	);
});

test('one entry is refused where only a whole fold will do', () => {
	const first = answer('2', 20_000, emptyFold);
	const fold = applyReview(emptyFold, first, model);
	expect(() => applyReview(fold, first, model)).toThrow('fold the whole log');
	expect(() => applyReview(fold, answer('1', 20_001, fold), model)).toThrow('fold the whole log');
	const undo: Review = { ...fact, id: '3', day: 20_000, kind: 'void', target: '2', on: true };
	expect(() => applyReview(fold, undo, model)).toThrow('fold the whole log');
});

test('the order of the input does not matter, and the input is left as it was', () => {
	fc.assert(
		fc.property(arbitraryWorld, fc.infiniteStream(fc.nat()), ({ log }, random) => {
			const shuffled = [...log];
			for (let i = shuffled.length - 1; i > 0; i--) {
				const j = random.next().value! % (i + 1);
				[shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
			}
			const before = JSON.stringify(shuffled);
			expect(foldMemory(shuffled, model)).toEqual(foldMemory(log, model));
			expect(JSON.stringify(shuffled)).toBe(before);
		})
	);
});

test('all devices come to the same whatever the order of exchange', () => {
	const exchange = fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 }));
	fc.assert(
		fc.property(arbitraryWorld, fc.array(exchange, { maxLength: 8 }), ({ devices, log }, first) => {
			for (const [to, from] of first) pull(devices[to]!, devices[from]!);
			for (const round of [1, 2])
				for (const to of devices)
					for (const from of round === 1 ? devices : [...devices].reverse()) pull(to, from);
			const folds = devices.map((device) => foldMemory(device.known, model));
			expect(folds).toEqual(devices.map(() => foldMemory(log, model)));
		})
	);
});

test('a digest matches exactly where the memory was made of the same entries', () => {
	fc.assert(
		fc.property(arbitraryWorld, ({ log, knowledge }) => {
			const effective = effectiveLog(log);
			for (const [index, entry] of effective.entries()) {
				if (!('seen' in entry)) continue;
				const before = effective.slice(0, index);
				const matches = foldMemory(before, model).seen === entry.seen;
				expect(matches).toBe(knowledge.get(entry.id) === makers(before));
			}
		})
	);
});

test('no due stands that was decided in ignorance', () => {
	let ignorant = 0;
	fc.assert(
		fc.property(arbitraryWorld, ({ log, knowledge }) => {
			const effective = effectiveLog(log);
			let expected: Placement | null = null;
			for (const [index, entry] of effective.entries()) {
				const before = effective.slice(0, index);
				const { memory } = foldMemory(effective.slice(0, index + 1), model);
				const knew = knowledge.get(entry.id) === makers(before);
				if (entry.kind === 'reset') expected = null;
				else if (entry.kind === 'seed' && !makers(before)) expected = restated(memory, entry);
				else if (entry.kind === 'reschedule' && (knew || entry.why === 'asked'))
					expected = restated(memory, entry);
				else if (entry.kind === 'review' && knew) expected = entry.to;
				else if (entry.kind === 'review') {
					ignorant++;
					const days = Math.max(1, Math.round(model.interval(memory!.stability, 0.9)));
					expected = { state: 'review', dueDay: entry.day + Math.min(36_500, days) };
				}
			}
			expect(foldMemory(log, model).placement).toEqual(expected);
		})
	);
	// Such decisions did occur, or this property has shown nothing.
	expect(ignorant).toBeGreaterThan(50);
});

/** What has a memory is not New, and what has none is. */
function restated(memory: unknown, { to, day }: { to: Placement; day: number }): Placement {
	if ((to.state === 'new') !== !!memory) return to;
	return { state: memory ? 'review' : 'new', dueDay: 'dueDay' in to ? to.dueDay : day };
}

test('undo is as if the entry had never been, and redo as if it had never been undone', () => {
	fc.assert(
		fc.property(arbitraryWorld, fc.nat(), ({ log }, pick) => {
			const effective = effectiveLog(log);
			if (!effective.length) return;
			const target = effective[pick % effective.length]!.id;
			const fold = foldMemory(log, model);
			const undo: Review = { ...fact, id: after(log), day: 1, kind: 'void', target, on: true };
			const undone = foldMemory([...log, undo], model);
			const without = log.filter((entry) => entry.id !== target);
			expect(standing(undone)).toEqual(standing(foldMemory(without, model)));
			expect(undone.lastId).toBe(undo.id);
			const redo: Review = { ...undo, id: after([undo]), on: false };
			expect(standing(foldMemory([...log, undo, redo], model))).toEqual(standing(fold));
		})
	);
});

test('undoing the newest answer restores memory and placement exactly', () => {
	fc.assert(
		fc.property(arbitraryWorld, fc.constantFrom(1, 2, 3, 4), ({ log }, rating) => {
			const fold = foldMemory(log, model);
			const entry = answer(after(log), 20_500, fold, rating as 1 | 2 | 3 | 4);
			const undo: Review = {
				...fact,
				id: after([entry]),
				day: 20_500,
				kind: 'void',
				target: entry.id,
				on: true
			};
			expect(standing(foldMemory([...log, entry, undo], model))).toEqual(standing(fold));
		})
	);
});

test('practice and kinds of a later version change nothing but the newest id', () => {
	fc.assert(
		fc.property(arbitraryWorld, ({ log }) => {
			const known = ['review', 'reschedule', 'reset', 'seed', 'void'];
			const without = log.filter((entry) => known.includes(entry.kind));
			const fold = foldMemory(log, model);
			expect(standing(fold)).toEqual(standing(foldMemory(without, model)));
			expect(fold.lastId).toBe(log.at(-1)?.id ?? '');
		})
	);
});

test('no memory means New even when dated, and what has a memory is not New', () => {
	fc.assert(
		fc.property(arbitraryWorld, ({ log }) => {
			const { memory, placement, lastDay } = foldMemory(log, model);
			if (memory) {
				expect(placement?.state).toMatch(/^(learning|relearning|review)$/);
				expect(memory.stability).toBeGreaterThan(0);
			} else {
				expect(placement === null || placement.state === 'new').toBe(true);
				expect(lastDay).toBe(null);
			}
		})
	);
});

test('an empty log is a new card', () => {
	expect(foldMemory([], model)).toEqual(emptyFold);
	expect(emptyFold.seen).toBe(SEEN_NOTHING);
	expect(laneOf(emptyFold.placement, 7)).toEqual({ lane: 'new', at: 7 });
});

test('days count from the answer before, never backwards', () => {
	const first = applyReview(emptyFold, answer('1', 20_000, emptyFold), model);
	const later = applyReview(first, answer('2', 20_010, first), model);
	expect(later.memory).toEqual(model.next(first.memory, 10, 3));
	const earlier = applyReview(first, answer('2', 19_990, first), model);
	expect(earlier.memory).toEqual(model.next(first.memory, 0, 3));
});

test('a lapse is Again in review only; a reset forgets the memory and keeps the counts', () => {
	const first = applyReview(emptyFold, answer('1', 20_000, emptyFold, 1), model);
	expect(first).toMatchObject({ reps: 1, lapses: 0 });
	const lapsed = applyReview(first, answer('2', 20_077, first, 1), model);
	expect(lapsed).toMatchObject({ reps: 2, lapses: 1 });
	const reset = applyReview(lapsed, { ...fact, id: '3', day: 20_078, kind: 'reset' }, model);
	expect(reset).toMatchObject({ memory: null, placement: null, lastDay: null, reps: 2, lapses: 1 });
	expect(reset.seen).not.toBe(lapsed.seen);
});

test('a seed stands for a missing log and acts only where nothing precedes it', () => {
	const seed: Review = {
		...fact,
		id: '5',
		day: 20_000,
		kind: 'seed',
		from: { model: 'sm2', ease: 2.5, intervalDays: 30 },
		reps: 9,
		lapses: 2,
		to: { state: 'review', dueDay: 20_021 }
	};
	const fold = foldMemory([seed], model);
	expect(fold.memory).toEqual(model.fromSm2(2.5, 30));
	expect(fold).toMatchObject({ reps: 9, lapses: 2, lastDay: 20_000, placement: seed.to });
	const first = answer('1', 19_000, emptyFold);
	expect(standing(foldMemory([first, seed], model))).toEqual(standing(foldMemory([first], model)));
});

test('answers are conflict-free: of two contents under one id all devices fold the same', () => {
	const one = answer('1', 20_000, emptyFold, 1);
	const other = answer('1', 20_000, emptyFold, 4);
	expect(foldMemory(unionLog([one], [other]), model)).toEqual(
		foldMemory(unionLog([other], [one]), model)
	);
});

test('new parameters change memory and move no due that stands', () => {
	const other = createModel(defaultWeights.map((w, i) => (i < 4 ? w * 1.7 : w)));
	fc.assert(
		fc.property(arbitraryWorld, ({ devices }) => {
			// One device alone decides nothing in ignorance, as long as nothing was undone.
			const own = devices[0]!.known.filter(
				(entry) => entry.id.endsWith('device00') && entry.kind === 'review'
			);
			let fold: Fold = emptyFold;
			const log = own.map((entry) => {
				const decided = { ...entry, seen: fold.seen } as Review;
				fold = applyReview(fold, decided, model);
				return decided;
			});
			expect(foldMemory(log, other).placement).toEqual(fold.placement);
			if (log.length) expect(foldMemory(log, other).memory).not.toEqual(fold.memory);
		}),
		{ numRuns: 50 }
	);
	expect(foldHash(other)).not.toBe(foldHash(model));
});

test('the queue lane of each placement', () => {
	expect(laneOf({ state: 'new', dueDay: 9 }, 1)).toEqual({ lane: 'review', at: 9 });
	expect(laneOf({ state: 'learning', step: 0, dueMs: 99 }, 1)).toEqual({
		lane: 'learning',
		at: 99
	});
	expect(laneOf({ state: 'learning', step: 0, dueDay: 9 }, 1)).toEqual({ lane: 'review', at: 9 });
	expect(laneOf({ state: 'review', dueDay: 9 }, 1)).toEqual({ lane: 'review', at: 9 });
});
