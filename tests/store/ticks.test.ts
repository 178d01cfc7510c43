// The rule this file defends: the clock lies in the same transaction as what it stamps, and a copy of a
// library never writes under the id of another device.
import { expect, test } from 'vitest';
import { stamp } from '../../src/lib/core/clock';
import type { AdageDb } from '../../src/lib/store/db';
import { mintDevice, nextStamp, readClock, witnessStamps } from '../../src/lib/store/ticks';
import { emptyLibrary } from './sample';

const tick = (db: AdageDb, nowMs: number) =>
	db.transaction('rw', ['meta'], () => nextStamp(db, nowMs));

test('stamps grow across restarts, whatever the wall clock says', async () => {
	const library = await emptyLibrary();
	let last = '';
	for (const nowMs of [1000, 1000, 5, 2000, 1999]) {
		await library.reopen();
		const next = await tick(library.db, nowMs);
		expect(next > last).toBe(true);
		last = next;
	}
});

test('many stamps at once are all different', async () => {
	const { db } = await emptyLibrary();
	const stamps = await Promise.all(Array.from({ length: 50 }, () => tick(db, 1000)));
	expect(new Set(stamps).size).toBe(50);
});

test('what was rolled back stamps nothing', async () => {
	const { db } = await emptyLibrary();
	const before = await readClock(db);
	const failing = db.transaction('rw', ['meta'], async () => {
		await nextStamp(db, 1000);
		throw new Error('No.');
	});
	await expect(failing).rejects.toThrow('No.');
	expect(await readClock(db)).toEqual(before);
});

test('without a device id nothing is stamped', async () => {
	const { db } = await emptyLibrary();
	await db.meta.clear();
	await expect(tick(db, 1000)).rejects.toThrow('This device has no id yet');
});

test('a new device id keeps the time', async () => {
	const { db } = await emptyLibrary();
	const before = await tick(db, 5000);
	const old = (await readClock(db)).deviceId;
	expect(await mintDevice(db, 0.75)).not.toBe(old);
	expect((await tick(db, 1)) > before).toBe(true);
});

test('what is written after stamps came in is newer than they are', async () => {
	const { db } = await emptyLibrary();
	const ahead = stamp({ ms: 9_000_000, count: 7, deviceId: 'zzzzzzzz' });
	await witnessStamps(db, ['junk', ahead, stamp({ ms: 1, count: 0, deviceId: 'aaaaaaaa' })]);
	expect((await tick(db, 1000)) > ahead).toBe(true);
	const imported = `${(9_500_000).toString(36).padStart(9, '0')}-of-another-app`;
	await witnessStamps(db, [imported]);
	expect((await tick(db, 1000)) > imported).toBe(true);
});
