/** The card that asks an entry's own question: there is one of each, and the question tells which it is. */
import { gramsOf, type Grams, type GramWeights } from './grams';
import type { Fact } from './facts';
import { alikeAsk, LED, shared, type Likeness } from './same-fact';
import { questionText } from './says';
import type { Passage } from './told';

/** A question on a card is the entry's own where it shares so much of it. */
const OWN_QUESTION = 0.55;
/** Or where so much of the question stands in it, whatever else does: code to judge, a condition. */
const WHOLE_QUESTION = 0.85;

/** The card that asks the entry's own question, if one does. */
export function mainOf(facts: readonly Fact[], entry: Passage): Fact | undefined {
	const bare = gramsOf(questionText(entry.question));
	const asked = entry.given ? gramsOf(questionText(entry.question, entry.given)) : bare;
	const liked = facts.flatMap((fact) => {
		if (fact.shape !== 'forward') return [];
		const own = gramsOf(fact.ask);
		const share = (2 * common(own, asked)) / (own.size + asked.size || 1);
		const whole = common(own, bare) / (bare.size || 1);
		return share >= OWN_QUESTION || whole >= WHOLE_QUESTION ? [{ fact, share }] : [];
	});
	return liked.sort((a, b) => b.share - a.share)[0]?.fact;
}

function common(some: Grams, others: Grams): number {
	let count = 0;
	for (const gram of some.keys()) if (others.has(gram)) count++;
	return count;
}

/**
 * Two cards that ask the questions of entries that are the same. The log goes on with the question, whatever
 * becomes of the answer, but not where both are others now, nor where the draft took up another passage
 * while the old one `stands` there as it was.
 */
export function compareMains(a: Fact, b: Fact, weights: GramWeights, stands: boolean): Likeness {
	const said = a.said === b.said ? 1 : shared(a, b, weights);
	if (said >= LED) return { score: 1, sure: true };
	if (stands || !alikeAsk(a, b)) return { score: 0.5 + said / 2, sure: false };
	return { score: 1, sure: true };
}
