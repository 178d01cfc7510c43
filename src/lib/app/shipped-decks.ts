/** The decks that ship with the app, each a file that may be on this device already or is fetched now. */
import { base } from '$app/paths';
import type { HashedDeck } from '../formats/deck-file';

/** A deck as scripts/decks.ts compiles it. */
export type ShippedDeck = HashedDeck;

/** Fetches one by its name under static/decks. Rejects with a sentence where it is not to be had. */
export async function fetchDeck(file: string): Promise<ShippedDeck> {
	try {
		const response = await fetch(`${base}/decks/${file}`);
		if (response.ok) return (await response.json()) as ShippedDeck;
	} catch {
		// Not on this device, and no line to fetch it over, or one that broke: the sentence says what to do.
	}
	throw new Error(
		navigator.onLine
			? 'The deck did not come through. Try again; if it keeps failing, reload the page first.'
			: 'This deck is not on this device yet. Go online for a moment and try again.'
	);
}
