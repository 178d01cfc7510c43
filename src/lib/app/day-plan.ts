/**
 * What a study session goes through, the plan of the day or another choice of cards: what is still to be
 * asked, and how it is scheduled.
 */
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
import type { Rating } from '../core/review';
import type { Schedule } from '../core/schedule';
import { isPractice, practised, type Session } from '../core/session';
import { openDay, readTotals } from '../store/days';
import { gatherDay } from '../store/owed';
import { gatherSession } from '../store/session-cards';
import { studiedDecks } from '../store/studied-decks';
import type { Adage } from './open';

/** What somebody chose to study. */
export interface Studied {
	/** This deck with those within it; all of them without one. */
	deckId?: string;
	/** Beside the plan of the day. */
	session?: Session;
	/** When that session began. */
	fromMs: number;
}

export class DayPlan {
	/** The study day it was made for. */
	day: number | undefined;
	queue: Queue | undefined;
	#options = new Map<string, PresetOptions>();

	#practice = false;

	/** Made anew from what is stored. */
	async gather({ db, now }: Adage, { deckId, session, fromMs }: Studied): Promise<void> {
		const decks = await studiedDecks(db);
		this.#options = new Map(decks.map(({ deck, options }) => [deck.id, options]));
		const moment = now();
		// The day's fact says what was owed before its first answer.
		if (moment.day !== this.day) await openDay(db, moment);
		this.day = moment.day;
		this.#practice = !!session && isPractice(session);
		this.queue = session
			? await gatherSession(db, moment, session, fromMs, deckId)
			: await gatherDay(db, moment, deckId);
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

	/** Goes on after an answer that was practice. */
	practised(cardId: string, rating: Rating): void {
		this.queue = practised(this.queue!, { cardId, rating });
	}

	/** Whether answers change neither memory nor dates. */
	get practice(): boolean {
		return this.#practice;
	}

	/** Whether a deck is studied at all. */
	has(deckId: string): boolean {
		return this.#options.has(deckId);
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
