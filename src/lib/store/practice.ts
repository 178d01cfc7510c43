/** Answers of practice: written into the log as time spent, they change neither memory nor dates. */
import type { Moment } from '../core/day';
import type { Model } from '../core/fsrs';
import type { Face } from '../core/model';
import type { Rating } from '../core/review';
import { foldMemory, isAside } from '../core/schedule';
import { recordAct } from './acts';
import type { Act, AdageDb } from './db';
import { newFact, RATE_TABLES, writeEntry } from './reviews';
import { cardLog, scheduleOf } from './schedules';
import { saysOtherWords } from './shown';

export interface PractiseCommand {
	cardId: string;
	rating: Rating;
	/** What was shown of it. */
	face?: Face;
	tookMs: number;
	now: Moment;
	model: Model;
}

/**
 * Writes one answer of practice. Nothing where the card is no longer asked, removed elsewhere (`stale`), or says
 * something else than what was shown (`reworded`).
 */
export function practise(
	db: AdageDb,
	command: PractiseCommand
): Promise<Act | 'stale' | 'reworded'> {
	const { cardId, rating, face, now, model } = command;
	return db.transaction('rw', [...RATE_TABLES], async () => {
		const [card, before] = await Promise.all([db.cards.get(cardId), db.schedules.get(cardId)]);
		if (!card || !before || isAside(before)) return 'stale';
		if (face && (await saysOtherWords(db, face))) return 'reworded';
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
