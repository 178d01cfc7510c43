/**
 * A later edition of a deck that is in the library: what it would change, and taking it as one deed that can
 * be undone. Cards keep their logs; what the person changed, deleted or put away stays so.
 */
import { cardKeys } from '../core/cards';
import type { Moment } from '../core/day';
import { documentText } from '../core/document';
import type { Model } from '../core/fsrs';
import type { Note, Source } from '../core/model';
import {
	reconcile,
	type CardWords,
	type Conflict,
	type EditionLook,
	type EditionPlan
} from '../core/reconcile';
import { writeAct, type RowWrite } from './acts';
import { putEdition, type NewMaterial } from './content';
import { DEED_TABLES, type Act, type AdageDb } from './db';
import { cardWrites } from './edition-cards';
import {
	facesAfter,
	noteWrites,
	reflectionWrites,
	shownFaces,
	type EditionMaterial
} from './edition-rows';
import type { DrawnFaces } from './faces';
import { keepPictures, MEDIA_TABLES } from './media';
import { dropPending, keepPending } from './pending';
import { studiedDecks } from './studied-decks';

/** A deck that came as an edition, which a later one may follow. */
export interface KnownEdition {
	deckId: string;
	name: string;
	sourceId: string;
	hash: string;
	/** When it was last changed, where that is known. */
	date?: string;
}

/** The editions of all decks that are here and came as decks. */
export async function knownEditions(db: AdageDb): Promise<KnownEdition[]> {
	const decks = (await studiedDecks(db)).map(({ deck }) => deck);
	const sources = await db.sources.bulkGet(decks.map(({ sourceId = '' }) => sourceId));
	const found = decks.flatMap(({ id, name }, k): KnownEdition[] => {
		const source = sources[k];
		if (source?.kind !== 'deck' || id !== `deck.${source.id}`) return [];
		return [{ deckId: id, name, sourceId: source.id, hash: source.editionHash }];
	});
	const editions = await db.editions.bulkGet(found.map(({ hash }) => hash));
	return found.map((one, k) => ({ ...one, date: editions[k]?.date }));
}

/** What taking a deck does that is not there. */
export function lookAtNew({ notes }: NewMaterial): EditionLook {
	const added = notes.flatMap(({ note, faces }) => wordsOf(note, faces));
	return { added, changed: [], gone: [], kept: 0, conflicts: [] };
}

/** What taking `material` would do; undefined where its deck is not there. */
export function planEdition(db: AdageDb, material: NewMaterial): Promise<EditionLook | undefined> {
	return db.transaction('r', ['sources', 'editions', 'decks', 'notes', 'faces'], async () => {
		const known = await knownDeck(db, material);
		if (!known) return undefined;
		const { added, changed, same, gone, conflicts } = await planOf(db, known.source, material);
		const given = new Map(material.notes.map((one) => [one.note.id, one]));
		const before = await shownFaces(db, [...changed.map((change) => change.before), ...gone]);
		const pairs = changed.flatMap(({ before: was, after }) => {
			const faces = facesAfter(after, given.get(after.id)!, before.get(was.id)!);
			const now = wordsOf(after, faces ?? {});
			return wordsOf(was, before.get(was.id)!).map((words, k) => ({
				was: words,
				now: now[k] ?? words
			}));
		});
		return {
			added: added.flatMap((note) => wordsOf(note, given.get(note.id)!.faces)),
			changed: pairs.filter(({ was, now }) => was.front !== now.front || was.back !== now.back),
			gone: gone.flatMap((note) => wordsOf(note, before.get(note.id)!)),
			kept: new Set(conflicts.map(({ noteId }) => noteId)).size,
			conflicts: await asked(db, conflicts, [...changed.map(({ before: was }) => was), ...same])
		};
	});
}

/** Conflicts with what their cards ask. */
async function asked(db: AdageDb, conflicts: Conflict[], notes: Note[]) {
	const ids = new Set(conflicts.map(({ noteId }) => noteId));
	const some = notes.filter(({ id }) => ids.has(id));
	const shown = await shownFaces(db, some);
	const asks = new Map(
		some.map((note) => [note.id, wordsOf(note, shown.get(note.id)!)[0]?.front ?? ''])
	);
	return conflicts.map(({ noteId, ...said }) => ({ ...said, asks: asks.get(noteId) ?? '' }));
}

/** What the cards of a note ask and answer, in plain words. */
function wordsOf(note: Pick<Note, 'kind' | 'fields'>, faces: DrawnFaces): CardWords[] {
	return cardKeys(note).map((key) => {
		const face = faces[key];
		if (face) return { front: documentText(face.front), back: documentText(face.back) };
		// Not drawn yet: as it is written.
		return { front: note.fields.front ?? note.fields.text ?? '', back: note.fields.back ?? '' };
	});
}

/**
 * Takes an edition. Undefined where its deck is not there (any more): then it is accepted as a new one; also where
 * it was compared with another edition than the one that is there by now.
 */
export function takeEdition(
	db: AdageDb,
	material: EditionMaterial,
	now: Moment,
	model: Model
): Promise<Act | undefined> {
	return db.transaction('rw', [...DEED_TABLES, ...MEDIA_TABLES], async () => {
		const known = await knownDeck(db, material);
		if (!known) return undefined;
		const { edition, deck, source, pictures = [], moved, pending, left, since } = material;
		if (since && since !== known.source.editionHash) return undefined;
		// A deck file with cards made of a document that was read: the document stays as it is.
		const follows = known.source.kind === source.kind;
		const hash = follows ? edition.hash : known.source.editionHash;
		const plan = await planOf(db, known.source, material);
		const name = known.deck.name === known.source.title ? deck.name : known.deck.name;
		const writes: RowWrite[] = [
			{
				table: 'sources',
				key: known.source.id,
				row: follows ? { ...known.source, ...source } : known.source
			},
			{ table: 'decks', key: known.deck.id, row: { ...known.deck, name } },
			...(await noteWrites(db, plan, material.notes, hash, now)),
			...(await cardWrites(db, plan, material)),
			...(await reflectionWrites(db, source.id, moved))
		];
		if (follows) await putEdition(db, edition, now.atMs);
		await keepPictures(db, pictures);
		const own = pending && (await dropPending(db, material));
		if (left && own) await keepPending(db, left);
		const label = `Took the newer edition of “${name}”`;
		return writeAct(db, { kind: 'accept', label }, writes, now, model);
	});
}

async function knownDeck(db: AdageDb, { source, deck }: NewMaterial) {
	const there = { source: await db.sources.get(source.id), deck: await db.decks.get(deck.id) };
	return there.source && there.deck && !there.deck.deleted
		? { source: there.source, deck: there.deck }
		: undefined;
}

async function planOf(
	db: AdageDb,
	source: Source,
	{ notes, edition }: NewMaterial
): Promise<EditionPlan> {
	const before = (await db.editions.get(source.editionHash))?.notes;
	const given = notes.map(({ note }) => note);
	const came = new Set([...given, ...(before ?? [])].map(({ id }) => id));
	const all = await db.notes.where('sourceId').equals(source.id).toArray();
	// Notes that the person made from it have ids of another kind.
	const own = all.filter(({ id }) => came.has(id) || (!before && id.startsWith(`${source.id}.`)));
	return reconcile({ notes: own, before }, given, edition.hash);
}
