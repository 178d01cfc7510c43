// The rule this file defends: what somebody notes about advice is theirs: it can be changed, deleted and brought
// back, and libraries that meet keep the newest of each part.
import { expect, test } from 'vitest';
import type { AdageDb } from '../../src/lib/store/db';
import {
	readReflections,
	setReflectionDeleted,
	writeReflection
} from '../../src/lib/store/reflections';
import { dumpRows, takeRows } from '../../src/lib/store/transfer';
import { DAY, emptyLibrary, model, moment } from './sample';

const about = { adviceId: 'tea bitter', question: 'What makes tea bitter?' };
const note = { ...about, day: DAY, acted: 'not-yet' as const, line: '' };

async function dump(db: AdageDb) {
	const portions: { table: string; rows: unknown[] }[] = [];
	for await (const portion of dumpRows(db))
		portions.push(JSON.parse(JSON.stringify(portion)) as typeof portion);
	return portions;
}

test('a day has one note on an entry, which is changed; other days and entries have their own', async () => {
	const { db } = await emptyLibrary();
	await writeReflection(db, note, moment());
	await writeReflection(db, { ...note, acted: 'yes', line: 'Cooler water' }, moment(DAY, 13));
	await writeReflection(db, { ...note, day: DAY + 40 }, moment(DAY + 40));
	await writeReflection(db, { ...note, adviceId: 'n1' }, moment());
	expect(await readReflections(db, 'tea bitter')).toMatchObject([
		{ day: DAY + 40, acted: 'not-yet' },
		{ day: DAY, acted: 'yes', line: 'Cooler water' }
	]);
	expect(await readReflections(db)).toHaveLength(3);
});

test('a note that was deleted comes back as it was, and may be written anew', async () => {
	const { db } = await emptyLibrary();
	await writeReflection(db, { ...note, line: 'Mine' }, moment());
	const [before] = await readReflections(db);
	await setReflectionDeleted(db, before!.id, true, moment());
	expect(await readReflections(db)).toEqual([]);
	await setReflectionDeleted(db, before!.id, false, moment());
	expect(await readReflections(db)).toMatchObject([{ acted: 'not-yet', line: 'Mine' }]);
	await setReflectionDeleted(db, before!.id, true, moment());
	await writeReflection(db, { ...note, acted: 'yes' }, moment());
	expect(await readReflections(db)).toMatchObject([{ acted: 'yes', line: '' }]);
	await setReflectionDeleted(db, 'none of ours', true, moment());
	expect(await db.reflections.count()).toBe(1);
});

test('of two devices the newest of each part stays, whoever takes in whom first', async () => {
	const { db: a } = await emptyLibrary(0.1);
	await writeReflection(a, note, moment());
	const { db: b } = await emptyLibrary(0.2);
	await takeRows(b, await dump(a), model, 0.3);
	await writeReflection(a, { ...note, line: 'From here' }, moment(DAY, 14));
	await writeReflection(b, { ...note, acted: 'yes' }, moment(DAY, 15));
	const [ofA, ofB] = [await dump(a), await dump(b)];
	await takeRows(a, ofB, model, 0.4);
	await takeRows(b, ofA, model, 0.5);
	expect(await readReflections(a)).toMatchObject([{ acted: 'yes', line: 'From here' }]);
	expect(await b.reflections.toArray()).toEqual(await a.reflections.toArray());
	// Deleted here after it was changed there.
	const { id } = (await readReflections(a))[0]!;
	await setReflectionDeleted(a, id, true, moment(DAY, 16));
	await takeRows(b, await dump(a), model, 0.6);
	expect(await readReflections(b)).toEqual([]);
});

test('a backup with a note that says nothing of its advice is refused', async () => {
	const { db } = await emptyLibrary();
	const rows = [{ id: 'x', day: DAY, question: '', acted: 'yes', line: '', clocks: {} }];
	await expect(takeRows(db, [{ table: 'reflections', rows }], model, 0.5)).rejects.toThrow(
		'Nothing was taken from it'
	);
});
