// Documents that were handed in together wait in order, behind the one that is looked at, and none is lost.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import type { Draft } from '../../src/lib/core/model';
import { AdageDb, type PendingImport } from '../../src/lib/store/db';
import {
	addWaiting,
	dropPending,
	dropWaiting,
	keepAgain,
	keepEdits,
	keepPending,
	placeOf,
	PENDING_ID,
	readPending,
	readWaiting,
	waitingIds
} from '../../src/lib/store/pending';

const open = () => new AdageDb('pending', { indexedDB: new IDBFactory(), IDBKeyRange });
const pending = (place?: number, name = 'Tea') =>
	({
		...{ id: PENDING_ID, place, deckName: name, drafts: [] as Draft[] },
		edition: { hash: name.toLowerCase() }
	}) as PendingImport;

test('those that come later wait behind those that came before', async () => {
	const db = open();
	const names = (prefix: string, n: number) =>
		Array.from({ length: n }, (_, i) => ({ input: `${prefix}${i}`, name: `${prefix}${i}.md` }));
	await addWaiting(db, names('a', 11));
	await addWaiting(db, names('b', 1));
	const ids = await waitingIds(db);
	expect(ids.map(placeOf)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
	expect((await readWaiting(db, ids[10]!))?.name).toBe('a10.md');
	expect((await readWaiting(db, ids[11]!))?.name).toBe('b0.md');
});

test('a document ends its waiting in the write that keeps what was read of it', async () => {
	const db = open();
	await addWaiting(db, [{ input: new Uint8Array([1]) }, { input: 'two' }]);
	const [first] = await waitingIds(db);
	await keepPending(db, pending(1), first);
	expect((await waitingIds(db)).map(placeOf)).toEqual([2]);
	expect(await readPending(db)).toEqual(pending(1));
	await addWaiting(db, [{ input: 'three' }]);
	expect((await waitingIds(db)).map(placeOf)).toEqual([2, 3]);
});

test('one that is looked at by itself is the first of those that join it', async () => {
	const db = open();
	await keepPending(db, pending());
	await addWaiting(db, [{ input: 'two' }]);
	expect((await waitingIds(db)).map(placeOf)).toEqual([2]);
	await dropWaiting(db);
	expect(await waitingIds(db)).toEqual([]);
	expect(await readPending(db)).toEqual(pending());
	await dropPending(db, pending());
	expect(await readPending(db)).toBeUndefined();
});

test('what the person changed is kept apart from what was read, and goes with it', async () => {
	const db = open();
	const draft = (id: string) =>
		({ id, fields: { front: `Why ${id}?`, back: 'So.' }, choice: 'in' }) as unknown as Draft;
	const read = { ...pending(), drafts: [draft('a'), draft('b')] };
	await keepPending(db, read);
	const edits = { b: { choice: 'out' as const, fields: { front: 'Why b?', back: 'Thus.' } } };
	await keepEdits(db, { ...read, drafts: [], deckName: 'Leaves', edits });
	expect(await readPending(db)).toEqual({
		...read,
		deckName: 'Leaves',
		edits,
		drafts: [
			{ ...draft('a'), rank: 0 },
			{ ...draft('b'), ...edits.b, rank: 1 }
		]
	});
	// A new reading begins without them.
	await keepPending(db, read);
	expect(await readPending(db)).toEqual(read);
	await dropPending(db, pending());
	expect(await db.drafts.count()).toBe(0);
});

test('a tab that still shows one import changes and ends nothing of the one that another tab read since', async () => {
	const db = open();
	const [tea, ink] = [pending(), pending(undefined, 'Ink')];
	await keepPending(db, tea);
	await keepPending(db, ink);
	const again = { ...tea, edition: { hash: 'read otherwise' } } as PendingImport;
	await expect(keepEdits(db, { ...tea, deckName: 'Leaves' })).rejects.toThrow(/another/i);
	await expect(keepAgain(db, again, tea)).rejects.toThrow(/another/i);
	await dropPending(db, tea);
	expect(await readPending(db)).toEqual(ink);
	// Where it was finished nothing comes back.
	await dropPending(db, ink);
	await expect(keepEdits(db, ink)).rejects.toThrow(/another/i);
	expect(await db.drafts.count()).toBe(0);
});

test('one that is read otherwise takes the place of what was read before', async () => {
	const db = open();
	await keepPending(db, pending());
	const again = pending(undefined, 'Tea and milk');
	await keepAgain(db, again, pending());
	await keepEdits(db, { ...again, deckName: 'Leaves' });
	expect(await readPending(db)).toEqual({ ...again, deckName: 'Leaves' });
});
