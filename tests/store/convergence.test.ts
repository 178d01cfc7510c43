// The rule this file defends: two libraries that were joined after going their own ways come to the same,
// whoever took in whom first, and nothing is wrong with either.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rating } from '../../src/lib/core/review';
import { deleteNotes, editNote } from '../../src/lib/store/content';
import { openDay } from '../../src/lib/store/days';
import type { AdageDb } from '../../src/lib/store/db';
import { checkInvariants } from '../../src/lib/store/invariants';
import { suspendCards } from '../../src/lib/store/marks';
import { mergeNotes, splitNote } from '../../src/lib/store/reshape';
import { dumpRows, takeRows, TRANSFER_TABLES } from '../../src/lib/store/transfer';
import { turnAct } from '../../src/lib/store/undo';
import { answer, card, DAY, emptyLibrary, face, model, moment, smallLibrary } from './sample';

async function dump(db: AdageDb) {
	const portions: { table: string; rows: unknown[] }[] = [];
	for await (const portion of dumpRows(db)) portions.push(structuredClone(portion));
	return portions;
}

/** The truth and what is derived from it, without how the log lies in batches. */
async function whole(db: AdageDb) {
	const rows: Record<string, unknown[]> = {};
	for (const table of [...TRANSFER_TABLES, 'schedules', 'days'])
		rows[table] = await db.table(table).toArray();
	const days = (rows.days as { ratings: number; tookMs: number }[]).filter((d) => d.ratings);
	const faces = (rows.faces as { cardId: string }[]).map((row) => row.cardId);
	return { ...rows, days, faces, reviews: (await db.reviews.toArray()).length };
}

type Deed =
	| { do: 'rate'; note: number; rating: Rating }
	| { do: 'edit'; note: number; text: string; tags: string[] }
	| { do: 'delete' | 'suspend' | 'split' | 'merge'; note: number }
	| { do: 'undo' }
	| { do: 'open' };

const note = fc.nat({ max: 2 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
	fc.record({ do: fc.constant('rate' as const), note, rating: fc.constantFrom<Rating>(1, 3, 4) }),
	fc.record({
		do: fc.constant('edit' as const),
		note,
		text: fc.constantFrom('a', 'b'),
		tags: fc.subarray(['x', 'y'])
	}),
	fc.record({ do: fc.constantFrom('delete' as const, 'suspend' as const), note }),
	fc.record({ do: fc.constantFrom('split' as const, 'merge' as const), note }),
	fc.record({ do: fc.constantFrom('undo' as const, 'open' as const) })
);

const PART = {
	kind: 'basic' as const,
	fields: { Front: 'a', Back: '' },
	faces: { forward: face('', '') }
};

async function run(db: AdageDb, deed: Deed, now: ReturnType<typeof moment>) {
	if (deed.do === 'rate') await answer(db, card(deed.note), deed.rating, now);
	else if (deed.do === 'edit') {
		const change = { fields: { Front: deed.text, Back: '' }, tags: deed.tags };
		await editNote(db, `n${deed.note}`, change, { forward: face('', '') }, now, model);
	} else if (deed.do === 'delete') await deleteNotes(db, [`n${deed.note}`], now, model);
	else if (deed.do === 'suspend') await suspendCards(db, [card(deed.note)], true, now, model);
	else if (deed.do === 'split') await splitNote(db, `n${deed.note}`, [PART, PART], now, model);
	else if (deed.do === 'merge') {
		const other = `n${(deed.note + 1) % 3}`;
		await mergeNotes(db, `n${deed.note}`, [other], PART, now, model);
	} else if (deed.do === 'undo') await turnAct(db, 'undo', now, model);
	else await openDay(db, now);
}

test('two libraries that went their own ways come to the same, whoever takes in whom first', async () => {
	const deeds = fc.array(fc.tuple(fc.boolean(), fc.nat({ max: 30 }), deed), { maxLength: 12 });
	await fc.assert(
		fc.asyncProperty(deeds, fc.boolean(), async (deeds, firstTakes) => {
			const { db: a } = await smallLibrary(3);
			const { db: b } = await emptyLibrary(0.5);
			await takeRows(b, await dump(a), model, 0.6);
			for (const [here, hours, deed] of deeds) {
				const now = moment(DAY + Math.floor(hours / 6), 8 + (hours % 6));
				await run(here ? a : b, deed, here ? now : { ...now, atMs: now.atMs - 7_200_000 });
			}
			const [one, two] = firstTakes ? [a, b] : [b, a];
			await takeRows(one, await dump(two), model, 0.7);
			await takeRows(two, await dump(one), model, 0.8);
			const { reviews: _, ...ofOne } = await whole(one);
			const { reviews: __, ...ofTwo } = await whole(two);
			expect(ofTwo).toEqual(ofOne);
			expect(await checkInvariants(one, model)).toEqual([]);
			expect(await checkInvariants(two, model)).toEqual([]);
			a.close();
			b.close();
		}),
		{ numRuns: 40 }
	);
});

test('one device split a note while the other rated it: both come to the parts, the first with the log', async () => {
	const { db: a } = await smallLibrary(2);
	const { db: b } = await emptyLibrary(0.5);
	await takeRows(b, await dump(a), model, 0.6);
	await splitNote(a, 'n0', [PART, PART], moment(DAY, 9), model);
	await answer(b, card(0), 4, moment(DAY, 10));
	await takeRows(a, await dump(b), model, 0.7);
	await takeRows(b, await dump(a), model, 0.8);
	expect(await whole(b)).toEqual(await whole(a));
	expect((await a.schedules.get(card(0)))!.reps).toBe(1);
	expect(await a.cards.count()).toBe(3);
	expect(await checkInvariants(a, model)).toEqual([]);
	expect(await checkInvariants(b, model)).toEqual([]);
});
