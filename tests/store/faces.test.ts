// The rule this file defends: a face shows what its note says, also after a merge that brought other words,
// and one that does not is found and can be drawn anew.
import { expect, test } from 'vitest';
import type { Note } from '../../src/lib/core/model';
import { editNote } from '../../src/lib/store/content';
import type { AdageDb } from '../../src/lib/store/db';
import { putFaces, staleNotes } from '../../src/lib/store/faces';
import { checkInvariants } from '../../src/lib/store/invariants';
import { dumpRows, takeRows } from '../../src/lib/store/transfer';
import { card, DAY, face, model, moment, smallLibrary } from './sample';

const draw = ({ fields }: Note) => ({ forward: face(fields.Front!, fields.Back!) });

async function redraw(db: AdageDb) {
	const notes = await staleNotes(db);
	await putFaces(db, notes, notes.map(draw));
	return notes.length;
}

async function edit(db: AdageDb, fields: Record<string, string>, hour: number) {
	const drawn = { forward: face(fields.Front!, fields.Back!) };
	await editNote(db, 'n0', { fields, tags: [] }, drawn, moment(DAY, hour), model);
}

async function merge(into: AdageDb, from: AdageDb) {
	const portions = [];
	for await (const portion of dumpRows(from)) portions.push(structuredClone(portion));
	await takeRows(into, portions, model, 0.5);
}

test('a lost table of faces is drawn again to the letter', async () => {
	const { db } = await smallLibrary(4);
	const before = await db.faces.toArray();
	await db.faces.clear();
	expect(await redraw(db)).toBe(4);
	expect(await db.faces.toArray()).toEqual(before);
	expect(await redraw(db)).toBe(0);
});

test('words that came from elsewhere bring their face', async () => {
	const [mine, other] = [await smallLibrary(2), await smallLibrary(2)];
	await edit(other.db, { Front: 'Newer?', Back: 'Answer 0.' }, 13);
	await merge(mine.db, other.db);
	expect(await staleNotes(mine.db)).toEqual([]);
	expect((await mine.db.faces.get(card(0)))!.front).toEqual(face('Newer?', '').front);
});

test('older words from elsewhere leave my face alone', async () => {
	const [mine, other] = [await smallLibrary(2), await smallLibrary(2)];
	await edit(mine.db, { Front: 'Newer?', Back: 'Answer 0.' }, 13);
	await merge(mine.db, other.db);
	expect((await mine.db.faces.get(card(0)))!.front).toEqual(face('Newer?', '').front);
	expect(await checkInvariants(mine.db, model)).toEqual([]);
});

test('a note of which each side changed another field is drawn anew', async () => {
	const [mine, other] = [await smallLibrary(2), await smallLibrary(2)];
	await edit(mine.db, { Front: 'Mine?', Back: 'Answer 0.' }, 13);
	await edit(other.db, { Front: 'Question 0?', Back: 'Theirs.' }, 14);
	await merge(mine.db, other.db);
	expect((await checkInvariants(mine.db, model)).join()).toMatch(/face of note “n0”/);
	expect(await redraw(mine.db)).toBe(1);
	expect(await mine.db.faces.get(card(0))).toMatchObject(face('Mine?', 'Theirs.'));
	expect(await checkInvariants(mine.db, model)).toEqual([]);
});
