// The rule this file defends: an answer that makes a card a leech marks it in the same transaction, is
// undone and redone with all that it did, and takes nothing from what another device wrote.
import { expect, test } from 'vitest';
import type { PresetOptions } from '../../src/lib/core/model';
import type { AdageDb } from '../../src/lib/store/db';
import { checkInvariants } from '../../src/lib/store/invariants';
import { editNote } from '../../src/lib/store/content';
import { copyPreset } from '../../src/lib/store/presets';
import { writeOptions } from '../../src/lib/store/settings';
import { dumpRows, takeRows } from '../../src/lib/store/transfer';
import { turnAct } from '../../src/lib/store/undo';
import {
	answer,
	card,
	DAY,
	DECK_ID,
	emptyLibrary,
	everything,
	face,
	model,
	moment,
	smallLibrary
} from './sample';

/** A card that was forgotten `lapses` times, on day after day, and is due again. */
async function forgotten(lapses: number, leech: PresetOptions['leech']) {
	const library = await smallLibrary(2, { leech, relearningStepsSec: [] });
	await answer(library.db, card(0), 4, moment());
	for (let n = 1; n <= lapses; n++) await answer(library.db, card(0), 1, moment(DAY + n));
	return library;
}
const forget = (db: AdageDb, day: number) => answer(db, card(0), 1, moment(DAY + day));
const tags = async (db: AdageDb) => (await db.notes.get('n0'))!.tags;
const lane = async (db: AdageDb) => (await db.schedules.get(card(0)))!.lane;

test('at the threshold, and every half of it, it is told and tagged', async () => {
	const { db } = await forgotten(3, { threshold: 4, action: 'tag' });
	expect(await tags(db)).toEqual(['tea']);
	expect(await forget(db, 4)).toMatchObject({ leech: { lapses: 4, suspended: false } });
	expect(await tags(db)).toEqual(['leech', 'tea']);
	expect(await lane(db)).toBe('review');
	expect(await forget(db, 5)).not.toHaveProperty('leech');
	// Told again though it has the tag, which is not written twice.
	const clocks = (await db.notes.get('n0'))!.clocks;
	expect(await forget(db, 6)).toMatchObject({ leech: { lapses: 6 } });
	expect((await db.notes.get('n0'))!.clocks).toEqual(clocks);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('only forgetting a card that was known counts', async () => {
	const leech = { threshold: 1, action: 'suspend' as const };
	const { db } = await smallLibrary(2, { leech });
	for (const rating of [1, 1, 3, 3] as const)
		expect(await answer(db, card(0), rating, moment())).not.toHaveProperty('leech');
	expect(await answer(db, card(0), 2, moment(DAY + 5))).not.toHaveProperty('leech');
	expect(await answer(db, card(0), 1, moment(DAY + 10))).toMatchObject({ leech: { lapses: 1 } });
});

test('a threshold of 0 is never', async () => {
	const { db } = await forgotten(0, { threshold: 0, action: 'suspend' });
	for (let n = 1; n <= 9; n++) expect(await forget(db, n)).not.toHaveProperty('leech');
	expect(await tags(db)).toEqual(['tea']);
});

test("the preset of the card's deck decides, as it is at that moment", async () => {
	const { db } = await forgotten(1, { threshold: 8, action: 'tag' });
	await copyPreset(db, DECK_ID, 'Strict', moment());
	const own = (await db.decks.get(DECK_ID))!.presetId;
	await writeOptions(db, { leech: { threshold: 2, action: 'suspend' } }, moment().atMs, own);
	expect(await forget(db, 2)).toMatchObject({ leech: { lapses: 2, suspended: true } });
});

test('suspended with the answer; undone and redone with all of it', async () => {
	const library = await forgotten(1, { threshold: 2, action: 'suspend' });
	const before = await everything(library.db);
	const result = await forget(library.db, 2);
	expect(result).toMatchObject({ kind: 'rated', schedule: { lane: 'out', lapses: 2 } });
	const after = await everything(library.db);
	expect(await lane(library.db)).toBe('out');
	expect(await checkInvariants(library.db, model)).toEqual([]);
	await library.reopen();
	const { db } = library;
	const turn = (direction: 'undo' | 'redo') => turnAct(db, direction, moment(DAY + 2, 13), model);
	const plain = (rows: unknown) =>
		(rows as { clocks: object }[]).map((row) => ({ ...row, clocks: 0, lastId: '' }));
	const expectLike = async (stood: Record<string, unknown[]>) => {
		const now = await everything(db);
		for (const table of ['notes', 'cards', 'schedules'])
			expect(plain(now[table])).toEqual(plain(stood[table]));
		expect(await checkInvariants(db, model)).toEqual([]);
	};
	await turn('undo');
	await expectLike(before);
	await turn('redo');
	await expectLike(after);
	await turn('undo');
	await expectLike(before);
	// Forgotten once more, it is the same one again.
	expect(await forget(db, 2)).toMatchObject({ leech: { lapses: 2, suspended: true } });
});

test('tags of two devices come together, and so does what each did to the card', async () => {
	const dump = async (db: AdageDb) => {
		const portions: { table: string; rows: unknown[] }[] = [];
		for await (const portion of dumpRows(db)) portions.push(structuredClone(portion));
		return portions;
	};
	const { db: one } = await forgotten(1, { threshold: 2, action: 'suspend' });
	const { db: two } = await emptyLibrary(0.75);
	await takeRows(two, await dump(one), model, 0.5);
	await forget(one, 2);
	const fields = { Front: 'Asked better?', Back: 'Yes.' };
	const edited = { fields, tags: ['hard', 'tea'] };
	const faces = { forward: face('Asked better?', 'Yes.') };
	await editNote(two, 'n0', edited, faces, moment(DAY + 2, 14), model);
	const [mine, theirs] = [await dump(one), await dump(two)];
	await takeRows(one, theirs, model, 0.3);
	await takeRows(two, mine, model, 0.4);
	for (const db of [one, two]) {
		expect(await db.notes.get('n0')).toMatchObject({ fields, tags: ['hard', 'leech', 'tea'] });
		expect(await lane(db)).toBe('out');
		expect(await checkInvariants(db, model)).toEqual([]);
	}
	expect(await one.notes.toArray()).toEqual(await two.notes.toArray());
});
