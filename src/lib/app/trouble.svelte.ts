/** What went wrong so badly that the page must say it: one sentence, with the next step. */
import { isFull, isLost, isOurs } from '../store/lost';

/** The database holds less than it did. Numbers are entries of the review log. */
export interface Loss {
	found: number;
	known: number;
	/** When it was last known to be whole. */
	knownMs?: number;
	/** There are decks. */
	decks: boolean;
}

let sentence = $state<string | undefined>();
let loss = $state.raw<Loss | undefined>();

export const trouble = {
	get sentence() {
		return sentence;
	},
	get loss() {
		return loss;
	}
};

export function report(error: unknown): void {
	sentence = explain(error);
	loss = (error as { loss?: Loss } | undefined)?.loss;
}

/** A sentence a person can act on, for an error of ours or of the browser. */
export function explain(error: unknown): string {
	// Chromium says of pictures alone, and in no other way, that they found no room.
	const crowded = /write blobs/i.test(String((error as Error | undefined)?.message));
	if (crowded || isFull(error))
		return 'This device has no space left for Adage. Free some space, then try again: nothing was changed.';
	if (isLost(error))
		return 'This browser does not let Adage keep data right now. Leave private browsing, or reload the page.';
	// The database library wraps what opening it was refused for.
	const cause = (error as { inner?: unknown } | undefined)?.inner ?? error;
	const said = isOurs(cause) && (cause as Error).message;
	return (
		said ||
		'Something went wrong; your ratings are safe. Reload the page, or check your data in Settings.'
	);
}
