// The rule this file defends: restoring says that it failed only where nothing was written, and what can be gone
// back to is what was there before the last backup that was taken.
import 'fake-indexeddb/auto';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { makeBackup } from '../../src/lib/app/backup';
import { openAdage } from '../../src/lib/app/open';
import { readAside } from '../../src/lib/app/put-aside';
import { openBackup, takeBackup } from '../../src/lib/app/restore';
import { trouble } from '../../src/lib/app/trouble.svelte';
import { readBeacon } from '../../src/lib/store/beacon';
import { MemoryFolder } from '../store/folder';
import { answer, card } from '../store/sample';
import { libraryAnew, LocalWorker, Locks, NOW, passTime } from './browser';

vi.stubGlobal('document', { documentElement: { dataset: {}, toggleAttribute: () => {} } });
const locks = new Locks();
vi.stubGlobal('Worker', LocalWorker);
vi.useFakeTimers({ toFake: ['Date'] });
afterAll(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

beforeEach(async () => {
	vi.restoreAllMocks();
	vi.stubGlobal('navigator', { onLine: true, locks });
	await libraryAnew(1);
});

async function rated(n: number) {
	const { db, now } = await openAdage();
	for (let i = 1; i <= n; i++) await answer(db, card(i), 3, now());
}
const ratings = async () => (await readBeacon((await openAdage()).db)).count;

test('a backup that was taken is taken, though what draws its cards is not on this device', async () => {
	const { db } = await openAdage();
	await db.faces.delete(card(0));
	const opened = await openBackup((await makeBackup()).file);
	await rated(2);
	expect(await takeBackup(opened, 'replace')).toBe(0);
	expect([await ratings(), trouble.loss]).toEqual([1, undefined]);
});

test('what was put aside for a backup that could not be taken takes no earlier one’s place', async () => {
	const opened = await openBackup((await makeBackup()).file);
	await rated(2);
	await takeBackup(opened, 'replace');
	vi.setSystemTime(NOW + 60_000);
	const cut = { ...opened, file: opened.file.slice(0, -20) };
	await expect(takeBackup(cut, 'replace')).rejects.toThrow();
	expect(await readAside()).toMatchObject({ madeMs: NOW, ratings: 3 });
});

test('a suspended tab in the midst of a snapshot holds up no restore: a backup is put aside in its stead', async () => {
	const getDirectory = async () => new MemoryFolder().folder;
	vi.stubGlobal('navigator', { onLine: true, locks, storage: { getDirectory } });
	const opened = await openBackup((await makeBackup()).file);
	await rated(2);
	passTime();
	const release = locks.keep('adage-snapshots');
	await takeBackup(opened, 'replace');
	release();
	expect(await ratings()).toBe(1);
	const aside = await readAside();
	expect((await openBackup((await aside!.open())!)).comparison.there.ratings).toBe(3);
});

test('an answer that is given in another tab once the library is aside is not replaced: it is put aside too', async () => {
	const opened = await openBackup((await makeBackup()).file);
	await rated(2);
	// Another tab copies the library just now, so restoring waits with what it put aside.
	const release = locks.keep('adage-rows', 'shared');
	const taking = takeBackup(opened, 'replace');
	await expect.poll(() => readAside()).toMatchObject({ ratings: 3 });
	const { db, now } = await openAdage();
	await answer(db, card(3), 3, now());
	release();
	await taking;
	expect(await ratings()).toBe(1);
	const aside = await readAside();
	expect(aside).toMatchObject({ ratings: 4 });
	expect((await openBackup((await aside!.open())!)).comparison.there.ratings).toBe(4);
});

test('a library that never comes to rest is not replaced, and what was aside before stays', async () => {
	const opened = await openBackup((await makeBackup()).file);
	await takeBackup(opened, 'replace');
	vi.setSystemTime(NOW + 60_000);
	const { db, now } = await openAdage();
	const request = locks.request.bind(locks);
	const meddling = vi.spyOn(locks, 'request').mockImplementation(async (name, how, run) => {
		if (name === 'adage-rows' && (how as { mode?: string }).mode === 'exclusive')
			await answer(db, card(1), 3, now());
		return request(name, how, run);
	});
	await expect(takeBackup(opened, 'replace')).rejects.toThrow(/kept changing meanwhile/);
	meddling.mockRestore();
	expect(await ratings()).toBe(4);
	expect(await readAside()).toMatchObject({ madeMs: NOW, ratings: 1 });
});

test('a backup waits for another library that takes the place of this one, or says that it cannot be made now', async () => {
	passTime();
	const release = locks.keep('adage-rows');
	await expect(makeBackup()).rejects.toThrow(/^Another tab is busy with your library/);
	release();
	expect((await makeBackup()).record.ratings).toBe(1);
});
