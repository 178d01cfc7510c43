/**
 * What a person decides about a card without answering it: when it is due, or that it starts over. Like an
 * answer it is an entry of the log, and one deed; but no day is cleared by it.
 */
import type { Moment } from '../core/day';
import { weekdayDate } from '../core/day-words';
import type { Model } from '../core/fsrs';
import type { Placement, Review } from '../core/review';
import { foldMemory } from '../core/schedule';
import { recordAct, writeImages } from './acts';
import type { Act, AdageDb } from './db';
import { newFact, RATE_TABLES, writeEntry } from './reviews';
import { cardLog, scheduleOf } from './schedules';

/** `day` is a study day. */
export type Decision = { kind: 'due'; day: number } | { kind: 'reset' };

/**
 * Appends a decision (Anki manual, "Set Due Date" and "Reset") to a card's log. A date changes nothing of
 * what is remembered, and holds for a buried card too; a reset forgets memory and date, and no answer.
 * Undefined where the card is not there.
 */
export function decide(
	db: AdageDb,
	cardId: string,
	decision: Decision,
	now: Moment,
	model: Model,
	/** How dates are written in what is said of it. */
	locale = 'en-GB'
): Promise<Act | undefined> {
	return db.transaction('rw', [...RATE_TABLES], async () => {
		const known = await db.cards.get(cardId);
		if (!known || known.deleted) return undefined;
		const buried = decision.kind === 'due' && known.buriedDay !== null;
		const row = { ...known, buriedDay: null };
		const writes = buried ? [{ table: 'cards' as const, key: cardId, row }] : [];
		const before = await writeImages(db, writes, now, model);
		const card = (await db.cards.get(cardId))!;

		const log = await cardLog(db, cardId);
		const fact = await newFact(db, cardId, now);
		const { memory, seen } = foldMemory(log, model);
		let entry: Review = { ...fact, kind: 'reset' };
		if (decision.kind === 'due') {
			const to: Placement = { state: memory ? 'review' : 'new', dueDay: decision.day };
			entry = { ...fact, kind: 'reschedule', why: 'asked', seen, to };
		}
		await writeEntry(db, entry, scheduleOf(card, foldMemory([...log, entry], model), model));
		return recordAct(db, {
			atMs: now.atMs,
			day: now.day,
			kind: decision.kind,
			label: labelOf(decision, now.day, !memory, locale),
			undone: 0,
			entry: { cardId, id: entry.id, clearedDay: false },
			before
		});
	});
}

/** Says the day that was chosen: "Back on Monday 30 November". */
function labelOf(decision: Decision, today: number, fresh: boolean, locale: string): string {
	if (decision.kind === 'reset') return 'Started a card over';
	const what = fresh ? 'First asked' : 'Back';
	const { day } = decision;
	if (day <= today) return `${what} today`;
	if (day === today + 1) return `${what} tomorrow`;
	return `${what} on ${weekdayDate(day, today, locale)}`;
}
