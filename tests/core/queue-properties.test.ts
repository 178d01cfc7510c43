// The rule this file defends: whatever the rows, options and answers, a session that is reloaded goes on where
// it was, and a plan holds no card twice, buries siblings and keeps its limits.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultOptions, type PresetOptions } from '../../src/lib/core/model';
import { previewRatings } from '../../src/lib/core/placement';
import { advanceQueue, nextCard } from '../../src/lib/core/next-card';
import { buildQueue } from '../../src/lib/core/queue';
import type { Phase, Rating, Review } from '../../src/lib/core/review';
import { applyReview, emptyFold } from '../../src/lib/core/schedule';
import {
	model,
	DAY,
	START_MS,
	DAY_END_MS,
	none,
	all,
	rowOf,
	seen,
	fresh,
	due,
	learning,
	plan,
	deck,
	ids,
	type Row
} from './queue-sample';

type Made = { note: number; state: 'new' | 'dated' | 'learning' | 'step' | 'review'; n: number };

function made({ note, state, n }: Made, index: number): Row {
	const id = `note${note}:${index}`;
	if (state === 'new') return fresh(id, n);
	if (state === 'dated')
		return rowOf(id, { ...emptyFold, placement: { state: 'new', dueDay: DAY - (n % 3) } });
	if (state === 'learning') return learning(id, START_MS + (n - 50) * 20_000);
	if (state === 'step')
		return seen(id, 2, DAY - 1, { state: 'relearning', step: 0, dueDay: DAY - (n % 3) });
	return due(id, DAY - (n % 9) + 1, 1 + n, DAY - 9 - n);
}

const arbitraryOptions = fc.record({
	newADay: fc.nat({ max: 6 }),
	reviewsADay: fc.nat({ max: 8 }),
	newMix: fc.constantFrom('spread' as const, 'before' as const, 'after' as const),
	reviewOrder: fc.constantFrom('due', 'retrievability', 'random', 'overdue' as const),
	newOrder: fc.constantFrom('deck' as const, 'random' as const),
	burySiblings: fc.constantFrom(all, none),
	learnAheadSec: fc.constantFrom(0, 1200),
	learningStepsSec: fc.constantFrom([60, 600], [], [60, 86_400]),
	relearningStepsSec: fc.constantFrom([600], [], [86_400])
}) as fc.Arbitrary<Partial<PresetOptions>>;

const arbitraryCards = fc.array(
	fc.record({
		note: fc.nat({ max: 12 }),
		state: fc.constantFrom<Made['state']>('new', 'dated', 'learning', 'step', 'review'),
		n: fc.nat({ max: 100 })
	}),
	{ maxLength: 25 }
);

const arbitraryExtra = fc.option(
	fc.record({
		new: fc.nat({ max: 3 }),
		reviews: fc.nat({ max: 3 }),
		done: fc.constant({ new: 0, reviews: 0 })
	}),
	{ nil: undefined }
);

test('a session goes on after a reload exactly where it was, and asks no card twice but in learning', () => {
	const answers = fc.array(
		fc.tuple(
			fc.constantFrom<Rating>(1, 2, 3, 3, 3, 4),
			// Often none, so that cards come due in the same millisecond.
			fc.oneof(fc.constant(0), fc.nat({ max: 700_000 }))
		),
		{ minLength: 1, maxLength: 60 }
	);
	fc.assert(
		fc.property(
			arbitraryCards,
			arbitraryOptions,
			arbitraryExtra,
			answers,
			(cards, change, extra, answers) => {
				const options = { ...defaultOptions, ...change };
				const rows = new Map(cards.map(made).map((row) => [row.cardId, row]));
				const done = { new: 0, reviews: 0 };
				const rebuild = () =>
					buildQueue({
						decks: [deck('d', change, { done: { ...done }, extra })],
						cards: [...rows.values()],
						answeredNotes: new Set(
							[...rows.values()].filter((row) => row.lastDay === DAY).map((row) => row.noteId)
						),
						day: DAY,
						dayEndMs: DAY_END_MS
					});
				// A learning card was answered today; its siblings are buried from the start.
				let queue = rebuild();
				let nowMs = START_MS;
				const asked = new Set<string>();
				for (const [rating, waitMs] of answers) {
					nowMs += waitMs;
					let next = nextCard(queue, nowMs);
					expect(nextCard(rebuild(), nowMs)).toEqual(next);
					if (next.kind === 'done') break;
					if (next.kind === 'wait') {
						nowMs = next.untilMs;
						next = nextCard(queue, nowMs);
					}
					if (next.kind !== 'card' || nowMs >= DAY_END_MS) break;
					const before = rows.get(next.card.cardId)!;
					expect(asked.has(before.cardId) && before.lane !== 'learning').toBe(false);
					asked.add(before.cardId);
					const { row, phase } = answered(before, rating, nowMs, options);
					rows.set(row.cardId, row);
					if (phase === 'new') done.new++;
					if (phase === 'review') done.reviews++;
					queue = advanceQueue(queue, row, phase, DAY_END_MS);
					expect(queue).toEqual(rebuild());
				}
			}
		),
		{ numRuns: 600 }
	);
});

function answered(row: Row, rating: Rating, atMs: number, options: PresetOptions) {
	const { cardId, at } = row;
	const now = { atMs, tzOffsetMin: 0, day: DAY, dayEndMs: DAY_END_MS };
	const { phase, seen, outcomes } = previewRatings(row, { cardId, model, options, now });
	const fact = { id: `${row.lastId}~`, cardId, atMs, tzOffsetMin: 0, day: DAY };
	const { to } = outcomes[rating];
	const entry: Review = { ...fact, kind: 'review', rating, phase, tookMs: 0, seen, to };
	const next = rowOf(cardId, applyReview(row, entry, model), at);
	return { row: next, phase: phase as Phase };
}

test('a plan holds no card twice, no more than one card of a buried note, and no more than its limits', () => {
	fc.assert(
		fc.property(arbitraryCards, arbitraryOptions, (cards, change) => {
			const { learning, reviews, news } = plan(cards.map(made), change);
			const planned = [...learning, ...reviews, ...news];
			expect(new Set(ids(planned)).size).toBe(planned.length);
			if (change.burySiblings === all) {
				const notes = [...reviews, ...news].map((card) => card.noteId);
				expect(new Set(notes).size).toBe(notes.length);
				for (const card of learning) expect(notes).not.toContain(card.noteId);
			}
			const count = (state: string) => reviews.filter((c) => c.placement?.state === state).length;
			expect(news.length + count('new')).toBeLessThanOrEqual(change.newADay!);
			expect(count('review') + news.length).toBeLessThanOrEqual(change.reviewsADay!);
			for (const card of reviews) expect(card.at).toBeLessThanOrEqual(DAY);
		})
	);
});
