// The rule this file defends: a row that is damaged stops nobody from studying.
import { expect, test } from 'vitest';
import { defaultWeights } from '../../src/lib/core/fsrs';
import { gatherDay } from '../../src/lib/store/owed';
import { askForMore } from '../../src/lib/store/more';
import { loadParameters } from '../../src/lib/store/parameters';
import { mintDevice, readClock } from '../../src/lib/store/ticks';
import { answer, card, DAY, DECK_ID, model, moment, smallLibrary } from './sample';

test('more for today that is nonsense is none', async () => {
	const { db } = await smallLibrary(3, { newADay: 2 });
	await db.decks.update(DECK_ID, { extra: { day: DAY } as never });
	expect((await gatherDay(db, moment())).news).toHaveLength(2);
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
