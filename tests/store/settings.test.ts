// The rule this file defends: a setting is what was chosen last, a preset keeps the clocks of what was not
// touched, and parameters are those adopted or the defaults.
import { expect, test } from 'vitest';
import { defaultWeights } from '../../src/lib/core/fsrs';
import { mergeRows } from '../../src/lib/core/merge';
import { defaultOptions } from '../../src/lib/core/model';
import { PARAMETERS_SETTING } from '../../src/lib/store/adopted';
import { loadParameters } from '../../src/lib/store/parameters';
import { readOptions, readSetting, writeOptions, writeSetting } from '../../src/lib/store/settings';
import { emptyLibrary } from './sample';

test('a setting reads back as it was written last', async () => {
	const { db } = await emptyLibrary();
	expect(await readSetting(db, 'buttons')).toBe(undefined);
	await writeSetting(db, 'buttons', 2, 1000);
	await writeSetting(db, 'buttons', 4, 500);
	expect(await readSetting(db, 'buttons')).toBe(4);
	await writeSetting(db, 'buttons', null, 2000);
	expect(await readSetting(db, 'buttons')).toBe(null);
});

test('options are the defaults with what was chosen', async () => {
	const { db } = await emptyLibrary();
	expect(await readOptions(db)).toEqual(defaultOptions);
	await writeOptions(db, { newADay: 5 }, 1000);
	const first = (await db.presets.toArray())[0]!;
	await writeOptions(db, { newADay: 5 }, 2000);
	expect((await db.presets.toArray())[0]).toEqual(first);
	await writeOptions(db, { desiredRetention: 0.85 }, 3000);
	expect(await readOptions(db)).toEqual({ ...defaultOptions, newADay: 5, desiredRetention: 0.85 });
});

test('two devices that chose different options have both, also where neither had chosen any before', async () => {
	const [{ db: a }, { db: b }] = [await emptyLibrary(0.25), await emptyLibrary(0.75)];
	await writeOptions(a, { newADay: 5 }, 1000);
	await writeOptions(b, { reviewsADay: 50 }, 2000);
	const [one, other] = [(await a.presets.get('default'))!, (await b.presets.get('default'))!];
	await a.presets.put(mergeRows(one, other));
	expect(await readOptions(a)).toEqual({ ...defaultOptions, newADay: 5, reviewsADay: 50 });
});

test('parts of one option that are changed one right after another both come', async () => {
	const { db } = await emptyLibrary();
	await Promise.all([
		writeOptions(db, ({ leech }) => ({ leech: { ...leech, threshold: 3 } }), 1000),
		writeOptions(db, ({ leech }) => ({ leech: { ...leech, action: 'suspend' } }), 1000)
	]);
	expect((await readOptions(db)).leech).toEqual({ threshold: 3, action: 'suspend' });
});

test('parameters are the defaults until a set was adopted that is there', async () => {
	const { db } = await emptyLibrary();
	expect(await loadParameters(db)).toEqual(defaultWeights);
	await writeSetting(db, PARAMETERS_SETTING, 'mine', 1000);
	expect(await loadParameters(db)).toEqual(defaultWeights);
	const weights = defaultWeights.map((w) => w * 1.1);
	await db.parameters.put({ hash: 'mine', version: 'fsrs-6', weights, madeMs: 1, reviews: 900 });
	expect(await loadParameters(db)).toEqual(weights);
});
