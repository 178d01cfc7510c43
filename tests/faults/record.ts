// What each fault was tried with and what came of it: lines of docs/reliability.md.
import { mkdirSync, writeFileSync } from 'node:fs';

/** Every call, seed and place, instead of a sample: `npm run test:faults`. */
export const everyOne = process.env.FAULTS === 'all';

const FOLDER = '.cache/faults';

export interface Outcome {
	/** What was made to fail, as the table names it. */
	fault: string;
	tries: number;
	/** Ratings that were acknowledged meanwhile. */
	acknowledged?: number;
	/** Acknowledged and not there afterwards, or there twice. */
	lost: number;
	/** There and never given. */
	invented: number;
	/** What must hold, as the table says it. */
	holds: string;
}

/** Keeps an outcome for the table, and prints it. */
export function record(outcome: Outcome): void {
	const { fault, tries, acknowledged, lost, invented } = outcome;
	const ratings = acknowledged === undefined ? '' : `, ${acknowledged} ratings acknowledged`;
	console.log(`${fault}: ${tries} tries${ratings}, ${lost} lost, ${invented} invented`);
	if (!everyOne) return;
	mkdirSync(FOLDER, { recursive: true });
	const name = fault.toLowerCase().replace(/[^a-z0-9]+/g, '-');
	writeFileSync(`${FOLDER}/${name}.json`, JSON.stringify(outcome));
}

/** Numbers from 1 to `last`: all of them, or in the short form one in `step`, the first and the last. */
export function upTo(last: number, step: number): number[] {
	const all = Array.from({ length: last }, (_, i) => i + 1);
	return everyOne ? all : all.filter((n) => n === last || n % step === 1 % step);
}

/**
 * Which call fails, and in which way: each of `kinds` at each call up to `last`; in the short form one in `step` of
 * all of these. With a step that shares no factor with the number of kinds, the kinds take turns.
 */
export function waysUpTo<T>(last: number, kinds: readonly T[], step: number): [number, T][] {
	return upTo(last * kinds.length, step).map((n) => [
		Math.ceil(n / kinds.length),
		kinds[(n - 1) % kinds.length]!
	]);
}
