/**
 * What speaks for two entries of two editions being the same one: their words most of all, their anchors
 * as far as anchors keep to texts in this document, and what stands beside them.
 */
import { documentText } from '../document';
import type { Entry } from '../outline';
import { gramsOf, GramIndex, GramWeights, type Grams } from './grams';
import { plainWords, questionText } from './says';

/** Of an entry, or of a reading whose title stands for the question, what is compared. */
export type Passage = Pick<Entry, 'id' | 'question' | 'section' | 'answer' | 'given' | 'anchor'>;

/** Grams of which a text is half believed: "Yes." has four. */
const TELLING_GRAMS = 3;
/** What the same anchor adds at most, and what its text must have in common before it is asked. */
const ANCHOR = 0.35;
const ANCHOR_LEAST = 0.1;
/** What each neighbour adds that is known to be the same one. */
const BESIDE = 0.08;
/** What the same section adds: it tells twins apart. */
const SECTION = 0.03;
const CANDIDATES = 8;
/** A question of which so much is the same is recognised; of which less is, is quite another. */
const ASKED = 0.3;
const HARDLY_ASKED = 0.1;
/** An answer that tells enough (some four words), and is nearly or wholly the same. */
const TELLING = 0.85;
const NEARLY = 0.9;
const WHOLE = 0.99;
/** So much of an answer was, or is, a part of another one. */
const PART = 0.8;
/** Shorter answers are parts of many. */
const PART_GRAMS = 25;

/** A passage with what it is compared by. */
export interface Told {
	passage: Passage;
	at: number;
	question: Grams;
	answer: Grams;
	/** 0 to 1: how much it tells that the question, the answer is the same; less where others have it too. */
	questionTells: number;
	answerTells: number;
	/** Questions and answers of the same words. */
	key: string;
}

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

	/** Of each of `parts` the one among `wholes` that has its answer as a part of its own. */
	wholes(parts: readonly Told[], wholes: readonly Told[]): (Told | undefined)[] {
		if (!parts.length) return [];
		const answers = wholes.map(({ answer }) => answer);
		const index = new GramIndex(answers, this.weights);
		return parts.map(({ answer }) => {
			if (answer.size < PART_GRAMS) return undefined;
			const [best] = index
				.near(answer, CANDIDATES)
				.map((k) => ({ k, share: this.weights.shared(answer, answers[k]!) }))
				.sort((a, b) => b.share - a.share);
			return best && best.share >= PART * this.weights.sum(answer) ? wholes[best.k] : undefined;
		});
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
	 * likenesses, or most of an answer under another question, may be what was left of it elsewhere.
	 */
	holds(a: Told, b: Told): boolean {
		const question = this.alike(a.question, b.question);
		if (question >= ASKED) return true;
		const telling = Math.min(a.answerTells, b.answerTells) >= TELLING;
		const nearly = question >= HARDLY_ASKED ? NEARLY : WHOLE;
		return telling && this.alike(a.answer, b.answer) >= nearly;
	}

	/**
	 * For each of `rest` before, the places after (of `open`) that may be the same, with 0 to 1 for how much
	 * speaks for it.
	 */
	candidates(
		rest: readonly number[],
		open: readonly number[],
		known: Known
	): Map<number, number>[] {
		const { before, after } = this;
		const texts = open.map((j) => joined(after[j]!));
		const index = new GramIndex(texts, this.weights);
		const anchors = new Map(open.map((j) => [after[j]!.passage.anchor, j]));
		const trust = this.#anchorTrust(known);
		const back = new Map([...known].map(([i, j]) => [j, i]));
		return rest.map((i) => {
			const mine = before[i]!;
			const near = new Set(index.near(joined(mine), CANDIDATES).map((k) => open[k]!));
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
		const [a, b] = [this.before[i]!.passage, this.after[j]!.passage];
		let sum = words;
		// An anchor that names another text now is not believed.
		if (a.anchor && a.anchor === b.anchor && words >= ANCHOR_LEAST) sum += ANCHOR * trust;
		if (words >= ANCHOR_LEAST) {
			if (i && j && known.get(i - 1) === j - 1) sum += BESIDE;
			if (back.get(j + 1) === i + 1) sum += BESIDE;
			if (a.section.join('\n') === b.section.join('\n')) sum += SECTION;
		}
		return Math.min(1, sum);
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

function told(passages: readonly Passage[]): Told[] {
	const texts = passages.map(({ question, given, answer }) => [
		questionText(question, given),
		documentText(answer)
	]);
	const keys = texts.map((both) => both.map((text) => plainWords(text).join(' ')));
	const counts = [new Map<string, number>(), new Map<string, number>()];
	for (const both of keys)
		both.forEach((key, side) => counts[side]!.set(key, (counts[side]!.get(key) ?? 0) + 1));
	return passages.map((passage, at) => {
		const [question, answer] = [gramsOf(texts[at]![0]!, 1), gramsOf(texts[at]![1]!, 2)];
		const tells = (grams: Grams, side: number) =>
			grams.size / (grams.size + TELLING_GRAMS) / counts[side]!.get(keys[at]![side]!)!;
		return {
			passage,
			at,
			question,
			answer,
			questionTells: tells(question, 0),
			answerTells: tells(answer, 1),
			key: keys[at]!.join('\n')
		};
	});
}

/** Their salts keep the grams of question and answer apart. */
const joined = ({ question, answer }: Told): Grams => new Map([...question, ...answer]);
