/** Whether a deck has anything to study at all: what the end of a session says of one that has not. */
import { withinDeck } from '../core/deck-tree';
import type { Source } from '../core/model';
import type { AdageDb } from './db';
import { laneRows } from './lane-reader';
import { sourceOf } from './library';
import { studiedDecks } from './studied-decks';

/** What a deck holds with those within it: cards in study, only ones that are put aside, or none. */
export interface DeckCards {
	kind: 'studied' | 'aside' | 'empty';
	/** What its cards come from. */
	source?: Pick<Source, 'id' | 'kind'>;
}

/** Undefined where the deck is not there. */
export async function readDeckCards(db: AdageDb, deckId: string): Promise<DeckCards | undefined> {
	const decks = withinDeck(await studiedDecks(db), deckId);
	if (!decks.length) return undefined;
	const source = await sourceOf(db, decks[0]!.deck);
	const holds = async (rows: (id: string) => Promise<number>) =>
		(await Promise.all(decks.map(({ deck }) => rows(deck.id)))).some(Boolean);
	const lanes = ['new', 'learning', 'review', 'buried'] as const;
	for (const lane of lanes)
		if (await holds((id) => laneRows(db, id, lane).limit(1).count()))
			return { kind: 'studied', source };
	const kept = (id: string) =>
		db.cards
			.where('deckId')
			.equals(id)
			.filter((card) => !card.deleted)
			.limit(1)
			.count();
	return { kind: (await holds(kept)) ? 'aside' : 'empty', source };
}
