// The rule this file defends: a row that is damaged stops nobody from studying.
import { expect, test } from 'vitest';
import { defaultWeights } from '../../src/lib/core/fsrs';
import { checkInvariants } from '../../src/lib/store/invariants';
import { gatherDay, owedToday } from '../../src/lib/store/owed';
import { askForMore } from '../../src/lib/store/more';
import { loadParameters } from '../../src/lib/store/parameters';
import { mintDevice, readClock } from '../../src/lib/store/ticks';
import { answer, card, DAY, DECK_ID, model, moment, smallLibrary } from './sample';

test('more for today that is nonsense is none', async () => {
	const { db } = await smallLibrary(3, { newADay: 2 });
	const junk = [{}, { done: {} }, { done: { new: 0, reviews: 'x' }, new: 1, reviews: 1 }];
	for (const extra of junk) {
		await db.decks.update(DECK_ID, { extra: { day: DAY, ...extra } as never });
		expect((await gatherDay(db, moment())).news).toHaveLength(2);
		expect(await checkInvariants(db, model)).toEqual([]);
	}
	await askForMore(db, { new: 1, reviews: 0 }, moment(), model);
	expect((await gatherDay(db, moment())).news).toHaveLength(3);
});

test('parameters that name no set are the defaults', async () => {
	const { db } = await smallLibrary(1);
	for (const value of [{ a: 1 }, 5, null, [], 'gone']) {
		await db.settings.put({ key: 'parameters', value, clocks: {} });
		expect(await loadParameters(db)).toEqual(defaultWeights);
	}
});

test('a clock that is nonsense begins anew at the next start', async () => {
	const { db } = await smallLibrary(2);
	for (const value of ['junk', null, 7, { ms: 'a', count: 0, deviceId: 'd' }]) {
		await db.meta.put({ key: 'clock', value });
		expect((await readClock(db)).deviceId).toBe('');
		await mintDevice(db, 0.5);
	}
	expect((await answer(db, card(0), 3, moment())).kind).toBe('rated');
});

const JUNK = [undefined, null, 'x', -1, 1e300, {}, [], [null]];

for (const table of ['decks', 'notes', 'cards', 'faces', 'sources', 'presets', 'dayFacts', 'days'])
	test(`whatever stands in a row of ${table}, the day is there, and a check comes to its end`, async () => {
		const { db } = await smallLibrary(3, { newADay: 2 });
		await answer(db, card(0), 3, moment());
		const rows = db.table<Record<string, unknown>>(table);
		const row = (await rows.toCollection().first())!;
		const key = [rows.schema.primKey.keyPath].flat();
		for (const field of Object.keys(row).filter((name) => !key.includes(name)))
			for (const value of JUNK) {
				await rows.put({ ...row, [field]: value });
				const where = `${field}: ${JSON.stringify(value)}`;
				await expect(gatherDay(db, moment()), where).resolves.toBeDefined();
				await expect(owedToday(db, moment()), where).resolves.toBeGreaterThanOrEqual(0);
				await expect(checkInvariants(db, model), where).resolves.toBeDefined();
			}
	});
