/**
 * How much two texts have in common, in any script: short runs of letters (grams) instead of words, since
 * many scripts write no spaces. A gram that few texts have says more than one that all of them have.
 */
import { prepareText } from '../find-text';

/** Gram to how often it occurs. Grams are hashes under 2^31. */
export type Grams = ReadonlyMap<number, number>;

export const UNSPACED =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
/** Words, stretches without spaces, and signs that mean something by themselves ("===", "+"). */
const PIECE = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}.,;:!?'"()[\]،؛؟。、？！「」…·*-]+/gu;

/**
 * The grams of a text: three letters of a word with its ends, or two where no spaces are written. `salt`
 * keeps those of questions and of answers apart. Linear in the length of the text.
 */
export function gramsOf(text: string, salt = 0): Grams {
	const grams = new Map<number, number>();
	const add = (a: number, b: number, c: number) => {
		let hash = Math.imul(a ^ salt, 0x9e3779b1) ^ Math.imul(b + 0x7f4a, 0x85ebca6b);
		hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ Math.imul(c + 1, 0x297a2d39);
		const gram = (hash ^ (hash >>> 13)) & 0x7fffffff;
		grams.set(gram, (grams.get(gram) ?? 0) + 1);
	};
	for (const [piece] of prepareText(text).folded.matchAll(PIECE)) {
		const end = piece.length;
		if (UNSPACED.test(piece)) {
			for (let i = 0; i < Math.max(1, end - 1); i++)
				add(piece.charCodeAt(i), piece.charCodeAt(i + 1) || 0, 1);
			continue;
		}
		// The ends of a word count as letters.
		for (let i = -1; i < Math.max(1, end - 1); i++)
			add(
				i < 0 ? 32 : piece.charCodeAt(i),
				piece.charCodeAt(i + 1) || 32,
				i + 2 < end ? piece.charCodeAt(i + 2) : 32
			);
	}
	return grams;
}

/** What grams weigh among the texts that are compared. */
export class GramWeights {
	readonly #weights = new Map<number, number>();
	readonly #sums = new WeakMap<Grams, number>();

	constructor(texts: readonly Grams[]) {
		const having = new Map<number, number>();
		for (const grams of texts)
			for (const gram of grams.keys()) having.set(gram, (having.get(gram) ?? 0) + 1);
		for (const [gram, times] of having)
			this.#weights.set(gram, Math.log(1.5 + texts.length / times));
	}

	/** More than 0; a gram of a single text weighs most. */
	of(gram: number): number {
		return this.#weights.get(gram) ?? 1;
	}

	/** All of a text together. */
	sum(grams: Grams): number {
		const known = this.#sums.get(grams);
		if (known !== undefined) return known;
		let sum = 0;
		for (const [gram, times] of grams) sum += times * this.of(gram);
		this.#sums.set(grams, sum);
		return sum;
	}

	/** What two texts share, in the same measure. */
	shared(a: Grams, b: Grams): number {
		const [few, many] = a.size <= b.size ? [a, b] : [b, a];
		let sum = 0;
		for (const [gram, times] of few) {
			const others = many.get(gram);
			if (others) sum += Math.min(times, others) * this.of(gram);
		}
		return sum;
	}
}

/** Of so many texts a gram still tells something, however few others a text has. */
const LOOKED_AT = 10000;

/** Finds the texts that are likely to be most like a given one without comparing it with each. */
export class GramIndex {
	readonly #places = new Map<number, number[]>();
	readonly #found: Float64Array;

	constructor(
		texts: readonly Grams[],
		readonly weights: GramWeights
	) {
		this.#found = new Float64Array(texts.length);
		for (const [k, grams] of texts.entries())
			for (const gram of grams.keys()) {
				const places = this.#places.get(gram);
				if (places) places.push(k);
				else this.#places.set(gram, [k]);
			}
	}

	/** Places of the texts that share most with this one, at most `most`, the best first. */
	near(grams: Grams, most: number): number[] {
		const found = this.#found;
		const touched: number[] = [];
		// The rarest first: they tell most and cost least.
		const rows = [...grams.keys()].flatMap((gram) => {
			const places = this.#places.get(gram);
			return places ? [{ gram, places }] : [];
		});
		rows.sort((a, b) => a.places.length - b.places.length);
		let looked = 0;
		for (const { gram, places } of rows) {
			if ((looked += places.length) > LOOKED_AT && touched.length) break;
			const weight = this.weights.of(gram);
			for (const k of places) {
				if (!found[k]) touched.push(k);
				found[k]! += weight;
			}
		}
		const best = touched.sort((a, b) => found[b]! - found[a]! || a - b).slice(0, most);
		for (const k of touched) found[k] = 0;
		return best;
	}
}
