// The rule this file defends: cards that are brought forward change places with the others and nothing else,
// and what can be chosen is a real choice.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bringForward, concernsOf, isOf, type PlacedCard } from '../../src/lib/core/concerns';

type Sample = PlacedCard & { wanted: boolean };

const placed = (cards: { position: number; wanted: boolean }[]): Sample[] =>
	cards.map((card, k) => ({ ...card, id: `c${k}` }));
const place = fc.integer({ min: 0, max: 60 }).map((n) => n / 2);
const sample = fc.record({ position: place, wanted: fc.boolean() });
const apart = fc.uniqueArray(sample, { selector: ({ position }) => position }).map(placed);
const any = fc.array(sample).map(placed);

/** Ids in the order in which they come. */
const order = (cards: Sample[]) =>
	[...cards].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
const moved = (cards: Sample[]) => {
	const places = bringForward(cards, ({ wanted }) => wanted);
	return cards.map((card) => ({ ...card, position: places.get(card.id) ?? card.position }));
};

test('the wanted ones come first, and both keep the order among themselves', () => {
	fc.assert(
		fc.property(any, (cards) => {
			const wanted = new Set(cards.flatMap((card) => (card.wanted ? [card.id] : [])));
			const before = order(cards);
			expect(order(moved(cards))).toEqual([
				...before.filter((id) => wanted.has(id)),
				...before.filter((id) => !wanted.has(id))
			]);
		})
	);
});

test('places are handed on: what stands between them is not touched', () => {
	fc.assert(
		fc.property(apart, (cards) => {
			const places = (some: Sample[]) => some.map(({ position }) => position).sort((a, b) => a - b);
			expect(places(moved(cards))).toEqual(places(cards));
		})
	);
});

test('once they come first nothing more is to be done', () => {
	fc.assert(
		fc.property(any, (cards) => {
			expect(bringForward(moved(cards), ({ wanted }) => wanted).size).toBe(0);
		})
	);
});

test('sections come in their order, a tag that says the same is said once, and all is no choice', () => {
	const cards = [
		{ section: 'PhDs', tags: ['phds', 'student', 'all'] },
		{ section: 'PhDs', tags: ['phds', 'all'] },
		{ section: 'Brewing', tags: ['student', 'all', 'bitter'] },
		{ section: 'Brewing', tags: ['all'] }
	];
	const concerns = concernsOf(cards, ['Brewing', 'PhDs', 'Empty']);
	expect(concerns).toEqual([
		{ kind: 'section', name: 'Brewing' },
		{ kind: 'section', name: 'PhDs' },
		{ kind: 'tag', name: 'bitter' },
		{ kind: 'tag', name: 'student' }
	]);
	expect(cards.map((card) => isOf(card, concerns[1]!))).toEqual([true, true, false, false]);
	expect(cards.map((card) => isOf(card, concerns[3]!))).toEqual([true, false, true, false]);
	expect(concernsOf([{ section: 'Only', tags: [] }], ['Only'])).toEqual([]);
});
