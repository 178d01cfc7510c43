/** Whether two documents may be editions of one: how many of their entries they have in common. */
import { documentText } from './document';
import type { Entry, Outline } from './outline';
import { plainWords } from './pairing/says';

/** Shorter answers are the same in many documents. */
const TELLING_WORDS = 6;
/** Of so many entries in common one has the same answer at least. */
const A_FEW = 4;

/**
 * The share, 0 to 1, of the entries of the newer document that the older one has with the same question or the
 * same answer, or the share of the older one's that are still there, whichever is larger: documents grow and
 * are cut. Takes time by their lengths.
 */
export function shareInCommon(before: Outline, after: Outline): number {
	const share = (one: Outline, other: Outline) =>
		entriesInCommon(other, one) / (one.entries.length || 1);
	return Math.max(share(before, after), share(after, before));
}

/** How many entries of the newer document the older one has with the same question or the same answer. */
export function entriesInCommon(before: Outline, after: Outline): number {
	const there = new Set(before.entries.flatMap(signsOf));
	return after.entries.filter((entry) => signsOf(entry).some((sign) => there.has(sign))).length;
}

/**
 * Whether enough answers are the same to be sure of it: two documents may ask the same few questions ("What
 * does it cost?") of two things.
 */
export function answersAlike(before: Outline, after: Outline): boolean {
	const there = new Set(before.entries.flatMap(signsOf).filter((sign) => !isAsked(sign)));
	const answers = after.entries.filter((entry) => signsOf(entry).some((sign) => there.has(sign)));
	return answers.length * A_FEW >= Math.max(1, entriesInCommon(before, after));
}

const ASKED = '?';
const isAsked = (sign: string) => sign.startsWith(ASKED);

/** What an entry is known by. */
function signsOf({ question, answer }: Entry): string[] {
	const words = plainWords(documentText(answer));
	const asked = `${ASKED}${plainWords(question).join(' ')}`;
	return words.length < TELLING_WORDS ? [asked] : [asked, words.join(' ')];
}
