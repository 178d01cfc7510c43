/**
 * The whole truth out of the library, and in again. Taking in is a merge: union of the log and the day
 * facts, newest field of every content row; so restoring into an empty library is identity, and into one
 * that is in use loses nothing on either side.
 */
import type { Model } from '../core/fsrs';
import { noteIdOf } from '../core/cards';
import { mergeRows } from '../core/merge';
import type { Face, Note, Row } from '../core/model';
import type { DayFact } from '../core/day-facts';
import { type AdageDb, type ReviewBatch, TRUTH_TABLES } from './db';
import { checkRows } from './check-rows';
import { rebuildDerived } from './derived';
import { fieldsHash } from './faces';
import { bytesOf, carryBytes, type CarriedBytes } from './media';
import { settleCards } from './note-cards';
import { addToLog } from './reviews';
import { mintDevice, witnessStamps } from './ticks';

const PORTION = 500;
const LARGE = new Set<string>(['editions', 'media', 'blobs']);

/** Faces travel too: they are derived, but from a parser that the reader may not have. */
export const TRANSFER_TABLES = [...TRUTH_TABLES, 'faces'] as const;
type TransferTable = (typeof TRANSFER_TABLES)[number];

/** Rows of every table that a backup holds. */
export async function countRows(db: AdageDb): Promise<Record<string, number>> {
	const counts = await Promise.all(
		TRANSFER_TABLES.map(async (table) => [table, await db.table(table).count()] as const)
	);
	return Object.fromEntries(counts);
}

/** Every row of the truth, in portions, table by table. */
export async function* dumpRows(db: AdageDb): AsyncGenerator<{ table: string; rows: unknown[] }> {
	for (const table of TRANSFER_TABLES) {
		// By key, so that a portion continues where the last one ended whatever was written meanwhile.
		const keys = await db.table(table).toCollection().primaryKeys();
		// A document can be megabytes: one of those is a portion by itself.
		const size = LARGE.has(table) ? 1 : PORTION;
		for (let i = 0; i < keys.length; i += size) {
			const found = await db.table(table).bulkGet(keys.slice(i, i + size));
			const rows = found.filter((row) => row !== undefined);
			yield { table, rows: table === 'blobs' ? await Promise.all(rows.map(carryBytes)) : rows };
		}
	}
}

/**
 * Merges portions into the library in one transaction, gives this copy a device id of its own and builds
 * the derived tables again. Tables of a newer version are left out; rows that cannot be are refused
 * (`UnsoundRows`) before anything is written. `random` is from 0 up to 1. Gives how many pictures were left
 * out, because their bytes are damaged or none of a picture: nothing else depends on those.
 */
export async function takeRows(
	db: AdageDb,
	portions: { table: string; rows: unknown[] }[],
	model: Model,
	random: number
): Promise<number> {
	checkRows(portions);
	const { sound, damaged } = await pictureBytes(portions);
	const tables = [...TRANSFER_TABLES, 'schedules', 'days', 'meta'];
	await db.transaction('rw', tables, async () => {
		const stamps: string[] = [];
		const batches: ReviewBatch['entries'][] = [];
		for (const { table, rows } of sound) {
			if (!isTransferTable(table)) continue;
			if (table === 'reviews') for (const row of rows as ReviewBatch[]) batches.push(row.entries);
			else if (table === 'faces') await mergeFaces(db, rows as Face[]);
			else await mergeTable(db, table, rows as Row[], stamps);
		}
		for (const batch of batches) for (const entry of batch) stamps.push(entry.id);
		await addToLog(db, batches);
		await witnessStamps(db, stamps);
		await mintDevice(db, random);
		await settleCards(db);
		await rebuildDerived(db, model);
	});
	return damaged;
}

/** Portions with the bytes of pictures as they are kept. */
async function pictureBytes(portions: { table: string; rows: unknown[] }[]) {
	let damaged = 0;
	const sound: typeof portions = [];
	for (const { table, rows } of portions) {
		if (table !== 'blobs') {
			sound.push({ table, rows });
			continue;
		}
		const read = await Promise.all((rows as CarriedBytes[]).map(bytesOf));
		const whole = read.filter((row) => row !== undefined);
		damaged += rows.length - whole.length;
		sound.push({ table, rows: whole });
	}
	return { sound, damaged };
}

function isTransferTable(table: string): table is TransferTable {
	return (TRANSFER_TABLES as readonly string[]).includes(table);
}

async function mergeTable(
	db: AdageDb,
	table: Exclude<TransferTable, 'reviews' | 'faces'>,
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
