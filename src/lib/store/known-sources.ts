/** Documents in the library that a newer edition may follow, and what comparing it needs of them. */
import type { CameNote } from '../core/next-edition';
import { asCame } from '../core/came';
import type { Deck, Edition, Note, Source } from '../core/model';
import type { AdageDb } from './db';
import { studiedDecks } from './studied-decks';

/** A document that was read, with the deck that its cards are in. */
export interface KnownSource {
	source: Source;
	deck: Deck;
}

/** Documents whose decks are there, those that came as decks left out. */
export async function knownSources(db: AdageDb): Promise<KnownSource[]> {
	const decks = (await studiedDecks(db)).map(({ deck }) => deck);
	const sources = await db.sources.bulkGet(decks.map(({ sourceId = '' }) => sourceId));
	const found = decks.flatMap((deck, k): KnownSource[] => {
		const source = sources[k];
		return source && source.kind === 'faq' && !source.deleted ? [{ source, deck }] : [];
	});
	const first = new Map(
		found.map((one) => [one.source.id, one]).reverse() as [string, KnownSource][]
	);
	return [...first.values()];
}

/** One of them; undefined where it is gone. */
export async function readKnownSource(db: AdageDb, id: string): Promise<KnownSource | undefined> {
	return (await knownSources(db)).find(({ source }) => source.id === id);
}

/**
 * The id of a document of its own: never that of another edition, which may have its address, or have been the
 * same text once. `id` is the one that it has by itself.
 */
export async function freeSourceId(
	db: AdageDb,
	id: string,
	{ hash }: Pick<Edition, 'hash'>
): Promise<string> {
	for (let n = 1; ; n++) {
		const free = n === 1 ? id : `${id}-${n}`;
		const there = await db.sources.get(free);
		if (!there || there.editionHash === hash) return free;
	}
}

/** Names of the files that a source was read from. */
export async function editionNames(db: AdageDb, sourceId: string): Promise<string[]> {
	const editions = await db.editions.where('sourceId').equals(sourceId).toArray();
	return editions.map(({ name }) => name);
}

/** The notes that came with the present edition, as it has them, and the ids of all notes of the source. */
export async function cameWith(
	db: AdageDb,
	{ source }: KnownSource,
	edition: Edition
): Promise<{ came: CameNote[]; taken: string[] }> {
	const notes = await db.notes.where('sourceId').equals(source.id).toArray();
	const used = new Map<string, string[]>();
	for (const { noteId, key } of await db.cards
		.where('noteId')
		.anyOf(notes.map(({ id }) => id))
		.toArray())
		used.set(noteId, [...(used.get(noteId) ?? []), key]);
	// Libraries of earlier versions do not know what came: what has such an id did.
	const some = edition.notes ?? notes.filter((note) => isRead(note, source)).map(asCame);
	return {
		came: some.map((note) => ({ ...note, used: used.get(note.id) ?? [] })),
		taken: notes.map(({ id }) => id)
	};
}

const isRead = ({ id }: Note, source: Source) => id.startsWith(`${source.id}.`);
