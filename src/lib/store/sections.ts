/**
 * Where the sections of documents stand, for decks whose new cards come section by section: cards that were
 * added later come with their section. Only such decks pay for it.
 */
import type { AdageDb } from './db';
import type { StudiedDeck } from './studied-decks';

/** By the hash of an edition, which never changes: the place of each entry's section in its document. */
const known = new Map<string, Map<string, number>>();

/** The place of a card's section in the document of its deck; cards of no entry come last. */
export async function sectionRanks(
	db: AdageDb,
	decks: StudiedDeck[],
	cards: { deckId: string; noteId: string; lane: string }[]
): Promise<(card: { deckId: string; noteId: string }) => number> {
	const ranks = new Map<string, number>();
	for (const { deck } of decks) {
		const source = deck.sourceId ? await db.sources.get(deck.sourceId) : undefined;
		const places = source && (await sectionPlaces(db, source.editionHash));
		if (!places) continue;
		const fresh = cards.filter((card) => card.deckId === deck.id && card.lane === 'new');
		const noteIds = [...new Set(fresh.map(({ noteId }) => noteId))];
		for (const note of await db.notes.bulkGet(noteIds))
			if (note) ranks.set(note.id, places.get(note.entryId ?? '') ?? places.size);
	}
	return ({ noteId }) => ranks.get(noteId) ?? 0;
}

async function sectionPlaces(db: AdageDb, hash: string): Promise<Map<string, number>> {
	let places = known.get(hash);
	if (places) return places;
	places = new Map();
	const sections = new Map<string, number>();
	for (const { id, section } of (await db.editions.get(hash))?.outline.entries ?? []) {
		const name = JSON.stringify(section);
		if (!sections.has(name)) sections.set(name, sections.size);
		places.set(id, sections.get(name)!);
	}
	known.set(hash, places);
	return places;
}
