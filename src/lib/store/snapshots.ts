/** One snapshot: written, read back as restoring would read it, and only then given its name. */
import { clockName, snapshotName, type Occasion, type Snapshot } from '../core/snapshots';
import type { Media } from '../core/picture';
import { checkRows } from './check-rows';
import type { AdageDb, ReviewBatch } from './db';
import { dropOldMarks } from './lasting-db';
import { logFacts } from './log-facts';
import {
	dropUnfinished,
	fillBallast,
	keepPictureFiles,
	listSnapshots,
	promote,
	settleUnfinished,
	thinPictures,
	thinSnapshots,
	writeUnfinished,
	type Folder
} from './snapshot-files';
import { readClock } from './ticks';
import { dumpRows, type Portion } from './transfer';

export interface SnapshotOrder {
	why: Occasion;
	nowMs: number;
	day: number;
	/** Program and version. */
	app: string;
	/** What the browser says of the room it gives, where it does. */
	room?: StorageEstimate;
}

/** The form of a backup, which the store does not know. */
export interface BackupForm {
	write(
		header: { madeMs: number; app: string },
		portions: AsyncIterable<Portion>
	): ReadableStream<Uint8Array<ArrayBuffer>>;
	read(
		file: Blob,
		take: (portion: Portion) => unknown
	): Promise<{ counts: Record<string, number> }>;
}

/** Snapshots may take this share of the room that the browser gives. */
const SHARE_OF_ROOM = 0.1;
const BYTES_MAX = 200_000_000;
/** With less left than this nothing is written that could be given away again. */
const ROOM_FOR_BALLAST = 40_000_000;

/**
 * Makes one unless there is one of the library as it is, which is given otherwise, from then on as one that was
 * made before something large where that is what is asked for; undefined where the library is empty. Rejects
 * where it could not be made, and then nothing is there that was not before.
 */
export async function takeSnapshot(
	db: AdageDb,
	folder: Folder,
	form: BackupForm,
	{ why, nowMs, day, app, room }: SnapshotOrder
): Promise<Snapshot | undefined> {
	const began = performance.now();
	const clock = clockName(await readClock(db));
	const same = (await listSnapshots(folder)).find((one) => one.clock === clock);
	if (same) return why === 'day' || same.why !== 'day' ? same : promote(folder, same, why);
	const cards = await db.cards.count();
	if (!cards && !(await db.reviews.count())) return undefined;
	try {
		const written: Record<string, number> = {};
		const stream = form.write({ madeMs: nowMs, app }, rowsBut(db, written));
		const file = await writeUnfinished(folder, chunksOf(stream));
		const { ratings, beacon } = await readBack(form, file, written);
		await keepPictures(db, folder);
		const tookMs = performance.now() - began;
		const facts = { ratings, cards, entries: beacon.count, bytes: file.size };
		const snapshot: Snapshot = { madeMs: nowMs, day, why, tookMs, clock, ...facts };
		await settleUnfinished(folder, snapshotName(snapshot));
		// It is there: what comes after cannot take it back.
		await tidy(db, folder, form, clock, room).catch(() => {});
		await dropOldMarks(db, nowMs).catch(() => {});
		return snapshot;
	} catch (error) {
		await dropUnfinished(folder);
		throw error;
	}
}

/** All rows but the bytes of pictures. */
async function* rowsBut(db: AdageDb, written: Record<string, number>): AsyncGenerator<Portion> {
	for await (const portion of dumpRows(db)) {
		if (portion.table === 'blobs') return;
		written[portion.table] = (written[portion.table] ?? 0) + portion.rows.length;
		yield portion;
	}
}

/** Not every browser lets a stream be gone through by itself. */
async function* chunksOf(
	stream: ReadableStream<Uint8Array<ArrayBuffer>>
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const reader = stream.getReader();
	try {
		for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
	} finally {
		await reader.cancel().catch(() => {});
	}
}

async function readBack(form: BackupForm, file: Blob, written: Record<string, number>) {
	const log = logFacts();
	const { counts } = await form.read(file, (portion) => {
		checkRows([portion]);
		if (portion.table === 'reviews') log.take(portion.rows as ReviewBatch[]);
	});
	for (const table of new Set([...Object.keys(written), ...Object.keys(counts)]))
		if (written[table] !== counts[table]) throw new Error('The snapshot is not what was written.');
	return log.end();
}

async function keepPictures(db: AdageDb, folder: Folder): Promise<void> {
	const hashes = await db.blobs.toCollection().primaryKeys();
	await keepPictureFiles(folder, hashes, async (hash) => (await db.blobs.get(hash))?.bytes);
}

async function shownIn(form: BackupForm, file: Blob): Promise<string[]> {
	const shown: string[] = [];
	await form.read(file, ({ table, rows }) => {
		if (table === 'media') for (const { hash } of rows as Media[]) shown.push(hash);
	});
	return shown;
}

/** What need not stay goes; and where there is room, some of it is held for a time when there is none. */
async function tidy(
	db: AdageDb,
	folder: Folder,
	form: BackupForm,
	made: string,
	{ quota = Infinity, usage = 0 }: StorageEstimate = {}
): Promise<void> {
	// Only with a snapshot does what it alone showed become needless.
	if (await thinSnapshots(folder, Math.min(BYTES_MAX, quota * SHARE_OF_ROOM), made)) {
		const here = new Set(await db.blobs.toCollection().primaryKeys());
		await thinPictures(folder, here, (file) => shownIn(form, file));
	}
	if (quota - usage > ROOM_FOR_BALLAST)
		await fillBallast(folder).catch(() => dropUnfinished(folder));
}
