// The rule this file defends: a database of every version that was released opens in this one with all that
// was in it; an upgrade that fails at any step leaves the older version whole; a newer one is left alone.
import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { arm, disarm, type Fault } from './inject';
import { record, waysUpTo } from './record';
import type { Note } from '../../src/lib/core/model';
import { AdageDb, type Table } from '../../src/lib/store/db';
import { checkInvariants } from '../../src/lib/store/invariants';
import { probe } from '../../src/lib/store/ticks';
import { VERSIONS, type Version } from '../../src/lib/store/versions';
import { answer, everything, model, moment } from '../store/sample';

// Dexie says whenever it opens anew.
vi.spyOn(console, 'warn').mockImplementation(() => {});
afterEach(() => void disarm());

interface Released {
	stores: Record<string, string>;
	tables: Record<string, Record<string, unknown>[]>;
}

const FOLDER = new URL('../fixtures/databases/', import.meta.url);
const released = readdirSync(FOLDER)
	.map((file) => ({
		number: parseInt(file),
		...(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Released)
	}))
	.sort((a, b) => a.number - b.number);

/** A database as that version left it, made without any code of ours. */
async function asReleased({ number, stores, tables }: (typeof released)[number]) {
	const indexedDB = new IDBFactory();
	const db = new Dexie('adage', { indexedDB, IDBKeyRange });
	db.version(number).stores(stores);
	await db.open();
	for (const [name, rows] of Object.entries(tables))
		await db
			.table(name)
			.bulkAdd(
				rows.map((row) =>
					name === 'blobs'
						? { ...row, bytes: new Blob([Buffer.from(row.bytes as string, 'base64')]) }
						: row
				)
			);
	db.close();
	return (versions?: Version[]) => new AdageDb('adage', { indexedDB, IDBKeyRange, versions });
}

const text = (rows: Record<string, unknown[]>) => JSON.stringify(rows);
const last = released.at(-1)!;

test('every version that was released has a database here, and none was changed since', () => {
	expect(released.map(({ number }) => number)).toEqual(VERSIONS.map((_, k) => k + 1));
	for (const [k, { stores }] of VERSIONS.entries())
		expect(released[k]!.stores).toMatchObject(stores);
});

for (const version of released)
	test(`version ${version.number}: everything is there, and one can go on studying`, async () => {
		const db = (await asReleased(version))();
		await db.open();
		for (const [name, rows] of Object.entries(version.tables))
			expect([name, await db.table(name).count()]).toEqual([name, rows.length]);
		expect(await checkInvariants(db, model)).toEqual([]);
		const [due] = await (db.schedules as Table).where('cardId').equals('n0:forward').toArray();
		expect(due).toBeDefined();
		const rated = await answer(db, 'n0:forward', 3, moment(20_010));
		expect(rated.kind).toBe('rated');
		expect(await checkInvariants(db, model)).toEqual([]);
	});

/** What a version after this one might do: a new index, and every note written anew. */
const NEXT: Version[] = [
	...VERSIONS,
	{
		stores: { notes: 'id,sourceId,*tags,importId,createdMs' },
		async upgrade(transaction) {
			await transaction
				.table<Note>('notes')
				.toCollection()
				.modify((note) => {
					note.tags = [...note.tags, 'upgraded'];
				});
			await transaction.table('meta').put({ key: 'upgraded', value: true });
		}
	}
];

const NAMES = ['AbortError', 'UnknownError', 'InvalidStateError', 'QuotaExceededError'] as const;

async function upgraded(fault: Fault) {
	const open = await asReleased(last);
	const before = open();
	const rows = text(await everything(before));
	before.close();
	const newer = open(NEXT);
	arm(fault);
	const outcome = await newer.open().then(
		() => 'done',
		() => 'failed'
	);
	const { calls, fired } = disarm();
	newer.close();
	return { open, rows, outcome, calls, fired };
}

/** All that is in a database once it was upgraded and nothing failed. */
async function whatComesOfIt() {
	const db = (await asReleased(last))(NEXT);
	const rows = text(await everything(db));
	db.close();
	return rows;
}

test('an upgrade that fails at any step leaves the version before as it was', async () => {
	const { calls, outcome } = await upgraded({ at: Infinity, name: 'UnknownError' });
	expect(outcome).toBe('done');
	const wanted = await whatComesOfIt();
	let tries = 0;
	const whole = { alone: 0, lasting: 0 };
	const kinds = NAMES.flatMap((name) => [false, true].map((lasting) => ({ name, lasting })));
	for (const [at, { name, lasting }] of waysUpTo(calls, kinds, 3)) {
		const { open, rows, outcome: said, fired } = await upgraded({ at, name, lasting });
		const told = `${name} ${lasting ? 'from' : 'only at'} ${at}`;
		expect(fired, told).toBeGreaterThan(0);
		const db = open();
		// What comes after the upgrade itself may fail as well: then it is done, and nothing is half.
		const older = await db
			.open()
			.then(() => true)
			.catch(() => false);
		if (said === 'done') expect(older, told).toBe(false);
		if (older) {
			expect(text(await everything(db)) === rows, told).toBe(true);
			expect(await checkInvariants(db, model)).toEqual([]);
			whole[lasting ? 'lasting' : 'alone']++;
		}
		db.close();
		// Done whole and once, at the first try or at this one.
		const again = open(NEXT);
		expect(text(await everything(again)) === wanted, told).toBe(true);
		expect(await checkInvariants(again, model)).toEqual([]);
		again.close();
		tries++;
	}
	expect(whole.lasting).toBeGreaterThan(tries / 4);
	expect(whole.alone).toBeGreaterThan(0);
	record({
		fault: 'An upgrade of the database fails at step n',
		tries,
		lost: 0,
		invented: 0,
		holds:
			'alone or with all that follow: the version before opens with every row, and the upgrade can be ' +
			'tried again; or it is done, whole and once'
	});
});

test('one call fails in the upgrade that a start waits for: it is done all the same, whole and once', async () => {
	const wanted = await whatComesOfIt();
	const { calls } = await upgraded({ at: Infinity, name: 'UnknownError' });
	let tries = 0;
	for (const [at, name] of waysUpTo(calls, NAMES, 1)) {
		const newer = (await asReleased(last))(NEXT);
		newer.makeRoom = async () => true;
		arm({ at, name });
		// As the app begins: with a transaction on what is not open yet.
		await probe(newer);
		expect(disarm().fired).toBe(1);
		expect(text(await everything(newer)) === wanted, `${name} at ${at}`).toBe(true);
		expect(await checkInvariants(newer, model)).toEqual([]);
		newer.close();
		tries++;
	}
	record({
		fault: 'One call fails in the upgrade that a start waits for',
		tries,
		lost: 0,
		invented: 0,
		holds: 'the start goes on, and the upgrade is done whole and once'
	});
});

test('a library of a newer version is not opened, and the person is told', async () => {
	const open = await asReleased(last);
	const newer = open(NEXT);
	const rows = text(await everything(newer));
	newer.close();
	await expect(open().open()).rejects.toThrow(/A newer Adage keeps your data/);
	const stale = open();
	await expect(stale.notes.clear()).rejects.toThrow(/A newer Adage/);
	await expect(answer(stale, 'n0:forward', 3, moment(20_010))).rejects.toThrow(/A newer Adage/);
	expect(text(await everything(open(NEXT))) === rows).toBe(true);
});
