/** The first deck's name and one of its cards, put into the page by scripts/decks.ts: first launch asks at once. */
declare module 'virtual:starter' {
	import type { Concern } from '$lib/core/concerns';
	export const starter: {
		id: string;
		title: string;
		author: string;
		/** Number of cards in the deck. */
		cards: number;
		/** Its name under static/decks, the same as in index.json there. */
		file: string;
		/** What somebody can start with. */
		concerns: Concern[];
		first: { id: string; front: string; back: string[] };
	};
}
