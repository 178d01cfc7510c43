/**
 * Undo and redo. Both write forward, older values with a new stamp and a `void` entry for an answer, so
 * that they merge like anything else.
 */
import { noteIdOf } from '../core/cards';
import type { Moment } from '../core/day';
import type { Model } from '../core/fsrs';
import { readEdge, writeImages, type RowWrite } from './acts';
import { DEED_TABLES, type Act, type AdageDb, type RowImage } from './db';
import { settleCards } from './note-cards';
import { voidEntry } from './reviews';
import { refoldCards } from './schedules';

/** What undo would turn, and what redo would. */
export interface Turnable {
	undo: Act | undefined;
	redo: Act | undefined;
}

export async function readTurnable(db: AdageDb): Promise<Turnable> {
	const { last, undone } = await readEdge(db);
	return { undo: last, redo: undone.length ? await db.acts.get(undone[0]!) : undefined };
}

/** The newest deed, where it took an edition of what was there and nothing was done since. */
export function readTakenEdition(db: AdageDb): Promise<Act | undefined> {
	return db.transaction('r', ['acts', 'sources'], async () => {
		const { undo } = await readTurnable(db);
		for (const { table, key, row } of undo?.before ?? []) {
			if (table !== 'sources' || !row || !('editionHash' in row)) continue;
			if ((await db.sources.get(key))?.editionHash !== row.editionHash) return undo;
		}
		return undefined;
	});
}

/**
 * Undoes the newest deed, or redoes the oldest one that is undone. Undefined where there is none, or
 * where `expected` is no longer the one: something else was done since, perhaps in another tab.
 */
export function turnAct(
	db: AdageDb,
	direction: 'undo' | 'redo',
	now: Moment,
	model: Model,
	expected?: number
): Promise<Act | undefined> {
	return db.transaction('rw', [...DEED_TABLES], async () => {
		const act = (await readTurnable(db))[direction];
		if (!act || (expected !== undefined && act.n !== expected)) return undefined;
		return turn(db, act, direction, now, model);
	});
}

/**
 * Cards that a deed was about, that of an answer or the ones that were there before it first: after it is
 * undone they are as they were, and one of them is what a person wants to see.
 */
export function cardsOf({ entry, before }: Act): string[] {
	const own = before.filter(({ table }) => table === 'cards' || table === 'faces');
	const there = own.filter(({ row }) => row).map(({ key }) => key);
	const made = own.filter(({ row }) => !row).map(({ key }) => key);
	return [...new Set([...(entry ? [entry.cardId] : []), ...there, ...made])];
}

async function turn(
	db: AdageDb,
	act: Act,
	direction: 'undo' | 'redo',
	now: Moment,
	model: Model
): Promise<Act> {
	if (act.entry) await voidEntry(db, act.entry, direction === 'undo', now, model);
	// The rows as they are now become what the opposite turn restores.
	const writes = act.before.map(async ({ table, key, row }): Promise<RowWrite[]> =>
		row ? [{ table, key, row }] : goneRow(db, table, key)
	);
	const before = await writeImages(db, (await Promise.all(writes)).flat(), now, model);
	// Another device may have given keys since, and taken some away.
	const noteIds = act.before.flatMap(({ table, key }) =>
		table === 'notes' ? [key] : table === 'cards' ? [noteIdOf(key)] : []
	);
	if (noteIds.length) await refoldCards(db, await settleCards(db, [...new Set(noteIds)]), model);
	const turned: Act = { ...act, before, undone: direction === 'undo' ? 1 : 0 };
	await db.acts.put(turned);
	return turned;
}

/** Undoing a creation marks the row as deleted: its log and its id stay. */
async function goneRow(db: AdageDb, table: RowImage['table'], key: string): Promise<RowWrite[]> {
	const row = (await db.table(table).get(key)) as RowImage['row'] | undefined;
	if (!row) return [];
	return [{ table, key, row: 'clocks' in row ? { ...row, deleted: true } : row }];
}
