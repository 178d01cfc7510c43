// The rule this file defends: an option is what was chosen where that can be, and else its default; what
// cannot be is said in a sentence that tells what can.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultOptions, type Preset, type PresetOptions } from '../../src/lib/core/model';
import {
	isSound,
	optionsOf,
	ownRetention,
	presetOf,
	soundOptions
} from '../../src/lib/core/options';
import { optionProblem } from '../../src/lib/core/option-problems';

const names = Object.keys(defaultOptions) as (keyof PresetOptions)[];

const bounds: [name: keyof PresetOptions, sound: unknown[], unsound: unknown[]][] = [
	['newADay', [0, 9999], [-1, 10_000, 1.5, '8', NaN, Infinity, null]],
	['reviewsADay', [0, 9999], [-1, 10_000]],
	['newApart', [true, false], [1, 'true', null]],
	['limitsFromTop', [true, false], [0, null]],
	['learningStepsSec', [[], [1], [600, 60], [365 * 86_400]], [[0], [-60], ['60'], [NaN], 60, null]],
	['relearningStepsSec', [[], [600]], [[366 * 86_400], [[60]], {}]],
	['desiredRetention', [0.7, 0.99], [0.69, 0.995, 1, '0.9', NaN]],
	['maximumIntervalDays', [1, 36_500], [0, 36_501, 30.5]],
	['newOrder', ['deck', 'random', 'section'], ['due', '', null, ['deck']]],
	['reviewOrder', ['due', 'retrievability', 'random', 'overdue'], ['deck', 7]],
	['newMix', ['spread', 'before', 'after'], ['both']],
	[
		'burySiblings',
		[{ new: false, review: true, learning: false, later: 1 }],
		[{ new: true, review: true }, { new: 1, review: true, learning: true }, null, true]
	],
	['fuzz', [true, false], [1, 'true', null]],
	['easyDays', [[0, 0.5, 1, 1, 0.3, 1, 0]], [[1, 1, 1], [1, 1, 1, 1, 1, 1, 2], 'week', null]],
	[
		'leech',
		[
			{ threshold: 0, action: 'tag' },
			{ threshold: 99, action: 'suspend' }
		],
		[{ threshold: 8 }, { threshold: -1, action: 'tag' }, { threshold: 8, action: 'burn' }, null]
	],
	['learnAheadSec', [0, 86_400], [-1, 86_401, '0']]
];

test('every option has a range, and its default lies in it', () => {
	expect(bounds.map(([name]) => name).sort()).toEqual([...names].sort());
	for (const name of names)
		expect([name, isSound(name, defaultOptions[name])]).toEqual([name, true]);
	expect(isSound('inALaterVersion', {})).toBe(true);
});

test('what is out of range is read as the default and said in a sentence', () => {
	for (const [name, sound, unsound] of bounds) {
		for (const value of sound) {
			expect(soundOptions({ [name]: value })).toEqual({ ...defaultOptions, [name]: value });
			expect(optionProblem(name, value as never)).toBeUndefined();
		}
		for (const value of unsound) {
			expect(soundOptions({ newADay: 3, [name]: value })[name]).toEqual(
				name === 'newADay' ? 8 : defaultOptions[name]
			);
			expect(optionProblem(name, value as never)).toMatch(/^[A-Z0-9].*\.$/);
		}
	}
	expect(optionProblem('newADay', -1)).toBe('Choose a whole number from 0 to 9,999.');
	expect(optionProblem('desiredRetention', 1)).toBe('Choose from 70% to 99%.');
	expect(optionProblem('maximumIntervalDays', 0)).toBe(
		'Choose a whole number of days from 1 to 36,500.'
	);
});

test('whatever is stored, options that can be used come out, and sound ones stay', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.constantFrom(...names), fc.anything()), (stored) => {
			const options = soundOptions(stored as Partial<PresetOptions>);
			for (const name of names) {
				expect(isSound(name, options[name])).toBe(true);
				if (name in stored && isSound(name, stored[name])) expect(options[name]).toBe(stored[name]);
			}
		}),
		{ numRuns: 500 }
	);
});

const preset = (id: string, options: Partial<PresetOptions>, deleted?: true): [string, Preset] => [
	id,
	{ id, name: id, options: { ...defaultOptions, ...options }, clocks: {}, deleted }
];

test('a deck whose preset is gone has the default one, and its own retention goes before both', () => {
	const presets = new Map([
		preset('default', { newADay: 1 }),
		preset('own', { newADay: 2, desiredRetention: 0.8 }),
		preset('gone', { newADay: 3 }, true)
	]);
	const newADay = (presetId: string) => optionsOf({ presetId }, presets).newADay;
	expect(['default', 'own', 'gone', 'never'].map(newADay)).toEqual([1, 2, 1, 1]);
	expect(presetOf({ presetId: 'gone' }, presets)?.id).toBe('default');
	expect(optionsOf({ presetId: 'own' }, new Map())).toEqual(defaultOptions);
	const aim = (retention?: number) => optionsOf({ presetId: 'own', retention }, presets);
	expect(aim().desiredRetention).toBe(0.8);
	expect(aim(0.95).desiredRetention).toBe(0.95);
	expect(aim(7).desiredRetention).toBe(0.8);
});

test('limits of a deck itself go before its preset, those of one day before both on that day', () => {
	const presets = new Map([preset('own', { newADay: 20, reviewsADay: 100 })]);
	const limits = (deck: object, day?: number) => {
		const { newADay, reviewsADay } = optionsOf({ presetId: 'own', ...deck }, presets, day);
		return [newADay, reviewsADay];
	};
	expect(limits({ newADay: 0 })).toEqual([0, 100]);
	const deck = { newADay: 5, newToday: { day: 7, limit: 2 }, reviewsToday: { day: 7, limit: 0 } };
	expect([limits(deck), limits(deck, 6), limits(deck, 7), limits(deck, 8)]).toEqual([
		[5, 100],
		[5, 100],
		[2, 0],
		[5, 100]
	]);
	// As a file that was edited by hand may have them.
	for (const wrong of [-1, 1.5, 1e9, NaN, '3', null, {}, []])
		expect(
			limits({ newADay: wrong, newToday: { day: 7, limit: wrong }, reviewsToday: wrong }, 7)
		).toEqual([20, 100]);
});

test('a share of its own that a deck cannot have is none', () => {
	for (const retention of [-1, 0.5, 1, 12, NaN, '0.9' as never, null as never, undefined])
		expect(ownRetention({ retention })).toBe(undefined);
	expect(ownRetention({ retention: 0.85 })).toBe(0.85);
});
