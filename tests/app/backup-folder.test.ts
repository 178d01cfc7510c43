// The rule this file defends: a backup in a folder of somebody's own is never lost to one that is worth less, and
// the folder is left when somebody leaves it.
import 'fake-indexeddb/auto';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { fillFolder, leaveFolder } from '../../src/lib/app/backup-folder';
import { keepBeacon } from '../../src/lib/app/beacon';
import { openAdage } from '../../src/lib/app/open';
import { lookForLoss } from '../../src/lib/app/safeguards';
import { DAY_MS } from '../../src/lib/core/day';
import { readLocal, writeLocal } from '../../src/lib/store/local';
import {
	ChosenFolder,
	cloneWithFolders,
	LocalWorker,
	libraryAnew,
	Locks,
	passTime,
	NOW
} from './browser';

const FOLDER = 'backup.folder';
const MARK = 'aaaabbbb';
const at = (day: string, mark = MARK) => `adage-${day}-100000-${mark}.adage`;

vi.stubGlobal('document', { documentElement: { dataset: {}, toggleAttribute: () => {} } });
const locks = new Locks();
vi.stubGlobal('navigator', { onLine: true, locks });
vi.stubGlobal('Worker', LocalWorker);
vi.stubGlobal('structuredClone', cloneWithFolders);
vi.useFakeTimers({ toFake: ['Date'] });
afterAll(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** A library of three ratings, and a folder that was chosen for it. */
let folder: ChosenFolder;
beforeEach(async () => {
	const db = await libraryAnew(3);
	folder = new ChosenFolder();
	const last = { madeMs: NOW - 2 * DAY_MS, ratings: 1, clock: 'another' };
	await writeLocal(db, FOLDER, { handle: folder, mark: MARK, last });
});

const names = () => [...folder.files.keys()].sort();
const put = (...files: string[]) => files.map((name) => folder.files.set(name, new Blob(['x'])));

test('of each of the last five days the newest stays, beside the one that was just written', async () => {
	put(at('2026-05-20'), ...[11, 12, 13, 14, 15].map((day) => at(`2026-05-${day}`)));
	await fillFolder();
	const kept = [12, 13, 14, 15].map((day) => at(`2026-05-${day}`));
	expect(names()).toEqual([...kept, at('2026-05-20').replace('-10', '-12')]);
	expect(names()).not.toContain(at('2026-05-20'));
});

test('while data is missing nothing is written, so the fuller file of the day stays', async () => {
	put(at('2026-05-20'));
	const { db } = await openAdage();
	keepBeacon({ count: 99, sum: 'x' }, true);
	expect(await lookForLoss(db)).toBe(true);
	await fillFolder();
	expect(names()).toEqual([at('2026-05-20')]);
});

test('a file that was just written stays, whatever days an earlier clock named files after', async () => {
	const ahead = [1, 2, 3, 4, 5].map((day) => at(`2027-05-0${day}`));
	put(...ahead, at('2026-05-19'));
	await fillFolder();
	expect(names()).toEqual([at('2026-05-19'), at('2026-05-20').replace('-10', '-12'), ...ahead]);
});

test('a folder that is left while a file is written into it stays left', async () => {
	const { db } = await openAdage();
	folder.before = leaveFolder;
	await fillFolder();
	expect(await readLocal(db, FOLDER)).toBeUndefined();
});

test('what comes of writing into one folder says nothing of the one that was chosen meanwhile', async () => {
	const { db } = await openAdage();
	const other = { handle: new ChosenFolder(), mark: 'ccccdddd' };
	folder.before = async () => {
		await writeLocal(db, FOLDER, other);
		throw new DOMException('Full.', 'QuotaExceededError');
	};
	await fillFolder();
	expect(await readLocal(db, FOLDER)).toEqual(other);
});

test('of two computers with one folder neither drops what the other one put there', async () => {
	const others = [17, 18, 19, 20].map((day) => at(`2026-05-${day}`, 'ccccdddd'));
	const own = [13, 14, 15, 16].map((day) => at(`2026-05-${day}`));
	put(...others, ...own, 'adage-unfinished-ccccdddd.part', 'adage-2026-05-01-100000.adage');
	const before = names();
	await fillFolder();
	expect(names()).toEqual([...before, at('2026-05-20').replace('-10', '-12')].sort());
});

test('where another tab is at the folder nothing is written by itself, and who asks for a file is told', async () => {
	passTime();
	const release = locks.keep('adage-folder');
	// By itself it is left to the other one.
	await fillFolder();
	expect(names()).toEqual([]);
	await expect(fillFolder(true)).rejects.toThrow(/^Another tab is busy with your library/);
	expect(names()).toEqual([]);
	release();
	await fillFolder(true);
	expect(names()).toHaveLength(1);
});
