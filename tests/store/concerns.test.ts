// The rule this file defends: bringing new cards forward changes the order in which they come, leaves what is
// begun alone, and can be undone.
import { expect, test } from 'vitest';
import type { Concern } from '../../src/lib/core/concerns';
import { readConcerns, startWith } from '../../src/lib/store/concerns';
import { accept } from '../../src/lib/store/content';
import type { AdageDb } from '../../src/lib/store/db';
import { checkInvariants } from '../../src/lib/store/invariants';
import { suspendCards } from '../../src/lib/store/marks';
import { gatherDay } from '../../src/lib/store/owed';
import { turnAct } from '../../src/lib/store/undo';
import { answer, card, DECK_ID, emptyLibrary, material, model, moment, setOptions } from './sample';

const green: Concern = { kind: 'tag', name: 'green' };
const late: Concern = { kind: 'section', name: 'Late' };

/** Six cards, the last three of a section of their own; the odd ones are tagged. */
async function library() {
	const { db } = await emptyLibrary();
	await setOptions(db, { newADay: 20 });
	const own = material(6);
	const entry = (k: number) => ({
		id: `e${k}`,
		question: `${k}?`,
		section: [k < 3 ? 'Early' : 'Late', 'Deeper'],
		answer: [],
		confidence: 1,
		reason: ''
	});
	own.edition.outline.entries = own.notes.map((_, k) => entry(k));
	for (const [k, { note }] of own.notes.entries()) {
		note.entryId = `e${k}`;
		note.tags = k % 2 ? ['green'] : [];
	}
	await accept(db, own, moment(), model);
	return db;
}

/** Notes by number, in the order in which their new cards come today. */
async function coming(db: AdageDb): Promise<number[]> {
	const { news } = await gatherDay(db, moment());
	return news.map(({ noteId }) => Number(noteId.slice(1)));
}

test('cards of a tag or a section come first, each in its order', async () => {
	const db = await library();
	expect(await coming(db)).toEqual([0, 1, 2, 3, 4, 5]);
	const act = await startWith(db, DECK_ID, green, moment(), model);
	expect(act!.label).toBe('3 cards come first now');
	expect(await coming(db)).toEqual([1, 3, 5, 0, 2, 4]);
	await startWith(db, DECK_ID, late, moment(), model);
	expect(await coming(db)).toEqual([3, 5, 4, 1, 0, 2]);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('undoing and redoing it brings both orders back', async () => {
	const db = await library();
	const act = await startWith(db, DECK_ID, late, moment(), model);
	await turnAct(db, 'undo', moment(), model, act!.n);
	expect(await coming(db)).toEqual([0, 1, 2, 3, 4, 5]);
	await turnAct(db, 'redo', moment(), model);
	expect(await coming(db)).toEqual([3, 4, 5, 0, 1, 2]);
});

test('what is begun keeps its place, its date and its log; suspended cards move along', async () => {
	const db = await library();
	await answer(db, card(0), 3, moment());
	await answer(db, card(5), 3, moment());
	await suspendCards(db, [card(4)], true, moment(), model);
	const begun = await db.schedules.bulkGet([card(0), card(5)]);
	const rows = await db.cards.bulkGet([card(0), card(5)]);
	await startWith(db, DECK_ID, late, moment(), model);
	expect(await db.schedules.bulkGet([card(0), card(5)])).toEqual(begun);
	expect(await db.cards.bulkGet([card(0), card(5)])).toEqual(rows);
	const positions = async (note: number) => (await db.cards.get(card(note)))!.position;
	expect(await Promise.all([3, 4, 1, 2].map(positions))).toEqual([1, 2, 3, 4]);
});

test('only the place of a card is newer than before, so that other changes merge beside it', async () => {
	const db = await library();
	const before = (await db.cards.get(card(5)))!;
	await startWith(db, DECK_ID, late, moment(), model);
	const { clocks } = (await db.cards.get(card(5)))!;
	expect(Object.keys(clocks)).toEqual(['*', 'position']);
	expect(clocks['*']).toBe(before.clocks['*']);
});

test('choices say what they hold, and which comes first already; chosen again nothing happens', async () => {
	const db = await library();
	const { choices, order } = await readConcerns(db, DECK_ID);
	expect(order).toBe('deck');
	expect(choices).toEqual([
		{ concern: { kind: 'section', name: 'Early' }, cards: 3, first: true },
		{ concern: late, cards: 3, first: false },
		{ concern: green, cards: 3, first: false }
	]);
	await startWith(db, DECK_ID, green, moment(), model);
	expect((await readConcerns(db, DECK_ID)).choices[2]).toMatchObject({ first: true });
	expect(await startWith(db, DECK_ID, green, moment(), model)).toBe(undefined);
	expect(await startWith(db, 'gone', green, moment(), model)).toBe(undefined);
});
