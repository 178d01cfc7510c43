/** The first deck's name and one of its cards, put into the page by scripts/decks.ts: first launch asks at once. */
declare module 'virtual:starter' {
	export const starter: {
		id: string;
		title: string;
		author: string;
		/** Number of cards in the deck. */
		cards: number;
		/** Of the deck's content, the same as in static/decks/index.json. */
		hash: string;
		first: { id: string; front: string; back: string[] };
	};
}
