/**
 * A folder of the person's own that gets a backup by itself when the app is left or a session ends, where the
 * browser can write into one (File System Access). Its handle lies in the local table; permission is asked
 * for by a tap and by nothing else. A file is written under another name, read back from the folder, and only
 * then named as a backup, and only then older ones go.
 */
import { folderIsDue } from '../core/backup-age';
import { deviceIdFrom } from '../core/clock';
import type { Moment } from '../core/day';
import { readLocal, writeLocal } from '../store/local';
import { underLock } from '../store/lock';
import { readClock } from '../store/ticks';
import { ENDING, readLock, writeVerified } from './backup';
import { keepRecord, readBackupState, type BackupRecord } from './backup-record';
import { isSame, rename, write } from './folder-files';
import { openAdage, type Adage } from './open';
import { trouble } from './trouble.svelte';

const FOLDER = 'backup.folder';
/**
 * Of so many days on which there were files the newest stays: more of one day would push out what one goes back
 * to when a mistake is noticed late.
 */
const KEPT_DAYS = 5;
/**
 * Names that this copy of Adage gives in a folder. What else lies there is none of its business, and another
 * computer may keep its own backups in the same one.
 */
const OURS = /^adage-\d{4}-\d\d-\d\d-\d{6}$/;
const unfinishedName = (end: string) => `adage-unfinished${end}.part`;

/** What the browser's types do not know yet. */
interface Handle extends FileSystemDirectoryHandle {
	queryPermission?(how: { mode: 'readwrite' }): Promise<PermissionState>;
	requestPermission?(how: { mode: 'readwrite' }): Promise<PermissionState>;
}
type Pick = (how: { id: string; mode: 'readwrite' }) => Promise<Handle>;

interface Folder {
	handle: Handle;
	/** Of this choice of this folder, and in the names of its files; none where an earlier version chose it. */
	mark?: string;
	/** The last file that was read back from it, and the state of the clock by then. */
	last?: BackupRecord & { clock: string };
	/** Why the last try failed, as a sentence. */
	problem?: string;
}

export interface FolderState {
	/** This browser can write into a folder. */
	able: boolean;
	folder?: {
		name: string;
		/** The browser lets Adage write there without asking. */
		allowed: boolean;
		madeMs?: number;
		problem?: string;
	};
}

const picker = () => (window as unknown as { showDirectoryPicker?: Pick }).showDirectoryPicker;
const WRITE = { mode: 'readwrite' } as const;

export async function readFolder({ db }: Adage): Promise<FolderState> {
	const able = !!picker();
	const folder = await readLocal<Folder>(db, FOLDER);
	if (!able || !folder) return { able };
	const { handle, last, problem } = folder;
	const allowed = await isAllowed(handle);
	return {
		able,
		folder: {
			name: handle.name,
			allowed,
			...(last ? { madeMs: last.madeMs } : {}),
			...(problem ? { problem } : {})
		}
	};
}

const isAllowed = async (handle: Handle) =>
	((await handle.queryPermission?.(WRITE)) ?? 'granted') === 'granted';

/** Lets the person choose a folder, on a tap, and writes the first file. False where they chose none. */
export async function chooseFolder(): Promise<boolean> {
	try {
		const handle = await picker()!.call(window, { id: 'adage-backups', ...WRITE });
		const { db } = await openAdage();
		const before = await readLocal<Folder>(db, FOLDER);
		const same = before && (await handle.isSameEntry(before.handle));
		const mark = (same && before.mark) || deviceIdFrom(Math.random());
		await writeLocal(db, FOLDER, { handle, mark } satisfies Folder);
	} catch (error) {
		if ((error as Error).name === 'AbortError') return false;
		throw error;
	}
	await fillFolder(true);
	return true;
}

/** Asks once more for what the browser has forgotten, on a tap. False where it was refused. */
export async function allowFolder(): Promise<boolean> {
	const { db } = await openAdage();
	const folder = await readLocal<Folder>(db, FOLDER);
	if (!folder || (await folder.handle.requestPermission?.(WRITE)) === 'denied') return false;
	await fillFolder(true);
	return true;
}

/** Lets the folder be; what lies in it stays. */
export async function leaveFolder(): Promise<void> {
	const { db } = await openAdage();
	await writeLocal(db, FOLDER, undefined);
}

/**
 * Writes a backup into the folder where there is one and it is due, or at once. Rejects with a sentence where
 * it was asked for; what fails by itself is noted, and Settings say it.
 */
export async function fillFolder(asked = false): Promise<void> {
	const adage = await openAdage();
	// What is left of a library must not take the place of what it was.
	if (trouble.loss) return;
	const chosen = await readLocal<Folder>(adage.db, FOLDER);
	if (!chosen || !(await isAllowed(chosen.handle))) return;
	const fill = () => fillNow(adage, chosen, asked);
	if (asked) return underLock('folder', fill);
	// Of several tabs that are left at once one writes.
	await underLock('folder', fill, { wait: 0 }).catch(() => {});
}

async function fillNow(adage: Adage, { mark }: Folder, asked: boolean): Promise<void> {
	const folder = await readLocal<Folder>(adage.db, FOLDER);
	if (!folder || folder.mark !== mark) return;
	const { clock, due } = await readDue(adage, folder);
	if (!asked && !due) return;
	try {
		const record = await writeInto(adage, folder);
		await note(adage, folder, { last: { ...record, clock } });
		await keepRecord(adage.db, record);
	} catch (error) {
		const problem = sentenceOf(error);
		await note(adage, folder, { problem });
		if (asked) throw new Error(problem, { cause: error });
	}
}

/** Notes what came of writing, unless the folder was left meanwhile, or another one chosen. */
function note({ db }: Adage, { mark }: Folder, came: Partial<Folder>) {
	return db.transaction('rw', ['meta'], async () => {
		const folder = await readLocal<Folder>(db, FOLDER);
		if (!folder || folder.mark !== mark) return;
		const { problem: _, ...rest } = folder;
		await writeLocal(db, FOLDER, { ...rest, ...came } satisfies Folder);
	});
}

async function readDue(adage: Adage, { last }: Folder) {
	const clock = JSON.stringify(await readClock(adage.db));
	const { nowMs, since, last: any } = await readBackupState(adage);
	const ratings = since + (any?.ratings ?? 0);
	const age = {
		nowMs,
		since: Math.max(0, ratings - (last?.ratings ?? 0)),
		...(last ? { madeMs: last.madeMs } : {})
	};
	return { clock, due: folderIsDue(age, clock !== last?.clock) };
}

async function writeInto({ db, now }: Adage, { handle, mark }: Folder): Promise<BackupRecord> {
	const moment = now();
	const { bytes, record, missing } = await writeVerified(moment.atMs, await readLock(db));
	const end = mark ? `-${mark}` : '';
	const name = `${wallClock(moment)}${end}${ENDING}`;
	const unfinished = unfinishedName(end);
	await write(handle, unfinished, bytes);
	const file = await handle.getFileHandle(unfinished);
	if (!(await isSame(await file.getFile(), bytes))) throw new Error(FAILED);
	await rename(handle, file, name, bytes);
	const found = await (await handle.getFileHandle(name)).getFile();
	if (found.size !== bytes.size) throw new Error(FAILED);
	// Where ratings went, an older file may be the last one that has them.
	if (!missing) await dropOlder(handle, name, `${end}${ENDING}`);
	return record;
}

/** By the wall clock, so that names stand in their order. */
function wallClock({ atMs, tzOffsetMin }: Moment): string {
	const wall = new Date(atMs + tzOffsetMin * 60_000).toISOString();
	return `adage-${wall.slice(0, 10)}-${wall.slice(11, 19).replaceAll(':', '')}`;
}

/** What stands before the file that was just written; a clock that was ahead named others after days to come. */
async function dropOlder(handle: Handle, written: string, end: string): Promise<void> {
	const ours: string[] = [];
	for await (const name of handle.keys())
		if (name.endsWith(end) && OURS.test(name.slice(0, -end.length)) && name <= written)
			ours.push(name);
	const days = new Set<string>();
	for (const name of ours.sort().reverse()) {
		const day = name.slice(0, 'adage-yyyy-mm-dd'.length);
		if (!days.has(day) && days.size < KEPT_DAYS) days.add(day);
		else await handle.removeEntry(name).catch(() => {});
	}
}

const FAILED =
	'The backup in the folder could not be read back as it was written, so the older ones were left as they are.';

function sentenceOf(error: unknown): string {
	const { name, message } = error as Error;
	if (name === 'NotFoundError') return 'The folder is no longer there. Choose another one.';
	if (name === 'QuotaExceededError')
		return 'The disk of the folder is full. Free some space there.';
	if (name === 'NotAllowedError') return 'The browser does not let Adage write there any more.';
	return /\.$/.test(message) ? message : 'The folder could not be written. Choose it again.';
}
