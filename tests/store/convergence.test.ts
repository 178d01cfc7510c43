// The rule this file defends: two libraries that were joined after going their own ways come to the same,
// whoever took in whom first, and nothing is wrong with either.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardKeys } from '../../src/lib/core/cards';
import type { Rating } from '../../src/lib/core/review';
import { accept, deleteNotes, editNote } from '../../src/lib/store/content';
import { openDay } from '../../src/lib/store/days';
import type { AdageDb } from '../../src/lib/store/db';
import { decide } from '../../src/lib/store/decisions';
import { checkInvariants } from '../../src/lib/store/invariants';
import { archiveCards, buryCards, suspendCards } from '../../src/lib/store/marks';
import { mergeNotes, splitNote } from '../../src/lib/store/reshape';
import { dumpRows, takeRows, TRANSFER_TABLES } from '../../src/lib/store/transfer';
import { turnAct } from '../../src/lib/store/undo';
import {
	answer,
	card,
	DAY,
	DECK_ID,
	emptyLibrary,
	face,
	material,
	model,
	moment,
	smallLibrary
} from './sample';

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
	| { do: 'delete' | 'suspend' | 'split' | 'merge' | 'bury' | 'due'; note: number }
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
	fc.record({ do: fc.constantFrom('bury' as const, 'due' as const), note }),
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
	else if (deed.do === 'bury') await buryCards(db, [card(deed.note)], true, now, model);
	else if (deed.do === 'due')
		await decide(db, card(deed.note), { kind: 'due', day: now.day + 4 }, now, model);
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

type GapDeed =
	| { do: 'write'; gaps: number[] }
	| { do: 'put away' | 'bring back'; gap: number }
	| { do: 'delete' | 'merge away' | 'undo' };

const gap = fc.integer({ min: 1, max: 3 });
const gapDeed: fc.Arbitrary<GapDeed> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.record({ do: fc.constant('write' as const), gaps: fc.uniqueArray(gap) })
	},
	fc.record({ do: fc.constantFrom('put away' as const, 'bring back' as const), gap }),
	fc.record({ do: fc.constantFrom('delete' as const, 'merge away' as const, 'undo' as const) })
);

const gaps = (numbers: number[]) => {
	const fields = { text: ['gaps:', ...numbers.map((n) => `{{c${n}::x}}`)].join(' ') };
	const part = { kind: 'cloze' as const, fields };
	return { ...part, faces: Object.fromEntries(cardKeys(part).map((key) => [key, face('', '')])) };
};

async function runGaps(db: AdageDb, deed: GapDeed, now: ReturnType<typeof moment>) {
	if (deed.do === 'write') {
		const { faces, ...part } = gaps(deed.gaps);
		await editNote(db, 'many', { ...part, tags: [] }, faces, now, model);
	} else if (deed.do === 'put away' || deed.do === 'bring back') {
		// What its note does not say cannot be brought back.
		const note = (await db.notes.get('many'))!;
		const ids = cardKeys(note).includes(`c${deed.gap}`) ? [`many:c${deed.gap}`] : [];
		await archiveCards(db, ids, deed.do === 'put away', now, model);
	} else if (deed.do === 'delete') await deleteNotes(db, ['many'], now, model);
	else if (deed.do === 'merge away') await mergeNotes(db, 'n0', ['many'], PART, now, model);
	else await turnAct(db, 'undo', now, model);
}

async function gapLibraries(count: number) {
	const { db: first } = await emptyLibrary(0.1);
	const { faces, ...part } = gaps([1, 2]);
	const { notes, ...rest } = material(1);
	const many = { note: { id: 'many', tags: [], sourceId: `source-${DECK_ID}`, ...part }, faces };
	await accept(first, { ...rest, notes: [...notes, many] }, moment(), model);
	const all = [first];
	while (all.length < count) {
		const { db } = await emptyLibrary(0.2 * all.length);
		await takeRows(db, await dump(first), model, 0.1 + 0.2 * all.length);
		all.push(db);
	}
	return all;
}

test('gaps that three devices gave and took away end the same in whatever order they meet', async () => {
	const deeds = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 30 }), gapDeed), {
		maxLength: 10
	});
	await fc.assert(
		fc.asyncProperty(deeds, async (deeds) => {
			const all = await gapLibraries(3);
			for (const [where, hours, deed] of deeds)
				await runGaps(all[where]!, deed, moment(DAY + Math.floor(hours / 6), 13 + (hours % 6)));
			const dumps = await Promise.all(all.map(dump));
			const [a, , c] = all as [AdageDb, AdageDb, AdageDb];
			for (const [db, others] of [
				[a, [dumps[1], dumps[2]]],
				[c, [dumps[1], dumps[0]]]
			] as const)
				for (const other of others) await takeRows(db, structuredClone(other!), model, 0.7);
			const [{ reviews: _, ...ofA }, { reviews: __, ...ofC }] = [await whole(a), await whole(c)];
			expect(ofC).toEqual(ofA);
			for (const db of [a, c]) {
				expect(await checkInvariants(db, model)).toEqual([]);
				// Undoing after they met is older words with newer cards, to be drawn anew.
				await turnAct(db, 'undo', moment(DAY + 9), model);
				const wrong = await checkInvariants(db, model);
				expect(wrong.filter((sentence) => !sentence.startsWith('A face'))).toEqual([]);
			}
			for (const db of all) db.close();
		}),
		{ numRuns: 60 }
	);
});

async function meet(one: AdageDb, two: AdageDb) {
	await takeRows(one, await dump(two), model, 0.7);
	await takeRows(two, await dump(one), model, 0.8);
	const { reviews: _, ...ofOne } = await whole(one);
	const { reviews: __, ...ofTwo } = await whole(two);
	expect(ofTwo).toEqual(ofOne);
	for (const db of [one, two]) expect(await checkInvariants(db, model)).toEqual([]);
}

const standing = async (db: AdageDb) => {
	const cards = await db.cards.where('noteId').equals('many').toArray();
	return Object.fromEntries(cards.map(({ key, archived }) => [key, archived ?? 'asked']));
};

test('a gap that one device took away and the other wrote on is asked as the newer words have it', async () => {
	const [a, b] = (await gapLibraries(2)) as [AdageDb, AdageDb];
	await runGaps(a, { do: 'write', gaps: [1] }, moment(DAY, 13));
	await runGaps(b, { do: 'write', gaps: [1, 2, 3] }, moment(DAY, 14));
	await meet(a, b);
	expect(await standing(a)).toEqual({ c1: 'asked', c2: 'asked', c3: 'asked' });
	await runGaps(a, { do: 'write', gaps: [1, 2, 3, 4] }, moment(DAY, 15));
	await runGaps(b, { do: 'write', gaps: [1, 3] }, moment(DAY, 16));
	await meet(b, a);
	expect(await standing(a)).toEqual({ c1: 'asked', c2: 'keyless', c3: 'asked', c4: 'keyless' });
});

test('what was merged away stays away, whatever the other device wrote', async () => {
	const [a, b] = (await gapLibraries(2)) as [AdageDb, AdageDb];
	await runGaps(a, { do: 'merge away' }, moment(DAY, 13));
	await runGaps(b, { do: 'write', gaps: [2, 1] }, moment(DAY, 14));
	await meet(a, b);
	expect(await standing(b)).toEqual({ c1: true, c2: true });
});

test('a gap that was added to a note that is deleted elsewhere is not asked', async () => {
	const [a, b] = (await gapLibraries(2)) as [AdageDb, AdageDb];
	await runGaps(a, { do: 'delete' }, moment(DAY, 13));
	await runGaps(b, { do: 'write', gaps: [1, 2, 3] }, moment(DAY, 14));
	await meet(a, b);
	expect((await a.schedules.get('many:c3'))!.lane).toBe('out');
});
