// The rule this file defends: what is said of a backup before it is taken is what then comes of taking it:
// adding brings exactly so many ratings and cards, replacing takes away exactly so many; and replacing leaves
// nothing of what was here but what belongs to the device.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/lib/core/sha256';
import { pictureFacts } from '../../src/lib/core/picture-facts';
import type { Rating } from '../../src/lib/core/review';
import { unpackPictures } from '../../src/lib/store/carried-pictures';
import { COMPARED, compareRows } from '../../src/lib/store/compare';
import { accept, deleteNotes, editNote } from '../../src/lib/store/content';
import type { AdageDb } from '../../src/lib/store/db';
import { checkInvariants } from '../../src/lib/store/invariants';
import { readLocal, writeLocal } from '../../src/lib/store/local';
import { archiveCards } from '../../src/lib/store/marks';
import { readClock } from '../../src/lib/store/ticks';
import { dumpRows, replaceRows, takeRows, type Portion } from '../../src/lib/store/transfer';
import { turnAct } from '../../src/lib/store/undo';
import { png } from '../pictures';
import {
	answer,
	card,
	DAY,
	emptyLibrary,
	everything,
	face,
	material,
	model,
	moment,
	smallLibrary
} from './sample';

async function dump(db: AdageDb): Promise<Portion[]> {
	const portions: Portion[] = [];
	for await (const portion of dumpRows(db)) portions.push(structuredClone(portion));
	return portions;
}

const deed = fc.record({
	here: fc.boolean(),
	what: fc.constantFrom('rate', 'rate', 'edit', 'delete', 'archive', 'undo', 'accept'),
	note: fc.nat({ max: 3 })
});

async function run(db: AdageDb, what: string, note: number, now: ReturnType<typeof moment>) {
	if (what === 'rate') await answer(db, card(note), ((note % 4) + 1) as Rating, now);
	else if (what === 'edit') {
		const words = `Words of ${now.atMs}`;
		const change = { fields: { Front: words, Back: '' }, tags: [] };
		await editNote(db, `n${note}`, change, { forward: face(words, '') }, now, model);
	} else if (what === 'delete') await deleteNotes(db, [`n${note}`], now, model);
	else if (what === 'archive') await archiveCards(db, [card(note)], true, now, model);
	else if (what === 'undo') await turnAct(db, 'undo', now, model);
	else await accept(db, material(2, `deck-${note}`), now, model);
}

test('what is said of adding and replacing is what comes of it', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(deed, { maxLength: 14 }), async (deeds) => {
			const { db: here } = await smallLibrary(4);
			const { db: there } = await emptyLibrary(0.5);
			await takeRows(there, await dump(here), model, 0.6);
			for (const [i, { here: mine, what, note }] of deeds.entries())
				await run(mine ? here : there, what, note, moment(DAY + Math.floor(i / 4), 8 + (i % 12)));

			const portions = await dump(there);
			const before = await everything(here);
			const compared = portions.filter(({ table }) => COMPARED.has(table));
			const said = await compareRows(here, compared);
			expect(await everything(here)).toEqual(before);
			const { db: same } = await emptyLibrary(0.8);
			await takeRows(same, await dump(here), model, 0.1);
			const holding = async (db: AdageDb) => (await compareRows(db, [])).here;
			expect(said.here).toEqual(await holding(here));
			expect(said.there).toEqual(await holding(there));

			await takeRows(same, portions, model, 0.2);
			const added = await holding(same);
			expect(added.cards).toBe(said.here.cards + said.adds.cards - said.adds.removed);
			// Ratings that were undone on the other side go with that.
			expect(added.ratings).toBeLessThanOrEqual(said.here.ratings + said.adds.ratings);
			const again = await compareRows(same, portions);
			expect(again.adds).toEqual({ ratings: 0, cards: 0, removed: 0, reworded: 0 });

			await replaceRows(here, portions, model, 0.3);
			const replaced = await compareRows(here, portions);
			expect(replaced.here).toEqual(said.there);
			expect(replaced.lacks).toEqual({ ratings: 0, cards: 0, reworded: 0 });
			expect(await checkInvariants(here, model)).toEqual([]);
			for (const db of [here, there, same]) db.close();
		}),
		{ numRuns: 30 }
	);
});

test('replacing leaves what belongs to the device, takes a new id, and what comes next is newer than all', async () => {
	const { db } = await smallLibrary(3);
	await answer(db, card(0), 3, moment(DAY + 50));
	await db.drafts.put({ id: 'waiting' } as never);
	await writeLocal(db, 'reminder', { atMinute: 5 });
	const was = await readClock(db);
	const { db: other } = await smallLibrary(5);
	await answer(other, card(4), 1, moment());
	await replaceRows(db, await dump(other), model, 0.77);
	expect(await dump(db)).toEqual(await dump(other));
	expect(await readLocal(db, 'reminder')).toEqual({ atMinute: 5 });
	expect(await db.drafts.count()).toBe(1);
	// Nothing of what was here can be undone, or sent.
	expect([await db.acts.count(), await db.outbox.count()]).toEqual([0, 0]);
	const now = await readClock(db);
	expect(now.deviceId).not.toBe(was.deviceId);
	expect(now.ms).toBeGreaterThanOrEqual(was.ms);
	// The wall clock is behind what was here: what is written still counts as newer than the backup's rows.
	await deleteNotes(db, ['n1'], moment(), model);
	await takeRows(db, await dump(other), model, 0.5);
	expect((await db.notes.get('n1'))?.deleted).toBe(true);
});

test('replacing that fails leaves everything as it was', async () => {
	const { db } = await smallLibrary(3);
	await answer(db, card(0), 3, moment());
	const { db: other } = await smallLibrary(5);
	await answer(other, card(4), 1, moment());
	const portions = await dump(other);
	const before = await everything(db);
	const broken = [...portions, { table: 'notes', rows: [{ id: 7 }] }];
	await expect(replaceRows(db, broken, model, 0.5)).rejects.toThrow(/never writes/);
	expect(await everything(db)).toEqual(before);
	// In any step of the transaction, whatever else was written by then.
	for (const name of ['reviews', 'faces', 'notes', 'sources', 'schedules', 'days', 'meta']) {
		const fail = () => {
			throw new Error('No room.');
		};
		db.table(name).hook('creating', fail);
		await expect(replaceRows(db, portions, model, 0.5), name).rejects.toThrow();
		db.table(name).hook('creating').unsubscribe(fail);
		expect(await everything(db), name).toEqual(before);
	}
	await replaceRows(db, portions, model, 0.5);
	expect(await dump(db)).toEqual(portions);
});

test('pictures come and go with what shows them: none of a restore that fails stays', async () => {
	const picture = async (...colour: number[]) => {
		const bytes = png(40, 30, colour);
		const hash = await sha256(bytes, crypto.subtle);
		const blob = new Blob([bytes], { type: 'image/png' });
		return { hash, ...pictureFacts(bytes)!, size: bytes.length, blob };
	};
	const [red, blue] = await Promise.all([picture(250, 0, 0), picture(0, 0, 250)]);
	const { db } = await emptyLibrary();
	await accept(db, { ...material(2), pictures: [red] }, moment(), model);
	const { db: other } = await emptyLibrary(0.75);
	await accept(other, { ...material(2, 'ink'), pictures: [blue] }, moment(), model);
	const portions = (await dump(other)).filter(({ table }) => table !== 'blobs');
	const blobs = (await dump(other)).filter(({ table }) => table === 'blobs');
	const unpacked = await unpackPictures(blobs.flatMap(({ rows }) => rows));
	expect(unpacked.damaged).toEqual([]);
	const fail = () => {
		throw new Error('No room.');
	};
	db.schedules.hook('creating', fail);
	for (const take of [takeRows, replaceRows]) {
		await expect(take(db, portions, model, 0.5, unpacked)).rejects.toThrow('No room.');
		expect(await db.blobs.toCollection().primaryKeys()).toEqual([red.hash]);
	}
	db.schedules.hook('creating').unsubscribe(fail);
	await replaceRows(db, portions, model, 0.5, unpacked);
	expect(await db.blobs.toCollection().primaryKeys()).toEqual([blue.hash]);
	expect((await db.media.toArray()).map(({ hash }) => hash)).toEqual([blue.hash]);
});
