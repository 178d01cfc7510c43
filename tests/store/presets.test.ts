// The rule this file defends: decks share the options of their preset, and each can have its own; what is
// changed is in force at once, moves no card, and merges by field with what another device changed.
import { expect, test } from 'vitest';
import { DEFAULT_PRESET_ID } from '../../src/lib/core/model';
import { accept } from '../../src/lib/store/content';
import type { AdageDb } from '../../src/lib/store/db';
import { checkInvariants } from '../../src/lib/store/invariants';
import { studiedDecks } from '../../src/lib/store/studied-decks';
import { choosePreset, setDeckRetention } from '../../src/lib/store/deck-choices';
import {
	changeOptions,
	copyPreset,
	deletePreset,
	readPresets,
	renamePreset
} from '../../src/lib/store/presets';
import { deckOptions, writeOptions } from '../../src/lib/store/settings';
import { dumpRows, takeRows } from '../../src/lib/store/transfer';
import { turnAct } from '../../src/lib/store/undo';
import {
	answer,
	card,
	DAY,
	DECK_ID,
	emptyLibrary,
	everything,
	material,
	model,
	moment,
	show,
	smallLibrary
} from './sample';

const nowMs = moment().atMs;

async function threeDecks() {
	const { db } = await smallLibrary(2);
	for (const id of ['latin', 'greek']) await accept(db, material(1, id), moment(), model);
	return db;
}

/** Some seconds later. */
const later = (sec: number) => ({ ...moment(), atMs: nowMs + sec * 1000 });

/** Gives a deck a preset of its own, and returns the name by which it is known. */
async function ownPreset(db: AdageDb, deckId: string, name: string): Promise<string> {
	await copyPreset(db, deckId, name, moment());
	return (await db.decks.get(deckId))!.presetId;
}

const uses = async (db: AdageDb) =>
	(await readPresets(db)).map(({ preset, decks }) => `${preset.name}: ${decks}`);

async function dump(db: AdageDb) {
	const portions: { table: string; rows: unknown[] }[] = [];
	for await (const portion of dumpRows(db)) portions.push(structuredClone(portion));
	return portions;
}

test('there is a default preset before anything was chosen, and it counts its decks', async () => {
	const { db } = await emptyLibrary();
	const [only, ...others] = await readPresets(db);
	expect(others).toEqual([]);
	expect(only).toMatchObject({ decks: 0, preset: { id: DEFAULT_PRESET_ID, name: 'Default' } });
	expect(await uses(await threeDecks())).toEqual(['Default: 3']);
});

test('a preset of its own is a copy that is changed by itself', async () => {
	const db = await threeDecks();
	await writeOptions(db, { newADay: 3 }, nowMs);
	const own = await ownPreset(db, 'latin', 'Latin');
	expect(await uses(db)).toEqual(['Default: 2', 'Latin: 1']);
	await writeOptions(db, { reviewsADay: 50 }, nowMs, own);
	expect(await deckOptions(db, 'latin')).toMatchObject({ newADay: 3, reviewsADay: 50 });
	expect(await deckOptions(db, 'greek')).toMatchObject({ newADay: 3, reviewsADay: 200 });
	await choosePreset(db, 'greek', own, moment());
	expect(await uses(db)).toEqual(['Default: 1', 'Latin: 2']);
	// Two of one name could not be told apart.
	await copyPreset(db, 'greek', 'Latin', moment());
	expect(await uses(db)).toEqual(['Default: 1', 'Latin: 1', 'Latin 2: 1']);
	expect(await deckOptions(db, 'greek')).toMatchObject({ newADay: 3, reviewsADay: 50 });
	expect(await copyPreset(db, 'nowhere', 'x', moment())).toBeUndefined();
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('a name is what was typed, and never nothing', async () => {
	const { db } = await emptyLibrary();
	await renamePreset(db, DEFAULT_PRESET_ID, '  Usual ', moment());
	await renamePreset(db, DEFAULT_PRESET_ID, '   ', moment());
	await expect(renamePreset(db, 'nowhere', 'x', moment())).rejects.toThrow('deleted');
	expect(await uses(db)).toEqual(['Usual: 0']);
	// Options that nobody chose must not go before what another device chose.
	expect((await db.presets.get(DEFAULT_PRESET_ID))!.clocks['options.newADay'] ?? '').toBe('');
});

test('decks of a deleted preset have the default one; undone, they have it again', async () => {
	const db = await threeDecks();
	const own = await ownPreset(db, 'latin', 'Latin');
	await writeOptions(db, { newADay: 1 }, nowMs, own);
	const act = await deletePreset(db, own, moment());
	expect(act).toMatchObject({ kind: 'delete', label: 'Deleted the options “Latin”' });
	expect(await uses(db)).toEqual(['Default: 3']);
	expect((await deckOptions(db, 'latin')).newADay).toBe(8);
	expect((await studiedDecks(db)).map(({ options }) => options.newADay)).toEqual([8, 8, 8]);
	await turnAct(db, 'undo', moment(), model, act!.n);
	expect(await uses(db)).toEqual(['Default: 2', 'Latin: 1']);
	expect((await deckOptions(db, 'latin')).newADay).toBe(1);
	await turnAct(db, 'redo', moment(), model);
	expect(await uses(db)).toEqual(['Default: 3']);
	const before = await everything(db);
	expect(await deletePreset(db, DEFAULT_PRESET_ID, moment())).toBeUndefined();
	expect(await deletePreset(db, own, moment())).toBeUndefined();
	expect(await everything(db)).toEqual(before);
});

test("a deck's own retention goes before its preset's until it is taken away", async () => {
	const db = await threeDecks();
	const aim = async () => (await deckOptions(db, 'latin')).desiredRetention;
	await setDeckRetention(db, 'latin', 0.95, moment());
	await writeOptions(db, { desiredRetention: 0.8 }, nowMs);
	expect(await aim()).toBe(0.95);
	expect((await studiedDecks(db)).map(({ options }) => options.desiredRetention)).toEqual([
		0.8, 0.95, 0.8
	]);
	await setDeckRetention(db, 'latin', undefined, moment());
	expect(await aim()).toBe(0.8);
	await setDeckRetention(db, 'latin', 7, moment());
	expect(await db.decks.get('latin')).not.toHaveProperty('retention');
});

test('changed options are in force at once, and move no card that stands somewhere', async () => {
	const { db } = await smallLibrary(3);
	await answer(db, card(0), 4, moment());
	await answer(db, card(1), 3, moment());
	const before = await db.schedules.toArray();
	await writeOptions(db, { learningStepsSec: [30, 300, 86_400], desiredRetention: 0.8 }, nowMs);
	expect(await db.schedules.toArray()).toEqual(before);
	// The one that was in its second step of two is not yet through the three.
	const learning = await show(db, card(1), moment(DAY, 13));
	expect(learning.preview.outcomes[3].to).toMatchObject({ state: 'learning', step: 2 });
	expect(learning.preview.aim).toBe(0.8);
	expect((await db.schedules.get(card(0)))!.placement).toMatchObject({ state: 'review' });
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('what two devices changed in one preset and one deck comes together', async () => {
	const one = await threeDecks();
	const own = await ownPreset(one, 'latin', 'Latin');
	const { db: two } = await emptyLibrary(0.75);
	await takeRows(two, await dump(one), model, 0.5);
	await writeOptions(one, { newADay: 1 }, nowMs + 1000, own);
	await setDeckRetention(one, 'latin', 0.85, later(1));
	await writeOptions(two, { reviewsADay: 9, fuzz: true }, nowMs + 2000, own);
	await renamePreset(two, own, 'Rome', later(2));
	await choosePreset(two, DECK_ID, own, later(2));
	const [mine, theirs] = [await dump(one), await dump(two)];
	await takeRows(one, theirs, model, 0.3);
	await takeRows(two, mine, model, 0.4);
	for (const db of [one, two]) {
		expect(await uses(db)).toEqual(['Default: 1', 'Rome: 2']);
		const together = { newADay: 1, reviewsADay: 9, fuzz: true };
		expect(await deckOptions(db, DECK_ID)).toMatchObject(together);
		expect(await deckOptions(db, 'latin')).toMatchObject({ ...together, desiredRetention: 0.85 });
	}
	expect(await one.presets.toArray()).toEqual(await two.presets.toArray());
});

test('a changed option is one deed: taken back and done again, also after a restart', async () => {
	const library = await smallLibrary(1);
	await library.db.presets.clear();
	const { db } = library;
	const chosen = async () => {
		const { newADay, burySiblings } = await deckOptions(library.db, DECK_ID);
		return [newADay, burySiblings.new];
	};
	const change = { newADay: 3 };
	const first = await changeOptions(db, DEFAULT_PRESET_ID, change, moment());
	expect(first).toMatchObject({ kind: 'options', label: 'Changed an option' });
	// The same once more is no deed.
	expect(await changeOptions(db, DEFAULT_PRESET_ID, change, moment())).toBe(undefined);
	await changeOptions(
		db,
		DEFAULT_PRESET_ID,
		({ burySiblings }) => ({ burySiblings: { ...burySiblings, new: false } }),
		moment()
	);
	expect(await chosen()).toEqual([3, false]);
	await library.reopen();
	const seen: unknown[] = [];
	for (const turn of ['undo', 'undo', 'redo', 'redo', 'undo', 'undo'] as const) {
		await turnAct(library.db, turn, moment(), model);
		seen.push(await chosen());
	}
	expect(seen).toEqual([
		[3, true],
		[8, true],
		[3, true],
		[3, false],
		[3, true],
		[8, true]
	]);
	expect(await uses(library.db)).toEqual(['Default: 1']);
	expect(await checkInvariants(library.db, model)).toEqual([]);
});

test('what a deck chose for itself is taken back like any option', async () => {
	const db = await threeDecks();
	await setDeckRetention(db, 'latin', 0.95, moment());
	const own = await ownPreset(db, 'latin', 'Latin');
	await renamePreset(db, own, 'Rome', moment());
	await choosePreset(db, 'greek', own, moment());
	const seen = [];
	for (let k = 0; k < 4; k++) {
		const act = await turnAct(db, 'undo', moment(), model);
		seen.push([act!.label, ...(await uses(db)), (await db.decks.get('latin'))!.retention]);
	}
	expect(seen).toEqual([
		['Changed an option', 'Default: 2', 'Rome: 1', 0.95],
		['Renamed options to “Rome”', 'Default: 2', 'Latin: 1', 0.95],
		['“Tea” has options of its own now', 'Default: 3', 0.95],
		['Changed an option', 'Default: 3', undefined]
	]);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('two tabs: the newest choice holds, only it is taken back, and none goes into a deleted preset', async () => {
	const db = await threeDecks();
	const own = await ownPreset(db, 'latin', 'Latin');
	const change = (newADay: number) => changeOptions(db, own, { newADay }, moment());
	const [mine, theirs] = [await change(3), await change(4)];
	expect(await turnAct(db, 'undo', moment(), model, mine!.n)).toBe(undefined);
	expect((await deckOptions(db, 'latin')).newADay).toBe(4);
	await turnAct(db, 'undo', moment(), model, theirs!.n);
	expect((await deckOptions(db, 'latin')).newADay).toBe(3);
	await deletePreset(db, own, moment());
	const before = await everything(db);
	await expect(change(9)).rejects.toThrow('These options were deleted meanwhile');
	await expect(renamePreset(db, own, 'x', moment())).rejects.toThrow('deleted meanwhile');
	expect(await everything(db)).toEqual(before);
});
