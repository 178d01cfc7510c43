/**
 * A changed answer was looked at: from then on its card is asked as usual, with the log that it has. Since the
 * answer was just shown, the card is put aside until the next study day: an answer given at once would
 * tell nothing of what is remembered.
 */
import type { Moment } from '../core/day';
import type { Model } from '../core/fsrs';
import type { Card, Face } from '../core/model';
import { kindOf } from '../core/queue';
import { isAside, type Schedule } from '../core/schedule';
import { answerDigest, isUnseen } from '../core/seen-answer';
import { writeAct, type RowWrite } from './acts';
import { readTotals } from './day-totals';
import { settleDay } from './days';
import { DEED_TABLES, type Act, type AdageDb } from './db';
import { editionOf } from './seen-before';
import { deckOptions } from './settings';
import { saysOtherWords } from './shown';
import { readClock } from './ticks';

export interface SeenCommand {
	cardId: string;
	/** What was shown of it. */
	face?: Face;
	/** It was shown in practice, which moves nothing. */
	practice: boolean;
	now: Moment;
	model: Model;
}

/**
 * Takes note that the difference was seen, as one deed that can be undone. Nothing where the card is no
 * longer asked or was seen elsewhere (`stale`), or says something else than what was shown (`reworded`).
 */
export function markSeen(
	db: AdageDb,
	{ cardId, face, practice, now, model }: SeenCommand
): Promise<Act | 'stale' | 'reworded'> {
	return db.transaction('rw', [...DEED_TABLES], async () => {
		const [card, row] = await Promise.all([db.cards.get(cardId), db.schedules.get(cardId)]);
		const note = card && (await db.notes.get(card.noteId));
		if (!note || !isUnseen(card, note) || !row || isAside(row)) return 'stale';
		if (face && (await saysOtherWords(db, face))) return 'reworded';
		const edition = (await editionOf(db, note)) ?? card.seen!.edition;
		const answer = answerDigest(note, card.key);
		const seen: Card = { ...card, seen: { edition, answer } };
		const rows = practice ? [seen] : [seen, ...(await heldBack(db, card, now))].map(asideOn(now));
		const writes = rows.map((row): RowWrite => ({ table: 'cards', key: row.id, row }));
		const act = { kind: 'seen', label: 'Saw a changed answer' } as const;
		const done = await writeAct(db, act, writes, now, model);
		if (!practice) await settleLooking(db, now);
		return done;
	});
}

const asideOn =
	({ day }: Moment) =>
	(card: Card): Card => ({ ...card, buriedDay: day });

/** Siblings that would wait until tomorrow had the card been answered: else the next one would be of this note. */
async function heldBack(db: AdageDb, { id, noteId }: Card, { day }: Moment): Promise<Card[]> {
	const rows = await db.schedules.where('noteId').equals(noteId).toArray();
	const wouldCome = ({ cardId, lane, at, lastDay }: Schedule) =>
		cardId !== id && lastDay !== day && (lane === 'new' || (lane === 'review' && at <= day));
	const held: string[] = [];
	for (const row of rows.filter(wouldCome))
		if ((await deckOptions(db, row.deckId)).burySiblings[kindOf(row)]) held.push(row.cardId);
	return (await db.cards.bulkGet(held)).flatMap((card) => card ?? []);
}

/**
 * The last that was due may just have been looked at. A day that asked for nothing else owed no answer: it
 * neither adds to a streak nor breaks it.
 */
async function settleLooking(db: AdageDb, now: Moment): Promise<void> {
	await settleDay(db, now);
	const { deviceId } = await readClock(db);
	const fact = await db.dayFacts.get([now.day, deviceId]);
	if (!fact?.cleared || !fact.owed) return;
	const totals = await readTotals(db, now.day, now.day);
	if (totals.every(({ ratings }) => !ratings)) await db.dayFacts.put({ ...fact, owed: 0 });
}
