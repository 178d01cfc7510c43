// The rule this file defends: an answer is held for as long as its stability says, and a card out of study
// holds nothing.
import { expect, test } from 'vitest';
import { suspendCards } from '../../src/lib/store/content';
import { heldCards } from '../../src/lib/store/held';
import { answer, card, model, moment, smallLibrary } from './sample';

test('held cards are those whose stability reaches a month, a quarter, a year', async () => {
	const { db } = await smallLibrary(4);
	for (const note of [0, 1, 2, 3]) await answer(db, card(note), 4, moment());
	for (const [note, stability] of [29, 30, 91, 400].entries())
		await db.schedules.update(card(note), { memory: { stability, difficulty: 5 } });
	const all = { month: 3, quarter: 2, year: 1, learnt: 4 };
	expect(await heldCards(db)).toEqual(all);
	await suspendCards(db, [card(3)], true, moment(), model);
	expect((await heldCards(db)).learnt).toBe(3);
});
