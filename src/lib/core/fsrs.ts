/**
 * The only door to ts-fsrs. FSRS-6 with 21 weights: memory is stability (days until retrievability
 * falls to 0.9) and difficulty (1 to 10). Elapsed time is whole study days, counted by us: the library's
 * own day arithmetic uses UTC days. A model is built once for a set of weights and never changed, since
 * changing the library's parameters in place keeps a stale interval modifier.
 */
import { default_w, fsrs } from 'ts-fsrs';
import { hashText } from './hash';
import type { Rating } from './review';

export interface Memory {
	stability: number;
	difficulty: number;
}

export interface Model {
	/** Names version and weights. */
	hash: string;
	weights: readonly number[];
	/** Memory after an answer; `memory` null means a first answer. `elapsedDays` is at least 0. */
	next(memory: Memory | null, elapsedDays: number, rating: Rating): Memory;
	/** Chance of recall, 0 to 1, `days` after the last answer. */
	retrievability(memory: Memory, days: number): number;
	/** Days, not rounded, until retrievability falls to `retention`. */
	interval(stability: number, retention: number): number;
	/** Memory for a card whose log is missing, from an SM-2 ease (2.5 is normal) and interval. */
	fromSm2(ease: number, intervalDays: number): Memory;
}

export const FSRS_VERSION = 'fsrs-6';
export const defaultWeights: readonly number[] = default_w;
const STABILITY_MIN = 0.001;
/** What SM-2's intervals aim at, as Anki assumes it. */
const SM2_RETENTION = 0.9;

/** Names a set of weights together with the version of the algorithm that reads them. */
export function parametersHash(weights: readonly number[]): string {
	return hashText(`${FSRS_VERSION}:${weights.join(',')}`);
}

/** Throws where the number of weights is not 21: the library would silently fall back to defaults. */
export function createModel(weights: readonly number[] = defaultWeights): Model {
	if (weights.length !== 21 || weights.some((w) => !Number.isFinite(w)))
		throw new Error('FSRS parameters are 21 numbers. Choose the default parameters instead.');
	const algorithm = fsrs({ w: [...weights], enable_fuzz: false, enable_short_term: true });
	const w = algorithm.parameters.w;
	const decay = -w[20]!;
	const factor = Math.pow(0.9, 1 / decay) - 1;
	const modifiers = new Map<number, number>();
	return {
		hash: parametersHash(weights),
		weights,
		next(memory, elapsedDays, rating) {
			const { stability, difficulty } = algorithm.next_state(memory, elapsedDays, rating);
			return { stability, difficulty };
		},
		retrievability: (memory, days) => algorithm.forgetting_curve(days, memory.stability),
		interval(stability, retention) {
			let modifier = modifiers.get(retention);
			if (modifier === undefined) {
				modifier = algorithm.calculate_interval_modifier(retention);
				modifiers.set(retention, modifier);
			}
			return stability * modifier;
		},
		// As fsrs-rs `memory_state_from_sm2`: the stability that gives this interval, and the difficulty
		// at which a Good answer would grow it by the ease.
		fromSm2(ease, intervalDays) {
			const stability =
				(Math.max(intervalDays, STABILITY_MIN) * factor) / (Math.pow(SM2_RETENTION, 1 / decay) - 1);
			const growth =
				Math.exp(w[8]!) * Math.pow(stability, -w[9]!) * Math.expm1((1 - SM2_RETENTION) * w[10]!);
			const difficulty = 11 - (ease - 1) / growth;
			return { stability, difficulty: Math.min(10, Math.max(1, difficulty)) };
		}
	};
}
