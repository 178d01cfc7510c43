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

/** Deeds kept for undoing. */
const KEEP = 200;

/** Remembers a deed; what was undone before it can no longer be redone. Inside its transaction. */
export async function recordAct(db: AdageDb, act: Act): Promise<Act> {
	let last = await db.acts.orderBy('n').last();
	while (last?.undone) {
		await db.acts.delete(last.n!);
		last = await db.acts.orderBy('n').last();
	}
	const n = await db.acts.add(act);
	await db.acts.delete(n - KEEP);
	return { ...act, n };
}

/** A row to write in a deed: whole, its clocks are set here. A face, which is derived, may also go. */
export type RowWrite =
	| (Omit<RowImage, 'row'> & { row: NonNullable<RowImage['row']> })
	| { table: 'faces'; key: string; row: null };

/**
 * Writes content rows as one deed that can be undone: stamps what changed, keeps what was, and brings
 * the schedules of changed cards along. Inside a transaction over `DEED_TABLES`.
 */
export async function writeAct(
	db: AdageDb,
	act: Pick<Act, 'kind' | 'label'>,
	writes: RowWrite[],
	now: Moment,
	model: Model
): Promise<Act> {
	const before = await writeImages(db, writes, now, model);
	return recordAct(db, { ...act, atMs: now.atMs, day: now.day, undone: 0, before });
}

/** Writes rows, each once, stamped where they changed, and returns them as they were. */
export async function writeImages(db: AdageDb, writes: RowWrite[], now: Moment, model: Model) {
	const stamp = await nextStamp(db, now.atMs);
	const before: RowImage[] = [];
	// A table at a time: a long document brings thousands of rows.
	for (const table of new Set(writes.map((write) => write.table))) {
		const rows = writes.filter((write) => write.table === table);
		const known = (await db.table(table).bulkGet(rows.map(({ key }) => key))) as (
			RowImage['row'] | undefined
		)[];
		rows.forEach(({ key }, k) => before.push({ table, key, row: known[k] ?? null }));
		const after = rows.flatMap(({ row }, k) => {
			if (!row) return [];
			return 'clocks' in row ? stamped(known[k] as Row | undefined, awake(row, now), stamp) : row;
		});
		await db.table(table).bulkPut(after);
		await db.table(table).bulkDelete(rows.flatMap(({ key, row }) => (row ? [] : [key])));
	}
	const changed = writes.flatMap(({ table, key }) => (table === 'cards' ? [key] : []));
	await refoldCards(db, changed, model);
	return before;
}

/** Buried through a day that is over, as an older row may say when it is written again, is not buried. */
function awake<T extends Row>(row: T, { day }: Moment): T {
	const stale = 'buriedDay' in row && row.buriedDay !== null && row.buriedDay !== day;
	return stale ? { ...row, buriedDay: null } : row;
}

function stamped(known: Row | undefined, row: Row, stamp: string): Row {
	return known ? restamp(known, row, stamp) : { ...row, clocks: { '*': stamp } };
}
