/** The rows that taking an edition writes (editions.ts): each once, and only where it changes. */
import { cardId, cardKeys, FORWARD } from '../core/cards';
import type { Moment } from '../core/day';
import type { Note } from '../core/model';
import { entryKey } from '../core/entry-key';
import type { CardName } from '../core/pair-cards';
import type { EditionPlan } from '../core/reconcile';
import type { RowWrite } from './acts';
import type { NewMaterial, NewNote } from './content';
import type { AdageDb, PendingImport } from './db';
import { facesOf, type DrawnFaces } from './faces';

/** An edition to be taken, with what it does beside its notes. */
export interface EditionMaterial extends NewMaterial {
	/** The edition that it was compared with: where the source has another one by now, it is not taken. */
	since?: string;
	/** Cards to be archived though their notes stay. */
	gone?: readonly CardName[];
	/** Entries that are called otherwise now: what was noted about them goes along. */
	moved?: readonly [before: string, after: string][];
	/** What of it waits to be looked through, in the place of the import that it was. */
	left?: PendingImport;
}

/** What the cards of notes show now, by note and key. */
export async function shownFaces(db: AdageDb, notes: Note[]): Promise<Map<string, DrawnFaces>> {
	const ids = notes.flatMap((note) => cardKeys(note).map((key) => cardId(note.id, key)));
	const faces = new Map((await db.faces.bulkGet(ids)).map((face) => [face?.cardId, face]));
	return new Map(
		notes.map((note) => [
			note.id,
			Object.fromEntries(
				cardKeys(note).flatMap((key) => {
					const face = faces.get(cardId(note.id, key));
					return face ? [[key, face]] : [];
				})
			)
		])
	);
}

/** What the cards of a changed note will show; undefined where that has to be drawn anew. */
export function facesAfter(
	after: Note,
	{ note: given, faces }: NewNote,
	shown: DrawnFaces
): DrawnFaces | undefined {
	const same = (name: string) => after.fields[name] === given.fields[name];
	const names = Object.keys({ ...after.fields, ...given.fields });
	if (after.kind === given.kind && names.every(same)) return faces;
	// Where question and answer are fields, each of them is drawn from its own.
	const [was, will] = [shown[FORWARD], faces[FORWARD]];
	const byField = after.kind === given.kind && ['basic', 'type-in'].includes(after.kind);
	if (!byField || !was || !will) return undefined;
	const part = <K extends 'front' | 'back' | 'context'>(name: K) => (same(name) ? will : was)[name];
	return { [FORWARD]: { front: part('front'), back: part('back'), context: part('context') } };
}

/** Notes that come, say something else or belong to the new edition, with what their cards show. */
export async function noteWrites(
	db: AdageDb,
	{ added, changed, same }: EditionPlan,
	notes: readonly NewNote[],
	editionHash: string,
	now: Moment
): Promise<RowWrite[]> {
	const given = new Map(notes.map((one) => [one.note.id, one]));
	const known = await db.notes.bulkGet(added.map(({ id }) => id));
	const shown = await shownFaces(
		db,
		changed.map(({ before }) => before)
	);
	const of = { editionHash };
	const put = (row: Note): RowWrite => ({ table: 'notes', key: row.id, row });
	const draw = ({ id, fields }: Note, faces: DrawnFaces = {}) =>
		facesOf(id, fields, faces).map((row): RowWrite => ({ table: 'faces', key: row.cardId, row }));
	return [
		...added.flatMap(({ id }, k) => {
			const { note, faces } = given.get(id)!;
			const createdMs = known[k]?.createdMs ?? now.atMs;
			const row = { ...note, ...of, createdMs, deleted: undefined, clocks: {} };
			return [put(row), ...draw(row, faces)];
		}),
		...changed.flatMap(({ after }) => {
			const faces = facesAfter(after, given.get(after.id)!, shown.get(after.id)!);
			return [put({ ...after, ...of }), ...draw(after, faces)];
		}),
		...same.map((note) => put({ ...note, ...of }))
	];
}

/** What was noted about entries that have another name now. */
export async function reflectionWrites(
	db: AdageDb,
	sourceId: string,
	moved: EditionMaterial['moved'] = []
): Promise<RowWrite[]> {
	const names = new Map(
		moved.map(([before, after]) => [
			entryKey({ id: '', sourceId, entryId: before }),
			entryKey({ id: '', sourceId, entryId: after })
		])
	);
	const rows = await db.reflections
		.where('adviceId')
		.anyOf([...names.keys()])
		.toArray();
	return rows.map((row) => ({
		table: 'reflections',
		key: row.id,
		row: { ...row, adviceId: names.get(row.adviceId)! }
	}));
}
