/** What checking cards needs to know of a library: what its cards ask, and of what document they are. */
import { asksOf, packAsks } from '../core/card-check/asks';
import type { Source } from '../core/model';
import type { AdageDb } from './db';

const PORTION = 500;

/** What the cards of a deck ask that are not archived, in portions (`unpackAsks`). */
export async function readAsks(db: AdageDb, deckId: string): Promise<string[]> {
	const all = await db.cards.where('deckId').equals(deckId).toArray();
	const cards = all.filter((card) => !card.deleted && !card.archived);
	const packed: string[] = [];
	for (let i = 0; i < cards.length; i += PORTION) {
		const some = cards.slice(i, i + PORTION);
		const faces = await db.faces.bulkGet(some.map(({ id }) => id));
		packed.push(
			packAsks(
				some.flatMap(({ id, noteId }, k) => (faces[k] ? [asksOf(id, noteId, faces[k])] : []))
			)
		);
	}
	return packed;
}

/** A source's language and address, as far as they are known. */
export async function aboutSource(
	db: AdageDb,
	sourceId: string | undefined
): Promise<Pick<Source, 'language' | 'address'>> {
	const { language, address } = (sourceId && (await db.sources.get(sourceId))) || {};
	return { language, address };
}
