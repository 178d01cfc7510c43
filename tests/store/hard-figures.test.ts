// The rule this file defends: how Hard is used is counted from the last ninety days without what was undone,
// and no log is read where the totals of the days tell enough.
import { expect, test } from 'vitest';
import { readHardFigures } from '../../src/lib/store/hard-figures';
import { turnAct } from '../../src/lib/store/undo';
import { answer, card, DAY, model, moment, smallLibrary } from './sample';

test('answers of the last ninety days are counted, without what was undone', async () => {
	const { db } = await smallLibrary(2, { learningStepsSec: [] });
	expect(await readHardFigures(db, DAY)).toMatchObject({ answers: 0, forgotten: 0 });
	await answer(db, card(0), 3, moment(DAY - 200));
	await answer(db, card(0), 2, moment(DAY));
	await answer(db, card(1), 3, moment(DAY));
	await answer(db, card(1), 2, moment(DAY + 1));
	await turnAct(db, 'undo', moment(DAY + 1), model);
	const figures = (await readHardFigures(db, DAY + 1))!;
	expect(figures).toMatchObject({ answers: 2, hard: 1, again: 0 });
	expect(figures.forgotten).toBeGreaterThan(0.2);
});

test('where Forgot is pressed as it should be no log is read', async () => {
	const { db } = await smallLibrary(2);
	await answer(db, card(0), 1, moment());
	await answer(db, card(1), 3, moment());
	expect(await readHardFigures(db, DAY)).toBe(undefined);
});
