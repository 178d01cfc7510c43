/** Which answers were, or are, a part of another one: what was merged, and what was split. */
import { documentText } from '../document';
import { GramIndex, type GramWeights } from './grams';
import { plainWords } from './says';
import type { Passage, Told } from './told';

/** So much of an answer stands in the other one. */
const PART = 0.8;
/** Shorter answers are parts of many. */
const PART_GRAMS = 25;
const CANDIDATES = 8;
/** In runs of so many letters: a long text has all short ones. */
const RUN = 10;
/** Of them less is the same where a word was edited. */
const RUNS = 0.6;

/** Of each of `parts` the one among `wholes` that has its answer as a part of its own. */
export function wholesOf(
	parts: readonly Told[],
	wholes: readonly Told[],
	weights: GramWeights
): (Told | undefined)[] {
	if (!parts.length) return [];
	const answers = wholes.map(({ answer }) => answer);
	const index = new GramIndex(answers, weights);
	const runs = new Map<Told, Set<string>>();
	return parts.map((part) => {
		const { answer } = part;
		if (answer.size < PART_GRAMS) return undefined;
		const own = runsOf(part.passage);
		const likely = index
			.near(answer, CANDIDATES)
			.filter((k) => weights.shared(answer, answers[k]!) >= PART * weights.sum(answer))
			.map((k) => {
				const whole = wholes[k]!;
				if (!runs.has(whole)) runs.set(whole, runsOf(whole.passage));
				return { whole, share: shareOf(own, runs.get(whole)!) };
			})
			.sort((a, b) => b.share - a.share);
		return likely[0] && likely[0].share >= RUNS ? likely[0].whole : undefined;
	});
}

/** Whether an answer stands in another one. */
export const isPart = (part: Passage, whole: Passage): boolean =>
	shareOf(runsOf(part), runsOf(whole)) >= RUNS;

function shareOf(own: ReadonlySet<string>, others: ReadonlySet<string>): number {
	let count = 0;
	for (const run of own) if (others.has(run)) count++;
	return count / (own.size || 1);
}

function runsOf({ answer }: Passage): Set<string> {
	const text = plainWords(documentText(answer)).join(' ');
	const runs = new Set<string>();
	for (let at = 0; at + RUN <= text.length; at++) runs.add(text.slice(at, at + RUN));
	return runs;
}
