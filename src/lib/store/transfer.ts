/**
 * The whole truth out of the library, and in again. Taking in is a merge: union of the log and the day
 * facts, newest field of every content row; so restoring into an empty library is identity, and into one
 * that is in use loses nothing on either side. Replacing is a merge into a library that was emptied in the
 * same transaction.
 */
import type { Model } from '../core/fsrs';
import { noteIdOf } from '../core/cards';
import { mergeRows } from '../core/merge';
import type { Face, Note, Row } from '../core/model';
import type { DayFact } from '../core/day-facts';
import { clockName } from '../core/snapshots';
import { forgetBeacon } from './beacon';
import { carriedRows, keepUnpacked, unpackPictures, type Unpacked } from './carried-pictures';
import { checkRows } from './check-rows';
import type { AdageDb, ReviewBatch } from './db';
import { rebuildDerived } from './derived';
import { fieldsHash } from './faces';
import { settleCards } from './note-cards';
import { addToLog } from './reviews';
import { mintDevice, readClock, witnessStamps } from './ticks';

const PORTION = 500;
/** A document can be megabytes, a picture too: one of those is a portion by itself. */
const LARGE = new Set<string>(['editions', 'blobs']);

/**
 * All of the truth, and faces: they are derived, but from a parser that the reader may not have. What refers
 * to other rows goes out before them: rows are never removed, so whatever is written while a library goes
 * out, the log names no card and a card no note that is not in it.
 */
export const TRANSFER_TABLES = [
	...(['reviews', 'dayFacts', 'plans', 'reflections', 'settings', 'parameters', 'faces'] as const),
	...(['cards', 'notes', 'presets', 'decks', 'sources', 'editions', 'media', 'blobs'] as const)
] as const;
type TransferTable = (typeof TRANSFER_TABLES)[number];

/** Rows of one table, some of them. */
export interface Portion {
	table: string;
	rows: unknown[];
}

/** Rows of every table that a backup holds. */
export async function countRows(db: AdageDb): Promise<Record<string, number>> {
	const counts = await Promise.all(
		TRANSFER_TABLES.map(async (table) => [table, await db.table(table).count()] as const)
	);
	return Object.fromEntries(counts);
}

/** Every row of the truth, in portions, table by table. */
export async function* dumpRows(db: AdageDb): AsyncGenerator<Portion> {
	for (const name of TRANSFER_TABLES) {
		// A database of an older version has fewer.
		if (!db.tables.some((table) => table.name === name)) continue;
		const table = db.table(name);
		const size = LARGE.has(name) ? 1 : PORTION;
		// By key, so that a portion continues where the last one ended whatever was written meanwhile.
		let rows = await table.orderBy(':id').limit(size).toArray();
		while (rows.length) {
			const last = keyIn(rows.at(-1), table.schema.primKey);
			yield { table: name, rows: name === 'blobs' ? await carriedRows(rows) : rows };
			rows = await table.where(':id').above(last).limit(size).toArray();
		}
	}
}

/** What may be written where rows are taken in. */
const TAKING_TABLES = [...TRANSFER_TABLES, 'schedules', 'days', 'meta'] as const;

/**
 * Merges portions into the library in one transaction, gives this copy a device id of its own and builds
 * the derived tables again. Tables of a newer version are left out; rows that cannot be are refused
 * (`UnsoundRows`) before anything is written. `random` is from 0 up to 1; `unpacked` are pictures where those
 * were read before, and the portions carry none. Gives how many pictures were left out, because their bytes
 * are damaged or none of a picture: nothing else depends on those.
 */
export async function takeRows(
	db: AdageDb,
	portions: Portion[],
	model: Model,
	random: number,
	unpacked?: Unpacked
): Promise<number> {
	checkRows(portions);
	const carried = unpacked ?? (await unpackAll(portions));
	await db.transaction('rw', [...TAKING_TABLES], async () => {
		await keepUnpacked(db, carried);
		await merge(db, portions, model, random);
	});
	return carried.damaged.length;
}

/**
 * Puts portions in the place of the library, in one transaction: what was here is gone, with its log, its
 * clocks and the deeds that could be undone. What belongs to the device stays: its settings, an import that
 * is not finished, and the logical clock, so that whatever is written next is newer than all that was here
 * and all that came. Checks and gives what `takeRows` does; undefined, and nothing was written, where the
 * library has another clock than `asOf` by then (`clockName`).
 */
export async function replaceRows(
	db: AdageDb,
	portions: Portion[],
	model: Model,
	random: number,
	unpacked?: Unpacked,
	asOf?: string
): Promise<number | undefined> {
	checkRows(portions);
	const carried = unpacked ?? (await unpackAll(portions));
	// One that is damaged there may be whole here.
	const stay = new Set([...carried.pictures.map(({ hash }) => hash), ...carried.damaged]);
	const emptied = [...TRANSFER_TABLES, 'schedules', 'days', 'outbox', 'acts'].filter(
		(name) => name !== 'blobs'
	);
	return db.transaction('rw', [...TAKING_TABLES, 'outbox', 'acts'], async () => {
		if (asOf && clockName(await readClock(db)) !== asOf) return undefined;
		for (const name of emptied) await db.table(name).clear();
		const pictures = await db.blobs.toCollection().primaryKeys();
		await db.blobs.bulkDelete(pictures.filter((hash) => !stay.has(hash)));
		await keepUnpacked(db, carried);
		await forgetBeacon(db);
		await merge(db, portions, model, random);
		return carried.damaged.length;
	});
}

function unpackAll(portions: Portion[]): Promise<Unpacked> {
	return unpackPictures(portions.flatMap(({ table, rows }) => (table === 'blobs' ? rows : [])));
}

/** Inside a transaction over `TAKING_TABLES`. */
async function merge(db: AdageDb, portions: Portion[], model: Model, random: number) {
	const stamps: string[] = [];
	const batches: ReviewBatch['entries'][] = [];
	const faces: Face[][] = [];
	for (const { table, rows } of portions) {
		if (!isTransferTable(table) || table === 'blobs') continue;
		if (table === 'reviews') for (const row of rows as ReviewBatch[]) batches.push(row.entries);
		else if (table === 'faces') faces.push(rows as Face[]);
		else await mergeTable(db, table, rows as Row[], stamps);
	}
	// Which of two faces is right is told by the merged notes.
	for (const rows of faces) await mergeFaces(db, rows);
	for (const batch of batches) for (const entry of batch) stamps.push(entry.id);
	await addToLog(db, batches);
	await witnessStamps(db, stamps);
	await mintDevice(db, random);
	await settleCards(db);
	await rebuildDerived(db, model);
}

function isTransferTable(table: string): table is TransferTable {
	return (TRANSFER_TABLES as readonly string[]).includes(table);
}

async function mergeTable(
	db: AdageDb,
	table: Exclude<TransferTable, 'reviews' | 'faces' | 'blobs'>,
	rows: Row[],
	stamps: string[]
): Promise<void> {
	const target = db.table(table);
	const keyOf = (row: unknown) => keyIn(row as Record<string, unknown>, target.schema.primKey);
	const known = await target.bulkGet(rows.map(keyOf));
	const merged = rows.map((row, i) => {
		const mine = known[i] as Row | undefined;
		if (row.clocks) stamps.push(...Object.values(row.clocks));
		if (!mine) return row;
		if (table === 'dayFacts') return mergeFacts(mine as never, row as never);
		return row.clocks && mine.clocks ? mergeRows(mine, row) : mine;
	});
	await target.bulkPut(merged);
}

/** Of two faces the one that shows what the merged note says; where neither does, it is drawn anew. */
async function mergeFaces(db: AdageDb, rows: Face[]): Promise<void> {
	const notes = await db.notes.bulkGet(rows.map((row) => noteIdOf(row.cardId)));
	const known = await db.faces.bulkGet(rows.map((row) => row.cardId));
	const right = (face: Face, note?: Note) => !!note && face.of === fieldsHash(note.fields);
	await db.faces.bulkPut(rows.filter((row, i) => !known[i] || right(row, notes[i])));
}

function keyIn(row: Record<string, unknown>, key: { keyPath?: string | string[] }) {
	const path = key.keyPath ?? 'id';
	return (Array.isArray(path) ? path.map((part) => row[part]) : row[path]) as string;
}

/** A day is done if either says so, and the lowest owed counts. */
function mergeFacts(a: DayFact, b: DayFact): DayFact {
	// One device chose one advice; where a copy of it chose another, either does as long as it is the same.
	const [advice] = [a.advice, b.advice].filter((one) => one !== undefined).sort();
	return {
		...a,
		owed: Math.min(a.owed, b.owed),
		goal: lower(a.goal, b.goal),
		goalMinutes: lower(a.goalMinutes, b.goalMinutes),
		cleared: a.cleared || b.cleared,
		...(a.skipped || b.skipped ? { skipped: true } : {}),
		...(advice ? { advice } : {}),
		openedMs: Math.min(a.openedMs, b.openedMs)
	};
}

/** Either goal makes a day done, so the lower of two is in force, and one that is none is not. */
function lower(a: number | null | undefined, b: number | null | undefined): number | null {
	return a == null || b == null ? (a ?? b ?? null) : Math.min(a, b);
}
