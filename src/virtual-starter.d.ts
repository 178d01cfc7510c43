/** The first deck's name and first card, put into the page by scripts/decks.ts: first launch asks at once. */
declare module 'virtual:starter' {
	// An ambient module cannot hold a relative import statement.
	// eslint-disable-next-line @typescript-eslint/consistent-type-imports
	type Doc = import('./lib/core/document').Doc;

	export const starter: {
		id: string;
		title: string;
		author: string;
		/** Number of cards in the deck. */
		cards: number;
		/** Of the deck's content, the same as in static/decks/index.json. */
		hash: string;
		first: { id: string; front: Doc; back: Doc; context?: string };
	};
}
