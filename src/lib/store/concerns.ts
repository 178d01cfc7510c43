/** What of a deck can be started with, and bringing its new cards forward. */
import { bringForward, concernsOf, isOf, type Concern, type Concerning } from '../core/concerns';
import type { Moment } from '../core/day';
import type { Model } from '../core/fsrs';
import type { Card, Deck, NewOrder } from '../core/model';
import { writeAct } from './acts';
import { DEED_TABLES, type Act, type AdageDb } from './db';
import { deckOptions } from './settings';

/** A choice, with how many new cards it brings forward; `first` where they come before all others already. */
export interface ConcernChoice {
	concern: Concern;
	cards: number;
	first: boolean;
}

/** What can be chosen in a deck, and the order in which its options have new cards come. */
export function readConcerns(
	db: AdageDb,
	deckId: string
): Promise<{ choices: ConcernChoice[]; order: NewOrder }> {
	const tables = ['decks', 'presets', 'sources', 'editions', 'notes', 'cards', 'schedules'];
	return db.transaction('r', tables, async () => {
		const { cards, sections } = await newCards(db, deckId);
		const choices = concernsOf(cards, sections).map((concern): ConcernChoice => {
			const wanted = cards.filter((card) => isOf(card, concern));
			const first = !bringForward(cards, (card) => isOf(card, concern)).size;
			return { concern, cards: wanted.length, first };
		});
		return { choices, order: (await deckOptions(db, deckId)).newOrder };
	});
}

/**
 * Brings the cards of a concern that nobody has begun before the others of their deck, in the order in which
 * they stand; suspended and buried ones too, begun ones keep their place. One deed that can be undone.
 * Undefined where nothing comes of it.
 */
export function startWith(
	db: AdageDb,
	deckId: string,
	concern: Concern,
	now: Moment,
	model: Model
): Promise<Act | undefined> {
	return db.transaction('rw', [...DEED_TABLES], async () => {
		const { cards } = await newCards(db, deckId);
		const places = bringForward(cards, (card) => isOf(card, concern));
		if (!places.size) return undefined;
		const writes = cards.flatMap(({ id, card }) => {
			const position = places.get(id);
			return position === undefined
				? []
				: [{ table: 'cards' as const, key: id, row: { ...card, position } }];
		});
		const wanted = cards.filter((card) => isOf(card, concern)).length;
		const label = wanted === 1 ? 'One card comes first now' : `${wanted} cards come first now`;
		return writeAct(db, { kind: 'order', label }, writes, now, model);
	});
}

type NewCard = Concerning & { id: string; position: number; card: Card };

/** Cards of a deck that nobody has begun, and the outermost sections of its document. */
async function newCards(
	db: AdageDb,
	deckId: string
): Promise<{ cards: NewCard[]; sections: string[] }> {
	const all = await db.cards.where('deckId').equals(deckId).toArray();
	const there = all.filter((card) => !card.deleted && !card.archived);
	const schedules = await db.schedules.bulkGet(there.map(({ id }) => id));
	const fresh = there.filter((_, k) => !schedules[k]?.memory);
	const noteIds = [...new Set(fresh.map(({ noteId }) => noteId))];
	const notes = new Map((await db.notes.bulkGet(noteIds)).map((note) => [note?.id, note]));
	const deck = await db.decks.get(deckId);
	const sections = await sectionsOf(db, deck);
	const cards = fresh.map((card): NewCard => {
		const { entryId = '', sourceId, tags = [] } = notes.get(card.noteId) ?? {};
		const section = sourceId === deck?.sourceId ? sections.get(entryId) : undefined;
		return { id: card.id, position: card.position, card, section, tags };
	});
	return { cards, sections: [...sections.values()] };
}

/** The outermost section of each entry, in the order of the document. */
async function sectionsOf(db: AdageDb, deck: Deck | undefined): Promise<Map<string, string>> {
	const source = deck?.sourceId ? await db.sources.get(deck.sourceId) : undefined;
	const edition = source && (await db.editions.get(source.editionHash));
	return new Map(
		(edition?.outline.entries ?? []).flatMap(({ id, section: [name] }): [string, string][] =>
			name === undefined ? [] : [[id, name]]
		)
	);
}
