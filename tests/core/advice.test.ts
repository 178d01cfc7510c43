// The rule this file defends: the advice of a day is a function of the day, the log before it and what was shown
// before. It gives away no answer of the day's plan, favours what is fading, and is not the same again and again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	adviceOf,
	cardOnDay,
	chooseAdvice,
	REST_DAYS,
	SOON_DAYS,
	type AdviceCard
} from '../../src/lib/core/advice';
import { createModel } from '../../src/lib/core/fsrs';
import type { Rating, Review } from '../../src/lib/core/review';
import { SEEN_NOTHING } from '../../src/lib/core/schedule';

const DAY = 20_000;
const model = createModel();

const studied = (entry: string, stability: number, lastDay: number, dueDay = DAY + 50) => ({
	entry,
	planned: false,
	memory: { stability, difficulty: 5 },
	lastDay,
	placement: { state: 'review' as const, dueDay }
});
const fresh = (entry: string): AdviceCard => ({
	entry,
	planned: false,
	memory: null,
	lastDay: null,
	placement: null
});

const entries = ['a', 'b', 'c', 'd', 'e', 'f'];
const anyCard: fc.Arbitrary<AdviceCard> = fc.oneof(
	fc.constantFrom(...entries).map(fresh),
	fc
		.record({
			entry: fc.constantFrom(...entries),
			stability: fc.double({ min: 0.1, max: 500, noNaN: true }),
			ago: fc.nat({ max: 400 }),
			due: fc.integer({ min: -20, max: 60 }),
			planned: fc.boolean()
		})
		.map(({ entry, stability, ago, due, planned }) => ({
			...studied(entry, stability, DAY - ago, DAY + due),
			planned
		}))
);
const anyShown = fc.array(
	fc.record({
		entry: fc.constantFrom(...entries),
		day: fc.integer({ min: DAY - 60, max: DAY + 5 })
	}),
	{ maxLength: 12 }
);

test('rows may be read in any order', () => {
	const both = fc
		.array(anyCard, { maxLength: 20 })
		.chain((cards) =>
			fc.tuple(fc.constant(cards), fc.shuffledSubarray(cards, { minLength: cards.length }))
		);
	fc.assert(
		fc.property(both, anyShown, ([cards, others], shown) => {
			expect(chooseAdvice(others, [...shown].reverse(), DAY)).toBe(chooseAdvice(cards, shown, DAY));
		})
	);
});

test('no answer of the plan is given away, and there is an advice wherever one is left', () => {
	fc.assert(
		fc.property(fc.array(anyCard, { maxLength: 20 }), anyShown, (cards, shown) => {
			const planned = new Set(cards.filter((card) => card.planned).map(({ entry }) => entry));
			const free = new Set(cards.map(({ entry }) => entry).filter((entry) => !planned.has(entry)));
			const chosen = chooseAdvice(cards, shown, DAY);
			if (free.size) expect(free).toContain(chosen);
			else expect(chosen).toBe(undefined);
		})
	);
});

test('what is fading comes first, by the card of it that is the least likely to be recalled', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.record({
					stability: fc.double({ min: 0.1, max: 500, noNaN: true }),
					ago: fc.integer({ min: 1, max: 400 })
				}),
				{ minLength: 1, maxLength: 6 }
			),
			(memories) => {
				const cards = memories.map(({ stability, ago }, i) =>
					studied(entries[i]!, stability, DAY - ago)
				);
				const chance = ({ memory, lastDay }: (typeof cards)[number]) =>
					model.retrievability(memory, DAY - lastDay);
				const least = Math.min(...cards.map(chance));
				const chosen = chooseAdvice([fresh('new'), ...cards], [], DAY);
				const card = cards.find(({ entry }) => entry === chosen)!;
				expect(chance(card)).toBeCloseTo(least, 9);
				// One card that is held well makes no entry well held.
				const firm = { ...studied(chosen!, 10_000, DAY - 1) };
				expect(chooseAdvice([firm, ...cards], [], DAY)).toBe(chosen);
			}
		)
	);
});

test('what is due within the next days yields, and is shown where nothing else is left', () => {
	const soon = studied('soon', 10, DAY - 9, DAY + SOON_DAYS);
	const later = studied('later', 10, DAY - 1, DAY + SOON_DAYS + 1);
	expect(chooseAdvice([soon, later], [], DAY)).toBe('later');
	expect(chooseAdvice([soon, fresh('new')], [], DAY)).toBe('new');
	expect(chooseAdvice([soon], [], DAY)).toBe('soon');
	// What limits hold back is due already, and nobody knows when it comes.
	expect(chooseAdvice([studied('held back', 10, DAY - 30, DAY - 20), later], [], DAY)).toBe(
		'held back'
	);
});

test('what was shown lately waits for the others; where all were, for the one shown longest ago', () => {
	const cards = [studied('a', 5, DAY - 20), studied('b', 50, DAY - 20), fresh('c')];
	const days: (string | undefined)[] = [];
	const shown: { entry: string; day: number }[] = [];
	for (let day = DAY; day < DAY + 6; day++) {
		const entry = chooseAdvice(cards, shown, day)!;
		days.push(entry);
		shown.push({ entry, day });
	}
	expect(days).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
	expect(chooseAdvice(cards, [{ entry: 'a', day: DAY - REST_DAYS - 1 }], DAY)).toBe('a');
	// What a device with a wrong clock showed on days to come is no reason.
	expect(chooseAdvice(cards, [{ entry: 'a', day: DAY }], DAY)).toBe('a');
});

const noted = (adviceId: string, day: number, acted: string) => ({ adviceId, day, acted });

test('what was noted last as “not for me” comes where nothing else qualifies, and is chosen among as ever', () => {
	const [a, b, soon] = [
		studied('a', 5, DAY - 20),
		studied('b', 50, DAY - 20),
		studied('soon', 10, DAY - 9, DAY + SOON_DAYS)
	];
	const notForA = [noted('a', DAY - 400, 'not-for-me')];
	expect(chooseAdvice([a, b], [], DAY)).toBe('a');
	expect(chooseAdvice([a, b], [], DAY, notForA)).toBe('b');
	// What is due soon, was shown yesterday or was never studied qualifies all the same.
	expect(chooseAdvice([a, soon], [], DAY, notForA)).toBe('soon');
	expect(chooseAdvice([a, b], [{ entry: 'b', day: DAY - 1 }], DAY, notForA)).toBe('b');
	expect(chooseAdvice([a, fresh('c')], [], DAY, notForA)).toBe('c');
	expect(chooseAdvice([a, { ...b, planned: true }], [], DAY, notForA)).toBe('a');
	const both = [...notForA, noted('b', DAY - 3, 'not-for-me')];
	expect(chooseAdvice([a, b], [], DAY, both)).toBe('a');
	// Whoever thinks better of it has it again.
	expect(chooseAdvice([a, b], [], DAY, [noted('a', DAY - 1, 'not-yet'), ...notForA])).toBe('a');
	expect(chooseAdvice([a, b], [], DAY, [...notForA, noted('a', DAY - 500, 'yes')])).toBe('b');
});

test('what is noted on the day itself, or by a clock that runs ahead, changes nothing of it', () => {
	fc.assert(
		fc.property(
			fc.array(anyCard, { maxLength: 20 }),
			anyShown,
			fc.array(
				fc.record({
					adviceId: fc.constantFrom(...entries),
					day: fc.integer({ min: DAY - 9, max: DAY + 9 }),
					acted: fc.constantFrom('yes', 'not-yet', 'not-for-me')
				})
			),
			(cards, shown, notes) => {
				const before = notes.filter(({ day }) => day < DAY);
				const chosen = chooseAdvice(cards, shown, DAY, notes);
				expect(chosen).toBe(chooseAdvice(cards, shown, DAY, before));
				// Notes leave nobody without an advice.
				expect(chosen === undefined).toBe(chooseAdvice(cards, shown, DAY) === undefined);
			}
		)
	);
});

test('among entries that were never studied every day has another, and none is favoured', () => {
	const cards = Array.from({ length: 10 }, (_, i) => fresh(`entry ${i}`));
	const chosen = new Set<string>();
	for (let day = DAY; day < DAY + 60; day++) chosen.add(chooseAdvice(cards, [], day)!);
	expect(chosen.size).toBe(10);
});

const anyLog = (cardId: string): fc.Arbitrary<Review[]> =>
	fc
		.array(
			fc.record({
				rating: fc.constantFrom<Rating>(1, 2, 3, 4),
				after: fc.integer({ min: 1, max: 40 }),
				reset: fc.boolean()
			}),
			{ maxLength: 6 }
		)
		.map((answers) => {
			let day = DAY - 60;
			return answers.map(({ rating, after, reset }, i): Review => {
				day += after;
				const id = `${String(i).padStart(13, '0')}.${cardId.padStart(8, '0')}`;
				const fact = { id, cardId, atMs: 0, tzOffsetMin: 0, day };
				if (reset && i === 3) return { ...fact, kind: 'reset' };
				const to = { state: 'review' as const, dueDay: day + after };
				return { ...fact, kind: 'review', rating, phase: 'review', tookMs: 1, seen: '', to };
			});
		});

test('what was answered later changes nothing for an earlier day', () => {
	const logs = fc.tuple(...entries.map(anyLog));
	fc.assert(
		fc.property(logs, anyShown, (logs, shown) => {
			const chosen = (untilDay: number) =>
				chooseAdvice(
					logs.map((log, i) => ({
						entry: entries[i]!,
						...cardOnDay(
							log.filter(({ day }) => day <= untilDay),
							DAY,
							model
						)
					})),
					shown,
					DAY
				);
			expect(chosen(Infinity)).toBe(chosen(DAY));
		}),
		{ numRuns: 300 }
	);
});

test('what was answered on the day was in its plan, and counts as it stood before', () => {
	const answer = (day: number, dueDay: number): Review => ({
		...{ id: `${day}`.padStart(13, '0') + '.aaaaaaaa', cardId: 'a', atMs: 0, tzOffsetMin: 0, day },
		...{ kind: 'review', rating: 3, phase: 'review', tookMs: 1, seen: SEEN_NOTHING },
		to: { state: 'review', dueDay }
	});
	const before = cardOnDay([answer(DAY - 9, DAY + 9)], DAY, model);
	expect(before.planned).toBe(false);
	expect(cardOnDay([answer(DAY - 9, DAY + 9), answer(DAY, DAY + 20)], DAY, model)).toEqual({
		...before,
		planned: true
	});
});

test('of two devices that chose differently, the one that was opened first has it', () => {
	const facts = [
		{ deviceId: 'b', openedMs: 5, advice: 'later' },
		{ deviceId: 'c', openedMs: 3, advice: 'of the larger id' },
		{ deviceId: 'a', openedMs: 3, advice: 'first' },
		{ deviceId: 'd', openedMs: 1 }
	];
	expect(adviceOf(facts)).toBe('first');
	expect(adviceOf([...facts].reverse())).toBe('first');
	expect(adviceOf([{ deviceId: 'd', openedMs: 1 }])).toBe(undefined);
});
