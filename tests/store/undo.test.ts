// The rule this file defends: undo and redo restore content, memory, placement and totals exactly, in any
// mixture of deeds, across restarts; and after every deed all that is derived is what the truth says.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Card, Row } from '../../src/lib/core/model';
import type { Rating } from '../../src/lib/core/review';
import { deleteNotes, editNote } from '../../src/lib/store/content';
import { openDay } from '../../src/lib/store/days';
import type { AdageDb } from '../../src/lib/store/db';
import { decide } from '../../src/lib/store/decisions';
import { rebuildDerived } from '../../src/lib/store/derived';
import { checkInvariants } from '../../src/lib/store/invariants';
import { buryCards, suspendCards } from '../../src/lib/store/marks';
import { placeOf } from '../../src/lib/store/schedules';
import { cardsOf, readTurnable, turnAct } from '../../src/lib/store/undo';
import { answer, card, DAY, face, model, moment, smallLibrary, type Library } from './sample';

/** What a person sees: content without clocks, where each card stands, what each day counts. */
async function seen(db: AdageDb) {
	const plain = (row: Row) => ({ ...row, deleted: !!row.deleted, clocks: undefined });
	const [decks, notes, cards, faces, schedules, days] = await Promise.all([
		db.decks.toArray(),
		db.notes.toArray(),
		db.cards.toArray(),
		db.faces.toArray(),
		db.schedules.toArray(),
		db.days.toArray()
	]);
	return {
		content: [decks, notes, cards].map((rows) => rows.map(plain)),
		faces,
		// The newest entry moves on with the undoing itself.
		schedules: schedules.map((row) => ({ ...row, lastId: '' })),
		days: days.filter((day) => day.ratings)
	};
}

test('undo and redo of a rating restore memory, placement and totals, after a restart too', async () => {
	const library = await smallLibrary();
	const fresh = await seen(library.db);
	await answer(library.db, card(0), 3, moment());
	const once = await seen(library.db);
	await answer(library.db, card(0), 3, moment(DAY, 13));
	const twice = await seen(library.db);
	await library.reopen();
	const turn = (direction: 'undo' | 'redo') =>
		turnAct(library.db, direction, moment(DAY, 14), model);
	expect(await turn('undo')).toMatchObject({ kind: 'rate', undone: 1 });
	expect(await seen(library.db)).toEqual(once);
	await library.reopen();
	await turn('undo');
	expect(await seen(library.db)).toEqual(fresh);
	await library.reopen();
	expect(await turn('redo')).toMatchObject({ kind: 'rate', undone: 0 });
	expect(await seen(library.db)).toEqual(once);
	await turn('redo');
	expect(await seen(library.db)).toEqual(twice);
	expect(await turn('redo')).toBe(undefined);
	expect(await checkInvariants(library.db, model)).toEqual([]);
});

test('undoing the taking in of cards takes them out and keeps what is needed to bring them back', async () => {
	const { db } = await smallLibrary(2);
	const before = await seen(db);
	expect(await turnAct(db, 'undo', moment(), model)).toMatchObject({ kind: 'accept' });
	expect((await db.decks.toArray()).every((deck) => deck.deleted)).toBe(true);
	expect((await db.schedules.toArray()).every((row) => row.lane === 'out')).toBe(true);
	expect(await turnAct(db, 'undo', moment(), model)).toBe(undefined);
	await turnAct(db, 'redo', moment(), model);
	expect(await seen(db)).toEqual(before);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('undoing works where derived rows are missing', async () => {
	const { db } = await smallLibrary(2);
	await db.faces.clear();
	await db.schedules.clear();
	expect(await turnAct(db, 'undo', moment(), model)).toMatchObject({ kind: 'accept' });
	expect((await db.notes.toArray()).every((note) => note.deleted)).toBe(true);
});

test('a new deed ends what could be redone', async () => {
	const { db } = await smallLibrary();
	await answer(db, card(0), 3, moment());
	await answer(db, card(1), 3, moment());
	await turnAct(db, 'undo', moment(), model);
	await turnAct(db, 'undo', moment(), model);
	await answer(db, card(2), 3, moment());
	expect(await turnAct(db, 'redo', moment(), model)).toBe(undefined);
	expect(await turnAct(db, 'undo', moment(), model)).toMatchObject({ entry: { cardId: card(2) } });
	expect(await turnAct(db, 'undo', moment(), model)).toMatchObject({ kind: 'accept' });
});

test('seven hundred answers of one day are undone one by one, and done again', async () => {
	const library = await smallLibrary(20);
	const { db } = library;
	const states: string[] = [];
	// Where cards stand, which is what each step must bring back.
	const standing = async () => {
		const rows = await library.db.schedules.toArray();
		return JSON.stringify(rows.map(({ seen, at, reps }) => [seen, at, reps]));
	};
	for (let i = 0; i < 700; i++) {
		states.push(await standing());
		await answer(db, card(i % 20), ((i % 4) + 1) as Rating, moment(DAY, 8 + i / 100));
	}
	states.push(await standing());
	await library.reopen();
	const turn = (direction: 'undo' | 'redo') =>
		turnAct(library.db, direction, moment(DAY, 16), model);
	for (let i = 699; i >= 0; i--) {
		expect(await turn('undo')).toMatchObject({ kind: 'rate', entry: { cardId: card(i % 20) } });
		if (i % 50 === 0) expect(await standing()).toBe(states[i]);
	}
	expect((await readTurnable(library.db)).undo).toMatchObject({ kind: 'accept' });
	await library.reopen();
	for (let i = 0; i < 700; i++) {
		expect(await turn('redo')).toMatchObject({ entry: { cardId: card(i % 20) } });
		if (i % 50 === 0) expect(await standing()).toBe(states[i + 1]);
	}
	expect(await readTurnable(library.db)).toMatchObject({ undo: { kind: 'rate' }, redo: undefined });
	expect(await checkInvariants(library.db, model)).toEqual([]);
}, 60_000);

test('of the present day all deeds are kept, of earlier days two hundred in all', async () => {
	const { db } = await smallLibrary(1);
	const suspend = (i: number, day: number) =>
		suspendCards(db, [card(0)], i % 2 === 0, moment(day), model);
	for (let i = 0; i < 300; i++) await suspend(i, DAY);
	expect(await db.acts.count()).toBe(301);
	const first = await db.acts.orderBy('n').first();
	// A new day lets the old one go, a few with each deed.
	for (let i = 0; i < 10; i++) await suspend(i, DAY + 1);
	expect(await db.acts.count()).toBe(301 - 30);
	for (let i = 10; i < 250; i++) await suspend(i, DAY + 1);
	expect(await db.acts.count()).toBe(250);
	expect((await db.acts.orderBy('n').first())!.n).toBe(first!.n! + 301);
});

test('a deed names its cards, those that were there before it first', async () => {
	const { db } = await smallLibrary(2);
	const rated = await answer(db, card(1), 3, moment());
	expect(rated.kind === 'rated' && cardsOf(rated.act)).toEqual([card(1)]);
	const change = { fields: { front: 'One?', back: 'Two.' }, tags: [], kind: 'reversed' as const };
	const faces = { forward: face('One?', 'Two.'), backward: face('Two.', 'One?') };
	const edited = await editNote(db, 'n0', change, faces, moment(), model);
	expect(cardsOf(edited!)).toEqual([card(0), 'n0:backward']);
});

type Command =
	| { do: 'rate'; note: number; rating: Rating }
	| { do: 'edit'; note: number; text: string; tags: string[] }
	| { do: 'delete' | 'suspend' | 'unsuspend' | 'bury' | 'due' | 'reset'; note: number }
	| { do: 'undo' | 'redo' | 'next day' | 'restart' | 'rebuild' };

const note = fc.nat({ max: 3 });
const command: fc.Arbitrary<Command> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			do: fc.constant('rate' as const),
			note,
			rating: fc.constantFrom<Rating>(1, 2, 3, 4)
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('edit' as const),
			note,
			text: fc.constantFrom('a', 'b', ''),
			tags: fc.subarray(['tea', 'x', 'y'])
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constantFrom('delete' as const, 'suspend' as const, 'unsuspend' as const),
			note
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constantFrom('bury' as const, 'due' as const, 'reset' as const),
			note
		})
	},
	{ weight: 5, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }) },
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constantFrom('next day' as const, 'restart' as const, 'rebuild' as const)
		})
	}
);

const dueLater = ({ day }: { day: number }) => ({ kind: 'due', day: day + 5 }) as const;

/** A state as a later day finds it: what was buried before is so no longer. */
function onDay({ content, schedules, ...rest }: Awaited<ReturnType<typeof seen>>, day: number) {
	const [decks, notes, cards] = content as unknown as [Row[], Row[], Card[]];
	const awake = cards.map((card) => (card.buriedDay === day ? card : { ...card, buriedDay: null }));
	return {
		...rest,
		content: [decks, notes, awake],
		schedules: schedules.map((row, k) => ({ ...row, ...placeOf(awake[k]!, row.placement) }))
	};
}

/** Does a command; true where it was a deed, which can be undone. */
async function run(library: Library, command: Command, now: ReturnType<typeof moment>) {
	const { db } = library;
	switch (command.do) {
		case 'rate':
			return (await answer(db, card(command.note), command.rating, now)).kind === 'rated';
		case 'edit': {
			const { text, tags, note } = command;
			const faces = { forward: face(text, text) };
			const change = { fields: { Front: text }, tags };
			return !!(await editNote(db, `n${note}`, change, faces, now, model));
		}
		case 'delete':
			await deleteNotes(db, [`n${command.note}`], now, model);
			return true;
		case 'suspend':
		case 'unsuspend':
			await suspendCards(db, [card(command.note)], command.do === 'suspend', now, model);
			return true;
		case 'bury':
			await buryCards(db, [card(command.note)], true, now, model);
			return true;
		case 'due':
			return !!(await decide(db, card(command.note), dueLater(now), now, model));
		case 'reset':
			return !!(await decide(db, card(command.note), { kind: 'reset' }, now, model));
		case 'next day':
			await openDay(db, now);
			return false;
		case 'restart':
			await library.reopen();
			return false;
		case 'rebuild':
			await rebuildDerived(db, model);
			return false;
		default:
			return false;
	}
}

test('after any mixture of deeds nothing is wrong, and each undo and redo is exact', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(command, { maxLength: 14 }), async (commands) => {
			const library = await smallLibrary();
			// What was seen after each deed that still counts; `at` is where undoing has come to.
			const states = [await seen(library.db)];
			let at = 0;
			let day = DAY;
			for (const [index, command] of commands.entries()) {
				if (command.do === 'next day') day++;
				const now = moment(day, 12 + index / 10);
				if (command.do === 'undo' || command.do === 'redo') {
					const next = command.do === 'undo' ? at - 1 : at + 1;
					if (next < 0) continue;
					const act = await turnAct(library.db, command.do, now, model);
					expect(!!act).toBe(next < states.length);
					if (act) at = next;
				} else if (await run(library, command, now)) {
					states.splice(++at, Infinity, await seen(library.db));
				}
				expect(onDay(await seen(library.db), day)).toEqual(onDay(states[at]!, day));
				expect(await checkInvariants(library.db, model)).toEqual([]);
			}
			const derived = await seen(library.db);
			await library.db.schedules.clear();
			await library.db.days.clear();
			await rebuildDerived(library.db, model);
			expect(await seen(library.db)).toEqual(derived);
			library.db.close();
		}),
		{ numRuns: 60 }
	);
});
