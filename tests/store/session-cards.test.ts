// The rule this file defends: a session is about the cards that it names, in the decks that it names, and
// practice leaves everything but the log as it was.
import { expect, test } from 'vitest';
import type { Session } from '../../src/lib/core/session';
import { accept } from '../../src/lib/store/content';
import { gatherSession, tagCounts } from '../../src/lib/store/session-cards';
import { suspendCards } from '../../src/lib/store/marks';
import { practise } from '../../src/lib/store/practice';
import { turnAct } from '../../src/lib/store/undo';
import { answer, card, DAY, DECK_ID, material, model, moment, smallLibrary } from './sample';

async function library() {
	const { db } = await smallLibrary(6, { newADay: 20 });
	await accept(db, material(4, 'b'), moment(), model);
	await db.decks.update('b', { parentId: DECK_ID });
	const asked = async (session: Session, now = moment(), deckId?: string) => {
		const { learning, reviews, news } = await gatherSession(db, now, session, now, deckId);
		return [...learning, ...reviews, ...news].map(({ noteId }) => noteId);
	};
	return { db, asked };
}

test('ahead: what comes due within the days, of a deck with those within it, or of one alone', async () => {
	const { db, asked } = await library();
	for (const id of [card(0), 'b-n0:forward']) await answer(db, id, 4, moment());
	expect(await asked({ kind: 'ahead', days: 3 })).toEqual([]);
	const due = (await db.schedules.get(card(0)))!.at;
	const before = moment(due - 2);
	expect((await asked({ kind: 'ahead', days: 3 }, before)).sort()).toEqual(['b-n0', 'n0']);
	expect(await asked({ kind: 'ahead', days: 3 }, before, 'b')).toEqual(['b-n0']);
	expect(await asked({ kind: 'ahead', days: 3 }, before, 'gone')).toEqual([]);
	expect(await asked({ kind: 'ahead', days: 3 }, moment(due))).toEqual([]);
});

test('ahead: what is forgotten in it is asked again, what is being learnt besides is of the day', async () => {
	const { db } = await library();
	await answer(db, card(0), 4, moment());
	const due = (await db.schedules.get(card(0)))!.at;
	await answer(db, card(1), 1, moment(due - 1, 9));
	const began = moment(due - 1, 10);
	const left = async () => {
		const queue = await gatherSession(db, began, { kind: 'ahead', days: 3 }, began);
		return [...queue.learning, ...queue.reviews].map(({ noteId }) => noteId);
	};
	expect(await left()).toEqual(['n0']);
	await answer(db, card(0), 1, moment(due - 1, 11));
	expect(await left()).toEqual(['n0']);
	await answer(db, card(0), 4, moment(due - 1, 12));
	expect(await left()).toEqual([]);
});

test('a round of practice that goes on after the end of its day does not begin again', async () => {
	const { db } = await library();
	const begun = moment(DAY, 27);
	await practise(db, { cardId: card(0), rating: 3, tookMs: 900, now: begun, model });
	for (const now of [begun, moment(DAY + 1, 5)]) {
		const { reviews } = await gatherSession(db, now, { kind: 'preview' }, begun);
		expect(reviews.map(({ cardId }) => cardId)).not.toContain(card(0));
	}
});

test('forgotten lately: by answers that stand', async () => {
	const { db, asked } = await library();
	await answer(db, card(0), 1, moment(DAY, 9));
	await answer(db, card(1), 3, moment(DAY, 10));
	await answer(db, card(2), 1, moment(DAY + 3, 11));
	expect((await asked({ kind: 'forgotten', days: 4 }, moment(DAY + 3))).sort()).toEqual([
		'n0',
		'n2'
	]);
	expect(await asked({ kind: 'forgotten', days: 3 }, moment(DAY + 3))).toEqual(['n2']);
	await turnAct(db, 'undo', moment(DAY + 3, 12), model);
	expect(await asked({ kind: 'forgotten', days: 4 }, moment(DAY + 3))).toEqual(['n0']);
	await suspendCards(db, [card(0)], true, moment(DAY + 3, 13), model);
	expect(await asked({ kind: 'forgotten', days: 4 }, moment(DAY + 3))).toEqual([]);
});

test('by a tag and those within it, by words, by both', async () => {
	const { db, asked } = await library();
	await db.notes.update('n0', { tags: ['roles'] });
	await db.notes.update('n1', { tags: ['roles::lead', 'tea'] });
	await db.notes.update('n2', { tags: ['rolesmen'] });
	await db.notes.update('n3', { fields: { front: 'Oolong?', back: 'Half *oxidised* leaf.' } });
	const all = (more: { tag?: string; words?: string }) =>
		asked({ kind: 'chosen', which: 'all', ...more });
	expect((await all({ tag: 'roles' })).sort()).toEqual(['n0', 'n1']);
	expect(await all({ words: 'OXIDISED leaf' })).toEqual(['n3']);
	expect(await all({ tag: 'roles', words: 'oolong' })).toEqual([]);
	expect(await all({ tag: 'tea', words: 'question 1' })).toHaveLength(2);
	expect(await all({})).toHaveLength(10);
	expect(await asked({ kind: 'chosen', which: 'new', tag: 'roles' })).toEqual(['n0', 'n1']);
	const tags = await tagCounts(db);
	expect(tags.find(({ tag }) => tag === 'roles')).toEqual({ tag: 'roles', notes: 1 });
	expect(tags.find(({ tag }) => tag === 'tea')!.notes).toBe(8);
});
