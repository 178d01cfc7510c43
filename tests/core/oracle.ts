// The Rust implementation of FSRS where this machine has its package, and what it said once for all others.
// Only one platform's package of this version was published, so it is an optional dependency.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Rating } from '../../src/lib/core/review';

export interface Step {
	rating: Rating;
	days: number;
}

export interface RustMemory {
	readonly stability: number;
	readonly difficulty: number;
}

/** What is used of the binding. */
interface RustFsrs {
	nextStates(
		memory: RustMemory | null,
		desiredRetention: number,
		daysElapsed: number
	): Record<'again' | 'hard' | 'good' | 'easy', { memory: RustMemory; interval: number }>;
	memoryStateFromSM2(ease: number, interval: number, retention: number): RustMemory;
}

function load(): (new (weights: number[]) => RustFsrs) | undefined {
	try {
		const require = createRequire(import.meta.url);
		return (
			require('@open-spaced-repetition/binding-linux-x64-gnu') as {
				FSRSBinding: new (weights: number[]) => RustFsrs;
			}
		).FSRSBinding;
	} catch {
		return undefined;
	}
}

/** Undefined on platforms that have no package of it. */
export const Oracle = load();

export const names = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' } as const;

/** Memories after each step, as the live oracle has them. */
export function rustMemories(weights: number[], history: Step[]): RustMemory[] {
	const oracle = new Oracle!(weights);
	let memory: RustMemory | null = null;
	return history.map(({ rating, days }, index) => {
		memory = oracle.nextStates(memory, 0.9, index ? days : 0)[names[rating]].memory;
		return memory;
	});
}

/** Recorded by `npm run oracle`. */
export interface Recorded {
	histories: { weights: number[]; steps: [rating: Rating, days: number, s: number, d: number][] }[];
	sm2: [ease: number, intervalDays: number, s: number, d: number][];
}

export function recorded(): Recorded {
	const file = new URL('../fixtures/fsrs-oracle.json', import.meta.url);
	return JSON.parse(readFileSync(file, 'utf8')) as Recorded;
}
