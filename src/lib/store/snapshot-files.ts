/**
 * The folder of snapshots, in files that only this origin sees (OPFS): not the same storage as the database,
 * so that what takes one away leaves the other. A file is written under another name and gets its own when it
 * was read back; nothing else is ever listed. Pictures lie beside them, each once under its hash: they never
 * change and are most of what a library weighs, so a copy in every snapshot would crowd out the snapshots.
 */
import {
	newestFirst,
	readSnapshotName,
	snapshotName,
	snapshotsToKeep,
	type Occasion,
	type Snapshot
} from '../core/snapshots';

const FOLDER = 'snapshots';
const PICTURES = 'pictures';
const UNFINISHED = 'unfinished';
/** Written when there is room, to be given away when there is none. */
const BALLAST = 'ballast';
export const BALLAST_BYTES = 2_000_000;

/** What the browser's types do not know yet. */
interface Movable extends FileSystemFileHandle {
	move?(name: string): Promise<void>;
}
export interface Folder extends FileSystemDirectoryHandle {
	getFileHandle(name: string, how?: { create?: boolean }): Promise<Movable>;
	getDirectoryHandle(name: string, how?: { create?: boolean }): Promise<Folder>;
}

/** Where snapshots are; undefined where there are none, or this browser has no such files. */
export async function openSnapshots(create = false): Promise<Folder | undefined> {
	try {
		const root = (await navigator.storage.getDirectory()) as Folder;
		return await root.getDirectoryHandle(FOLDER, { create });
	} catch (error) {
		if (create) throw error;
		return undefined;
	}
}

/** Whole snapshots, newest first. */
export async function listSnapshots(folder: Folder): Promise<Snapshot[]> {
	const whole = (await findSnapshots(folder)).filter(({ state }) => state === 'whole');
	return whole.map(({ snapshot }) => snapshot).sort(newestFirst);
}

/** All of them: where a browser cannot rename, a copy may have been cut short; another tab may hold one. */
async function findSnapshots(folder: Folder) {
	const found: { snapshot: Snapshot; state: 'whole' | 'cut' | 'unreadable' }[] = [];
	for await (const name of folder.keys()) {
		const snapshot = readSnapshotName(name);
		if (!snapshot) continue;
		const size = await sizeOf(folder, name).catch(() => undefined);
		const read = size === snapshot.bytes ? 'whole' : 'cut';
		found.push({ snapshot, state: size === undefined ? 'unreadable' : read });
	}
	return found;
}

const sizeOf = async (folder: Folder, name: string) =>
	(await (await folder.getFileHandle(name)).getFile()).size;

export async function snapshotFile(folder: Folder, snapshot: Snapshot): Promise<File> {
	return (await folder.getFileHandle(snapshotName(snapshot))).getFile();
}

/**
 * Writes a file under another name, in a worker: what writes without one is not in every browser. Gives the
 * file as it lies there.
 */
export async function writeUnfinished(
	folder: Folder,
	chunks: AsyncIterable<Uint8Array<ArrayBuffer>>
): Promise<File> {
	const handle = await folder.getFileHandle(UNFINISHED, { create: true });
	const sync = await handle.createSyncAccessHandle();
	try {
		sync.truncate(0);
		let at = 0;
		for await (const chunk of chunks) {
			for (let done = 0; done < chunk.length;) {
				const wrote = sync.write(chunk.subarray(done), { at });
				if (!wrote) throw new DOMException('No room.', 'QuotaExceededError');
				done += wrote;
				at += wrote;
			}
		}
		sync.flush();
	} finally {
		sync.close();
	}
	return handle.getFile();
}

/** Gives what was written last its name. */
export const settleUnfinished = (folder: Folder, name: string): Promise<void> =>
	rename(folder, UNFINISHED, name);

/** Gives a snapshot that was made for the day the rank of one that was made before something large. */
export async function promote(folder: Folder, snapshot: Snapshot, why: Occasion) {
	const promoted = { ...snapshot, why };
	await rename(folder, snapshotName(snapshot), snapshotName(promoted));
	return promoted;
}

async function rename(folder: Folder, from: string, name: string): Promise<void> {
	const handle = await folder.getFileHandle(from);
	const moved = await handle.move?.(name).then(
		() => true,
		() => false
	);
	if (moved) return;
	const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
	const copy = await folder.getFileHandle(name, { create: true });
	const sync = await copy.createSyncAccessHandle();
	try {
		sync.truncate(0);
		if (sync.write(bytes, { at: 0 }) < bytes.length)
			throw new DOMException('No room.', 'QuotaExceededError');
		sync.flush();
	} finally {
		sync.close();
	}
	await drop(folder, from);
}

export const dropUnfinished = (folder: Folder): Promise<boolean> => drop(folder, UNFINISHED);

/** Whether it went: what is written just now does not. */
const drop = (folder: Folder, name: string): Promise<boolean> =>
	folder.removeEntry(name).then(
		() => true,
		() => false
	);

/** Drops those that need not stay, and what was cut short; whether any of the whole ones went. */
export async function thinSnapshots(
	folder: Folder,
	bytesMax: number,
	made: string
): Promise<boolean> {
	const found = await findSnapshots(folder);
	const all = found.flatMap(({ snapshot, state }) => (state === 'whole' ? snapshot : []));
	const kept = new Set(snapshotsToKeep(all, bytesMax, made));
	for (const { snapshot, state } of found)
		if (state === 'cut' || (state === 'whole' && !kept.has(snapshot)))
			await drop(folder, snapshotName(snapshot));
	return kept.size < all.length;
}

/** Keeps the bytes of pictures that are not there yet; `bytesOf` gives them by hash. */
export async function keepPictureFiles(
	folder: Folder,
	hashes: readonly string[],
	bytesOf: (hash: string) => Promise<Blob | undefined>
): Promise<void> {
	if (!hashes.length) return;
	const pictures = await folder.getDirectoryHandle(PICTURES, { create: true });
	const known = new Set<string>();
	for await (const name of pictures.keys()) known.add(name);
	for (const hash of hashes) {
		if (known.has(hash)) continue;
		const bytes = await bytesOf(hash);
		if (!bytes) continue;
		await writeUnfinished(pictures, once(new Uint8Array(await bytes.arrayBuffer())));
		await settleUnfinished(pictures, hash);
	}
}

/**
 * Drops pictures that the library does not have (`here`) and no snapshot shows; `shownIn` reads which one does.
 * Where one cannot be read, all stay. Only while no other tab makes a snapshot.
 */
export async function thinPictures(
	folder: Folder,
	here: ReadonlySet<string>,
	shownIn: (file: File) => Promise<Iterable<string>>
): Promise<void> {
	const pictures = await folder.getDirectoryHandle(PICTURES).catch(() => undefined);
	if (!pictures) return;
	const loose = new Set<string>();
	for await (const name of pictures.keys()) if (!here.has(name)) loose.add(name);
	if ((await findSnapshots(folder)).some(({ state }) => state === 'unreadable')) return;
	// What is here no more is shown by the oldest ones, if by any.
	for (const snapshot of (await listSnapshots(folder)).reverse()) {
		if (!loose.size) return;
		for (const hash of await shownIn(await snapshotFile(folder, snapshot))) loose.delete(hash);
	}
	for (const hash of loose) await drop(pictures, hash);
}

async function* once(bytes: Uint8Array<ArrayBuffer>) {
	yield bytes;
}

/** The bytes of a picture that was kept. */
export async function pictureFile(folder: Folder, hash: string): Promise<Blob | undefined> {
	try {
		const pictures = await folder.getDirectoryHandle(PICTURES);
		return await (await pictures.getFileHandle(hash)).getFile();
	} catch {
		return undefined;
	}
}

/** Writes what can be given away later, where it is not there. */
export async function fillBallast(folder: Folder): Promise<void> {
	if ((await sizeOf(folder, BALLAST).catch(() => 0)) === BALLAST_BYTES) return;
	await writeUnfinished(folder, once(new Uint8Array(BALLAST_BYTES)));
	await settleUnfinished(folder, BALLAST);
}

/**
 * Gives away what can be done without: first the ballast, then what was not finished, then the oldest snapshot,
 * but never the last two; and no snapshot where it is not `certain` that there is no room: it may be what brings all of
 * it back. False where there is nothing more to give.
 */
export async function giveAway(folder: Folder, certain = true): Promise<boolean> {
	for (const name of [BALLAST, UNFINISHED])
		if ((await sizeOf(folder, name).catch(() => 0)) && (await drop(folder, name))) return true;
	if (!certain) return false;
	for (const one of (await listSnapshots(folder)).slice(2).reverse())
		if (await drop(folder, snapshotName(one))) return true;
	return false;
}
