// The rule this file defends: what is buried is not asked on that study day, counts as one of its deck, and
// comes back by itself with the next day, where it stood; whatever a clock, a restart or a backup does.
import { expect, test } from 'vitest';
import { DAY_MS } from '../../src/lib/core/day';
import { openDay } from '../../src/lib/store/days';
import type { AdageDb } from '../../src/lib/store/db';
import { rebuildDerived } from '../../src/lib/store/derived';
import { readHeld } from '../../src/lib/store/held';
import { checkInvariants } from '../../src/lib/store/invariants';
import { deckSummaries } from '../../src/lib/store/deck-summaries';
import { buryCards, buryNote, suspendCards } from '../../src/lib/store/marks';
import { anythingOwed, gatherDay } from '../../src/lib/store/owed';
import { rate } from '../../src/lib/store/reviews';
import { dumpRows, takeRows } from '../../src/lib/store/transfer';
import { turnAct } from '../../src/lib/store/undo';
import {
	answer,
	card,
	DAY,
	emptyLibrary,
	everything,
	material,
	model,
	moment,
	setOptions,
	show,
	smallLibrary
} from './sample';
import { accept } from '../../src/lib/store/content';

const bury = (db: AdageDb, note: number, day = DAY) =>
	buryCards(db, [card(note)], true, moment(day, 13), model);
const place = async (db: AdageDb, note: number) => {
	const { lane, at } = (await db.schedules.get(card(note)))!;
	return { lane, at };
};
const asked = async (db: AdageDb, day: number) => {
	const { learning, reviews, news } = await gatherDay(db, moment(day, 14));
	return [...learning, ...reviews, ...news].map(({ cardId }) => cardId);
};

test('a buried card is not asked today and is where it was tomorrow, new, learning or in review', async () => {
	const { db } = await smallLibrary(3);
	await answer(db, card(1), 1, moment());
	await answer(db, card(2), 4, moment());
	const before = await Promise.all([0, 1, 2].map((note) => place(db, note)));
	expect(before.map(({ lane }) => lane)).toEqual(['new', 'learning', 'review']);
	for (const note of [0, 1, 2]) await bury(db, note);
	expect(await asked(db, DAY)).toEqual([]);
	expect(await place(db, 1)).toEqual({ lane: 'buried', at: DAY });
	expect(await checkInvariants(db, model)).toEqual([]);

	await openDay(db, moment(DAY, 20));
	expect(await asked(db, DAY)).toEqual([]);
	const deeds = await db.acts.count();
	await openDay(db, moment(DAY + 1, 8));
	expect(await Promise.all([0, 1, 2].map((note) => place(db, note)))).toEqual(before);
	expect(await db.acts.count()).toBe(deeds);
	expect(await checkInvariants(db, model)).toEqual([]);
	const woken = await everything(db);
	await openDay(db, moment(DAY + 1, 9));
	expect(await everything(db)).toEqual(woken);
});

test('burying empties the plan and clears no day; what was buried is owed when it comes back', async () => {
	const { db } = await smallLibrary(1);
	await answer(db, card(0), 4, moment());
	const due = (await place(db, 0)).at;
	await openDay(db, moment(due));
	await bury(db, 0, due);
	expect(await anythingOwed(db, moment(due))).toBe(false);
	await openDay(db, moment(due + 2));
	const facts = await db.dayFacts.where('[day+deviceId]').aboveOrEqual([due, '']).toArray();
	expect(facts.map(({ owed, cleared }) => [owed, cleared])).toEqual([
		[1, false],
		[1, false],
		[1, false]
	]);
});

test('a clock that was a year ahead buries nothing for a year', async () => {
	const { db } = await smallLibrary(2);
	await bury(db, 0, DAY + 365);
	await openDay(db, moment(DAY, 15));
	expect((await place(db, 0)).lane).toBe('new');
	expect((await db.cards.get(card(0)))!.buriedDay).toBe(null);
});

test('all cards of a note that are in study are buried as one deed, and come back with one tap', async () => {
	const { db } = await emptyLibrary();
	await setOptions(db, {});
	const tea = material(1);
	tea.notes[0]!.note.kind = 'reversed';
	tea.notes[0]!.faces = { ...tea.notes[0]!.faces, backward: tea.notes[0]!.faces.forward! };
	await accept(db, tea, moment(), model);
	const cards = await db.cards.toArray();
	expect(cards.length).toBe(2);
	const lanes = async () => (await db.schedules.toArray()).map(({ lane }) => lane);
	const act = await buryNote(db, 'n0', moment(), model);
	expect(act).toMatchObject({ kind: 'bury', label: '2 cards back tomorrow' });
	expect(await lanes()).toEqual(['buried', 'buried']);
	await turnAct(db, 'undo', moment(), model, act!.n);
	expect(await lanes()).toEqual(['new', 'new']);

	await suspendCards(db, [cards[0]!.id], true, moment(), model);
	await buryNote(db, 'n0', moment(), model);
	expect((await lanes()).sort()).toEqual(['buried', 'out']);
	await buryCards(db, [cards[1]!.id], false, moment(), model);
	expect((await lanes()).sort()).toEqual(['new', 'out']);
	await suspendCards(db, [cards[1]!.id], true, moment(), model);
	expect(await buryNote(db, 'n0', moment(), model)).toBe(undefined);
});

test('a buried card counts as one of its deck and of what is held, and not as due', async () => {
	const { db } = await smallLibrary(3);
	await answer(db, card(0), 4, moment());
	const due = (await place(db, 0)).at;
	const before = (await deckSummaries(db, due))[0]!;
	const held = await readHeld(db);
	await openDay(db, moment(due));
	await bury(db, 0, due);
	expect((await deckSummaries(db, due))[0]).toMatchObject({ cards: 3, due: before.due - 1 });
	expect(await readHeld(db)).toEqual(held);
});

test('an answer to a card that was buried in another tab is refused', async () => {
	const { db } = await smallLibrary(1);
	const shown = await show(db, card(0), moment());
	await bury(db, 0);
	expect((await rate(db, { ...shown, rating: 3 })).kind).toBe('stale');
	expect(await db.reviews.count()).toBe(0);
});

test('no undo, redo or unsuspending on a later day leaves a card buried through a day that is over', async () => {
	const library = await smallLibrary(3);
	const { db } = library;
	await bury(db, 0);
	await turnAct(db, 'undo', moment(DAY, 14), model);
	const tomorrow = moment(DAY + 1, 9);
	await openDay(db, tomorrow);
	await turnAct(db, 'redo', tomorrow, model);
	expect((await place(db, 0)).lane).toBe('new');

	await bury(db, 1, DAY + 1);
	await suspendCards(db, [card(1)], true, moment(DAY + 1, 14), model);
	await openDay(db, moment(DAY + 2));
	expect((await place(db, 1)).lane).toBe('out');
	await suspendCards(db, [card(1)], false, moment(DAY + 2), model);
	expect((await place(db, 1)).lane).toBe('new');
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('it survives a restart, a rebuilding and a backup, and wakes in each of them', async () => {
	const library = await smallLibrary(2);
	await bury(library.db, 0);
	await library.reopen();
	await rebuildDerived(library.db, model);
	expect(await place(library.db, 0)).toEqual({ lane: 'buried', at: DAY });

	const { db: other } = await emptyLibrary(0.5);
	const portions: { table: string; rows: unknown[] }[] = [];
	for await (const portion of dumpRows(library.db)) portions.push(structuredClone(portion));
	await takeRows(other, portions, model, 0.6);
	expect((await place(other, 0)).lane).toBe('buried');
	for (const db of [library.db, other]) {
		await openDay(db, { ...moment(DAY + 1), atMs: (DAY + 1) * DAY_MS });
		expect((await place(db, 0)).lane).toBe('new');
		expect(await checkInvariants(db, model)).toEqual([]);
	}
});
