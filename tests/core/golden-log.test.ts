// The rule this file defends: a log written by version 1 folds to the stored result for ever, and what a
// reader does not know it keeps verbatim. The fixture is never changed; another version adds its own file.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createModel } from '../../src/lib/core/fsrs';
import {
	addToBeacon,
	effectiveLog,
	emptyBeacon,
	unionLog,
	voidedIds,
	type Beacon,
	type Review
} from '../../src/lib/core/review';
import { applyReview, emptyFold, foldMemory, type Fold } from '../../src/lib/core/schedule';

interface Golden {
	parameters: number[];
	beacon: Beacon;
	cards: { about: string; cardId: string; log: Review[]; voided: string[]; fold: Fold }[];
}

const text = readFileSync(new URL('../fixtures/log-v1.json', import.meta.url), 'utf8');
const golden = JSON.parse(text) as Golden;
const model = createModel(golden.parameters);
const everything = golden.cards.flatMap((card) => card.log);

/** Powers may differ in the last digit between engines; everything else is exact. */
function expectFold(fold: Fold, stored: Fold) {
	const { memory, ...rest } = fold;
	const { memory: storedMemory, ...storedRest } = stored;
	expect(rest).toEqual(storedRest);
	expect(memory === null).toBe(storedMemory === null);
	if (!memory || !storedMemory) return;
	expect(memory.stability).toBeCloseTo(storedMemory.stability, 6);
	expect(memory.difficulty).toBeCloseTo(storedMemory.difficulty, 6);
}

for (const { about, log, fold, voided } of golden.cards) {
	test(`folds as stored: ${about}`, () => {
		expectFold(foldMemory(log, model), fold);
		expectFold(foldMemory([...log].reverse(), model), fold);
		expect([...voidedIds(log)].sort()).toEqual(voided);
		if (log.some((entry) => entry.kind === 'void')) return;
		const applied = log.reduce((on, entry) => applyReview(on, entry, model), emptyFold as Fold);
		expectFold(applied, fold);
	});
}

test('the stored beacon is that of these entries', () => {
	expect(addToBeacon(emptyBeacon, everything)).toEqual(golden.beacon);
});

test('union and effective log keep every entry verbatim, unknown kinds and fields among them', () => {
	const union = unionLog(...golden.cards.map((card) => card.log));
	expect(union).toHaveLength(everything.length);
	for (const entry of everything) {
		const kept = union.find((one) => one.id === entry.id);
		expect(JSON.stringify(kept)).toBe(JSON.stringify(entry));
	}
	const unknown = union.filter((entry) => (entry.kind as string) === 'dreamt');
	expect(effectiveLog(union)).toEqual(expect.arrayContaining(unknown));
	expect(unknown).toEqual([
		expect.objectContaining({ depth: 3, vision: { of: ['a', null, { b: true }] } })
	]);
	expect(text).toContain('a field of a later version');
});

test('the golden log has every kind, with every field and variant', () => {
	const paths = new Set<string>();
	const collect = (value: unknown, path: string) => {
		paths.add(path);
		if (typeof value === 'object' && value && !Array.isArray(value))
			for (const [key, inner] of Object.entries(value)) collect(inner, `${path}.${key}`);
	};
	for (const entry of everything) {
		collect(entry, entry.kind);
		for (const field of ['phase', 'why', 'on', 'rating'] as const)
			if (field in entry)
				paths.add(`${entry.kind}.${field}=${(entry as Record<string, unknown> & Review)[field]}`);
		if ('to' in entry) paths.add(`to=${entry.to.state}.${'dueMs' in entry.to ? 'ms' : 'day'}`);
		if ('from' in entry) paths.add(`from=${entry.from.model}`);
	}
	const facts = ['id', 'cardId', 'atMs', 'tzOffsetMin', 'day'];
	const fields = {
		review: ['rating', 'phase', 'tookMs', 'aim', 'predicted', 'seen', 'to.state', 'to.step'],
		practice: ['rating', 'tookMs'],
		reschedule: ['why', 'seen', 'to.dueDay', 'act'],
		reset: [],
		seed: ['from.ease', 'from.intervalDays', 'from.stability', 'from.difficulty', 'reps', 'lapses'],
		void: ['target', 'on'],
		dreamt: ['vision']
	};
	for (const [kind, own] of Object.entries(fields))
		for (const field of [...facts, ...own]) expect(paths).toContain(`${kind}.${field}`);
	for (const variant of [
		...['new', 'learning', 'review', 'relearning'].map((phase) => `review.phase=${phase}`),
		...['asked', 'import', 'fit'].map((why) => `reschedule.why=${why}`),
		...[1, 2, 3, 4].map((rating) => `review.rating=${rating}`),
		...['void.on=true', 'void.on=false', 'from=sm2', 'from=fsrs-6'],
		...['to=new.day', 'to=learning.ms', 'to=relearning.ms', 'to=relearning.day', 'to=review.day']
	])
		expect(paths).toContain(variant);
});
