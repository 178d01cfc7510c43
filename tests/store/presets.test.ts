// The rule this file defends: decks share the options of their preset, and each can have its own; what is
// changed is in force at once, moves no card, and merges by field with what another device changed.
import { expect, test } from 'vitest';
import { DEFAULT_PRESET_ID } from '../../src/lib/core/model';
import { accept } from '../../src/lib/store/content';
import type { AdageDb } from '../../src/lib/store/db';
import { checkInvariants } from '../../src/lib/store/invariants';
import { studiedDecks } from '../../src/lib/store/studied-decks';
import {
	choosePreset,
	copyPreset,
	deletePreset,
	readPresets,
	renamePreset,
	setDeckRetention
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
	const own = (await copyPreset(db, 'latin', 'Latin', nowMs))!;
	expect(await uses(db)).toEqual(['Default: 2', 'Latin: 1']);
	await writeOptions(db, { reviewsADay: 50 }, nowMs, own);
	expect(await deckOptions(db, 'latin')).toMatchObject({ newADay: 3, reviewsADay: 50 });
	expect(await deckOptions(db, 'greek')).toMatchObject({ newADay: 3, reviewsADay: 200 });
	await choosePreset(db, 'greek', own, nowMs);
	expect(await uses(db)).toEqual(['Default: 1', 'Latin: 2']);
	// Two of one name could not be told apart.
	await copyPreset(db, 'greek', 'Latin', nowMs);
	expect(await uses(db)).toEqual(['Default: 1', 'Latin: 1', 'Latin 2: 1']);
	expect(await deckOptions(db, 'greek')).toMatchObject({ newADay: 3, reviewsADay: 50 });
	expect(await copyPreset(db, 'nowhere', 'x', nowMs)).toBeUndefined();
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('a name is what was typed, and never nothing', async () => {
	const { db } = await emptyLibrary();
	await renamePreset(db, DEFAULT_PRESET_ID, '  Usual ', nowMs);
	await renamePreset(db, DEFAULT_PRESET_ID, '   ', nowMs);
	await renamePreset(db, 'nowhere', 'x', nowMs);
	expect(await uses(db)).toEqual(['Usual: 0']);
	// Options that nobody chose must not go before what another device chose.
	expect((await db.presets.get(DEFAULT_PRESET_ID))!.clocks['options.newADay'] ?? '').toBe('');
});

test('decks of a deleted preset have the default one; undone, they have it again', async () => {
	const db = await threeDecks();
	const own = (await copyPreset(db, 'latin', 'Latin', nowMs))!;
	await writeOptions(db, { newADay: 1 }, nowMs, own);
	const act = await deletePreset(db, own, moment(), model);
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
	expect(await deletePreset(db, DEFAULT_PRESET_ID, moment(), model)).toBeUndefined();
	expect(await deletePreset(db, own, moment(), model)).toBeUndefined();
	expect(await everything(db)).toEqual(before);
});

test("a deck's own retention goes before its preset's until it is taken away", async () => {
	const db = await threeDecks();
	const aim = async () => (await deckOptions(db, 'latin')).desiredRetention;
	await setDeckRetention(db, 'latin', 0.95, nowMs);
	await writeOptions(db, { desiredRetention: 0.8 }, nowMs);
	expect(await aim()).toBe(0.95);
	expect((await studiedDecks(db)).map(({ options }) => options.desiredRetention)).toEqual([
		0.8, 0.95, 0.8
	]);
	await setDeckRetention(db, 'latin', undefined, nowMs);
	expect(await aim()).toBe(0.8);
	await setDeckRetention(db, 'latin', 7, nowMs);
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
	const own = (await copyPreset(one, 'latin', 'Latin', nowMs))!;
	const { db: two } = await emptyLibrary(0.75);
	await takeRows(two, await dump(one), model, 0.5);
	await writeOptions(one, { newADay: 1 }, nowMs + 1000, own);
	await setDeckRetention(one, 'latin', 0.85, nowMs + 1000);
	await writeOptions(two, { reviewsADay: 9, fuzz: true }, nowMs + 2000, own);
	await renamePreset(two, own, 'Rome', nowMs + 2000);
	await choosePreset(two, DECK_ID, own, nowMs + 2000);
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
