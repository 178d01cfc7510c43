/**
 * Derived tables can be dropped at any time: this builds them again from the truth, in portions so that
 * a large library neither blocks nor fills the memory. Faces are in faces.ts.
 */
import type { Model } from '../core/fsrs';
import { foldMemory, foldHash, type Schedule } from '../core/schedule';
import { effectiveLog, unionLog } from '../core/review';
import { maxKey, minKey, type AdageDb, type ReviewBatch, type Table } from './db';
import { scheduleOf } from './schedules';
import { addEntry, emptyTotal, type DayTotal } from './totals';

const PORTION = 2000;

/** Schedules and day totals of the whole library, as the truth has it. Pure reading. */
export async function deriveAll(db: AdageDb, model: Model) {
	const schedules: Schedule[] = [];
	const days = new Map<string, DayTotal>();
	const logs = new Map<string, ReviewBatch[]>();
	await inPortions(db.reviews, (batch) => {
		const known = logs.get(batch.cardId);
		if (known) known.push(batch);
		else logs.set(batch.cardId, [batch]);
	});
	await inPortions(db.cards, (card) => {
		const log = unionLog(...(logs.get(card.id) ?? []).map((batch) => batch.entries));
		schedules.push(scheduleOf(card, foldMemory(log, model), model));
		for (const entry of effectiveLog(log)) {
			if (entry.kind !== 'review' && entry.kind !== 'practice') continue;
			const key = `${entry.day}:${card.deckId}`;
			days.set(key, addEntry(days.get(key) ?? emptyTotal(entry.day, card.deckId), entry));
		}
	});
	return { schedules, days: [...days.values()] };
}

/** Every row of a table in key order, many at a time: a cursor would ask for each of them by itself. */
export async function inPortions<T, K>(
	table: Table<T, K>,
	take: (row: T) => void,
	portion = PORTION
): Promise<void> {
	let rows = await table.orderBy(':id').limit(portion).toArray();
	while (rows.length) {
		rows.forEach(take);
		if (rows.length < portion) return;
		const last = keyOf(table, rows.at(-1)!);
		rows = await table.where(':id').above(last).limit(portion).toArray();
	}
}

function keyOf<T, K>(table: Table<T, K>, row: T) {
	const path = table.schema.primKey.keyPath ?? 'id';
	const value = (part: string) => (row as Record<string, string>)[part]!;
	return Array.isArray(path) ? path.map(value) : value(path);
}

/** Drops schedules and day totals and builds them again, in one transaction. */
export async function rebuildDerived(db: AdageDb, model: Model): Promise<void> {
	await db.transaction('rw', ['cards', 'reviews', 'schedules', 'days'], async () => {
		const { schedules, days } = await deriveAll(db, model);
		await db.schedules.clear();
		await db.days.clear();
		for (let i = 0; i < schedules.length; i += PORTION)
			await db.schedules.bulkPut(schedules.slice(i, i + PORTION));
		await db.days.bulkPut(days);
	});
}

/** Folds again what was folded with other parameters or by another version. Returns how many. */
export async function refoldStale(db: AdageDb, model: Model): Promise<number> {
	const current = foldHash(model);
	const stale = async (from: unknown, to: unknown) =>
		db.schedules.where('[fold+cardId]').between([from, minKey], [to, minKey]).primaryKeys();
	const ids = [
		...(await stale(minKey, current)),
		...(await db.schedules.where('[fold+cardId]').above([current, maxKey]).primaryKeys())
	];
	if (ids.length) await rebuildDerived(db, model);
	return ids.length;
}
