/** The cards that taking an edition writes (editions.ts): each once, and only where it changes. */
import { canonicalJson } from '../core/canonical';
import { cardId, cardKeys } from '../core/cards';
import type { Card, Note } from '../core/model';
import { orderCards, type EditionPlan } from '../core/reconcile';
import { answerDigest, answerOf, isUnseen, sameAnswer } from '../core/seen-answer';
import type { RowWrite } from './acts';
import type { AdageDb } from './db';
import type { EditionMaterial } from './edition-rows';
import { cardChanges, hasOtherCards, newCard } from './note-cards';

/** Cards that come, change with their note's keys, are asked no more, or stand elsewhere in their deck. */
export async function cardWrites(
	db: AdageDb,
	{ added, changed, same, gone }: EditionPlan,
	{ source, deck, notes, gone: goneCards = [] }: EditionMaterial
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
	// Only of these is anything read: a transaction is lost where it waits a hundred times for nothing.
	const rekeyed = changed.filter(({ before: was, after }) => hasOtherCards(was, after));
	for (const { before: was, after } of rekeyed)
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
	for (const { noteId, key } of goneCards) {
		const card = rows.get(cardId(noteId, key)) ?? (await db.cards.get(cardId(noteId, key)));
		if (!card || card.deleted) continue;
		if (!before.has(card.id)) before.set(card.id, card);
		rows.set(card.id, { ...card, archived: true });
	}
	await markUnseen(db, changed, editionHash, rows, before);
	const earlier = (await db.editions.get(editionHash))?.notes;
	// What the edition before had left out is there again.
	const known = earlier && new Set(earlier.map(({ id }) => id));
	for (const id of idsOf([...changed.map(({ after }) => after), ...same])) {
		const card = rows.get(id);
		if (card?.archived === true && known && !known.has(card.noteId))
			rows.set(id, { ...card, archived: undefined });
	}
	const inDeck = ids.filter((id) => rows.get(id)?.deckId === deck.id);
	orderCards(
		there.map(({ id }) => id),
		inDeck,
		idsOf(earlier ?? [])
	).forEach((id, position) => rows.set(id, { ...rows.get(id)!, position }));
	for (const [key, row] of rows) {
		const was = before.get(key);
		// When an answer was seen, an edition does not know: another device may know better.
		if (was !== row && (!was || !sameCard(was, row)))
			writes.push({ table: 'cards', key, row, undated: 'seen' });
	}
	return writes;
}

const sameCard = (a: Card, b: Card) =>
	a.position === b.position &&
	a.archived === b.archived &&
	a.deleted === b.deleted &&
	canonicalJson(a.seen ?? null) === canonicalJson(b.seen ?? null);

/** Of cards that were learnt and answer otherwise now: what was last seen of them, to show the difference once. */
async function markUnseen(
	db: AdageDb,
	changed: EditionPlan['changed'],
	edition: string,
	rows: Map<string, Card>,
	known: Map<string, Card>
): Promise<void> {
	for (const { before, after } of changed) {
		const there = new Set(cardKeys(after));
		for (const key of cardKeys(before).filter((one) => there.has(one))) {
			const id = cardId(after.id, key);
			const card = rows.get(id) ?? (await db.cards.get(id));
			if (!card || !(await db.schedules.get(id))?.placement) continue;
			// What was not shown yet is still what they saw last.
			if (isUnseen(card, before) || sameAnswer(answerOf(before, key), answerOf(after, key)))
				continue;
			if (!known.has(id)) known.set(id, card);
			rows.set(id, { ...card, seen: { edition, answer: answerDigest(before, key) } });
		}
	}
}
