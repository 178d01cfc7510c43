/**
 * Notes on advice. An entry has one on each day that showed it: what is noted again on that day, here or on
 * another device, changes that one, field by field.
 */
import type { Moment } from '../core/day';
import { restamp } from '../core/merge';
import type { Reflection } from '../core/reflection';
import type { AdageDb } from './db';
import { nextStamp } from './ticks';

/** A note as it is written: its id and clocks follow. */
export type NewReflection = Omit<Reflection, 'id' | 'clocks' | 'deleted'>;

/** Writes a note, or changes it; one that was deleted is there again. */
export function writeReflection(
	db: AdageDb,
	reflection: NewReflection,
	now: Moment
): Promise<void> {
	const { adviceId, day, question, acted, line } = reflection;
	const id = `${day} ${adviceId}`;
	return put(db, { id, adviceId, day, question, acted, line, clocks: {} }, now);
}

/** Deletes a note, or with `deleted` false brings it back as it was; nothing where there is none. */
export async function setReflectionDeleted(
	db: AdageDb,
	id: string,
	deleted: boolean,
	now: Moment
): Promise<void> {
	const known = await db.reflections.get(id);
	if (known) await put(db, { ...known, deleted: deleted || undefined }, now);
}

function put(db: AdageDb, row: Reflection, now: Moment): Promise<void> {
	return db.transaction('rw', ['reflections', 'meta'], async () => {
		const stamp = await nextStamp(db, now.atMs);
		const known = await db.reflections.get(row.id);
		await db.reflections.put(
			known ? restamp(known, row, stamp) : { ...row, clocks: { '*': stamp } }
		);
	});
}

/** Notes on one entry, or on all of them, the newest first. */
export async function readReflections(db: AdageDb, adviceId?: string): Promise<Reflection[]> {
	const rows =
		adviceId === undefined
			? await db.reflections.toArray()
			: await db.reflections.where('adviceId').equals(adviceId).toArray();
	return rows.filter((row) => !row.deleted).sort((a, b) => b.day - a.day || (a.id < b.id ? -1 : 1));
}
