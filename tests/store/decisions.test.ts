// The rule this file defends: a due date that was asked for and a new start are entries of the log and deeds:
// they say exactly what they change, are undone and redone exactly, and clear no day.
import { expect, test } from 'vitest';
import { openDay } from '../../src/lib/store/days';
import type { AdageDb } from '../../src/lib/store/db';
import { decide, type Decision } from '../../src/lib/store/decisions';
import { rebuildDerived } from '../../src/lib/store/derived';
import { checkInvariants } from '../../src/lib/store/invariants';
import { buryCards } from '../../src/lib/store/marks';
import { anythingOwed, gatherDay } from '../../src/lib/store/owed';
import { rate } from '../../src/lib/store/reviews';
import { cardLog } from '../../src/lib/store/schedules';
import { deleteNotes } from '../../src/lib/store/content';
import { turnAct } from '../../src/lib/store/undo';
import { answer, card, DAY, everything, model, moment, show, smallLibrary } from './sample';

const decideOn = (db: AdageDb, decision: Decision, note = 0, day = DAY) =>
	decide(db, card(note), decision, moment(day, 15), model);
const row = async (db: AdageDb, note = 0) => (await db.schedules.get(card(note)))!;
/** What undoing must bring back: everything of the row but the newest entry, which is the undoing's. */
const standing = async (db: AdageDb) => ({ ...(await row(db)), lastId: '' });

test('a card that is known is due on the day that was asked for, and its memory is as it was', async () => {
	const { db } = await smallLibrary();
	await answer(db, card(0), 4, moment());
	const before = await row(db);
	await decideOn(db, { kind: 'due', day: DAY + 40 });
	expect(await row(db)).toMatchObject({
		placement: { state: 'review', dueDay: DAY + 40 },
		lane: 'review',
		at: DAY + 40,
		memory: before.memory,
		reps: 1,
		lastDay: DAY,
		seen: before.seen
	});
	expect((await cardLog(db, card(0))).at(-1)).toMatchObject({
		kind: 'reschedule',
		why: 'asked',
		day: DAY,
		seen: before.seen
	});
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('a new card gets a date and stays new; one in its steps leaves them', async () => {
	const { db } = await smallLibrary();
	await decideOn(db, { kind: 'due', day: DAY + 3 });
	expect(await row(db)).toMatchObject({
		placement: { state: 'new', dueDay: DAY + 3 },
		memory: null
	});
	const asked = async (day: number) => {
		const { reviews, news } = await gatherDay(db, moment(day));
		return [...reviews, ...news].map(({ cardId }) => cardId);
	};
	expect(await asked(DAY + 2)).not.toContain(card(0));
	expect(await asked(DAY + 3)).toContain(card(0));
	await answer(db, card(1), 1, moment());
	await decideOn(db, { kind: 'due', day: DAY + 1 }, 1);
	expect((await row(db, 1)).placement).toEqual({ state: 'review', dueDay: DAY + 1 });
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('a reset forgets memory and date; answers stay in the log and in the counts', async () => {
	const { db } = await smallLibrary();
	await answer(db, card(0), 4, moment());
	await decideOn(db, { kind: 'due', day: DAY + 3 });
	const days = await db.days.toArray();
	await decideOn(db, { kind: 'reset' });
	expect(await row(db)).toMatchObject({
		memory: null,
		placement: null,
		lane: 'new',
		at: (await db.cards.get(card(0)))!.position,
		reps: 1
	});
	expect((await cardLog(db, card(0))).map(({ kind }) => kind)).toEqual([
		'review',
		'reschedule',
		'reset'
	]);
	expect(await db.days.toArray()).toEqual(days);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('each is undone and redone exactly, after a restart too, and derived rows are as rebuilt', async () => {
	for (const decision of [{ kind: 'due', day: DAY + 9 }, { kind: 'reset' }] as Decision[]) {
		const library = await smallLibrary();
		await answer(library.db, card(0), 3, moment());
		const before = await standing(library.db);
		const act = await decideOn(library.db, decision);
		expect(act).toMatchObject({ kind: decision.kind, undone: 0 });
		const after = await standing(library.db);
		expect(after.placement).not.toEqual(before.placement);
		await library.reopen();
		const turn = (direction: 'undo' | 'redo') =>
			turnAct(library.db, direction, moment(DAY, 16), model);
		expect(await turn('undo')).toMatchObject({ kind: decision.kind });
		expect(await standing(library.db)).toEqual(before);
		await library.reopen();
		await turn('redo');
		expect(await standing(library.db)).toEqual(after);
		await rebuildDerived(library.db, model);
		expect(await standing(library.db)).toEqual(after);
		expect(await checkInvariants(library.db, model)).toEqual([]);
	}
});

test('a date that is asked for holds for a buried card, as one deed', async () => {
	const { db } = await smallLibrary();
	await answer(db, card(0), 4, moment());
	await buryCards(db, [card(0)], true, moment(), model);
	const before = await standing(db);
	await decideOn(db, { kind: 'due', day: DAY });
	expect(await row(db)).toMatchObject({ lane: 'review', at: DAY });
	await turnAct(db, 'undo', moment(DAY, 16), model);
	expect(await standing(db)).toEqual(before);
	await turnAct(db, 'redo', moment(DAY, 17), model);
	expect(await row(db)).toMatchObject({ lane: 'review', at: DAY });
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('moving the last card that is due away clears no day', async () => {
	const { db } = await smallLibrary(1);
	await answer(db, card(0), 4, moment());
	const due = (await row(db)).at;
	await openDay(db, moment(due));
	await decideOn(db, { kind: 'due', day: due + 5 }, 0, due);
	expect(await anythingOwed(db, moment(due))).toBe(false);
	expect((await db.dayFacts.where({ day: due }).first())?.cleared).toBe(false);
	await turnAct(db, 'undo', moment(due, 16), model);
	expect((await db.dayFacts.where({ day: due }).first())?.cleared).toBe(false);
});

test('an answer that was promised before it is refused, and nothing is done to a card that is gone', async () => {
	const { db } = await smallLibrary();
	const shown = await show(db, card(0), moment());
	await decideOn(db, { kind: 'due', day: DAY + 3 });
	expect((await rate(db, { ...shown, rating: 3 })).kind).toBe('stale');
	await deleteNotes(db, ['n1'], moment(), model);
	const before = await everything(db);
	expect(await decideOn(db, { kind: 'reset' }, 1)).toBe(undefined);
	expect(await decideOn(db, { kind: 'reset' }, 99)).toBe(undefined);
	expect(await everything(db)).toEqual(before);
});

test('what was done says the day that was chosen', async () => {
	const { db } = await smallLibrary();
	await answer(db, card(0), 4, moment());
	const said = async (decision: Decision, note = 0) => (await decideOn(db, decision, note))!.label;
	expect(await said({ kind: 'due', day: DAY + 3 })).toBe('Back on Monday 7 October');
	expect(await said({ kind: 'due', day: DAY + 100 })).toBe('Back on Sunday, 12 January 2025');
	expect(await said({ kind: 'due', day: DAY + 1 })).toBe('Back tomorrow');
	expect(await said({ kind: 'due', day: DAY })).toBe('Back today');
	expect(await said({ kind: 'due', day: DAY + 3 }, 1)).toBe('First asked on Monday 7 October');
	expect(await said({ kind: 'reset' })).toBe('Started a card over');
});
