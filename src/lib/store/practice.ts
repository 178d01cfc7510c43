/** Answers of practice: written into the log as time spent, they change neither memory nor dates. */
import type { Moment } from '../core/day';
import type { Model } from '../core/fsrs';
import type { Rating } from '../core/review';
import { foldMemory, isAside } from '../core/schedule';
import { recordAct } from './acts';
import type { Act, AdageDb } from './db';
import { newFact, RATE_TABLES, writeEntry } from './reviews';
import { cardLog, scheduleOf } from './schedules';

export interface PractiseCommand {
	cardId: string;
	rating: Rating;
	tookMs: number;
	now: Moment;
	model: Model;
}

/** Writes one answer of practice. Nothing where the card is no longer asked: it was removed elsewhere. */
export function practise(db: AdageDb, command: PractiseCommand): Promise<Act | undefined> {
	const { cardId, rating, now, model } = command;
	return db.transaction('rw', [...RATE_TABLES], async () => {
		const [card, before] = await Promise.all([db.cards.get(cardId), db.schedules.get(cardId)]);
		if (!card || !before || isAside(before)) return undefined;
		const entry = {
			...(await newFact(db, cardId, now)),
			kind: 'practice' as const,
			rating,
			tookMs: Math.max(0, Math.round(command.tookMs))
		};
		const log = [...(await cardLog(db, cardId)), entry];
		await writeEntry(db, entry, scheduleOf(card, foldMemory(log, model), model));
		return recordAct(db, {
			atMs: now.atMs,
			day: now.day,
			kind: 'rate',
			label: rating === 1 ? 'Forgot' : 'Remembered',
			undone: 0,
			entry: { cardId, id: entry.id, clearedDay: false },
			before: []
		});
	});
}
