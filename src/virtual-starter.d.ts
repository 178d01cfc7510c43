/** The first deck's name and one of its cards, put into the page by scripts/decks.ts: first launch asks at once. */
declare module 'virtual:starter' {
	export const starter: {
		id: string;
		title: string;
		author: string;
		/** Number of cards in the deck. */
		cards: number;
		/** Its name under static/decks, the same as in index.json there. */
		file: string;
		first: { id: string; front: string; back: string[] };
	};
}
