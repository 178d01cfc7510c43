/** What a person says about cards without changing their words: each is one deed that can be undone. */
import type { Moment } from '../core/day';
import type { Model } from '../core/fsrs';
import type { Card } from '../core/model';
import { writeAct, type RowWrite } from './acts';
import { DEED_TABLES, type Act, type AdageDb } from './db';

/** Takes cards out of study, or back into it. */
export function suspendCards(
	db: AdageDb,
	cardIds: string[],
	suspended: boolean,
	now: Moment,
	model: Model
): Promise<Act | undefined> {
	const many = cardIds.length > 1 ? `${cardIds.length} cards` : '';
	const label = suspended ? `Suspended ${many || 'a card'}` : `Brought ${many || 'a card'} back`;
	return markCards(db, cardIds, { suspended }, { kind: 'suspend', label }, now, model);
}

/** Sets a flag, `FIX_LATER`, or takes it away with 0. */
export function flagCards(
	db: AdageDb,
	cardIds: string[],
	flag: Card['flag'],
	now: Moment,
	model: Model
): Promise<Act | undefined> {
	const label = flag ? 'Marked to be fixed later' : 'Mark taken off';
	return markCards(db, cardIds, { flag }, { kind: 'flag', label }, now, model);
}

/** Puts cards aside until the next study day (Anki manual, "Bury"), or asks them today again. */
export function buryCards(
	db: AdageDb,
	cardIds: string[],
	buried: boolean,
	now: Moment,
	model: Model
): Promise<Act | undefined> {
	const many = cardIds.length > 1 ? `${cardIds.length} cards` : '';
	const brought = `Brought ${many || 'a card'} back`;
	const label = buried ? (many ? `${many} back tomorrow` : 'Back tomorrow') : brought;
	const change = { buriedDay: buried ? now.day : null };
	return markCards(db, cardIds, change, { kind: 'bury', label }, now, model);
}

/** Buries all cards of a note that are in study. */
export function buryNote(
	db: AdageDb,
	noteId: string,
	now: Moment,
	model: Model
): Promise<Act | undefined> {
	return markNote(db, noteId, (cardIds) => buryCards(db, cardIds, true, now, model));
}

/** Takes all cards of a note out of study that are in it. */
export function suspendNote(
	db: AdageDb,
	noteId: string,
	now: Moment,
	model: Model
): Promise<Act | undefined> {
	return markNote(db, noteId, (cardIds) => suspendCards(db, cardIds, true, now, model));
}

function markNote(
	db: AdageDb,
	noteId: string,
	mark: (cardIds: string[]) => Promise<Act | undefined>
): Promise<Act | undefined> {
	return db.transaction('rw', [...DEED_TABLES], async () => {
		const cards = await db.cards.where('noteId').equals(noteId).toArray();
		const asked = cards.filter((card) => !card.deleted && !card.archived && !card.suspended);
		return asked.length ? mark(asked.map(({ id }) => id)) : undefined;
	});
}

/** Puts cards away for good, or asks them again where they stood. */
export function archiveCards(
	db: AdageDb,
	cardIds: string[],
	archived: boolean,
	now: Moment,
	model: Model
): Promise<Act | undefined> {
	const label = archived ? 'Archived a card' : 'Brought a card back';
	const change = { archived: archived ? (true as const) : undefined };
	return markCards(db, cardIds, change, { kind: 'archive', label }, now, model);
}

function markCards(
	db: AdageDb,
	cardIds: string[],
	change: Partial<Card>,
	act: Pick<Act, 'kind' | 'label'>,
	now: Moment,
	model: Model
): Promise<Act | undefined> {
	return db.transaction('rw', [...DEED_TABLES], async () => {
		const cards = await db.cards.bulkGet(cardIds);
		const writes = cards.flatMap((card): RowWrite[] =>
			card ? [{ table: 'cards', key: card.id, row: { ...card, ...change } }] : []
		);
		return writeAct(db, act, writes, now, model);
	});
}
