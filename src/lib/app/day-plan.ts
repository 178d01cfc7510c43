/** The plan of the day that a study session goes through: what is still to be asked, and how it is scheduled. */
import type { Moment } from '../core/day';
import type { PresetOptions } from '../core/model';
import { previewRatings, type Preview } from '../core/placement';
import {
	advanceQueue,
	nextCard,
	owed,
	withoutCard,
	type Next,
	type Queue,
	type QueueCard
} from '../core/queue';
import type { Schedule } from '../core/schedule';
import { openDay, readTotals } from '../store/days';
import { gatherDay, studiedDecks } from '../store/owed';
import type { Adage } from './open';

export class DayPlan {
	/** The study day it was made for. */
	day: number | undefined;
	queue: Queue | undefined;
	#options = new Map<string, PresetOptions>();

	/** Made anew from what is stored: of one deck, where one is named. */
	async gather({ db, now }: Adage, deckId?: string): Promise<void> {
		const decks = await studiedDecks(db);
		this.#options = new Map(decks.map(({ deck, options }) => [deck.id, options]));
		const moment = now();
		// The day's fact says what was owed before its first answer.
		if (moment.day !== this.day) await openDay(db, moment);
		this.day = moment.day;
		this.queue = await gatherDay(db, moment, deckId);
	}

	next(nowMs: number): Next {
		return nextCard(this.queue!, nowMs);
	}

	/** Cards that are left of the day. */
	get left(): number {
		return owed(this.queue!) + this.queue!.news.length;
	}

	/** Ratings of the day up to now, of earlier sessions too. */
	async ratings({ db }: Adage): Promise<number> {
		const totals = await readTotals(db, this.day);
		return totals.reduce((n, { day, ratings }) => n + (day === this.day ? ratings : 0), 0);
	}

	/** Goes on after an answer: `schedule` is the card's new row, `preview` what its buttons promised. */
	advance(schedule: QueueCard, { phase }: Preview, { dayEndMs }: Moment): void {
		this.queue = advanceQueue(this.queue!, schedule, phase, dayEndMs);
	}

	/** Whether a deck is studied at all. */
	has(deckId: string): boolean {
		return this.#options.has(deckId);
	}

	/** Those of some cards that are still to be asked. */
	among(cardIds: string[]): string[] {
		const { learning, reviews, news } = this.queue!;
		const planned = new Set([...learning, ...reviews, ...news].map(({ cardId }) => cardId));
		return cardIds.filter((id) => planned.has(id));
	}

	/** The plan without one card. */
	others({ cardId }: Pick<Schedule, 'cardId'>): Queue {
		return withoutCard(this.queue!, cardId);
	}

	/** What each rating of a card would come to now. */
	async preview(adage: Adage, schedule: Schedule, now: Moment): Promise<Preview> {
		const { cardId, deckId } = schedule;
		const options = this.#options.get(deckId)!;
		return previewRatings(schedule, { cardId, model: await adage.model(), options, now });
	}
}
