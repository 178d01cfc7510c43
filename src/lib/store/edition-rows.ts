/** The rows that taking an edition writes (editions.ts): each once, and only where it changes. */
import { cardId, cardKeys, FORWARD } from '../core/cards';
import type { Moment } from '../core/day';
import type { Card, Note } from '../core/model';
import { orderCards, type EditionPlan } from '../core/reconcile';
import type { RowWrite } from './acts';
import type { NewMaterial, NewNote } from './content';
import type { AdageDb } from './db';
import { facesOf, type DrawnFaces } from './faces';
import { cardChanges, newCard } from './note-cards';

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

/** Cards that come, change with their note's keys, are asked no more, or stand elsewhere in their deck. */
export async function cardWrites(
	db: AdageDb,
	{ added, changed, gone }: EditionPlan,
	{ source, deck, notes }: NewMaterial
): Promise<RowWrite[]> {
	const writes: RowWrite[] = [];
	const there = await db.cards.where('deckId').equals(deck.id).sortBy('position');
	const rows = new Map(there.map((card) => [card.id, card]));
	const others = await db.cards
		.where('noteId')
		.anyOf([...added, ...gone].map(({ id }) => id))
		.toArray();
	for (const card of others) rows.set(card.id, card);
	const before = new Map(rows);
	for (const note of added)
		for (const key of cardKeys(note)) {
			const id = cardId(note.id, key);
			const card = rows.get(id) ?? newCard(note.id, key, deck.id, 0);
			rows.set(id, { ...card, deleted: undefined, archived: undefined });
		}
	for (const { before: was, after } of changed)
		for (const write of await cardChanges(db, was, after))
			if (write.table === 'cards' && write.row) rows.set(write.key, write.row as Card);
			else writes.push(write);
	const goneIds = new Set(gone.map(({ id }) => id));
	for (const card of others)
		if (goneIds.has(card.noteId) && !card.deleted) rows.set(card.id, { ...card, archived: true });
	const idsOf = (some: readonly Pick<Note, 'id' | 'kind' | 'fields'>[]) =>
		some.flatMap((note) => cardKeys(note).map((key) => cardId(note.id, key)));
	const ids = idsOf(notes.map(({ note }) => note));
	const { editionHash = '' } = (await db.sources.get(source.id)) ?? {};
	const earlier = (await db.editions.get(editionHash))?.notes ?? [];
	const inDeck = ids.filter((id) => rows.get(id)?.deckId === deck.id);
	orderCards(
		there.map(({ id }) => id),
		inDeck,
		idsOf(earlier)
	).forEach((id, position) => rows.set(id, { ...rows.get(id)!, position }));
	for (const [key, row] of rows) {
		const was = before.get(key);
		if (was !== row && (!was || !sameCard(was, row))) writes.push({ table: 'cards', key, row });
	}
	return writes;
}

const sameCard = (a: Card, b: Card) =>
	a.position === b.position && a.archived === b.archived && a.deleted === b.deleted;
