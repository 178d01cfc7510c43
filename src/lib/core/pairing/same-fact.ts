/** How much speaks for two cards asking for the same fact. A place in a list speaks for nothing. */
import { gramsOf, type GramWeights } from './grams';
import type { Fact } from './facts';
import { sameButSlips } from './says';

/** What speaks for it, 0 to 1, and whether that is enough to carry a log over unseen. */
export interface Likeness {
	score: number;
	sure: boolean;
}

/** Words that are the same tell nearly all; the rest tells twins of one entry apart. */
const SAME_WORDS = 0.9;
const SLIPS = 0.88;
/** Only figures differ. */
const FIGURES = 0.85;
/** Edited by less than this: the same sentence. */
const EDITED = 0.8;
/** Edited more, but what is hidden of it is the same. */
export const LED = 0.6;
/** The same words, asked in another way. */
const OTHER_SHAPE = 0.5;
const NONE: Likeness = { score: 0, sure: false };

/** Compares two cards of entries that have to do with each other. */
export function compareFacts(a: Fact, b: Fact, weights: GramWeights): Likeness {
	const words = a.said === b.said || a.whole === b.whole;
	if (a.shape !== b.shape) return words ? { score: OTHER_SHAPE, sure: false } : NONE;
	if (a.shape === 'forward' && a.said === b.said) {
		// One sentence may be asked from both its halves.
		const [ask, whole] = [a.ask === b.ask, a.whole === b.whole];
		return {
			score: 0.8 + (ask ? 0.1 : 0) + (whole ? 0.1 : 0),
			sure: ask || (whole && alikeAsk(a, b))
		};
	}
	const twin = (a.ask === b.ask ? 0.05 : 0) + (a.key === b.key ? 0.05 : 0);
	const hidesTheSame = a.hidden === b.hidden;
	if (words && (hidesTheSame || a.shape !== 'cloze'))
		return { score: SAME_WORDS + twin, sure: true };
	// Two gaps of one sentence are two facts.
	const fits = hidesTheSame || (a.shape === 'cloze' && figures(a.hidden) === figures(b.hidden));
	if (a.shape === 'cloze' && !fits)
		return words ? NONE : { score: 0.3 * shared(a, b, weights), sure: false };
	if (figures(a.said) === figures(b.said))
		return { score: FIGURES + twin / 2, sure: alikeAsk(a, b) };
	if (sameButSlips(a.said, b.said)) return { score: SLIPS + twin / 2, sure: true };
	const share = shared(a, b, weights);
	const led = !!a.hidden && hidesTheSame && share >= LED;
	return {
		score: share * 0.85 + (hidesTheSame && a.hidden ? 0.05 : 0),
		sure: (led || share >= EDITED) && sorted(a.said) !== sorted(b.said)
	};
}

/** The same words in another order say something else: "from here to there", "from there to here". */
const sorted = (said: string): string => said.split(' ').sort().join(' ');

/** Words without what their figures say. */
export const figures = (text: string): string => text.replace(/\p{Nd}+/gu, '0');

/** The same is asked above both: an answer of few words belongs to its question. */
export const alikeAsk = (a: Fact, b: Fact): boolean => {
	if (a.ask === b.ask || a.shape === 'point' || a.shape === 'cloze') return true;
	const [one, other] = [gramsOf(a.ask), gramsOf(b.ask)];
	let common = 0;
	for (const gram of one.keys()) if (other.has(gram)) common++;
	return (2 * common) / (one.size + other.size || 1) >= LED;
};

/** How much of their words is the same, 0 to 1. */
export function shared(a: Fact, b: Fact, weights: GramWeights): number {
	return (
		(2 * weights.shared(a.grams, b.grams)) / (weights.sum(a.grams) + weights.sum(b.grams) || 1)
	);
}
