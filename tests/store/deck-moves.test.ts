// The rule this file defends: a deck lies in one other or in none, never in itself, and can be taken back.
import { expect, test } from 'vitest';
import { accept } from '../../src/lib/store/content';
import type { AdageDb } from '../../src/lib/store/db';
import { moveDeck } from '../../src/lib/store/deck-moves';
import { turnAct } from '../../src/lib/store/undo';
import { everything, material, model, moment, smallLibrary } from './sample';

async function twoDecks() {
	const { db } = await smallLibrary(1);
	await accept(
		db,
		{ ...material(1, 'green'), deck: { id: 'green', name: 'Green' } },
		moment(),
		model
	);
	return db;
}
const move = (db: AdageDb, deckId: string, parentId: string | null) =>
	moveDeck(db, deckId, parentId, moment());
const parent = async (db: AdageDb, deckId: string) => (await db.decks.get(deckId))!.parentId;

test('a deck becomes part of another, stands by itself again, and both can be undone', async () => {
	const db = await twoDecks();
	expect((await move(db, 'green', 'tea'))!.label).toBe('“Green” is part of “Tea” now');
	expect(await parent(db, 'green')).toBe('tea');
	expect((await move(db, 'green', null))!.label).toBe('“Green” stands by itself now');
	expect(await parent(db, 'green')).toBe(null);
	await turnAct(db, 'undo', moment(), model);
	expect(await parent(db, 'green')).toBe('tea');
	await turnAct(db, 'undo', moment(), model);
	expect(await parent(db, 'green')).toBe(null);
});

test('nothing is written where it would lie in itself, where it lies already, or nowhere', async () => {
	const db = await twoDecks();
	await move(db, 'green', 'tea');
	const before = await everything(db);
	for (const [deckId, parentId] of [
		['tea', 'green'],
		['tea', 'tea'],
		['green', 'tea'],
		['green', 'nowhere'],
		['nowhere', 'tea']
	] as const)
		expect(await move(db, deckId, parentId)).toBeUndefined();
	expect(await everything(db)).toEqual(before);
});
