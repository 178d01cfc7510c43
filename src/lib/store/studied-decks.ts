/** Decks as they are studied: in their tree, each with the options in force for it. */
import { deckTree, type TreeDeck } from '../core/deck-tree';
import type { PresetOptions } from '../core/model';
import { optionsOf } from '../core/options';
import type { AdageDb } from './db';

export interface StudiedDeck extends TreeDeck {
	options: PresetOptions;
}

/**
 * Decks each after its parent, deleted ones left out; what a deck has for itself overrides its preset. With a
 * `day`, limits that hold on it alone are in force too.
 */
export async function studiedDecks(db: AdageDb, day?: number): Promise<StudiedDeck[]> {
	const presets = new Map((await db.presets.toArray()).map((preset) => [preset.id, preset]));
	const decks = (await db.decks.toArray()).filter((deck) => !deck.deleted);
	return deckTree(decks).map((placed) => ({
		...placed,
		options: optionsOf(placed.deck, presets, day)
	}));
}
