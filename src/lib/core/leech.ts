/**
 * Leeches: cards that are forgotten again and again, and cost more time than several others together.
 * Counted as Anki does (manual, "Leeches"; rslib `leech_threshold_met`).
 */

/**
 * Whether a card that was just forgotten for the `lapses`th time is to be told of: at the threshold, and
 * then every half of it (8, 12, 16 …). A threshold of 0 is never.
 */
export function isLeech(lapses: number, threshold: number): boolean {
	if (threshold <= 0 || lapses < threshold) return false;
	return (lapses - threshold) % Math.max(1, Math.ceil(threshold / 2)) === 0;
}

/** The tag that marks a note of which some card is one; Anki's, so that it means the same there. */
export const LEECH_TAG = 'leech';
