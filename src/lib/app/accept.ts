/** Takes material into the library: a shipped deck, or an import the person has gone through. */
import type { Draft, EditionNote } from '../core/model';
import { asCame } from '../core/came';
import type { PendingImport } from '../store/db';
import { accept, type NewMaterial, type NewNote } from '../store/content';
import { alone } from './alone';
import { deckMaterial } from './deck-material';
import { keepKnown } from './known';
import { openAdage } from './open';
import { freeSourceId, readKnownSource } from '../store/known-sources';
import { draftAll, drawNotes } from './reader';
import { fetchDeck } from './shipped-decks';
import { snapshotBefore } from './snapshot-before';

type Accepted = Awaited<ReturnType<typeof accept>>;

/** Takes a shipped deck, by the name of its file. Cards that are there already stay as they are. */
export async function acceptDeck(file: string): Promise<Accepted> {
	const material = deckMaterial(await fetchDeck(file));
	return alone(() => take(material));
}

/** Takes the drafts that were left in, with their document. */
export function acceptImport(pending: PendingImport): Promise<Accepted> {
	// What is free to be its id is still free when it is taken.
	return alone(() => takeImport(pending));
}

async function takeImport(pending: PendingImport): Promise<Accepted> {
	const { db } = await openAdage();
	const { follows, edition } = pending;
	const id = follows?.taken
		? pending.source.id
		: await freeSourceId(db, pending.source.id, edition);
	const source = { ...pending.source, id };
	const chosen = pending.drafts.filter((draft) => draft.choice === 'in');
	const notes = chosen.map((draft) => noteOf(draft, source.id));
	const faces = await drawNotes(notes, source.address);
	// What is new in an edition that was taken goes to where the rest is; the document is as taking left it.
	const known = follows?.taken ? await readKnownSource(db, id) : undefined;
	return take({
		source: known?.source ?? source,
		edition: {
			...pending.edition,
			sourceId: source.id,
			notes: await asRead(pending, source.id, notes),
			examples: pending.examples
		},
		deck: known?.deck ?? { id: `deck.${source.id}`, name: pending.deckName.trim() || source.title },
		notes: notes.map((note, i): NewNote => {
			const { without } = chosen[i]!;
			return { note, faces: faces[i]!, ...(without ? { without } : {}) };
		}),
		pictures: pending.pictures,
		pending: true
	});
}

/** The notes as the document has them: what the person put otherwise is theirs when a newer edition comes. */
async function asRead(
	{ edits = {}, edition }: PendingImport,
	sourceId: string,
	notes: NewNote['note'][]
) {
	const prefix = `${sourceId}.`;
	const isOwn = ({ id }: { id: string }) => {
		const { kind, fields, tags } = edits[id.slice(prefix.length)] ?? {};
		return !!(kind ?? fields ?? tags);
	};
	const read = notes.some(isOwn) ? await draftAll(edition.outline) : [];
	const drafts = new Map(read.map((draft) => [prefix + draft.id, draft]));
	return notes.flatMap((note): EditionNote[] => {
		const came = isOwn(note) ? drafts.get(note.id) : note;
		return came ? [{ ...asCame(came), id: note.id }] : [];
	});
}

/** Takes a deck or document that is ready. */
export async function take(material: NewMaterial): Promise<Accepted> {
	const adage = await openAdage();
	const { db, now, model } = adage;
	await snapshotBefore(adage, 'import');
	const accepted = await accept(db, material, now(), await model());
	keepKnown(true);
	// What somebody decided to keep, the browser is asked to keep too. A refusal is shown in Settings.
	void navigator.storage?.persist?.();
	return accepted;
}

function noteOf(draft: Draft, sourceId: string): NewNote['note'] {
	const { id, kind, fields, tags, quotes, entryId } = draft;
	const note = { id: `${sourceId}.${id}`, kind, fields, tags, sourceId, entryId };
	return quotes ? { ...note, quotes } : note;
}
