/** Why an option cannot be what somebody typed, as a sentence that says what can be. */
import type { PresetOptions } from './model';
import { isSound, LIMITS } from './options';

const number = (value: number) => value.toLocaleString('en');
const whole = ([least, most]: readonly [number, number], unit = '') =>
	`Choose a whole number${unit} from ${number(least)} to ${number(most)}.`;
const percent = (share: number) => `${Math.round(share * 100)}%`;
const steps = 'Each step takes from a second to a year.';
const choice = 'Choose one of those that are offered.';
const onOrOff = 'This is either on or off.';
const [retentionLeast, retentionMost] = LIMITS.retention;

const SENTENCES: Record<keyof PresetOptions, string> = {
	newADay: whole(LIMITS.count),
	reviewsADay: whole(LIMITS.count),
	newApart: onOrOff,
	limitsFromTop: onOrOff,
	learningStepsSec: steps,
	relearningStepsSec: steps,
	desiredRetention: `Choose from ${percent(retentionLeast)} to ${percent(retentionMost)}.`,
	maximumIntervalDays: whole(LIMITS.intervalDays, ' of days'),
	newOrder: choice,
	reviewOrder: choice,
	newMix: choice,
	burySiblings: onOrOff,
	fuzz: onOrOff,
	easyDays: 'Each of the seven days is normal, has fewer cards, or none.',
	leech: `${whole(LIMITS.leechLapses)} 0 is never.`,
	learnAheadSec: `Choose from 0 to ${number(LIMITS.learnAheadSec[1] / 60)} minutes.`
};

/** What is wrong with a value of an option; undefined where it may be set. */
export function optionProblem<K extends keyof PresetOptions>(
	name: K,
	value: PresetOptions[K]
): string | undefined {
	return isSound(name, value) ? undefined : SENTENCES[name];
}
