/**
 * What a backup holds beside what is here, before anything of it is written: what adding it would bring, and
 * what would go away where it takes the place of the library.
 */
import { mergeRows } from '../core/merge';
import type { Card, Deck, Note, Source } from '../core/model';
import { voidedIds, type Review, type Void } from '../core/review';
import type { AdageDb, ReviewBatch } from './db';
import { inPortions } from './derived';
import type { Portion } from './transfer';

/** What a library holds, as a person counts it: without what was deleted, archived or undone. */
export interface Holding {
	decks: number;
	documents: number;
	cards: number;
	ratings: number;
}

export interface Comparison {
	there: Holding;
	here: Holding;
	/** What adding the backup does to the library. */
	adds: {
		ratings: number;
		cards: number;
		/** Cards that are here and were deleted or put away there since. */
		removed: number;
		/** Notes that get the newer words of the backup. */
		reworded: number;
	};
	/** What is here and not in the backup: replacing takes it away. */
	lacks: {
		ratings: number;
		cards: number;
		/** Notes that would go back to other words. */
		reworded: number;
	};
}

/** Tables of a backup that are compared: of others no row has to be kept for it. */
export const COMPARED: ReadonlySet<string> = new Set([
	'reviews',
	'cards',
	'notes',
	'decks',
	'sources'
]);

/** Compares a backup's rows, which were checked, with the library. Changes nothing. */
export async function compareRows(db: AdageDb, portions: readonly Portion[]): Promise<Comparison> {
	const rowsOf = <T>(table: string) =>
		portions.flatMap((portion) => (portion.table === table ? (portion.rows as T[]) : []));
	const [mine, theirs] = [new Log(), new Log()];
	await inPortions(db.reviews, ({ entries }) => mine.add(entries));
	for (const { entries } of rowsOf<ReviewBatch>('reviews')) theirs.add(entries);
	const [here, there, both] = [mine.ratings(), theirs.ratings(), mine.ratings(theirs)];

	const cards = await compareTable<Card>(db, 'cards', rowsOf('cards'), isAsked);
	const notes = await compareTable<Note>(db, 'notes', rowsOf('notes'), (note) => !note.deleted);
	const words = ({ fields }: Note) => JSON.stringify(Object.entries(fields).sort());
	const differ = notes.both.filter(({ mine, theirs }) => words(mine) !== words(theirs));
	const living = (rows: (Deck | Source)[]) => rows.filter((row) => !row.deleted).length;
	return {
		there: {
			decks: living(rowsOf<Deck>('decks')),
			documents: living(rowsOf<Source>('sources')),
			cards: cards.there,
			ratings: there.size
		},
		here: {
			decks: living(await db.decks.toArray()),
			documents: living(await db.sources.toArray()),
			cards: cards.here,
			ratings: here.size
		},
		adds: {
			ratings: lacking(both, here),
			cards: cards.added,
			removed: cards.removed,
			reworded: differ.filter(({ mine, merged }) => words(mine) !== words(merged)).length
		},
		lacks: { ratings: lacking(here, there), cards: cards.lacking, reworded: differ.length }
	};
}

/** Somebody is asked it, now or when it is suspended no more. */
const isAsked = (card: Card) => !card.deleted && !card.archived;

/** How many of `ids` are not among `others`. */
function lacking(ids: ReadonlySet<string>, others: ReadonlySet<string>): number {
	let count = 0;
	for (const id of ids) if (!others.has(id)) count++;
	return count;
}

/** Ratings of a log, and what was undone of it. */
class Log {
	private ids: string[] = [];
	private voids: Void[] = [];

	add(entries: readonly Review[]) {
		for (const entry of entries)
			if (entry.kind === 'review') this.ids.push(entry.id);
			else if (entry.kind === 'void') this.voids.push(entry);
	}

	/** Ids of ratings that stand, together with those of another log where there is one. */
	ratings(other?: Log): Set<string> {
		const undone = voidedIds([...this.voids, ...(other?.voids ?? [])]);
		const ids = new Set([...this.ids, ...(other?.ids ?? [])]);
		for (const id of undone) ids.delete(id);
		return ids;
	}
}

async function compareTable<T extends Card | Note>(
	db: AdageDb,
	table: 'cards' | 'notes',
	rows: readonly T[],
	counts: (row: T) => boolean
) {
	const theirs = new Map(rows.map((row) => [row.id, row]));
	const both: { mine: T; theirs: T; merged: T }[] = [];
	const found = { here: 0, there: rows.filter(counts).length, added: 0, removed: 0, lacking: 0 };
	await inPortions(db.table<T, string>(table), (mine) => {
		const row = theirs.get(mine.id);
		theirs.delete(mine.id);
		if (counts(mine)) found.here++;
		if (!row) {
			if (counts(mine)) found.lacking++;
			return;
		}
		const merged = mine.clocks && row.clocks ? mergeRows(mine, row) : mine;
		if (counts(mine) && counts(row)) both.push({ mine, theirs: row, merged });
		if (counts(mine) && !counts(row)) found.lacking++;
		if (counts(mine) && !counts(merged)) found.removed++;
		if (!counts(mine) && counts(merged)) found.added++;
	});
	// What is not here at all.
	for (const row of theirs.values()) if (counts(row)) found.added++;
	return { ...found, both };
}
