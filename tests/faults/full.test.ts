// The rule this file defends: on a device that is full, room is made where something can be given away, an
// answer is then saved once; and where nothing can, it is refused and can be saved later.
import { afterEach, expect, test, vi } from 'vitest';
import { later, studied } from './deeds';
import { arm, disarm, type Fault } from './inject';
import { checkInvariants } from '../../src/lib/store/invariants';
import { causeOf } from '../../src/lib/store/lost';
import { rate } from '../../src/lib/store/reviews';
import { probe } from '../../src/lib/store/ticks';
import { card, model, show } from '../store/sample';

// Dexie says whenever it opens anew.
vi.spyOn(console, 'warn').mockImplementation(() => {});
afterEach(() => void disarm());

test('a full device that closes the database and does not say why: what was put by is given, the answer is saved once', async () => {
	const { db } = await studied();
	const asked: boolean[] = [];
	db.makeRoom = async (certain) => {
		asked.push(certain);
		disarm();
		return true;
	};
	const shown = await show(db, card(2), later);
	arm({ at: 2, name: 'UnknownError', lasting: true });
	expect((await rate(db, { ...shown, rating: 3 })).kind).toBe('rated');
	// Snapshots stay: it may be something else, and they are what brings all of it back.
	expect(asked).toEqual([false]);
	expect(await db.reviews.count()).toBe(3);
	expect(await checkInvariants(db, model)).toEqual([]);
});

/** Every transaction fails without a reason, and only who opens the database hears that there is no room. */
const full: Fault = { at: 2, name: 'AbortError', opening: 'QuotaExceededError', lasting: true };

test('a full device says so when the database is opened again: room is given, the answer is saved once', async () => {
	const { db } = await studied();
	const asked: boolean[] = [];
	db.makeRoom = async (certain) => {
		asked.push(certain);
		disarm();
		// There was something to give, once.
		return asked.length === 1;
	};
	const shown = await show(db, card(2), later);
	arm(full);
	// Others read meanwhile: whoever comes second finds nothing to give, and needs nothing.
	const [done] = await Promise.all([rate(db, { ...shown, rating: 3 }), probe(db), probe(db)]);
	expect(done.kind).toBe('rated');
	expect(asked).toEqual([true]);
	expect(await db.reviews.count()).toBe(3);
	expect(await checkInvariants(db, model)).toEqual([]);
});

test('a start on a full device goes on with the room that is given', async () => {
	const { db } = await studied();
	// What is not open yet is opened by the first who reads.
	db.close({ disableAutoOpen: false });
	db.makeRoom = async () => {
		disarm();
		return true;
	};
	arm({ ...full, at: 1 });
	await probe(db);
	expect(await db.reviews.count()).toBe(2);
});

test('a full device with nothing to give: the answer is refused, and saved when somebody has made room', async () => {
	const { db } = await studied();
	db.makeRoom = async () => false;
	const shown = await show(db, card(2), later);
	arm(full);
	for (let i = 0; i < 2; i++)
		await expect(rate(db, { ...shown, rating: 3 })).rejects.toSatisfy(
			(error) => causeOf(error) === 'QuotaExceededError'
		);
	disarm();
	expect((await rate(db, { ...shown, rating: 3 })).kind).toBe('rated');
	expect(await db.reviews.count()).toBe(3);
});
