/** What Today and the library say of decks, counted by index. Archived cards are left out. */
import type { Deck, Source } from '../core/model';
import type { Lane } from '../core/schedule';
import type { AdageDb } from './db';
import { laneRows } from './lane-reader';
import { studiedDecks } from './studied-decks';

export interface DeckSummary {
	deck: Deck;
	cards: number;
	new: number;
	due: number;
	source?: Source;
}

/** All decks with their counts. `day` is the study day. */
export async function deckSummaries(db: AdageDb, day: number): Promise<DeckSummary[]> {
	const decks = await studiedDecks(db);
	return Promise.all(
		decks.map(async ({ deck }) => {
			const count = (lane: Lane, upTo?: number) => laneRows(db, deck.id, lane, upTo).count();
			const [fresh, learning, review, buried, due, source] = await Promise.all([
				count('new'),
				count('learning'),
				count('review'),
				count('buried'),
				count('review', day),
				deck.sourceId ? db.sources.get(deck.sourceId) : undefined
			]);
			const cards = fresh + learning + review + buried;
			return { deck, cards, new: fresh, due: due + learning, source };
		})
	);
}

/** Whether somebody studies here. */
export async function hasDecks(db: AdageDb): Promise<boolean> {
	return (await studiedDecks(db)).length > 0;
}
