/**
 * Deeds, kept so that they can be undone after a restart too (undo.ts). A deed that changes content keeps
 * the rows as they were; one that answers a card keeps the entry it wrote.
 */
import type { Moment } from '../core/day';
import type { Model } from '../core/fsrs';
import { restamp } from '../core/merge';
import type { Row } from '../core/model';
import type { Act, AdageDb, RowImage } from './db';
import { refoldCards } from './schedules';
import { nextStamp } from './ticks';

/** Deeds kept for undoing, beside all of the present study day. */
const KEEP = 200;
/** Old deeds that go with each new one: after a long day no single answer pays for all of them. */
const TRIM = 4;

/** Where undoing has come to. Deeds that are undone are always the newest ones. */
export interface Edge {
	/** The newest deed that stands. */
	last: Act | undefined;
	/** Numbers of the deeds that are undone, oldest first. */
	undone: number[];
}

/** Finds the edge in few reads, however many deeds there are. */
export function readEdge(db: AdageDb): Promise<Edge> {
	return db.transaction('r', ['acts'], async () => {
		const newest = await db.acts.orderBy('n').last();
		if (!newest?.undone) return { last: newest, undone: [] };
		const numbers = await db.acts.toCollection().primaryKeys();
		let [from, to] = [0, numbers.length - 1];
		while (from < to) {
			const middle = (from + to) >> 1;
			if ((await db.acts.get(numbers[middle]!))?.undone) to = middle;
			else from = middle + 1;
		}
		const last = from ? await db.acts.get(numbers[from - 1]!) : undefined;
		return { last, undone: numbers.slice(from) };
	});
}

/** Remembers a deed; what was undone before it can no longer be redone. Inside its transaction. */
export async function recordAct(db: AdageDb, act: Act): Promise<Act> {
	const { undone } = await readEdge(db);
	if (undone.length) await db.acts.bulkDelete(undone);
	const n = await db.acts.add(act);
	await trim(db, n, act.day);
	return { ...act, n };
}

/** Forgets what is long past; of the present day and days to come nothing: all of it can be undone. */
async function trim(db: AdageDb, n: number, day: number): Promise<void> {
	for (let i = 0; i < TRIM; i++) {
		const oldest = await db.acts.orderBy('n').first();
		if (!oldest || oldest.n! > n - KEEP || oldest.day >= day) return;
		await db.acts.delete(oldest.n!);
	}
}

/**
 * A row to write in a deed: whole, its clocks are set here. A face, which is derived, may also go. An `undated`
 * field says nothing that was not so before: it keeps its clock, so that whoever knows better is believed.
 */
export type RowWrite =
	| (Omit<RowImage, 'row'> & { row: NonNullable<RowImage['row']>; undated?: 'seen' })
	| { table: 'faces'; key: string; row: null };

/**
 * Writes content rows as one deed that can be undone: stamps what changed, keeps what was, and brings
 * the schedules of changed cards along, for which the model is needed: where no card is among them, it is not.
 * Inside a transaction over `DEED_TABLES`.
 */
export async function writeAct(
	db: AdageDb,
	act: Pick<Act, 'kind' | 'label'>,
	writes: RowWrite[],
	now: Moment,
	model?: Model
): Promise<Act> {
	const before = await writeImages(db, writes, now, model);
	return recordAct(db, { ...act, atMs: now.atMs, day: now.day, undone: 0, before });
}

/** Writes rows, each once, stamped where they changed, and returns them as they were. */
export async function writeImages(db: AdageDb, writes: RowWrite[], now: Moment, model?: Model) {
	const stamp = await nextStamp(db, now.atMs);
	const before: RowImage[] = [];
	// A table at a time: a long document brings thousands of rows.
	for (const table of new Set(writes.map((write) => write.table))) {
		const rows = writes.filter((write) => write.table === table);
		const known = (await db.table(table).bulkGet(rows.map(({ key }) => key))) as (
			RowImage['row'] | undefined
		)[];
		rows.forEach(({ key }, k) => before.push({ table, key, row: known[k] ?? null }));
		const after = rows.flatMap((write, k) => {
			const { row } = write;
			if (!row || !('clocks' in row)) return row ?? [];
			const undated = 'undated' in write ? write.undated : undefined;
			return stamped(known[k] as Row | undefined, awake(row, now), stamp, undated);
		});
		await db.table(table).bulkPut(after);
		await db.table(table).bulkDelete(rows.flatMap(({ key, row }) => (row ? [] : [key])));
	}
	const changed = writes.flatMap(({ table, key }) => (table === 'cards' ? [key] : []));
	if (changed.length) await refoldCards(db, changed, model!);
	return before;
}

/** Buried through a day that is over, as an older row may say when it is written again, is not buried. */
function awake<T extends Row>(row: T, { day }: Moment): T {
	const stale = 'buriedDay' in row && row.buriedDay !== null && row.buriedDay !== day;
	return stale ? { ...row, buriedDay: null } : row;
}

function stamped(known: Row | undefined, row: Row, stamp: string, undated?: string): Row {
	if (!known) return { ...row, clocks: { '*': stamp } };
	if (!undated) return restamp(known, row, stamp);
	const field = { [undated]: (row as Row & Record<string, unknown>)[undated] };
	const at = known.clocks[undated] ?? known.clocks['*']!;
	return restamp(restamp(known, { ...known, ...field }, at), row, stamp);
}
