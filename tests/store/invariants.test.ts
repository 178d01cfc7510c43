// The rule this file defends: whatever is wrong with a library is found and said in a sentence.
import { expect, test } from 'vitest';
import { streakOf } from '../../src/lib/core/streak';
import { deleteNotes } from '../../src/lib/store/content';
import { streakDays } from '../../src/lib/store/streak-days';
import type { AdageDb } from '../../src/lib/store/db';
import { checkInvariants } from '../../src/lib/store/invariants';
import { answer, card, DAY, DECK_ID, emptyLibrary, model, moment, smallLibrary } from './sample';

async function usedLibrary() {
	const { db } = await smallLibrary(3);
	await answer(db, card(0), 3, moment());
	await answer(db, card(1), 4, moment(DAY, 13));
	await deleteNotes(db, ['n2'], moment(DAY, 14), model);
	return db;
}

test('nothing is found in an empty library, nor in one that is used', async () => {
	expect(await checkInvariants((await emptyLibrary()).db, model)).toEqual([]);
	const db = await usedLibrary();
	const streak = streakOf(await streakDays(db), DAY);
	expect(await checkInvariants(db, model, { today: DAY, streak })).toEqual([]);
});

const batch = (db: AdageDb) =>
	db.reviews
		.where('[cardId+id]')
		.above([card(0), ''])
		.first();

/** Each harm with a part of the sentence that must tell it. */
const harms: [string, (db: AdageDb) => Promise<unknown>, string][] = [
	[
		'a lost entry',
		async (db) => db.reviews.delete([card(0), (await batch(db))!.id]),
		'were written'
	],
	[
		'a changed entry',
		async (db) => {
			const { cardId, id, entries } = (await batch(db))!;
			await db.reviews.put({ cardId, id, entries: [{ ...entries[0]!, atMs: 1 }] });
		},
		'were written'
	],
	[
		'a batch of the log that is none',
		async (db) => db.reviews.put({ cardId: card(0), id: 'x', entries: 5 as never }),
		'One row of the table reviews cannot be'
	],
	[
		'a deck without a name',
		async (db) => db.decks.update(DECK_ID, { name: 5 as never }),
		'One row of the table decks cannot be'
	],
	[
		'parameters that name no set',
		async (db) => db.settings.put({ key: 'parameters', value: { a: 1 }, clocks: {} }),
		'One row of the table settings cannot be'
	],
	[
		'an entry that is there twice',
		async (db) => db.reviews.add({ ...(await batch(db))!, id: 'copy' }),
		'is there twice'
	],
	[
		'an entry with the wrong card',
		async (db) => db.reviews.add({ ...(await batch(db))!, cardId: card(1), id: 'x' }),
		'wrong card'
	],
	[
		'a log without a card',
		async (db) => {
			await db.cards.delete(card(0));
			await db.schedules.delete(card(0));
		},
		`a log for “${card(0)}”, which is no card`
	],
	[
		'a card that is asked though its note has no such key',
		(db) => db.notes.update('n0', { kind: 'cloze' }),
		`“${card(0)}” is asked, but its note has no such key`
	],
	['a schedule that is missing', (db) => db.schedules.delete(card(0)), `“${card(0)}” is missing`],
	[
		'a schedule that differs from its log',
		(db) => db.schedules.update(card(0), { reps: 7 }),
		`schedule of “${card(0)}” differs`
	],
	[
		'a due that nobody decided',
		(db) => db.schedules.update(card(1), { at: 1 }),
		`schedule of “${card(1)}” differs`
	],
	[
		'a schedule of nothing',
		async (db) =>
			db.schedules.put({ ...(await db.schedules.get(card(0)))!, cardId: 'ghost:forward' }),
		'schedule of “ghost:forward” that nothing made'
	],
	[
		'a schedule folded with other parameters',
		(db) => db.schedules.update(card(0), { fold: '1.x' }),
		'differs from its log'
	],
	[
		'a day total that is wrong',
		(db) => db.days.update([DAY, DECK_ID], { ratings: 9 }),
		`day total of “${DAY}:${DECK_ID}” differs`
	],
	['a day total that is missing', (db) => db.days.clear(), `“${DAY}:${DECK_ID}” is missing`],
	[
		'a day total of nothing',
		async (db) => db.days.put({ ...(await db.days.toArray())[0]!, day: 3 }),
		'that nothing made'
	],
	['a card without a note', (db) => db.notes.delete('n0'), `Card “${card(0)}” has no note`],
	['a card without a deck', (db) => db.decks.clear(), `Card “${card(0)}” has no deck`],
	['a note without a source', (db) => db.sources.clear(), 'Note “n0” has no source'],
	['a source without an edition', (db) => db.editions.clear(), 'has no edition'],
	['a card without a face', (db) => db.faces.delete(card(0)), 'A face of note “n0” is missing']
];

for (const [harm, plant, told] of harms) {
	test(`finds ${harm}`, async () => {
		const db = await usedLibrary();
		await plant(db);
		const found = await checkInvariants(db, model);
		expect(found.join('\n')).toContain(told);
		for (const sentence of found) expect(sentence).toMatch(/^[A-Z].*\.$/);
	});
}

test('finds a streak that is shown wrong', async () => {
	const db = await usedLibrary();
	const { current, longest, total } = streakOf(await streakDays(db), DAY);
	const streak = { current: current + 1, longest, total };
	const [found] = await checkInvariants(db, model, { today: DAY, streak });
	expect(found).toContain('The streak shown is');
});
