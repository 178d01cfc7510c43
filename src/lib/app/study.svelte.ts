/**
 * A study session: which card is asked, what the buttons promise, and the one command that rates. The
 * plan is a function of the database, so a session that was reloaded or killed goes on where it was. A
 * rating is acknowledged when its transaction completes: the counter moves then.
 */
import type { Moment } from '../core/day';
import type { Face, Note, PresetOptions } from '../core/model';
import { previewRatings, type Preview } from '../core/placement';
import { advanceQueue, nextCard, owed, type Queue } from '../core/queue';
import type { Rating } from '../core/review';
import type { Schedule } from '../core/schedule';
import type { Act } from '../store/db';
import { openDay, readTotals } from '../store/days';
import { refoldStale } from '../store/derived';
import { gatherDay, studiedDecks } from '../store/owed';
import { rate } from '../store/reviews';
import { lastAct, turnAct } from '../store/undo';
import { CardAhead } from './ahead';
import { openAdage, type Adage } from './open';
import { explain } from './trouble.svelte';

export interface Asked {
	schedule: Schedule;
	face: Face;
	note: Note;
	preview: Preview;
	moment: Moment;
	/** For the time it takes; a monotonic clock. */
	shownAt: number;
}

export type StudyState =
	| { kind: 'opening' }
	| { kind: 'asking'; asked: Asked }
	| { kind: 'wait'; untilMs: number }
	| { kind: 'done' };

/** A second tap this soon after the screen changed belongs to the first one. */
const GUARD_MS = 250;
/** Longer than this is a person who went away; the log says so too (Anki's cap). */
const TOOK_MAX_MS = 60_000;

export class Study {
	state = $state.raw<StudyState>({ kind: 'opening' });
	revealed = $state(false);
	/** A command is under way; a second one waits for it or is dropped. */
	busy = $state(false);
	/** Ratings of this day that are acknowledged, and what the plan still holds. */
	rated = $state(0);
	left = $state(0);
	/** A sentence for the live region and the screen. */
	notice = $state('');
	undoable = $state.raw<Act | undefined>();

	#rating: Promise<void> | undefined;
	#deckId: string | undefined;
	#day: number | undefined;
	#queue: Queue | undefined;
	/** The newest deed that stands. */
	#last: Act | undefined;
	#options = new Map<string, PresetOptions>();
	#ahead = new CardAhead();
	#changedAt = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#closed = false;

	/** Plans the day anew and asks the first card: of one deck, where one is named. */
	async open(deckId?: string): Promise<void> {
		this.#deckId = deckId;
		try {
			await this.#begin(await openAdage());
		} catch (error) {
			this.notice = explain(error);
		}
	}

	async #begin(adage: Adage): Promise<void> {
		await refoldStale(adage.db, await adage.model());
		await this.#plan(adage);
		this.#last = await lastAct(adage.db);
		// Progress is the day's, so that coming back does not start it again.
		const totals = await readTotals(adage.db, this.#day);
		this.rated = totals.reduce((n, { day, ratings }) => n + (day === this.#day ? ratings : 0), 0);
		await this.#next(adage);
	}

	close(): void {
		this.#closed = true;
		clearTimeout(this.#timer);
	}

	reveal(): void {
		if (this.state.kind !== 'asking' || this.revealed || this.#tooSoon()) return;
		this.revealed = true;
		this.#changedAt = performance.now();
		// While the answer is read nothing else is asked of the database.
		const next = nextCard(this.#others(this.state.asked), this.state.asked.moment.atMs);
		if (next.kind === 'card') this.#ahead.fetch(next.card.cardId);
	}

	async rate(rating: Rating): Promise<void> {
		if (this.state.kind !== 'asking' || !this.revealed || this.busy || this.#tooSoon()) return;
		this.busy = true;
		this.#rating = this.#commit(this.state.asked, rating);
		await this.#rating;
	}

	async #commit(asked: Asked, rating: Rating): Promise<void> {
		try {
			const adage = await openAdage();
			if (adage.now().day !== asked.moment.day) return await this.#askAnew(adage, asked);
			const now = adage.now();
			const { learning, reviews } = this.#others(asked);
			const result = await rate(adage.db, {
				cardId: asked.schedule.cardId,
				rating,
				// The same promise, counted from the answer: steps of minutes begin now.
				preview: await this.#preview(adage, asked.schedule, now),
				lastId: asked.schedule.lastId,
				tookMs: Math.min(TOOK_MAX_MS, performance.now() - asked.shownAt),
				now,
				model: await adage.model(),
				owedNext: (learning[0] ?? reviews[0])?.cardId
			});
			if (result.kind === 'stale') {
				this.notice = 'This card was answered or changed in another tab. Nothing was overwritten.';
				await this.#plan(adage);
				this.#last = await lastAct(adage.db);
			} else {
				this.notice = '';
				this.rated++;
				const { phase } = asked.preview;
				this.#queue = advanceQueue(this.#queue!, result.schedule, phase, asked.moment.dayEndMs);
				this.#last = result.act;
			}
			await this.#next(adage);
		} catch (error) {
			this.notice = explain(error);
		} finally {
			this.busy = false;
		}
	}

	/** The buttons promised dates of a day that is over: they are counted again before one is taken. */
	async #askAnew(adage: Adage, asked: Asked): Promise<void> {
		await this.#plan(adage);
		if (!(await this.#ask(adage, asked.schedule.cardId))) return this.#next(adage);
		this.revealed = true;
		this.notice = 'A new day has begun meanwhile. Answer once more.';
	}

	/** Takes the last answer back, of this session or before a reload, and asks that card again. */
	async undo(): Promise<void> {
		// Pressed right after a rating it means that rating, though the next card is not drawn yet.
		await this.#rating;
		if (this.busy || !this.undoable) return;
		this.busy = true;
		try {
			const adage = await openAdage();
			const expected = this.undoable.n;
			const act = await turnAct(adage.db, 'undo', adage.now(), await adage.model(), expected);
			await this.#plan(adage);
			if (act) this.rated = Math.max(0, this.rated - 1);
			this.notice = act ? 'Taken back.' : 'There is nothing to take back.';
			this.#last = await lastAct(adage.db);
			if (!act?.entry || !(await this.#ask(adage, act.entry.cardId))) await this.#next(adage);
		} catch (error) {
			this.notice = explain(error);
		} finally {
			this.busy = false;
		}
	}

	#tooSoon(): boolean {
		return performance.now() - this.#changedAt < GUARD_MS;
	}

	async #plan({ db, now }: Adage): Promise<void> {
		this.#ahead.drop();
		const decks = await studiedDecks(db);
		this.#options = new Map(decks.map(({ deck, options }) => [deck.id, options]));
		const moment = now();
		// The day's fact says what was owed before its first answer.
		if (moment.day !== this.#day) await openDay(db, moment);
		this.#day = moment.day;
		this.#queue = await gatherDay(db, moment, this.#deckId);
	}

	async #next(adage: Adage): Promise<void> {
		clearTimeout(this.#timer);
		const next = nextCard(this.#queue!, adage.now().atMs);
		if (next.kind === 'card') {
			if (await this.#ask(adage, next.card.cardId)) return;
			// A card that cannot be shown (removed meanwhile) must not hold up the rest.
			this.#queue = without(this.#queue!, next.card.cardId);
			return this.#next(adage);
		}
		this.state = next;
		this.#settle(adage);
		if (next.kind === 'wait' && !this.#closed) {
			const delay = Math.max(500, next.untilMs - adage.now().atMs);
			this.#timer = setTimeout(() => void this.#next(adage), Math.min(delay, 60_000));
		}
	}

	async #ask(adage: Adage, cardId: string): Promise<boolean> {
		clearTimeout(this.#timer);
		const found = await this.#ahead.take(adage.db, cardId);
		if (!found || found.schedule.lane === 'out') return false;
		if (!this.#options.has(found.card.deckId)) return false;
		const moment = adage.now();
		const preview = await this.#preview(adage, found.schedule, moment);
		this.revealed = false;
		this.state = {
			kind: 'asking',
			asked: { ...found, preview, moment, shownAt: performance.now() }
		};
		this.#changedAt = performance.now();
		this.#settle(adage);
		return true;
	}

	async #preview(adage: Adage, schedule: Schedule, now: Moment): Promise<Preview> {
		const { cardId, deckId } = schedule;
		const options = this.#options.get(deckId)!;
		return previewRatings(schedule, { cardId, model: await adage.model(), options, now });
	}

	#others({ schedule }: Asked): Queue {
		return without(this.#queue!, schedule.cardId);
	}

	#settle({ now }: Adage): void {
		this.left = owed(this.#queue!) + this.#queue!.news.length;
		const act = this.#last;
		this.undoable = act?.kind === 'rate' && act.day === now().day ? act : undefined;
	}
}

function without(queue: Queue, cardId: string): Queue {
	const others = (card: { cardId: string }) => card.cardId !== cardId;
	return {
		...queue,
		learning: queue.learning.filter(others),
		reviews: queue.reviews.filter(others),
		news: queue.news.filter(others)
	};
}
