/**
 * What a study session goes through, the plan of the day or another choice of cards: what is still to be
 * asked, and how it is scheduled.
 */
import { chancesThen } from '../core/chances';
import type { Moment } from '../core/day';
import { withinDeck } from '../core/deck-tree';
import type { PresetOptions } from '../core/model';
import { previewRatings, type Preview } from '../core/placement';
import { advanceQueue, nextCard, withoutCard, type Next } from '../core/next-card';
import { owed, type Queue } from '../core/queue';
import type { Rating } from '../core/review';
import type { Schedule } from '../core/schedule';
import { isPractice, practised, type Session } from '../core/session';
import { openDay } from '../store/days';
import type { Act } from '../store/db';
import type { Leech } from '../store/leeches';
import { isFull, isLost } from '../store/lost';
import { gatherDay } from '../store/owed';
import { answersSince, gatherSession } from '../store/session-cards';
import { practise } from '../store/practice';
import { rate } from '../store/reviews';
import { sectionRanks } from '../store/sections';
import { studiedDecks } from '../store/studied-decks';
import { readTotals } from '../store/day-totals';
import type { Asked } from './asked';
import { keepAnswer } from './kept-answer';
import type { Adage } from './open';

/** Longer than this is a person who went away; the log says so too (Anki's cap). */
const TOOK_MAX_MS = 60_000;

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
	/** The deck that was chosen is not there. */
	gone = false;
	/** The deck that was chosen with those within it. */
	#within: Set<string> | undefined;
	#options = new Map<string, PresetOptions>();
	#what: Studied = { fromMs: 0 };

	/** Made anew from what is stored. */
	async gather({ db, now, momentOf }: Adage, what: Studied): Promise<void> {
		const { deckId, session, fromMs } = (this.#what = what);
		const decks = await studiedDecks(db);
		this.#options = new Map(decks.map(({ deck, options }) => [deck.id, options]));
		this.#within =
			deckId === undefined
				? undefined
				: new Set(withinDeck(decks, deckId).map(({ deck }) => deck.id));
		this.gone = deckId !== undefined && !this.has(deckId);
		const moment = now();
		// The day's fact says what was owed before its first answer.
		if (moment.day !== this.day) await openDay(db, moment);
		this.day = moment.day;
		this.queue = session
			? await gatherSession(db, moment, session, momentOf(fromMs), deckId)
			: await gatherDay(db, moment, deckId, sectionRanks);
	}

	next(nowMs: number): Next {
		return nextCard(this.queue!, nowMs);
	}

	/** Cards that are left of the day. */
	get left(): number {
		return owed(this.queue!) + this.queue!.news.length;
	}

	/** Answers of the day up to now to what was chosen, of earlier sessions too; of one beside the day, its own. */
	async ratings({ db }: Adage): Promise<number> {
		const { session, fromMs } = this.#what;
		if (session) return (await answersSince(db, fromMs)).length;
		const totals = await readTotals(db, this.day, this.day);
		const within = this.#within;
		return totals.reduce(
			(sum, { deckId, ratings }) => sum + (!within || within.has(deckId) ? ratings : 0),
			0
		);
	}

	/**
	 * Commits an answer and goes on with the plan. Where the card was answered elsewhere (`stale`), or says
	 * something else by now (`reworded`), nothing is written.
	 */
	async answer(
		adage: Adage,
		asked: Asked,
		rating: Rating,
		tookMs: number
	): Promise<{ act: Act; leech?: Leech } | 'stale' | 'reworded'> {
		const { schedule, face, preview, moment } = asked;
		const { cardId, lastId } = schedule;
		const now = adage.now();
		const answer = {
			...{ cardId, rating, face, now, model: await adage.model() },
			tookMs: Math.min(TOOK_MAX_MS, tookMs)
		};
		if (this.practice) {
			const act = await practise(adage.db, answer);
			if (typeof act === 'string') return act;
			this.queue = practised(this.queue!, { cardId, rating });
			return { act };
		}
		const { learning, reviews } = this.others(schedule);
		const command = {
			...answer,
			// The same promise, counted from the answer: steps of minutes begin now.
			preview: await this.preview(adage, schedule, now),
			lastId,
			owedNext: (learning[0] ?? reviews[0])?.cardId
		};
		const result = await rate(adage.db, command).catch((error: unknown) => {
			if (isLost(error) || isFull(error)) keepAnswer(command);
			throw error;
		});
		if (result.kind !== 'rated') return result.kind;
		this.queue = advanceQueue(this.queue!, result.schedule, preview.phase, moment.dayEndMs);
		return result;
	}

	/** Whether answers change neither memory nor dates. */
	get practice(): boolean {
		return !!this.#what.session && isPractice(this.#what.session);
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

	/** A card as it is shown now: with what each rating would come to. */
	async ask(
		adage: Adage,
		found: Pick<Asked, 'schedule' | 'face' | 'card' | 'note'>
	): Promise<Asked> {
		const moment = adage.now();
		const preview = await this.preview(adage, found.schedule, moment);
		const chances = chancesThen(preview, moment.day, await adage.model());
		const { practice } = this;
		return { ...found, preview, chances, moment, practice, shownAt: performance.now() };
	}

	/** What each rating of a card would come to now. */
	async preview(adage: Adage, schedule: Schedule, now: Moment): Promise<Preview> {
		const { cardId, deckId } = schedule;
		const options = this.#options.get(deckId)!;
		return previewRatings(schedule, { cardId, model: await adage.model(), options, now });
	}
}
