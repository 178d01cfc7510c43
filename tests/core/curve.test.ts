// The rule this file defends: the curve of a card is what the model says of its log: a chance that falls
// between answers, is whole right after each, begins anew after a reset and knows nothing of what was undone.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forgettingCurve, type CurvePoint } from '../../src/lib/core/curve';
import { logLines } from '../../src/lib/core/log-lines';
import { effectiveLog, type Rating, type Review } from '../../src/lib/core/review';
import { foldMemory } from '../../src/lib/core/schedule';
import { arbitraryWorld, CARD_ID, model } from './logs';

let ids = 0;
const fact = (day: number) => ({
	id: `id${String(ids++).padStart(8, '0')}`,
	cardId: CARD_ID,
	atMs: day * 86_400_000,
	tzOffsetMin: 0,
	day
});
const answer = (day: number, rating: Rating = 3): Review => ({
	...fact(day),
	kind: 'review',
	rating,
	phase: 'review',
	tookMs: 1,
	seen: '',
	to: { state: 'review', dueDay: day + 1 }
});
const curveOf = (log: Review[], today: number, untilDay = today + 90) =>
	forgettingCurve(logLines(log, model), model, { today, untilDay });

/** What the model says of a card on a day, from the log up to then. */
function chanceOn(log: Review[], day: number, beforeAnswer: boolean): number | undefined {
	const known = effectiveLog(log).filter(
		(entry) => entry.day < day || (entry.day === day && !beforeAnswer)
	);
	const { memory, lastDay } = foldMemory(known, model);
	return memory ? model.retrievability(memory, day - lastDay!) : undefined;
}

test('it falls between answers and is whole right after each of them', () => {
	const log = [answer(0, 3), answer(2, 3), answer(12, 1), answer(12, 3), answer(20, 4)];
	const { past, ahead, answers } = curveOf(log, 25, 100);
	expect(past.length).toBe(1);
	const [line] = past as [CurvePoint[]];
	for (const day of [0, 2, 12, 20]) expect(line).toContainEqual({ day, chance: 1 });
	for (const [k, point] of line.entries()) {
		const next = line[k + 1];
		if (!next) continue;
		expect(next.day).toBeGreaterThanOrEqual(point.day);
		// It rises nowhere but on the spot.
		if (next.chance > point.chance) expect(next.day).toBe(point.day);
	}
	for (const day of [2, 12, 20, 25])
		expect(line).toContainEqual({ day, chance: chanceOn(log, day, true) });
	expect(line.at(-1)!.day).toBe(25);
	expect(ahead[0]).toEqual(line.at(-1));
	expect(ahead.at(-1)).toEqual({ day: 100, chance: chanceOn(log, 100, false) });
	expect(answers.map(({ day, rating }) => [day, rating])).toEqual([
		[0, 3],
		[2, 3],
		[12, 1],
		[12, 3],
		[20, 4]
	]);
	expect(answers[1]!.chance).toBe(chanceOn(log, 2, true));
	expect(answers[3]!.chance).toBe(1);
});

test('a reset ends the line, and the next answer begins another', () => {
	const log: Review[] = [answer(0), answer(5), { ...fact(9), kind: 'reset' }];
	const reset = curveOf(log, 20);
	expect(reset.past.map((line) => line.at(-1)!.day)).toEqual([9]);
	expect(reset.ahead).toEqual([]);
	const anew = curveOf([...log, answer(15)], 20);
	expect(anew.past.map((line) => [line[0]!.day, line.at(-1)!.day])).toEqual([
		[0, 9],
		[15, 20]
	]);
	expect(anew.ahead[0]!.chance).toBe(chanceOn([answer(15)], 20, true));
});

test('what was taken back is listed as such, and changes neither line nor memory', () => {
	const log = [answer(0), answer(5), answer(8, 1)];
	const undone: Review = { ...fact(8), kind: 'void', target: log[2]!.id, on: true };
	expect(curveOf([...log, undone], 20)).toEqual(curveOf(log.slice(0, 2), 20));
	const lines = logLines([...log, undone], model);
	expect(lines.map((line) => line.undone)).toEqual([false, false, true]);
	expect(lines[2]!.memory).toBe(null);
});

test('dates that were asked for, practice and what a later version wrote leave the line alone', () => {
	const log = [answer(0), answer(5)];
	const to = { state: 'review', dueDay: 40 } as const;
	const others: Review[] = [
		{ ...fact(6), kind: 'reschedule', why: 'asked', seen: '', to },
		{ ...fact(7), kind: 'practice', rating: 3, tookMs: 5 },
		{ ...fact(8), kind: 'dreamt' } as unknown as Review
	];
	expect(curveOf([...log, ...others], 20)).toEqual(curveOf(log, 20));
	expect(logLines([...log, ...others], model).length).toBe(5);
});

test('nothing that was answered draws nothing; a card taken over begins where it was taken over', () => {
	expect(curveOf([], 20)).toEqual({ past: [], ahead: [], answers: [] });
	const seed: Review = {
		...fact(3),
		kind: 'seed',
		from: { model: 'fsrs-6', stability: 12, difficulty: 4 },
		reps: 7,
		lapses: 1,
		to: { state: 'review', dueDay: 15 }
	};
	const { past, answers } = curveOf([seed], 15);
	expect(past[0]![0]).toEqual({ day: 3, chance: 1 });
	expect(past[0]!.at(-1)!.chance).toBeCloseTo(0.9, 2);
	expect(answers).toEqual([]);
});

test('whatever the log: chances lie within 0 and 1, lines go on in time, and the end is the fold', () => {
	fc.assert(
		fc.property(arbitraryWorld, ({ log }) => {
			const fold = foldMemory(log, model);
			const lines = logLines(log, model);
			const standing = lines.filter((line) => !line.undone);
			expect(standing.at(-1)?.memory ?? null).toEqual(fold.memory);
			expect(lines.length).toBe(log.filter((entry) => entry.kind !== 'void').length);
			const today = Math.max(0, ...log.map((entry) => entry.day)) + 5;
			const { past, ahead, answers } = forgettingCurve(lines, model, {
				today,
				untilDay: today + 60
			});
			for (const line of [...past, ahead]) {
				for (const [k, { day, chance }] of line.entries()) {
					expect(chance).toBeGreaterThan(0);
					expect(chance).toBeLessThanOrEqual(1);
					if (k) expect(day).toBeGreaterThanOrEqual(line[k - 1]!.day);
					if (k && chance > line[k - 1]!.chance) expect(chance).toBe(1);
				}
			}
			expect(answers.length).toBe(standing.filter(({ entry }) => entry.kind === 'review').length);
			const now = fold.memory && model.retrievability(fold.memory, today - fold.lastDay!);
			expect(ahead[0]?.chance ?? null).toBe(now);
		}),
		{ numRuns: 200 }
	);
});

test('a thousand answers are drawn by few points', () => {
	const log = Array.from({ length: 1000 }, (_, k) => answer(k * 3, k % 9 ? 3 : 1));
	const { past, ahead } = curveOf(log, 3000);
	expect(past[0]!.length + ahead.length).toBeLessThan(2500);
});
