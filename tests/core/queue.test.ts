// The rule this file defends: a study day is a plan that depends on the rows and on how much of it is done,
// so that a session goes on after a reload where it was; limits, burying and order are as they say.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS } from '../../src/lib/core/day';
import { type PresetOptions } from '../../src/lib/core/model';
import { advanceQueue, nextCard } from '../../src/lib/core/next-card';
import { buildQueue, countKinds, owed, type QueueCard } from '../../src/lib/core/queue';
import { emptyFold } from '../../src/lib/core/schedule';
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
	many
} from './queue-sample';

test('limits a day: what was done counts, and what is over them waits', () => {
	const cards = [...many(20, fresh, 'a'), ...many(20, (id) => due(id), 'b')];
	const first = plan(cards, { newADay: 5, reviewsADay: 25 });
	expect([first.news.length, first.reviews.length]).toEqual([5, 20]);
	const later = plan(cards, { newADay: 5, reviewsADay: 25 }, { new: 4, reviews: 9 });
	expect([later.news.length, later.reviews.length]).toEqual([0, 12]);
	expect(plan(cards, { newADay: 0, reviewsADay: 0 })).toMatchObject({ news: [], reviews: [] });
});

test('cards of a plan are counted by what they are, not by the lane they wait in', () => {
	const dated = rowOf('e:forward', { ...emptyFold, placement: { state: 'new', dueDay: DAY } });
	const dayStep = seen('f:forward', 1, DAY - 1, { state: 'learning', step: 1, dueDay: DAY });
	const queue = plan([
		...many(20, fresh, 'a'),
		...many(3, (id) => due(id), 'b'),
		learning('c:forward', START_MS),
		dated,
		dayStep
	]);
	expect(countKinds(queue)).toEqual({ new: 8, learning: 2, review: 3 });
	expect(countKinds(plan([]))).toEqual({ new: 0, learning: 0, review: 0 });
});

test('new cards are begun only where the reviews leave room', () => {
	const cards = [...many(9, fresh, 'a'), ...many(6, (id) => due(id), 'b')];
	expect(plan(cards, { newADay: 5, reviewsADay: 6 }).news).toEqual([]);
	expect(plan(cards, { newADay: 5, reviewsADay: 8 }).news).toHaveLength(2);
	const later = plan(cards, { newADay: 5, reviewsADay: 8 }, { new: 1, reviews: 1 });
	expect([later.reviews.length, later.news.length]).toEqual([6, 0]);
});

test('what is due later, out or buried by hand is not in the plan', () => {
	const out: QueueCard = { ...due('a:forward'), lane: 'out' };
	const queue = plan([due('b:forward', DAY + 1), out, learning('c:forward', DAY_END_MS)]);
	expect(queue).toMatchObject({ learning: [], reviews: [], news: [] });
	expect(nextCard(queue, START_MS)).toEqual({ kind: 'done' });
});

test('steps of a day are never limited, and a new card with a date counts as new', () => {
	const step = (id: string) => seen(id, 2, DAY - 1, { state: 'learning', step: 1, dueDay: DAY });
	const dated = (id: string) =>
		rowOf(id, { ...emptyFold, placement: { state: 'new', dueDay: DAY } });
	const cards = [...many(6, step, 'a'), ...many(6, dated, 'b'), ...many(6, fresh, 'c')];
	const queue = plan([...cards, ...many(6, (id) => due(id), 'd')], { newADay: 8, reviewsADay: 99 });
	expect(queue.reviews).toHaveLength(6 + 6 + 6);
	expect(queue.news).toHaveLength(2);
	expect(owed(queue)).toBe(18);
	expect(plan(cards, { newADay: 0, reviewsADay: 0 }).reviews).toHaveLength(6);
});

test('siblings wait for tomorrow where the preset buries them', () => {
	const cards = [
		due('n:a'),
		due('n:b'),
		fresh('n:c', 1),
		fresh('m:a', 2),
		fresh('m:b', 3),
		due('o:a')
	];
	const buried = plan(cards, { burySiblings: all });
	expect(buried.reviews.map((card) => card.noteId).sort()).toEqual(['n', 'o']);
	expect(ids(buried.news)).toEqual(['m:a']);
	const shown = plan(cards, { burySiblings: none });
	expect([shown.reviews.length, shown.news.length]).toEqual([3, 3]);
	const onlyNew = plan(cards, { burySiblings: { ...none, new: true } });
	expect([onlyNew.reviews.length, ids(onlyNew.news)]).toEqual([3, ['m:a']]);
	const onlyReviews = plan(cards, { burySiblings: { ...none, review: true } });
	expect([onlyReviews.reviews.length, onlyReviews.news.length]).toEqual([2, 3]);
});

test('a sibling answered today, or in learning, buries too; its own answer does not bury a card', () => {
	expect(plan([due('n:a')], {}, undefined, ['n']).reviews).toEqual([]);
	expect(plan([fresh('n:a', 0)], {}, undefined, ['n']).news).toEqual([]);
	const queue = plan([learning('n:a', START_MS), due('n:b'), fresh('n:c', 0)], {}, undefined, [
		'n'
	]);
	expect(ids(queue.learning)).toEqual(['n:a']);
	expect([queue.reviews, queue.news]).toEqual([[], []]);
	const step = seen('n:a', 2, DAY - 1, { state: 'learning', step: 1, dueDay: DAY });
	const bury = (learning: boolean) => ({ burySiblings: { ...none, learning } });
	expect(plan([step], bury(true), undefined, ['n']).reviews).toEqual([]);
	expect(plan([step], bury(false), undefined, ['n']).reviews).toHaveLength(1);
});

test('learning cards come when due before all else, early within learn-ahead when nothing else is left', () => {
	const cards = [
		learning('a:forward', START_MS + 300_000),
		learning('b:forward', START_MS + 200_000),
		due('c:forward')
	];
	const queue = plan(cards);
	expect(nextCard(queue, START_MS)).toMatchObject({ card: { cardId: 'c:forward' } });
	expect(nextCard(queue, START_MS + 200_000)).toMatchObject({ card: { cardId: 'b:forward' } });
	const rest = plan(cards.slice(0, 2), { learnAheadSec: 240 });
	expect(nextCard(rest, START_MS)).toMatchObject({ card: { cardId: 'b:forward' } });
	const short = plan(cards.slice(0, 2), { learnAheadSec: 60 });
	expect(nextCard(short, START_MS)).toEqual({ kind: 'wait', untilMs: START_MS + 140_000 });
	expect(nextCard(short, START_MS + 140_000)).toMatchObject({ card: { cardId: 'b:forward' } });
	const never = plan(cards.slice(0, 2), { learnAheadSec: 0 });
	expect(nextCard(never, START_MS)).toEqual({ kind: 'wait', untilMs: START_MS + 200_000 });
});

test('orders of reviews keep their promise, and chance is the same on every device', () => {
	const card = fc.tuple(fc.nat({ max: 40 }), fc.integer({ min: 1, max: 400 }), fc.nat({ max: 30 }));
	fc.assert(
		fc.property(fc.array(card, { maxLength: 40 }), fc.nat(), (made, turn) => {
			const cards = made.map(([late, stability, before], index) =>
				due(`n${index}:forward`, DAY - late, stability, DAY - late - 1 - before)
			);
			const turned = [...cards.slice(turn % 7), ...cards.slice(0, turn % 7)];
			const order = (reviewOrder: PresetOptions['reviewOrder']) => {
				const first = plan([...cards], { reviewOrder }).reviews;
				if (turn % 7 < cards.length)
					expect(ids(plan(turned, { reviewOrder }).reviews)).toEqual(ids(first));
				return first;
			};
			const rising = (values: number[]) =>
				expect(values.every((value, i) => !i || value >= values[i - 1]! - 1e-12)).toBe(true);
			rising(order('due').map((row) => row.at));
			rising(
				order('retrievability').map((row) => model.retrievability(row.memory!, DAY - row.lastDay!))
			);
			rising(order('overdue').map((row) => -(DAY - row.at) / Math.max(1, row.at - row.lastDay!)));
			expect(ids(order('random')).sort()).toEqual(ids(cards).sort());
		})
	);
	const cards = many(30, (id) => due(id));
	const random = ids(plan(cards, { reviewOrder: 'random' }).reviews);
	expect(random).not.toEqual(ids(cards));
	const tomorrow = buildQueue({
		decks: [deck('d', { reviewOrder: 'random' })],
		cards: [...cards],
		answeredNotes: new Set(),
		day: DAY + 1,
		dayEndMs: DAY_END_MS + DAY_MS
	});
	expect(ids(tomorrow.reviews)).not.toEqual(random);
});

test('new cards come in the order of the deck, or by chance', () => {
	const cards = many(20, (id, index) => fresh(id, 20 - index));
	expect(ids(plan([...cards], { newOrder: 'deck', newADay: 20 }).news)).toEqual(
		ids(cards).reverse()
	);
	const random = ids(plan([...cards], { newOrder: 'random', newADay: 20 }).news);
	expect(random).not.toEqual(ids(cards).reverse());
	expect(ids(plan([...cards].reverse(), { newOrder: 'random', newADay: 20 }).news)).toEqual(random);
});

test('new cards before, after, or spread evenly among reviews', () => {
	const cards = [...many(5, fresh, 'a'), ...many(20, (id) => due(id), 'b')];
	const kinds = (newMix: PresetOptions['newMix']) => {
		let queue = plan([...cards], { newMix });
		let text = '';
		for (let next = nextCard(queue, START_MS); next.kind === 'card';) {
			const phase = next.card.lane === 'new' ? 'new' : 'review';
			text += phase === 'new' ? 'n' : 'r';
			const after = due(next.card.cardId, DAY + 3, 10, DAY);
			queue = advanceQueue(queue, after, phase, DAY_END_MS);
			next = nextCard(queue, START_MS);
		}
		return text;
	};
	expect(kinds('before')).toBe('n'.repeat(5) + 'r'.repeat(20));
	expect(kinds('after')).toBe('r'.repeat(20) + 'n'.repeat(5));
	const spread = kinds('spread');
	expect(spread).toHaveLength(25);
	for (let k = 1; k <= 25; k++) {
		const news = spread.slice(0, k).replaceAll('r', '').length;
		expect(Math.abs(news - k / 5)).toBeLessThanOrEqual(1);
	}
});

test('several decks keep their own limits and are one session', () => {
	const of = (deckId: string, cards: QueueCard[]) => cards.map((card) => ({ ...card, deckId }));
	const cards = [
		...of('one', [...many(9, fresh, 'a'), learning('x:forward', START_MS + 5)]),
		...of('two', [...many(9, fresh, 'b'), learning('w:forward', START_MS + 5)])
	];
	const decks = [deck('one', { newADay: 2 }), deck('two', { newADay: 3 })];
	const rest = { answeredNotes: new Set<string>(), day: DAY, dayEndMs: DAY_END_MS };
	const queue = buildQueue({ decks, cards, ...rest });
	expect(queue.news.map((card) => card.deckId)).toEqual(['one', 'one', 'two', 'two', 'two']);
	expect(ids(queue.learning)).toEqual(['w:forward', 'x:forward']);
	const none = buildQueue({ decks: [], cards: [], ...rest });
	expect(none).toMatchObject({ learning: [], reviews: [], news: [] });
	expect(nextCard(none, START_MS)).toEqual({ kind: 'done' });
});
