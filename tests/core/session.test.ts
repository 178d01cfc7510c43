// The rule this file defends: a session goes through what it chose, each card once unless it was forgotten,
// and ends; made again after a reload it goes on where it was.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS } from '../../src/lib/core/day';
import { advanceQueue, nextCard } from '../../src/lib/core/next-card';
import { type QueueCard } from '../../src/lib/core/queue';
import type { Placement, Rating } from '../../src/lib/core/review';
import { laneOf } from '../../src/lib/core/schedule';
import {
	buildSession,
	isPractice,
	PRACTICE_MAX,
	practised,
	readSession,
	writeSession,
	type Session
} from '../../src/lib/core/session';

const DAY = 20_000;
const START_MS = DAY * DAY_MS + 12 * 3_600_000;
const DAY_END_MS = (DAY + 1) * DAY_MS + 4 * 3_600_000;

function card(id: string, placement: Placement | null, lastDay = DAY - 9, position = 0): QueueCard {
	const memory = placement ? { stability: 9, difficulty: 5 } : null;
	const place = { noteId: id, deckId: 'd', placement, memory, lastDay: placement ? lastDay : null };
	return { cardId: `${id}:forward`, ...place, ...laneOf(placement, position) };
}
const due = (id: string, dueDay: number, lastDay?: number) =>
	card(id, { state: 'review', dueDay }, lastDay);
const fresh = (id: string, position: number) => card(id, null, undefined, position);
const build = (
	session: Session,
	cards: QueueCard[],
	answers?: { cardId: string; rating: Rating }[]
) =>
	buildSession({
		...{ session, cards, day: DAY, dayEndMs: DAY_END_MS, learnAheadMs: 1_200_000 },
		...{ fromMs: START_MS, answers }
	});
const ids = (cards: QueueCard[]) => cards.map(({ noteId }) => noteId);

const arbitrarySession: fc.Arbitrary<Session> = fc.oneof(
	fc.record({
		kind: fc.constantFrom('ahead' as const, 'forgotten' as const),
		days: fc.integer({ min: 1, max: 365 })
	}),
	fc.constant({ kind: 'preview' as const }),
	fc
		.record({
			which: fc.constantFrom('due' as const, 'new' as const, 'all' as const),
			tag: fc.option(
				fc.string({ minLength: 1 }).map((text) => `t${text.trim()}`),
				{ nil: undefined }
			),
			words: fc.option(fc.constant('two words'), { nil: undefined })
		})
		.map(({ which, tag, words }) => ({
			...{ kind: 'chosen' as const, which },
			...(tag ? { tag } : {}),
			...(words ? { words } : {})
		}))
);

test('an address names a session, and what it names is the session', () => {
	fc.assert(
		fc.property(arbitrarySession, (session) => {
			const query = new URLSearchParams(writeSession(session));
			expect(readSession((name) => new URLSearchParams(query.toString()).get(name))).toEqual(
				session
			);
		})
	);
	const read = (query: string) => readSession((name) => new URLSearchParams(query).get(name));
	for (const query of ['', 'with=', 'with=ahead', 'with=ahead&days=0', 'with=ahead&days=1e9'])
		expect(read(query)).toBe(undefined);
	for (const query of ['with=forgotten&days=x', 'with=chosen', 'with=__proto__', 'with=cram'])
		expect(read(query)).toBe(undefined);
});

test('ahead: what comes due from tomorrow on within the days, soonest first, without what was answered today', () => {
	const today = [due('late', DAY - 1), due('now', DAY)];
	const cards = [...today, due('b', DAY + 3), due('c', DAY + 4), due('a', DAY + 1)];
	const queue = build({ kind: 'ahead', days: 3 }, [
		...cards,
		due('e', DAY + 2, DAY),
		fresh('f', 0)
	]);
	expect(ids(queue.reviews)).toEqual(['a', 'b']);
	expect(queue.news).toEqual([]);
});

test('by a tag: due ones, new ones, or all as practice; never what is out or buried', () => {
	const away = (lane: 'out' | 'buried'): QueueCard => ({ ...due(lane, DAY), lane });
	const learning = card('l', { state: 'learning', step: 0, dueMs: START_MS }, DAY);
	const cards = [fresh('n', 2), fresh('m', 1), due('a', DAY), due('b', DAY + 9), learning];
	const all = [...cards, away('out'), away('buried')];
	const chosen = (which: 'due' | 'new' | 'all') => build({ kind: 'chosen', which }, all);
	expect([ids(chosen('due').reviews), ids(chosen('due').learning)]).toEqual([['a'], ['l']]);
	expect([ids(chosen('new').news), ids(chosen('new').reviews)]).toEqual([['m', 'n'], []]);
	expect(ids(chosen('all').reviews).sort()).toEqual(['a', 'b', 'l', 'm', 'n']);
	expect(ids(build({ kind: 'preview' }, all).reviews)).toEqual(['m', 'n']);
});

test('practice: each card until it was remembered once, what was forgotten after the rest', () => {
	const ratings = fc.array(fc.constantFrom<Rating>(1, 1, 2, 3, 4), {
		minLength: 1,
		maxLength: 400
	});
	fc.assert(
		fc.property(fc.nat({ max: 140 }), ratings, (count, ratings) => {
			const cards = Array.from({ length: count }, (_, k) => due(`n${k}`, DAY + k));
			const session: Session = { kind: 'chosen', which: 'all' };
			let queue = build(session, cards);
			expect(queue.reviews).toHaveLength(Math.min(count, PRACTICE_MAX));
			const answers: { cardId: string; rating: Rating }[] = [];
			const remembered = new Set<string>();
			for (const rating of ratings) {
				const next = nextCard(queue, START_MS);
				if (next.kind !== 'card') break;
				const { cardId } = next.card;
				expect(remembered.has(cardId)).toBe(false);
				if (rating > 1) remembered.add(cardId);
				answers.push({ cardId, rating });
				queue = practised(queue, { cardId, rating });
				if (rating === 1) expect(queue.reviews.at(-1)?.cardId).toBe(cardId);
				expect(build(session, [...cards].reverse(), answers)).toEqual(queue);
			}
			expect(queue.reviews.length).toBe(Math.min(count, PRACTICE_MAX) - remembered.size);
		}),
		{ numRuns: 100 }
	);
});

test('a session that counts ends: nothing is left but what is being learnt', () => {
	const session: Session = { kind: 'ahead', days: 5 };
	const cards = [due('a', DAY + 1), due('b', DAY + 2), due('c', DAY + 5)];
	let queue = build(session, cards);
	const forgotten = card('b', { state: 'relearning', step: 0, dueMs: START_MS + 600_000 }, DAY);
	for (const after of [due('a', DAY + 4, DAY), forgotten, due('c', DAY + 30, DAY)]) {
		const next = nextCard(queue, START_MS);
		expect(next).toMatchObject({ kind: 'card', card: { noteId: after.noteId } });
		queue = advanceQueue(queue, after, 'review', DAY_END_MS);
	}
	// It is asked early since nothing else is left, as at the end of a day.
	expect(nextCard(queue, START_MS)).toMatchObject({ kind: 'card', card: { noteId: 'b' } });
	queue = advanceQueue(queue, due('b', DAY + 1, DAY), 'relearning', DAY_END_MS);
	expect(nextCard(queue, START_MS)).toEqual({ kind: 'done' });
	const later = [due('a', DAY + 4, DAY), due('b', DAY + 1, DAY), due('c', DAY + 30, DAY)];
	expect(nextCard(build(session, later), START_MS)).toEqual({ kind: 'done' });
});

test('which sessions are practice', () => {
	expect(isPractice({ kind: 'ahead', days: 3 })).toBe(false);
	expect(isPractice({ kind: 'chosen', which: 'due' })).toBe(false);
	for (const session of [
		{ kind: 'forgotten', days: 2 },
		{ kind: 'preview' },
		{ kind: 'chosen', which: 'all' }
	] as const)
		expect(isPractice(session)).toBe(true);
});

test('what was answered since it began, on the next day too, is done with', () => {
	const session = { kind: 'ahead', days: 9 } as const;
	const cards = [due('a', DAY + 2), due('b', DAY + 3, DAY), due('c', DAY + 4, DAY + 1)];
	expect(ids(build(session, cards).reviews)).toEqual(['a']);
});
