/**
 * A study session: which card is asked, what the buttons promise, and the one command that rates. The
 * plan is a function of the database, so a session that was reloaded or killed goes on where it was. A
 * rating is acknowledged when its transaction completes: the counter moves then.
 */
import { nextCard } from '../core/next-card';
import type { Rating } from '../core/review';
import { isAside } from '../core/schedule';
import type { Act } from '../store/db';
import { refoldStale } from '../store/derived';
import { markSeen } from '../store/seen';
import { readChange } from '../store/seen-before';
import { CardAhead } from './ahead';
import type { Asked, StudyState } from './asked';
import { Commands } from './commands.svelte';
import { DayPlan, type Studied } from './day-plan';
import { Deeds } from './deeds.svelte';
import { giveKeptAnswer, keptWords } from './kept-answer';
import { leechWords } from './leech-words';
import { isWhole, openAdage, type Adage } from './open';
import { StudyUndo } from './study-undo.svelte';
import { CHANGED_ELSEWHERE, newDayWords, REWORDED } from './study-words';
import { WakeUp } from './wake-up';

/** A second tap this soon after the screen changed belongs to the first one. */
const GUARD_MS = 250;

export class Study extends Commands {
	state = $state.raw<StudyState>({ kind: 'opening' });
	revealed = $state(false);
	/** Ratings of this day that are acknowledged, and what the plan still holds. */
	rated = $state(0);
	left = $state(0);
	/** Says what was done to the card that is asked; `turn` takes it back. */
	readonly deeds = new Deeds();
	readonly undoing = new StudyUndo();

	#what: Studied = { fromMs: 0 };
	#day = new DayPlan();
	#ahead = new CardAhead();
	#changedAt = 0;
	#wakeUp = new WakeUp();
	protected override waiting = keptWords;

	/** Plans anew and asks the first card of what was chosen, once what is under way is done. */
	open(what: Studied): Promise<void> {
		return this.inTurn(async (adage) => {
			this.#what = what;
			this.state = { kind: 'opening' };
			const model = await adage.model();
			await refoldStale(adage.db, model);
			await this.resume(adage);
		});
	}

	/** Asks what comes next as it is stored, after an answer that waited to be written. */
	protected override async resume(adage: Adage): Promise<void> {
		const said = await giveKeptAnswer(adage);
		await this.#plan(adage);
		await this.#next(adage);
		this.notice = said;
	}

	/** Where nothing was left to ask: the time of a card may have come, or a new day. */
	async followTime(): Promise<void> {
		if ((this.state.kind !== 'done' && this.state.kind !== 'wait') || this.busy) return;
		await this.carryOut((adage) => this.#next(adage));
	}

	close(): void {
		this.#wakeUp.close();
	}

	reveal(): void {
		if (this.state.kind !== 'asking' || this.revealed || this.#tooSoon()) return;
		if (this.state.asked.changed) return;
		this.revealed = true;
		// What was done before is no longer what one looks at; the undo button still takes it back.
		this.deeds.dismiss();
		this.#changedAt = performance.now();
		// While the answer is read nothing else is asked of the database.
		const next = nextCard(
			this.#day.others(this.state.asked.schedule),
			this.state.asked.moment.atMs
		);
		if (next.kind === 'card') this.#ahead.begin(next.card.cardId);
	}

	async rate(rating: Rating): Promise<void> {
		if (this.state.kind !== 'asking' || !this.revealed || this.busy || this.#tooSoon()) return;
		const { asked } = this.state;
		await (this.running = this.carryOut((adage) => this.#commit(adage, asked, rating)));
	}

	/** A changed answer was looked at: its card is asked as usual from then on. */
	async saw(): Promise<void> {
		if (this.state.kind !== 'asking' || this.busy || this.#tooSoon()) return;
		const { asked } = this.state;
		if (asked.changed) await (this.running = this.carryOut((adage) => this.#see(adage, asked)));
	}

	async #see(adage: Adage, asked: Asked): Promise<void> {
		const { card, face, practice } = asked;
		const [now, model] = [adage.now(), await adage.model()];
		const done = await markSeen(adage.db, { cardId: card.id, face, practice, now, model });
		this.deeds.dismiss();
		await this.#plan(adage);
		if (typeof done !== 'string') this.undoing.changed(card.id);
		if (done !== 'reworded' || !(await this.#ask(adage, card.id))) await this.#next(adage);
		this.notice = done === 'stale' ? CHANGED_ELSEWHERE : '';
	}

	async #commit(adage: Adage, asked: Asked, rating: Rating): Promise<void> {
		// What is practised has no dates.
		if (!asked.practice && adage.now().day !== asked.moment.day)
			return this.#askAnew(adage, asked, newDayWords(asked.moment.day, adage.now()));
		const tookMs = performance.now() - asked.shownAt;
		const result = await this.#day.answer(adage, asked, rating, tookMs);
		if (result === 'stale' && !(await isWhole(adage.db))) return;
		if (result === 'reworded') return this.#askAnew(adage, asked, REWORDED);
		if (result !== 'stale') {
			this.deeds.dismiss();
			if (result.leech) this.deeds.tell(leechWords(result.leech), asked);
			this.rated++;
			this.undoing.took(result.act, asked.card.id);
		} else await this.#plan(adage);
		await this.#next(adage);
		// Said when what comes next is there: whoever acts on it acts on the card that stays.
		this.notice = result === 'stale' ? CHANGED_ELSEWHERE : '';
	}

	/** The buttons promised dates of a day that is over, or the words are others: shown as they are now. */
	async #askAnew(adage: Adage, asked: Asked, why: string): Promise<void> {
		await this.#plan(adage);
		if (!(await this.#ask(adage, asked.schedule.cardId, true))) return this.#next(adage);
		// What an edition changed says so itself, and no answer to it is taken.
		this.notice = this.revealed ? why : '';
	}

	/**
	 * Runs a deed done to the card that is asked (edits it, splits it, suspends it). It is asked again as it is
	 * now, its answer shown or not as it was; where it is no longer asked, what comes next. Resolves with
	 * whether it was done.
	 */
	run(deed: Promise<Act | undefined>): Promise<boolean> {
		// Until it is done no answer is taken: it would mean the card as it was.
		this.busy = true;
		return (this.running = this.deeds
			.run(deed, () => this.#takeIn())
			.finally(() => (this.busy = false)));
	}

	/** Goes on with the card that is asked under options that may be others by now. */
	replan(): Promise<void> {
		return this.inTurn(async (adage) => {
			await this.#plan(adage);
			await this.#askAgain(adage, this.#shownId);
		});
	}

	/** Goes on with the card that is asked as a deed left it. */
	async #takeIn(): Promise<void> {
		this.notice = '';
		const adage = await openAdage();
		await this.#plan(adage);
		this.undoing.changed(this.#shownId);
		// A card that was given another day is asked when the plan says so.
		const kind = this.undoing.newest?.kind;
		if (kind === 'due' || kind === 'reset') return this.#next(adage);
		await this.#askAgain(adage, this.#shownId);
	}

	/**
	 * Takes back what was done last on this day, also before a reload, and asks that card again; or does again
	 * what was taken back last, and goes on.
	 */
	turn(direction: 'undo' | 'redo'): Promise<void> {
		return this.inTurn(async (adage) => {
			const { act, said } = await this.undoing.turn(adage, direction);
			this.deeds.dismiss();
			// Another tab may have done something: what is left to do is as it is now, also where nothing was.
			await this.#plan(adage);
			if (act) await this.#turned(adage, act, direction);
			this.notice = said;
		});
	}

	async #turned(adage: Adage, act: Act, direction: 'undo' | 'redo'): Promise<void> {
		const gone = direction === 'redo' && (act.entry || act.kind === 'seen');
		if (act.kind === 'more' || gone) return this.#next(adage);
		const shownId = this.#shownId;
		const again = direction === 'undo' ? this.undoing.cardsToAsk(act, shownId, this.#day) : [];
		for (const cardId of again) if (await this.#ask(adage, cardId)) return;
		await this.#askAgain(adage, shownId);
	}

	get #shownId(): string | undefined {
		return this.state.kind === 'asking' ? this.state.asked.card.id : undefined;
	}

	/** Asks a card that was changed: where it is on the screen already, as far as it was shown. */
	async #askAgain(adage: Adage, cardId: string | undefined): Promise<void> {
		const revealed = this.revealed && this.#shownId === cardId;
		if (!cardId || !(await this.#ask(adage, cardId, revealed))) return this.#next(adage);
	}

	#tooSoon(): boolean {
		return performance.now() - this.#changedAt < GUARD_MS;
	}

	/** Anew from what is stored: also how far the day is, so that coming back does not start it again. */
	async #plan(adage: Adage): Promise<void> {
		this.#ahead.drop();
		await this.#day.gather(adage, this.#what);
		this.rated = await this.#day.ratings(adage);
		await this.undoing.read(adage);
	}

	async #next(adage: Adage): Promise<void> {
		this.#wakeUp.clear();
		// It may have ended while somebody waited for a card, or just now.
		if (adage.now().day !== this.#day.day) await this.#plan(adage);
		const next = this.#day.next(adage.now().atMs);
		if (next.kind === 'card') {
			if (await this.#ask(adage, next.card.cardId)) return;
			// A card that cannot be shown (removed meanwhile) must not hold up the rest.
			this.#day.queue = this.#day.others(next.card);
			return this.#next(adage);
		}
		this.state = next.kind === 'done' ? { ...next, gone: this.#day.gone } : next;
		this.left = this.#day.left;
		if (next.kind === 'wait')
			this.#wakeUp.set(next.untilMs - adage.now().atMs, () => void this.followTime());
	}

	async #ask(adage: Adage, cardId: string, revealed = false): Promise<boolean> {
		this.#wakeUp.clear();
		const found = await this.#ahead.take(adage.db, cardId);
		if (!found || isAside(found.schedule)) return false;
		if (!this.#day.has(found.card.deckId)) return false;
		const changed = await readChange(adage.db, found);
		const asked = { ...(await this.#day.ask(adage, found)), ...(changed ? { changed } : {}) };
		this.revealed = revealed && !changed;
		this.state = { kind: 'asking', asked };
		this.#changedAt = performance.now();
		this.left = this.#day.left;
		return true;
	}
}
