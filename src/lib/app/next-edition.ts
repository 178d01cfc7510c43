/** A document that was read and may be a newer edition of one in the library: compared, looked at, taken. */
import type { Edition, EditionNote } from '../core/model';
import type { EditionLook } from '../core/reconcile';
import { answersAlike, entriesInCommon, shareInCommon } from '../core/same-document';
import type { EditionAnswer } from '../formats/next-edition';
import type { NewNote } from '../store/content';
import type { Act, AdageDb, PendingImport } from '../store/db';
import type { EditionMaterial } from '../store/edition-rows';
import { planEdition, takeEdition } from '../store/editions';
import {
	cameWith,
	editionNames,
	knownSources,
	readKnownSource,
	type KnownSource
} from '../store/known-sources';
import { readEdition, thinEditions } from '../store/thin-editions';
import { readTakenEdition } from '../store/undo';
import { alone } from './alone';
import { editionMaterial, offeredOf } from './edition-material';
import { redrawStale } from './faces';
import { openAdage } from './open';
import { readBy } from './judge';
import { compareEditions, draftAll, drawNotes } from './reader';
import { snapshotBefore } from './snapshot-before';

/** From here on two documents are taken for editions of one without being asked. */
const HALF = 0.5;
/** Under the same name less than this says nothing: many files are called the same. */
const SOME = 0.15;

/** The document that is there. */
export interface Older extends KnownSource {
	edition: Edition;
	/** How much of one is in the other, 0 to 1. */
	share: number;
	/** How many entries of the one that was read are in it. */
	common: number;
	/** It is the very edition that is there. */
	same: boolean;
}

/** A document of the library as one chooses it. */
export interface KnownName {
	id: string;
	/** Of its deck. */
	name: string;
	/** Where it can be read again. */
	address?: string;
}

/** A newer edition as a person looks at it before it is taken. */
export interface Comparison {
	older: Older;
	answer: EditionAnswer;
	/** What happens to cards. */
	look: EditionLook;
	material: EditionMaterial;
}

/**
 * The document of the library that this one follows: the one that was chosen, or that has its address, its file
 * name or half of its entries.
 */
export async function findOlder(pending: PendingImport): Promise<Older | undefined> {
	const { db } = await openAdage();
	const { follows, source, edition } = pending;
	if (follows?.sourceId === '' || follows?.taken) return undefined;
	const found: { older: Older; likely: number }[] = [];
	for (const known of await knownSources(db)) {
		const before = await readEdition(db, known.source.editionHash);
		if (!before) continue;
		const older = {
			...known,
			edition: before,
			share: shareInCommon(before.outline, edition.outline),
			common: entriesInCommon(before.outline, edition.outline),
			same: before.hash === edition.hash
		};
		if (known.source.id === follows?.sourceId) return older;
		const likely = await likeliness(older, pending);
		if (likely) found.push({ older, likely });
	}
	// An address that was read before is the same document whatever became of it.
	const own =
		found.find(({ older }) => older.same) ??
		found.find(({ older }) => older.source.id === source.id);
	return (own ?? found.sort((a, b) => b.likely - a.likely)[0])?.older;

	async function likeliness(older: Older, { edition }: PendingImport) {
		const { source: known, share } = older;
		if (known.id === source.id) return 1 + share;
		if (share >= HALF && answersAlike(older.edition.outline, edition.outline)) return share;
		const named = edition.name && (await editionNames(db, known.id)).includes(edition.name);
		return named && share >= SOME ? share : 0;
	}
}

/** Documents that one may be a newer edition of. */
export async function readSources(): Promise<KnownName[]> {
	const { db } = await openAdage();
	return (await knownSources(db)).map(({ source: { id, address }, deck: { name } }) => ({
		...{ id, name, address }
	}));
}

/** The import as it is by what the person said about lines of the edition before; undefined where it said nothing. */
export async function readAlike(
	{ edition: { examples } }: Older,
	pending: PendingImport,
	signal?: AbortSignal
): Promise<PendingImport | undefined> {
	if (!examples?.length || pending.examples) return undefined;
	return readBy(pending, examples, signal);
}

/** Where taking it was undone meanwhile: the import as it was before; what was new alone is not its document. */
export async function asUndone(pending: PendingImport): Promise<PendingImport | undefined> {
	const { follows, edition, source } = pending;
	if (!follows?.taken) return undefined;
	const { db } = await openAdage();
	const there = await readKnownSource(db, source.id);
	if (!there || there.source.editionHash === edition.hash) return undefined;
	const drafts = await draftAll(edition.outline);
	return { ...pending, drafts, edits: undefined, follows: { sourceId: source.id } };
}

/** Compares, and says what taking it would do. Rejects with a sentence, also once `signal` aborts. */
export async function compareWith(
	older: Older,
	pending: PendingImport,
	signal?: AbortSignal
): Promise<Comparison> {
	const { db } = await openAdage();
	const { answer, came } = await compared(db, older, pending, { signal });
	const notes = await drawn(answer.given, came, pending.source.address);
	const material = editionMaterial(pending, older, answer, notes);
	const look = await planEdition(db, material);
	if (!look) throw new Error('This document is not in your library any more. Nothing was changed.');
	return { older, answer, look, material };
}

async function compared(
	db: AdageDb,
	older: Older,
	pending: PendingImport,
	{ all, signal }: { all?: boolean; signal?: AbortSignal }
) {
	const { source, edition: before } = older;
	const { came, taken } = await cameWith(db, older, before);
	const { decided = [], apart = [] } = pending.follows ?? {};
	const after = pending.edition.outline;
	const prefix = `${source.id}.`;
	const answer = await compareEditions(
		{ before: before.outline, after, came, taken, prefix, decided, apart, all },
		signal
	);
	return { answer, came };
}

/**
 * What could be made of the very edition that is there and was left out, as an import that adds to its deck.
 * Rejects with a sentence where nothing was.
 */
export async function readMore(
	older: Older,
	pending: PendingImport,
	signal?: AbortSignal
): Promise<PendingImport> {
	const { db } = await openAdage();
	const { offered } = (await compared(db, older, pending, { all: true, signal })).answer;
	if (!offered.length) throw new Error('All of its cards are in your deck already.');
	return offeredOf(
		pending,
		older,
		offered.map((draft) => ({ ...draft, choice: 'out' }))
	);
}

/** Notes with what their cards show; those that stay as they were are not drawn again. */
async function drawn(
	given: EditionNote[],
	came: readonly EditionNote[],
	base: string | undefined
): Promise<NewNote[]> {
	const before = new Map(came.map((note) => [note.id, JSON.stringify([note.kind, note.fields])]));
	const changed = given.filter(
		({ id, kind, fields }) => before.get(id) !== JSON.stringify([kind, fields])
	);
	const faces = await drawNotes(changed, base);
	const byId = new Map(changed.map(({ id }, k) => [id, faces[k]!]));
	return given.map((note) => ({ note, faces: byId.get(note.id) ?? {} }));
}

/** The edition that was taken last on this day, as long as nothing else was done since: it can be undone. */
export async function readTaken(): Promise<Act | undefined> {
	const { db, now } = await openAdage();
	const act = await readTakenEdition(db);
	return act && act.day >= now().day ? act : undefined;
}

const MEANWHILE =
	'Your library has changed meanwhile, perhaps in another tab. Nothing was taken: this is how it is now.';

/** Takes it as one deed that can be undone. */
export const takeNext = (comparison: Comparison): Promise<Act> => alone(() => take(comparison));

async function take({ material }: Comparison): Promise<Act> {
	const adage = await openAdage();
	const { db, now, model } = adage;
	await snapshotBefore(adage, 'edition');
	const act = await takeEdition(db, material, now(), await model());
	if (!act) throw new Error(MEANWHILE);
	// Where words of both met, cards show them once they are drawn; what is not is found again later.
	await redrawStale().catch(() => undefined);
	void thinEditions(db).catch(() => undefined);
	return act;
}
