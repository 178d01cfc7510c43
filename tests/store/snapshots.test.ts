// The rule this file defends: a snapshot is the library or it is not there: what broke off is never offered,
// what is offered restores everything, and what makes room leaves the newest two.
import { expect, test } from 'vitest';
import { readBackup, writeBackup } from '../../src/lib/formats/backup';
import { readSnapshotName, snapshotName } from '../../src/lib/core/snapshots';
import { sha256 } from '../../src/lib/core/sha256';
import { pictureFacts } from '../../src/lib/core/picture-facts';
import { AdageDb } from '../../src/lib/store/db';
import { checkInvariants } from '../../src/lib/store/invariants';
import {
	fillBallast,
	giveAway,
	listSnapshots,
	snapshotFile
} from '../../src/lib/store/snapshot-files';
import { accept } from '../../src/lib/store/content';
import { takeSnapshot } from '../../src/lib/store/snapshots';
import { dumpRows, replaceRows, takeRows, type Portion } from '../../src/lib/store/transfer';
import { olderVersion, VERSIONS } from '../../src/lib/store/versions';
import { png } from '../pictures';
import { MemoryFolder, type FolderFault } from './folder';
import {
	answer,
	card,
	DAY,
	emptyLibrary,
	everything,
	material,
	model,
	moment,
	smallLibrary
} from './sample';

const form = { write: writeBackup, read: readBackup };
const order = (day = DAY) =>
	({ why: 'day', nowMs: moment(day, 20).atMs, day, app: 'adage test' }) as const;

async function studied(ratings = 3) {
	const { db } = await smallLibrary(4);
	for (let i = 0; i < ratings; i++) await answer(db, card(i), 3, moment(DAY, 9 + i));
	return db;
}

test('a snapshot holds everything, and says what it holds', async () => {
	const db = await studied();
	const { folder } = new MemoryFolder();
	const snapshot = (await takeSnapshot(db, folder, form, order()))!;
	expect(snapshot).toMatchObject({ ratings: 3, cards: 4, entries: 3, why: 'day', day: DAY });
	expect(await listSnapshots(folder)).toHaveLength(1);
	const portions: Portion[] = [];
	await readBackup(await snapshotFile(folder, snapshot), (portion) => portions.push(portion));
	const { db: other } = await emptyLibrary(0.7);
	await takeRows(other, portions, model, 0.5);
	const truth = async (of: AdageDb) => {
		const all = (await everything(of)) as unknown as Record<string, unknown>;
		return [all.reviews, all.cards, all.notes, all.decks];
	};
	expect(await truth(other)).toEqual(await truth(db));
	expect(await checkInvariants(other, model)).toEqual([]);
});

test('what did not change is not kept twice, and an empty library not at all', async () => {
	const db = await studied();
	const { folder } = new MemoryFolder();
	const first = await takeSnapshot(db, folder, form, order());
	expect(await takeSnapshot(db, folder, form, order(DAY + 1))).toEqual(
		readSnapshotName(snapshotName(first!))
	);
	expect(await listSnapshots(folder)).toHaveLength(1);
	await answer(db, card(3), 1, moment(DAY + 1, 9));
	await takeSnapshot(db, folder, form, order(DAY + 1));
	expect(await listSnapshots(folder)).toHaveLength(2);
	const { db: empty } = await emptyLibrary();
	expect(await takeSnapshot(empty, new MemoryFolder().folder, form, order())).toBeUndefined();
});

test('after a clock that was ahead for years, what did not change is kept once', async () => {
	const db = await studied(1);
	const { folder } = new MemoryFolder();
	await takeSnapshot(db, folder, form, order(DAY + 3000));
	await answer(db, card(1), 3, moment(DAY, 10));
	const made = (await takeSnapshot(db, folder, form, order()))!;
	expect(await takeSnapshot(db, folder, form, order(DAY + 1))).toMatchObject({ day: DAY });
	expect((await listSnapshots(folder))[0]).toMatchObject({ clock: made.clock });
});

test.each<FolderFault>([{}, { unmovable: true }])(
	'what is put aside before something large stays, though the same was kept for the day already (%j)',
	async (fault) => {
		const db = await studied(2);
		const memory = new MemoryFolder(fault);
		const ofDay = (await takeSnapshot(db, memory.folder, form, order()))!;
		const aside = (await takeSnapshot(db, memory.folder, form, { ...order(), why: 'restore' }))!;
		expect(aside.clock).toBe(ofDay.clock);
		expect(await listSnapshots(memory.folder)).toEqual([aside]);
		// For the day, or before something else, it is kept already.
		for (const why of ['day', 'import'] as const)
			expect(await takeSnapshot(db, memory.folder, form, { ...order(), why })).toEqual(aside);
		// Another library, with more ratings, takes its place.
		const theirs: Portion[] = [];
		for await (const portion of dumpRows(await studied(4))) theirs.push(portion);
		await replaceRows(db, theirs, model, 0.9);
		for (const hour of [20, 21]) {
			await answer(db, card(0), 3, moment(DAY, hour));
			await takeSnapshot(db, memory.folder, form, { ...order(), nowMs: moment(DAY, hour).atMs });
		}
		const kept = await listSnapshots(memory.folder);
		expect(kept).toContainEqual(aside);
		expect((await snapshotFile(memory.folder, aside)).size).toBe(aside.bytes);
	}
);

test.each<FolderFault>([{}, { unmovable: true }])(
	'the device is full at any byte: nothing is offered that is not whole (%j)',
	async (fault) => {
		const db = await studied();
		const whole = new MemoryFolder(fault);
		const room = { quota: 1e9, usage: 1e9 };
		await takeSnapshot(db, whole.folder, form, { ...order(), room });
		const bytes = whole.written;
		expect(whole.files.has('ballast')).toBe(false);
		for (let part = 0; part < 24; part++) {
			const full = new MemoryFolder({ ...fault, fullAfter: Math.floor((bytes * part) / 24) });
			await expect(takeSnapshot(db, full.folder, form, order())).rejects.toThrow();
			expect(await listSnapshots(full.folder)).toEqual([]);
			expect(full.files.has('unfinished')).toBe(false);
		}
	}
);

test('a copy that was cut short is not offered, and goes with the next one', async () => {
	const db = await studied();
	const memory = new MemoryFolder();
	const snapshot = (await takeSnapshot(db, memory.folder, form, order()))!;
	const name = snapshotName(snapshot);
	memory.files.set(name, memory.files.get(name)!.slice(0, -9));
	expect(await listSnapshots(memory.folder)).toEqual([]);
	await takeSnapshot(db, memory.folder, form, { ...order(), nowMs: snapshot.madeMs + 1 });
	expect(await listSnapshots(memory.folder)).toHaveLength(1);
	expect(memory.files.has(name)).toBe(false);
});

test('one that cannot be read hides no other, keeps none from being made, and is not dropped for it', async () => {
	const db = await studied();
	const memory = new MemoryFolder();
	const days = async () => (await listSnapshots(memory.folder)).map(({ day }) => day);
	const bad = (await takeSnapshot(db, memory.folder, form, order()))!;
	await answer(db, card(0), 3, moment(DAY + 1, 9));
	await takeSnapshot(db, memory.folder, form, order(DAY + 1));
	memory.unreadable.add(snapshotName(bad));
	expect(await days()).toEqual([DAY + 1]);
	// Of one day the newest stays: something is thinned.
	await answer(db, card(1), 3, moment(DAY + 1, 21));
	const nowMs = moment(DAY + 1, 21).atMs;
	await takeSnapshot(db, memory.folder, form, { ...order(DAY + 1), nowMs });
	expect(await days()).toEqual([DAY + 1]);
	memory.unreadable.clear();
	expect(await days()).toEqual([DAY + 1, DAY]);
});

test('room is made of the ballast first, then of the oldest snapshots, and two stay', async () => {
	const db = await studied(0);
	const memory = new MemoryFolder();
	for (let i = 0; i < 4; i++) {
		await answer(db, card(i), 3, moment(DAY + i, 9));
		await takeSnapshot(db, memory.folder, form, order(DAY + i));
	}
	await fillBallast(memory.folder);
	const days = async () => (await listSnapshots(memory.folder)).map(({ day }) => day);
	expect(await giveAway(memory.folder)).toBe(true);
	expect(memory.files.has('ballast')).toBe(false);
	expect(await days()).toHaveLength(4);
	expect(await giveAway(memory.folder)).toBe(true);
	expect(await giveAway(memory.folder)).toBe(true);
	expect(await days()).toEqual([DAY + 3, DAY + 2]);
	expect(await giveAway(memory.folder)).toBe(false);
});

test('what is written just now gives no room: the next thing goes in its stead', async () => {
	const db = await studied(0);
	const memory = new MemoryFolder();
	for (let i = 0; i < 4; i++) {
		await answer(db, card(i), 3, moment(DAY + i, 9));
		await takeSnapshot(db, memory.folder, form, order(DAY + i));
	}
	await memory.removeEntry('ballast');
	memory.files.set('unfinished', new Uint8Array(3));
	const [, , , oldest] = await listSnapshots(memory.folder);
	for (const name of ['unfinished', snapshotName(oldest!)]) memory.held.add(name);
	expect(await giveAway(memory.folder)).toBe(true);
	expect((await listSnapshots(memory.folder)).map(({ day }) => day)).toEqual([
		...[DAY + 3, DAY + 2],
		DAY
	]);
	expect(await giveAway(memory.folder)).toBe(false);
});

test('a picture stays beside the snapshots as long as one shows it, or one cannot be read', async () => {
	const bytes = png(40, 30, [250, 0, 0]);
	const hash = await sha256(bytes, crypto.subtle);
	const blob = new Blob([bytes], { type: 'image/png' });
	const red = { hash, ...pictureFacts(bytes)!, size: bytes.length, blob };
	const { db } = await emptyLibrary();
	await accept(db, { ...material(2), pictures: [red] }, moment(), model);
	const memory = new MemoryFolder();
	const take = (day: number, minute: number) =>
		takeSnapshot(db, memory.folder, form, {
			...order(day),
			nowMs: moment(day, 9).atMs + minute
		});
	const shown = (await take(DAY, 0))!;
	const beside = () => [...memory.folders.get('pictures')!.files.keys()];
	// Nothing of the library shows it any more, and it is not lost for that.
	await Promise.all([db.media.clear(), db.blobs.clear()]);
	await answer(db, card(0), 3, moment(DAY + 1, 9));
	await take(DAY + 1, 1);
	memory.folders.get('pictures')!.files.set('unfinished', new Uint8Array(3));
	await answer(db, card(1), 3, moment(DAY + 1, 10));
	await take(DAY + 1, 2);
	expect(await listSnapshots(memory.folder)).toHaveLength(2);
	expect(beside()).toEqual([hash]);
	// With the last that shows it, it goes; not where another cannot be read.
	await memory.removeEntry(snapshotName(shown));
	const name = snapshotName((await listSnapshots(memory.folder))[0]!);
	const whole = memory.files.get(name)!;
	await answer(db, card(0), 3, moment(DAY + 2, 9));
	await take(DAY + 2, 1);
	memory.files.set(
		name,
		whole.map((byte) => byte ^ 1)
	);
	await answer(db, card(1), 3, moment(DAY + 2, 10));
	await take(DAY + 2, 2);
	expect(beside()).toEqual([hash]);
	memory.files.set(name, whole);
	memory.unreadable.add(name);
	await answer(db, card(1), 3, moment(DAY + 2, 11));
	await take(DAY + 2, 3);
	expect(beside()).toEqual([hash]);
	memory.unreadable.clear();
	await answer(db, card(1), 3, moment(DAY + 2, 12));
	await take(DAY + 2, 4);
	expect(beside()).toEqual([]);
});

test('a database of a version before is kept as that, with tables that came later left out', async () => {
	const db = await studied();
	const later = [...VERSIONS, { stores: { letters: 'id' } }];
	expect(olderVersion(10, later)).toBe(1);
	expect(olderVersion(20, later)).toBeUndefined();
	expect(olderVersion(undefined, later)).toBeUndefined();
	const fewer = Object.fromEntries(
		Object.entries(VERSIONS[0]!.stores).filter(([name]) => name !== 'reflections')
	);
	const { db: source } = await emptyLibrary();
	source.close();
	const old = new AdageDb('old', {
		...(await import('fake-indexeddb').then(({ IDBFactory, IDBKeyRange }) => ({
			indexedDB: new IDBFactory(),
			IDBKeyRange
		}))),
		versions: [{ stores: fewer }]
	});
	const portions: Portion[] = [];
	for await (const portion of dumpRows(db)) portions.push(portion);
	for (const { table, rows } of portions)
		if (table !== 'reflections') await old.table(table).bulkPut(rows);
	await old.meta.put((await db.meta.get('clock'))!);
	const { folder } = new MemoryFolder();
	const snapshot = await takeSnapshot(old, folder, form, { ...order(), why: 'migration' });
	expect(snapshot).toMatchObject({ ratings: 3, cards: 4, why: 'migration' });
});
