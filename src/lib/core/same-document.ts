/** Whether two documents may be editions of one: how many of their entries they have in common. */
import { documentText } from './document';
import type { Entry, Outline } from './outline';
import { plainWords } from './pairing/says';

/** Shorter answers are the same in many documents. */
const TELLING_WORDS = 6;

/**
 * The share, 0 to 1, of the entries of the newer document that the older one has with the same question or the
 * same answer, or the share of the older one's that are still there, whichever is larger: documents grow and
 * are cut. Takes time by their lengths.
 */
export function shareInCommon(before: Outline, after: Outline): number {
	const [a, b] = [before, after].map(({ entries }) => entries.map(signsOf));
	const share = (some: string[][], others: string[][]) => {
		const there = new Set(others.flat());
		return some.length
			? some.filter((signs) => signs.some((s) => there.has(s))).length / some.length
			: 0;
	};
	return Math.max(share(a!, b!), share(b!, a!));
}

/** What an entry is known by. */
function signsOf({ question, answer }: Entry): string[] {
	const words = plainWords(documentText(answer));
	const asked = `?${plainWords(question).join(' ')}`;
	return words.length < TELLING_WORDS ? [asked] : [asked, words.join(' ')];
}
