/** Decks as they are studied: in their tree, each with the options in force for it. */
import { deckTree, type TreeDeck } from '../core/deck-tree';
import { DEFAULT_PRESET_ID, type PresetOptions } from '../core/model';
import { soundOptions } from '../core/options';
import type { AdageDb } from './db';

export interface StudiedDeck extends TreeDeck {
	options: PresetOptions;
}

/** Decks each after its parent, deleted ones left out; a deck's own retention overrides its preset's. */
export async function studiedDecks(db: AdageDb): Promise<StudiedDeck[]> {
	const stored = await db.presets.toArray();
	const presets = new Map(stored.filter((p) => !p.deleted).map((p) => [p.id, p.options]));
	const decks = (await db.decks.toArray()).filter((deck) => !deck.deleted);
	return deckTree(decks).map((placed) => {
		const { presetId, retention } = placed.deck;
		const options = soundOptions(presets.get(presetId) ?? presets.get(DEFAULT_PRESET_ID));
		return {
			...placed,
			options: retention ? { ...options, desiredRetention: retention } : options
		};
	});
}
