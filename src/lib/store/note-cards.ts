/**
 * Which cards a note has, kept in step with its keys while it is edited. A card whose key is gone is
 * archived: nobody is asked it, its log stays, and it comes back with its key. A card that was left out
 * when its note was taken in has no row, and stays out as long as its key is there.
 */
import { askedKeys } from '../core/asked-keys';
import { cardId, cardKeys } from '../core/cards';
import { restamp } from '../core/merge';
import type { Card, Note } from '../core/model';
import type { RowWrite } from './acts';
import type { AdageDb } from './db';
import { inPortions } from './derived';

/** A card that nobody was asked yet. */
export function newCard(noteId: string, key: string, deckId: string, position: number): Card {
	return {
		id: cardId(noteId, key),
		noteId,
		key,
		deckId,
		position,
		suspended: false,
		buriedDay: null,
		flag: 0,
		clocks: {}
	};
}

/** Whether a note has other cards once it became another. */
export function hasOtherCards(before: Note, after: Note): boolean {
	const [old, now] = [new Set(cardKeys(before)), cardKeys(after)];
	return old.size !== now.length || now.some((key) => !old.has(key));
}

/**
 * Rows to write where a note becomes another: cards for its new keys, behind its other cards in their deck,
 * and those whose key is gone archived and without a face.
 */
export async function cardChanges(db: AdageDb, before: Note, after: Note): Promise<RowWrite[]> {
	const [old, now] = [cardKeys(before), cardKeys(after)];
	const gone = old.filter((key) => !now.includes(key));
	const come = now.filter((key) => !old.includes(key));
	if (!gone.length && !come.length) return [];
	const cards = await db.cards.where('noteId').equals(after.id).toArray();
	const byKey = new Map(cards.map((card) => [card.key, card]));
	const writes: RowWrite[] = [];
	for (const key of gone) {
		const card = byKey.get(key);
		if (card)
			writes.push({
				table: 'cards',
				key: card.id,
				row: { ...card, archived: card.archived ?? 'keyless' }
			});
		writes.push({ table: 'faces', key: cardId(after.id, key), row: null });
	}
	const last = cards.reduce<Card | undefined>(
		(most, card) => (most && most.position >= card.position ? most : card),
		undefined
	);
	const fresh = come.filter((key) => !byKey.has(key));
	for (const key of come) {
		const card = byKey.get(key);
		const row = card
			? { ...card, archived: undefined, deleted: undefined }
			: last && newCard(after.id, key, last.deckId, behind(last, fresh.indexOf(key), fresh.length));
		if (row) writes.push({ table: 'cards', key: row.id, row });
	}
	return writes;
}

/** The place of the `k`th of `count` cards between a card and the next whole place. */
function behind({ position }: Card, k: number, count: number): number {
	return position + ((Math.floor(position) + 1 - position) * (k + 1)) / (count + 1);
}

/**
 * Brings cards in step with their notes where two histories met: one device took a key away, the other
 * changed the same note or one of its cards. What comes of a card is decided by the merged rows alone, so
 * every device comes to the same, in whatever order they meet; what somebody put away stays away, and a
 * card without a row stays out. Returns the cards that changed. Inside a transaction over notes and cards.
 */
export async function settleCards(db: AdageDb, noteIds?: readonly string[]): Promise<string[]> {
	const keys = new Map<string, ReadonlySet<string> | undefined>();
	const keep = (note: Note) => void keys.set(note.id, askedKeys(note));
	const changed: Card[] = [];
	const settle = (card: Card) => {
		const own = keys.get(card.noteId);
		if (!own || card.archived === true) return;
		const archived = card.deleted || own.has(card.key) ? undefined : 'keyless';
		if (card.archived !== archived) changed.push(settled(card, archived));
	};
	if (noteIds) {
		for (const note of await db.notes.bulkGet([...noteIds])) if (note) keep(note);
		for (const card of await db.cards.where('noteId').anyOf(noteIds).toArray()) settle(card);
	} else {
		await inPortions(db.notes, keep);
		await inPortions(db.cards, settle);
	}
	await db.cards.bulkPut(changed);
	return changed.map(({ id }) => id);
}

/**
 * A deed's stamp stays, so that a newer one is still newer; where there was no deed, settling claims
 * nothing: its stamp is older than any, and goes again with what it said.
 */
function settled(card: Card, archived: 'keyless' | undefined): Card {
	const { clocks } = card;
	const at = clocks.archived ?? (card.archived ? clocks['*']! : '');
	const row = restamp(card, { ...card, archived }, at);
	if (archived || at) return row;
	const { archived: _, ...rest } = row.clocks;
	return { ...row, clocks: rest };
}

/** Gives out places between the last of some cards and the one that stands next in their deck. */
export async function placesAfter(db: AdageDb, cards: Card[], deckId: string, count: number) {
	const last = Math.max(...cards.filter((card) => !card.deleted).map((card) => card.position), -1);
	let next = Infinity;
	for (const { position } of await db.cards.where('deckId').equals(deckId).toArray())
		if (position > last && position < next) next = position;
	const step = next === Infinity ? 1 : (next - last) / (count + 1);
	let at = last;
	return () => (at += step);
}
