/** The ranges of a preset's options: what may be set, and what is used where a stored value is out of range. */
import { defaultOptions, type PresetOptions } from './model';

const COUNT_MAX = 9999;
const STEP_MAX_SEC = 365 * 86_400;

const count = (value: unknown) =>
	Number.isInteger(value) && (value as number) >= 0 && (value as number) <= COUNT_MAX;
const steps = (value: unknown) =>
	Array.isArray(value) && value.every((sec) => sec > 0 && sec <= STEP_MAX_SEC);
const flags = (value: unknown) =>
	!!value &&
	['new', 'review', 'learning'].every(
		(lane) => typeof (value as Record<string, unknown>)[lane] === 'boolean'
	);

const RANGES: Partial<Record<keyof PresetOptions, (value: unknown) => boolean>> = {
	newADay: count,
	reviewsADay: count,
	learningStepsSec: steps,
	relearningStepsSec: steps,
	desiredRetention: (value) => (value as number) >= 0.7 && (value as number) <= 0.99,
	maximumIntervalDays: (value) => (value as number) >= 1 && (value as number) <= 36_500,
	burySiblings: flags,
	learnAheadSec: (value) => (value as number) >= 0 && (value as number) <= 86_400
};

/** Whether every option that is there is in its range. */
export function isSoundOptions(options: unknown): boolean {
	if (!options || typeof options !== 'object') return false;
	return Object.entries(options).every(
		([key, value]) => RANGES[key as keyof PresetOptions]?.(value) ?? true
	);
}

/** Options with the default in place of each that is missing or out of its range. */
export function soundOptions(options: Partial<PresetOptions> | undefined): PresetOptions {
	const entries = Object.entries(options ?? {}).filter(
		([key, value]) => RANGES[key as keyof PresetOptions]?.(value) ?? true
	);
	return { ...defaultOptions, ...Object.fromEntries(entries) };
}
