/**
 * Learning steps as people write them, "1m 10m" or "30s 2h 1d" (Anki manual, "Learning Steps"), and back.
 * A number without a unit is minutes. Steps are kept as whole seconds, in the order in which they stand.
 */
import { optionProblem } from './option-problems';

const UNITS = [
	{ sec: 86_400, unit: 'd', words: /^d(ays?)?$/ },
	{ sec: 3600, unit: 'h', words: /^h((ou)?rs?)?$/ },
	{ sec: 60, unit: 'm', words: /^m(in(ute)?s?)?$|^$/ },
	{ sec: 1, unit: 's', words: /^s(ec(ond)?s?)?$/ }
];

export type Steps = { sec: number[]; problem?: never } | { problem: string; sec?: never };

/** What was typed, as seconds, or a sentence that says what is wrong with it. Nothing typed is no steps. */
export function readSteps(text: string): Steps {
	// A unit may stand apart from its number.
	const joined = text.toLowerCase().replace(/(\d)\s+(?=[a-z])/g, '$1');
	const sec: number[] = [];
	for (const word of joined.split(/[\s,;]+/).filter(Boolean)) {
		const [, digits, letters] = /^(\d+(?:\.\d+)?)([a-z]*)$/.exec(word) ?? [];
		const unit = UNITS.find(({ words }) => letters !== undefined && words.test(letters));
		if (!digits || !unit)
			return { problem: `“${word}” is no step. Write a number and a unit: 30s, 10m, 2h or 1d.` };
		sec.push(Math.round(Number(digits) * unit.sec));
	}
	const problem = optionProblem('learningStepsSec', sec);
	return problem ? { problem } : { sec };
}

/** Steps as one would type them, each in the largest unit that says it exactly. */
export function writeSteps(stepsSec: readonly number[]): string {
	return stepsSec
		.map((step) => {
			const sec = Math.max(1, Math.round(step));
			const { sec: size, unit } = UNITS.find((one) => sec % one.sec === 0)!;
			return `${sec / size}${unit}`;
		})
		.join(' ');
}
