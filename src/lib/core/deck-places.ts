/**
 * Which decks a deck can be part of. Decks that were moved on two devices may come to lie in each other:
 * every walk upwards ends where it has been.
 */
import type { Deck } from './model';

/** Decks that this one can be part of: all that are there, but for itself and those inside of it. */
export function decksAround(deck: Pick<Deck, 'id'>, decks: readonly Deck[]): Deck[] {
	const byId = new Map(decks.map((one) => [one.id, one]));
	const liesIn = (start: Deck) => {
		const seen = new Set<string>();
		for (
			let at: Deck | undefined = start;
			at && !seen.has(at.id);
			at = byId.get(at.parentId ?? '')
		) {
			if (at.id === deck.id) return true;
			seen.add(at.id);
		}
		return false;
	};
	return decks.filter((one) => !one.deleted && !liesIn(one));
}
