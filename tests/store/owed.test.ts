// The rule this file defends: the queue of a day reads no more than its limits reach, and is what the whole
// library would give; whether anything is owed is always what that queue says.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_PRESET_ID, defaultOptions, type PresetOptions } from '../../src/lib/core/model';
import { advanceQueue, nextCard } from '../../src/lib/core/next-card';
import { buildQueue, owed } from '../../src/lib/core/queue';
import type { Rating } from '../../src/lib/core/review';
import { accept, deleteDeck } from '../../src/lib/store/content';
import { openDay } from '../../src/lib/store/days';
import { sectionRanks } from '../../src/lib/store/sections';
import { rebuildDerived } from '../../src/lib/store/derived';
import { anythingOwed, gatherDay } from '../../src/lib/store/owed';
import { studiedDecks } from '../../src/lib/store/studied-decks';
import {
	answer,
	card,
	DAY,
	DECK_ID,
	emptyLibrary,
	material,
	model,
	moment,
	setOptions,
	smallLibrary
} from './sample';

test('decks in order, deleted ones left out, with a retention of their own', async () => {
	const { db } = await smallLibrary(1);
	await accept(db, material(1, 'b'), moment(), model);
	await accept(db, material(1, 'c'), moment(), model);
	await db.decks.update('b', { retention: 0.8 });
	await deleteDeck(db, 'c', moment(), model);
	const decks = await studiedDecks(db);
	expect(decks.map(({ deck, options }) => [deck.id, options.desiredRetention])).toEqual([
		[DECK_ID, 0.9],
		['b', 0.8]
	]);
});

test('a preset that is not there, or lacks a newer option, falls back to the default', async () => {
	const { db } = await emptyLibrary();
	await accept(db, material(1), moment(), model);
	expect((await studiedDecks(db))[0]!.options).toEqual(defaultOptions);
	const old = { newADay: 3 } as never;
	await db.presets.put({ id: DEFAULT_PRESET_ID, name: 'x', options: old, clocks: {} });
	expect((await studiedDecks(db))[0]!.options).toEqual({ ...defaultOptions, newADay: 3 });
});

test('the queue of the day holds what its limits reach, and counts what was done', async () => {
	const { db } = await smallLibrary(12, { newADay: 5, reviewsADay: 7 });
	expect((await gatherDay(db, moment())).news).toHaveLength(5);
	for (const note of [0, 1, 2, 3]) await answer(db, card(note), 4, moment());
	const today = await gatherDay(db, moment());
	expect([today.news.length, today.done.new]).toEqual([1, 4]);
	const later = await gatherDay(db, moment(DAY + 60));
	expect([later.reviews.length, later.news.length, owed(later)]).toEqual([4, 3, 4]);
});

test('several decks are one queue', async () => {
	const { db } = await smallLibrary(3, { newADay: 2 });
	await accept(db, material(3, 'b'), moment(), model);
	const { news } = await gatherDay(db, moment());
	expect(news.map((row) => row.deckId)).toEqual([DECK_ID, DECK_ID, 'b', 'b']);
});

test('a learning step of a day is owed beyond the limit of reviews', async () => {
	const { db } = await smallLibrary(3, { reviewsADay: 1, learningStepsSec: [60, 86_400] });
	await answer(db, card(0), 4, moment());
	for (const note of [1, 2]) await answer(db, card(note), 3, moment(DAY + 7));
	const now = moment(DAY + 8);
	expect(owed(await gatherDay(db, now))).toBe(3);
	await answer(db, card(0), 3, now);
	expect(owed(await gatherDay(db, now))).toBe(2);
	expect(await anythingOwed(db, now)).toBe(true);
	for (const note of [1, 2]) await answer(db, card(note), 4, now);
	expect(await anythingOwed(db, now)).toBe(false);
});

test('a sibling of a card answered today is owed no more, and the day is clear without it', async () => {
	const { db } = await smallLibrary(1);
	const first = (await db.cards.get(card(0)))!;
	await db.cards.put({ ...first, id: 'n0:second', key: 'second', position: 1 });
	await rebuildDerived(db, model);
	await answer(db, card(0), 4, moment());
	await answer(db, 'n0:second', 4, moment(DAY + 1));
	const now = moment(DAY + 30);
	await openDay(db, now);
	expect(owed(await gatherDay(db, now))).toBe(1);
	expect(await anythingOwed(db, now)).toBe(true);
	expect(await answer(db, card(0), 3, now)).toMatchObject({ clearedDay: true });
	expect(await anythingOwed(db, now)).toBe(false);
	expect(nextCard(await gatherDay(db, now), now.atMs)).toEqual({ kind: 'done' });
	await setOptions(db, { burySiblings: { new: false, review: false, learning: false } });
	expect(await anythingOwed(db, now)).toBe(true);
});

test('through random sessions: gathered, advanced and built from all rows are one queue', async () => {
	const answers = fc.array(fc.tuple(fc.constantFrom<Rating>(1, 2, 3, 4), fc.nat({ max: 20 })), {
		maxLength: 25
	});
	const options = fc.record({
		newADay: fc.nat({ max: 4 }),
		reviewsADay: fc.nat({ max: 4 }),
		newMix: fc.constantFrom('spread' as const, 'before' as const, 'after' as const),
		reviewOrder: fc.constantFrom('due', 'retrievability', 'random', 'overdue' as const),
		newOrder: fc.constantFrom('deck' as const, 'random' as const),
		learningStepsSec: fc.constantFrom([60, 600], [], [60, 86_400])
	}) as fc.Arbitrary<Partial<PresetOptions>>;
	await fc.assert(
		fc.asyncProperty(options, answers, async (change, answers) => {
			const { db } = await smallLibrary(8, change);
			const options = { ...defaultOptions, fuzz: false, ...change };
			let day = DAY;
			let hour = 8;
			let queue = await gatherDay(db, moment(day, hour));
			for (const [rating, turn] of answers) {
				hour += 0.1;
				if (turn > 16) {
					day += turn;
					hour = 8;
					queue = await gatherDay(db, moment(day, hour));
				}
				const now = moment(day, hour);
				const next = nextCard(queue, now.atMs);
				expect(await anythingOwed(db, now)).toBe(owed(queue) > 0);
				if (next.kind !== 'card') continue;
				const before = (await db.schedules.get(next.card.cardId))!;
				const phase = before.memory ? (before.placement?.state ?? 'review') : 'new';
				const result = await answer(db, next.card.cardId, rating, now);
				if (result.kind !== 'rated') throw new Error('A card of the queue was refused.');
				queue = advanceQueue(queue, result.schedule, phase, now.dayEndMs);
				expect(await gatherDay(db, now)).toEqual(queue);
				const rows = await db.schedules.toArray();
				const answered = rows.filter((row) => row.lastDay === day).map((row) => row.noteId);
				const { dayEndMs } = now;
				const answeredNotes = new Set(answered);
				const decks = [{ id: DECK_ID, parentId: null, options, done: queue.done }];
				const whole = { decks, cards: rows, answeredNotes, day, dayEndMs };
				expect(buildQueue(whole)).toEqual(queue);
			}
			db.close();
		}),
		{ numRuns: 25 }
	);
});

test('a deck is studied with what is within it, under the limits of both', async () => {
	const { db } = await smallLibrary(9, { newADay: 3 });
	for (const [deckId, parentId] of [
		['inner', DECK_ID],
		['other', null]
	] as const) {
		await accept(db, material(9, deckId), moment(), model);
		await db.decks.update(deckId, { parentId });
	}
	const own = { id: 'own', name: 'Own', options: { ...defaultOptions, newADay: 2 }, clocks: {} };
	await db.presets.put(own);
	await db.decks.update('inner', { presetId: 'own' });
	const decksOf = async (deckId?: string) =>
		(await gatherDay(db, moment(), deckId)).news.map((row) => row.deckId);
	expect(await decksOf('inner')).toEqual(['inner', 'inner']);
	expect(await decksOf(DECK_ID)).toEqual([DECK_ID, DECK_ID, DECK_ID]);
	expect(await decksOf()).toEqual([DECK_ID, DECK_ID, DECK_ID, 'other', 'other', 'other']);
	// What was begun in the inner deck counts in the one around it.
	await answer(db, 'inner-n0:forward', 4, moment());
	expect(await decksOf('inner')).toEqual(['inner']);
	expect(await decksOf(DECK_ID)).toEqual([DECK_ID, DECK_ID]);
	// Two decks that were put into one another are still there.
	await db.decks.update(DECK_ID, { parentId: 'inner' });
	await db.presets.put({ ...own, options: { ...own.options, newADay: 20 } });
	expect(new Set(await decksOf())).toEqual(new Set(['inner', DECK_ID, 'other']));
});

test('what is asked for beyond the limits comes on that day alone', async () => {
	const { db } = await smallLibrary(12, { newADay: 2, reviewsADay: 2 });
	await db.decks.update(DECK_ID, {
		extra: { day: DAY, new: 3, reviews: 0, done: { new: 0, reviews: 0 } }
	});
	expect((await gatherDay(db, moment())).news).toHaveLength(5);
	expect((await gatherDay(db, moment(DAY + 1))).news).toHaveLength(2);
});

test('of many siblings one is shown, and the day is not short for it', async () => {
	const { db } = await smallLibrary(1, { newADay: 3 });
	const first = (await db.cards.get(card(0)))!;
	const siblings = Array.from({ length: 150 }, (_, k) => ({
		...first,
		id: `n0:k${k}`,
		key: `k${k}`,
		position: k + 1
	}));
	const others = ['x', 'y'].map((name, k) => ({
		...first,
		id: `${name}:forward`,
		noteId: name,
		position: 200 + k
	}));
	await db.cards.bulkPut([...siblings, ...others]);
	await rebuildDerived(db, model);
	expect((await gatherDay(db, moment())).news.map((row) => row.noteId)).toEqual(['n0', 'x', 'y']);
});

test('section by section: cards that were added later come with their section', async () => {
	const { db } = await smallLibrary(6, { newOrder: 'section', newADay: 9 });
	const edition = (await db.editions.get(`e-${DECK_ID}`))!;
	const entry = (id: string, section: string) => ({
		...{ id, question: id, section: [section], answer: [], confidence: 1, reason: '' }
	});
	const entries = [entry('a', 'One'), entry('b', 'Two'), entry('c', 'One')];
	await db.editions.put({ ...edition, hash: 'sections', outline: { ...edition.outline, entries } });
	await db.sources.update(`source-${DECK_ID}`, { editionHash: 'sections' });
	for (const [k, entryId] of ['a', 'b', 'b', undefined, 'c', 'a'].entries())
		await db.notes.update(`n${k}`, { entryId });
	const { news } = await gatherDay(db, moment(), undefined, sectionRanks);
	expect(news.map((row) => row.noteId)).toEqual(['n0', 'n4', 'n5', 'n1', 'n2', 'n3']);
});

test('back after a break: all decks share the cap, and the firmest memories come first', async () => {
	const { db } = await smallLibrary(6);
	await accept(db, material(6, 'b'), moment(), model);
	for (let k = 0; k < 6; k++)
		for (const cardId of [card(k), `b-n${k}:forward`])
			await answer(db, cardId, 4, moment(DAY + k - 10));
	const later = moment(DAY + 200);
	expect(owed(await gatherDay(db, later))).toBe(12);
	const plan = { kind: 'comeback' as const, fromDay: DAY + 200, reviewsADay: 5, clocks: {} };
	await db.plans.put(plan);
	const { reviews, news } = await gatherDay(db, later);
	expect([reviews.length, news.length]).toEqual([5, 0]);
	const firm = reviews.map((row) => row.memory!.stability);
	expect(firm).toEqual([...firm].sort((a, b) => b - a));
	expect(new Set(reviews.map((row) => row.deckId)).size).toBe(2);
	await answer(db, reviews[0]!.cardId, 3, later);
	// What was done in one deck leaves less of the cap to another.
	for (const deckId of [DECK_ID, 'b']) expect(owed(await gatherDay(db, later, deckId))).toBe(4);
	await db.plans.put({ ...plan, untilDay: DAY + 201 });
	expect(owed(await gatherDay(db, moment(DAY + 202)))).toBeGreaterThan(5);
});

test('a preset that is changed in mid-day counts from then on', async () => {
	const { db } = await smallLibrary(6, { newADay: 2 });
	expect((await gatherDay(db, moment())).news).toHaveLength(2);
	await setOptions(db, { newADay: 4 });
	expect((await gatherDay(db, moment())).news).toHaveLength(4);
});
