/**
 * The ranges of a preset's options: what may be set, and what is used where a stored value is out of range.
 * Sentences about them are in option-problems.ts, which only their form needs.
 */
import {
	DEFAULT_PRESET_ID,
	defaultOptions,
	type Deck,
	type Preset,
	type PresetOptions
} from './model';

/** The least and the most of each, in the unit in which it is kept. */
export const LIMITS = {
	count: [0, 9999],
	stepSec: [1, 365 * 86_400],
	retention: [0.7, 0.99],
	intervalDays: [1, 36_500],
	weight: [0, 1],
	leechLapses: [0, 99],
	learnAheadSec: [0, 86_400]
} as const;

const within =
	([least, most]: readonly [number, number], whole = false) =>
	(value: unknown) =>
		typeof value === 'number' &&
		value >= least &&
		value <= most &&
		(!whole || Number.isInteger(value));
const oneOf =
	(...values: string[]) =>
	(value: unknown) =>
		values.includes(value as string);
const flag = (value: unknown) => typeof value === 'boolean';
const list = (sound: (value: unknown) => boolean) => (value: unknown) =>
	Array.isArray(value) && value.every(sound);
/** Every part is there and sound; others may be of a later version. */
const parts = (checks: Record<string, (value: unknown) => boolean>) => (value: unknown) =>
	!!value &&
	typeof value === 'object' &&
	Object.entries(checks).every(([name, sound]) => sound((value as Record<string, unknown>)[name]));

const count = within(LIMITS.count, true);
// In any order, as in Anki: a longer step before a shorter one is a wish like any other.
const steps = list(within(LIMITS.stepSec));
const weights = list(within(LIMITS.weight));

const RANGES: Record<keyof PresetOptions, (value: unknown) => boolean> = {
	newADay: count,
	reviewsADay: count,
	newApart: flag,
	limitsFromTop: flag,
	learningStepsSec: steps,
	relearningStepsSec: steps,
	desiredRetention: within(LIMITS.retention),
	maximumIntervalDays: within(LIMITS.intervalDays, true),
	newOrder: oneOf('deck', 'random', 'section'),
	reviewOrder: oneOf('due', 'retrievability', 'random', 'overdue'),
	newMix: oneOf('spread', 'before', 'after'),
	burySiblings: parts({ new: flag, review: flag, learning: flag }),
	fuzz: flag,
	easyDays: (value) => weights(value) && (value as unknown[]).length === 7,
	leech: parts({ threshold: within(LIMITS.leechLapses, true), action: oneOf('tag', 'suspend') }),
	learnAheadSec: within(LIMITS.learnAheadSec)
};

/** Some options as they are to be; from those in force where only a part of one changes. */
export type OptionsChange =
	Partial<PresetOptions> | ((options: PresetOptions) => Partial<PresetOptions>);

/** A preset with some options changed; one that is out of range now is changed as if it had its default. */
export function withOptions(preset: Preset, change: OptionsChange): Preset {
	const changed = typeof change === 'function' ? change(soundOptions(preset.options)) : change;
	return { ...preset, options: { ...preset.options, ...changed } };
}

/** Whether an option may have this value. What a later version calls an option is let through. */
export function isSound(name: string, value: unknown): boolean {
	return RANGES[name as keyof PresetOptions]?.(value) ?? true;
}

/** Options with the default in place of each that is missing or out of its range. */
export function soundOptions(options: Partial<PresetOptions> | undefined): PresetOptions {
	const entries = Object.entries(options ?? {}).filter(([name, value]) => isSound(name, value));
	return { ...defaultOptions, ...Object.fromEntries(entries) };
}

/** The preset that a deck has: the default one where its own was deleted or is not known here. */
export function presetOf(
	{ presetId }: Pick<Deck, 'presetId'>,
	presets: ReadonlyMap<string, Preset>
): Preset | undefined {
	const own = presets.get(presetId);
	return own && !own.deleted ? own : presets.get(DEFAULT_PRESET_ID);
}

/** What a deck itself wants to be remembered; undefined where it is out of range, as where there is none. */
export function ownRetention({ retention }: Pick<Deck, 'retention'>): number | undefined {
	return isSound('desiredRetention', retention) ? retention : undefined;
}

/** Limits of a day that a deck has for itself; undefined where it has its preset's. */
export interface OwnLimits {
	newADay?: number;
	reviewsADay?: number;
}

/** A deck's own limits of every day; one out of range is none. */
export function ownLimits({ newADay, reviewsADay }: OwnLimits): OwnLimits {
	return { newADay: soundCount(newADay), reviewsADay: soundCount(reviewsADay) };
}

/** Its limits of one study day alone, where that is the day they were chosen for. */
export function limitsToday(
	{ newToday, reviewsToday }: Pick<Deck, 'newToday' | 'reviewsToday'>,
	day: number
): OwnLimits {
	const on = (of: Deck['newToday']) => (of?.day === day ? soundCount(of.limit) : undefined);
	return { newADay: on(newToday), reviewsADay: on(reviewsToday) };
}

const soundCount = (value: number | undefined) => (count(value) ? value : undefined);

/**
 * The options in force for a deck: its own retention and limits go before its preset's, and on that `day`
 * limits for it alone before both.
 */
export function optionsOf(
	deck: Pick<
		Deck,
		'presetId' | 'retention' | 'newADay' | 'reviewsADay' | 'newToday' | 'reviewsToday'
	>,
	presets: ReadonlyMap<string, Preset>,
	day?: number
): PresetOptions {
	return {
		...soundOptions(presetOf(deck, presets)?.options),
		...chosen({ desiredRetention: ownRetention(deck) }),
		...chosen(ownLimits(deck)),
		...(day === undefined ? {} : chosen(limitsToday(deck, day)))
	};
}

/** Without what is undefined, which would go before what is there. */
function chosen<T extends object>(options: T): { [K in keyof T]?: NonNullable<T[K]> } {
	return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
		[K in keyof T]?: NonNullable<T[K]>;
	};
}
