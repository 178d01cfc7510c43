/**
 * What speaks for two entries of two editions being the same one: their words most of all, their anchors
 * as far as anchors keep to texts in this document, and what stands beside them.
 */
import { GramIndex, GramWeights, type Grams } from './grams';
import { sameButSlips } from './says';
import { joined, told, type Passage, type Told } from './told';

/** What the same anchor adds at most, and what its text must have in common before it is asked. */
const ANCHOR = 0.35;
const ANCHOR_LEAST = 0.1;
/** What each neighbour adds that is known to be the same one. */
const BESIDE = 0.08;
/** What the very question adds where the answer is the same: it tells twins apart, as the section does. */
const SAME_QUESTION = 0.3;
/** What the same section adds. */
const SECTION = 0.03;
const CANDIDATES = 8;
/** Partners that are looked for by the question alone: a long answer must not hide them. */
const BY_QUESTION = 3;
/** A question of which so much is the same is recognised; of which less is, is quite another. */
const ASKED = 0.3;
const HARDLY_ASKED = 0.1;
/** So much of it must be where the answer tells little: "May I swim?" and "May I fish?" are both told "Yes." */
const CLOSELY_ASKED = 0.85;
/** An answer that tells enough (some four words), and is nearly or wholly the same. */
const TELLING = 0.85;
const NEARLY = 0.9;
const WHOLE = 0.99;
/** Under a question in other words an answer that shares less is another one. */
const ANSWERED = 0.3;

/** Pairs that are known already: places after by places before. */
export type Known = ReadonlyMap<number, number>;

/** Both editions, ready to be compared. Takes time by the length of their texts. */
export class Evidence {
	readonly before: Told[];
	readonly after: Told[];
	readonly weights: GramWeights;

	constructor(before: readonly Passage[], after: readonly Passage[]) {
		[this.before, this.after] = [told(before), told(after)];
		const all = [...this.before, ...this.after];
		this.weights = new GramWeights(all.flatMap(({ question, answer }) => [question, answer]));
	}

	/** How like two texts are, 0 to 1. */
	alike(a: Grams, b: Grams): number {
		const whole = this.weights.sum(a) + this.weights.sum(b);
		return whole ? (2 * this.weights.shared(a, b)) / whole : 0;
	}

	/** By the words of question and answer together, 0 to 1. */
	words(a: Told, b: Told): number {
		const question = this.alike(a.question, b.question);
		const answer = this.alike(a.answer, b.answer);
		// What two texts of one language have in common by chance counts for next to nothing.
		const notByQuestion = 1 - Math.min(a.questionTells, b.questionTells) * question ** 2;
		const notByAnswer = 1 - Math.min(a.answerTells, b.answerTells) * answer ** 2;
		return 1 - notByQuestion * notByAnswer;
	}

	/**
	 * Whether the question is recognised, or else the whole answer, where that tells enough: many small
	 * likenesses, or most of an answer under another question, may be what was left of it elsewhere. Another
	 * word in a question may ask for something else ("version 4", "version 5"): the answer must be known too.
	 */
	holds(a: Told, b: Told): boolean {
		if (sameButSlips(a.asked, b.asked)) return true;
		const question = this.alike(a.question, b.question);
		const answer = this.alike(a.answer, b.answer);
		const telling = Math.min(a.answerTells, b.answerTells) >= TELLING;
		if (question >= ASKED)
			return telling ? answer >= ANSWERED : question >= CLOSELY_ASKED && answer >= ANSWERED;
		const nearly = question >= HARDLY_ASKED ? NEARLY : WHOLE;
		return telling && answer >= nearly;
	}

	/**
	 * For each of `rest` before, the places after (of `open`) that may be the same, with how much speaks for it:
	 * 1 and more where nothing is left to doubt.
	 */
	candidates(
		rest: readonly number[],
		open: readonly number[],
		known: Known
	): Map<number, number>[] {
		const { before, after } = this;
		const texts = open.map((j) => joined(after[j]!));
		const index = new GramIndex(texts, this.weights);
		const questions = new GramIndex(
			open.map((j) => after[j]!.question),
			this.weights
		);
		const anchors = new Map(open.map((j) => [after[j]!.passage.anchor, j]));
		const trust = this.#anchorTrust(known);
		const back = new Map([...known].map(([i, j]) => [j, i]));
		return rest.map((i) => {
			const mine = before[i]!;
			const places = index.near(joined(mine), CANDIDATES);
			places.push(...questions.near(mine.question, BY_QUESTION));
			const near = new Set(places.map((k) => open[k]!));
			const named = mine.passage.anchor && anchors.get(mine.passage.anchor);
			if (named !== undefined && named !== '') near.add(named);
			return new Map(
				[...near].map((j): [number, number] => {
					const words = this.words(mine, after[j]!);
					return [j, this.#withPlace(words, i, j, { known, back, trust })];
				})
			);
		});
	}

	#withPlace(
		words: number,
		i: number,
		j: number,
		{ known, back, trust }: { known: Known; back: Known; trust: number }
	): number {
		const [one, other] = [this.before[i]!, this.after[j]!];
		const [a, b] = [one.passage, other.passage];
		let sum = words;
		if (one.asked === other.asked) sum += SAME_QUESTION * this.alike(one.answer, other.answer);
		// An anchor that names another text now is not believed.
		if (a.anchor && a.anchor === b.anchor && words >= ANCHOR_LEAST) sum += ANCHOR * trust;
		if (words >= ANCHOR_LEAST) {
			if (i && j && known.get(i - 1) === j - 1) sum += BESIDE;
			if (back.get(j + 1) === i + 1) sum += BESIDE;
			if (a.section.join('\n') === b.section.join('\n')) sum += SECTION;
		}
		return sum;
	}

	/** 0 to 1: whether anchors stayed with their texts where the pair is known. Numbered ones move on. */
	#anchorTrust(known: Known): number {
		let [same, all] = [1, 2];
		for (const [i, j] of known) {
			const [a, b] = [this.before[i]!.passage.anchor, this.after[j]!.passage.anchor];
			if (!a || !b) continue;
			all++;
			if (a === b) same++;
		}
		return (same / all) ** 2;
	}
}
