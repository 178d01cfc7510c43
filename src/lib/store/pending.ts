/**
 * Imports that are not finished, kept on this device until they are accepted or dropped: the one that is
 * looked at, and the documents that wait behind it, in the order in which they were handed in.
 */
import type { Draft, DraftEdit } from '../core/model';
import type {
	AdageDb,
	GivenDocument,
	ImportEdits,
	PendingImport,
	PendingPicture,
	WaitingDocument
} from './db';

export const PENDING_ID = 'import';
const EDITS_ID = 'import.edits';
const PICTURE = 'import.picture.';
const WAITING = 'waiting.';
const PLACE_DIGITS = 6;

/** The import that is looked at, if there is one, as the person left it. */
export async function readPending(db: AdageDb): Promise<PendingImport | undefined> {
	const [read, edits] = (await db.drafts.bulkGet([PENDING_ID, EDITS_ID])) as [
		PendingImport | undefined,
		ImportEdits | undefined
	];
	if (!read) return undefined;
	const rows = (await pictureRows(db).toArray()) as PendingPicture[];
	const pictures = rows.map(({ id: _, ...picture }) => picture);
	const whole = pictures.length ? { ...read, pictures } : read;
	if (!edits) return whole;
	const { of: _, ...kept } = edits;
	const drafts = kept.edits ? withEdits(read.drafts, kept.edits) : read.drafts;
	return { ...whole, ...kept, id: read.id, drafts };
}

const pictureRows = (db: AdageDb) => db.drafts.where('id').startsWith(PICTURE);

/** A picture of the import that is looked at: rows of their own, so that one is found without the others. */
export async function readPendingPicture(
	db: AdageDb,
	hash: string
): Promise<PendingPicture | undefined> {
	return (await db.drafts.get(PICTURE + hash)) as PendingPicture | undefined;
}

/** Drafts as the person left them: changed, moved, made, and without those that went into others. */
export function withEdits(drafts: Draft[], edits: PendingImport['edits'] = {}): Draft[] {
	const known = new Set(drafts.map(({ id }) => id));
	const made = Object.entries(edits).filter(([id, edit]) => !known.has(id) && isWhole(edit));
	const all = [
		...drafts.map((draft, place) => ({ rank: place, ...draft, ...edits[draft.id] })),
		...made.map(([, edit]) => ({ rank: drafts.length, ...(edit as Draft) }))
	];
	return all.filter((draft) => !(draft as DraftEdit).gone).sort((a, b) => a.rank - b.rank);
}

function isWhole(edit: DraftEdit): edit is Draft {
	return !!(edit.id && edit.entryId && edit.kind && edit.fields);
}

/** Keeps an import that was read; replaces the one that was looked at, and ends its document's waiting. */
export function keepPending(db: AdageDb, pending: PendingImport, waitedId?: string): Promise<void> {
	return db.transaction('rw', ['drafts'], async () => {
		const { pictures = [], ...read } = pending;
		await db.drafts.put(read);
		await pictureRows(db).delete();
		await db.drafts.bulkPut(pictures.map((one) => ({ ...one, id: PICTURE + one.hash })));
		await putEdits(db, pending);
		if (waitedId) await db.drafts.delete(waitedId);
	});
}

/** Keeps what was read otherwise in the place of `before`. Rejects where another import waits by now, or none. */
export function keepAgain(
	db: AdageDb,
	pending: PendingImport,
	before: PendingImport
): Promise<void> {
	return db.transaction('rw', ['drafts'], async () => {
		if ((await whichWaits(db, before)) !== 'this') throw new Error(ANOTHER);
		await keepPending(db, pending);
	});
}

/**
 * Keeps what the person changed since it was read, and nothing of the document: that may be large. Rejects
 * where another import waits by now, or none.
 */
export function keepEdits(db: AdageDb, pending: PendingImport): Promise<void> {
	return db.transaction('rw', ['drafts'], async () => {
		if ((await whichWaits(db, pending)) !== 'this') throw new Error(ANOTHER);
		await putEdits(db, pending);
	});
}

/** Of an import, what tells it from others. */
interface Read {
	edition: { hash: string };
}

const ANOTHER =
	'What you change here is gone when you leave: another import waits by now, or none. You can still add these cards.';

async function putEdits(db: AdageDb, pending: PendingImport): Promise<void> {
	const { deckName, detail, edits, follows, edition } = pending;
	const kept = {
		...(detail ? { detail } : {}),
		...(edits ? { edits } : {}),
		...(follows ? { follows } : {})
	};
	await db.drafts.put({ id: EDITS_ID, of: edition.hash, deckName, ...kept });
}

/** Told by the smaller row; one of an earlier version does not say whose it is. */
async function whichWaits(db: AdageDb, { edition }: Read): Promise<'this' | 'another' | 'none'> {
	const edits = (await db.drafts.get(EDITS_ID)) as ImportEdits | undefined;
	if (!edits) return 'none';
	return (edits.of ?? edition.hash) === edition.hash ? 'this' : 'another';
}

/**
 * Lets go of the import that is looked at. Nothing of it was in a deck. False where another one waits by now,
 * which stays.
 */
export function dropPending(db: AdageDb, pending: Read): Promise<boolean> {
	return db.transaction('rw', ['drafts'], async () => {
		if ((await whichWaits(db, pending)) === 'another') return false;
		await db.drafts.where('id').startsWith(PENDING_ID).delete();
		return true;
	});
}

/** Puts documents at the end of those that wait, all of them or none. */
export function addWaiting(db: AdageDb, documents: readonly GivenDocument[]): Promise<void> {
	return db.transaction('rw', ['drafts'], async () => {
		const pending = await readPending(db);
		const last = (await waitingIds(db)).at(-1);
		const taken = last ? placeOf(last) : pending ? (pending.place ?? 1) : 0;
		await db.drafts.bulkAdd(
			documents.map((document, i) => {
				const place = taken + 1 + i;
				return { ...document, place, id: waitingId(place) };
			})
		);
	});
}

/** Who waits, the next one first. */
export async function waitingIds(db: AdageDb): Promise<string[]> {
	return db.drafts.where('id').startsWith(WAITING).primaryKeys();
}

/** A document that waits, with its content. */
export function readWaiting(db: AdageDb, id: string): Promise<WaitingDocument | undefined> {
	return db.drafts.get(id) as Promise<WaitingDocument | undefined>;
}

/** Lets go of documents that wait: one, or all of them. */
export function dropWaiting(db: AdageDb, id?: string): Promise<void> {
	return db.transaction('rw', ['drafts'], async () => {
		if (id) await db.drafts.delete(id);
		else await db.drafts.where('id').startsWith(WAITING).delete();
	});
}

/** The place in the row, from 1, of a document that waits. */
export function placeOf(waiting: string): number {
	return Number(waiting.slice(WAITING.length));
}

function waitingId(place: number): string {
	return `${WAITING}${String(place).padStart(PLACE_DIGITS, '0')}`;
}
