/**
 * Undo and redo while studying: of any depth within the study day, of answers and of what was done to cards,
 * wherever it was done. Taking in cards and putting them in order belong to other pages: undo stops there. A deed of a day to come was
 * done under a clock that was ahead: it can be taken back until that day is over.
 */
import type { Act } from '../store/db';
import { cardsOf, readTurnable, turnAct } from '../store/undo';
import type { DayPlan } from './day-plan';
import type { Adage } from './open';
import { snapshotBeforeMany } from './snapshot-before';

const ELSEWHERE: readonly Act['kind'][] = ['accept', 'add', 'order'];

const MEANWHILE = 'Something else was done since, perhaps in another tab. Nothing was changed.';

export class StudyUndo {
	/** What can be taken back now, and what can be done again. */
	undoable = $state.raw<Act | undefined>();
	redoable = $state.raw<Act | undefined>();
	/** The newest deed that stands, of whatever day and page. */
	newest: Act | undefined;
	/** What was undone was given up by doing something else. */
	#givenUp = false;
	/** Cards that were asked when this session changed them, by the number of the deed. */
	#askedThen = new Map<number | undefined, string>();

	/** Reads anew what can be turned. */
	async read({ db, now }: Adage): Promise<void> {
		const { undo, redo } = await readTurnable(db);
		const { day } = now();
		this.newest = undo;
		const ours = (act: Act | undefined) =>
			act && act.day >= day && !ELSEWHERE.includes(act.kind) ? act : undefined;
		this.undoable = ours(undo);
		if (this.redoable && !redo) this.#givenUp = true;
		this.redoable = ours(redo);
	}

	/** An answer to a card was given just now. */
	took(act: Act, cardId: string): void {
		if (this.redoable) this.#givenUp = true;
		this.newest = this.undoable = act;
		this.redoable = undefined;
		this.changed(cardId);
	}

	/** The newest deed was done to this card while it was asked. */
	changed(cardId: string | undefined): void {
		if (cardId) this.#askedThen.set(this.newest?.n, cardId);
	}

	/** Cards of an undone deed of which the first that can be is asked again; none where one is `shown` already. */
	cardsToAsk(act: Act, shown: string | undefined, plan: Pick<DayPlan, 'among'>): string[] {
		const cards = cardsOf(act);
		// An answer is asked for once more, also of the card that is shown.
		if (act.kind !== 'rate' && shown && cards.includes(shown)) return [];
		const askedThen = this.#askedThen.get(act.n);
		// A deed may be about a card that nobody would be asked today: that is no reason to ask it.
		return [...(askedThen ? [askedThen] : []), ...plan.among(cards)];
	}

	/** Undoes or redoes one deed. Says what came of it; without the deed where nothing was done. */
	async turn(adage: Adage, direction: 'undo' | 'redo'): Promise<{ said: string; act?: Act }> {
		const wanted = direction === 'undo' ? this.undoable : this.redoable;
		if (!wanted) return { said: this.#nothing(direction) };
		const now = adage.now();
		if (wanted.day < now.day) {
			await this.read(adage);
			return { said: 'That was yesterday. It stays as it is.' };
		}
		await snapshotBeforeMany(adage, cardsOf(wanted).length);
		const act = await turnAct(adage.db, direction, now, await adage.model(), wanted.n);
		// What was just done again is not given up.
		if (direction === 'redo') this.redoable = undefined;
		await this.read(adage);
		if (!act) return { said: MEANWHILE };
		if (direction === 'undo') this.#givenUp = false;
		return { act, said: direction === 'undo' ? 'Taken back.' : 'Done again.' };
	}

	#nothing(direction: 'undo' | 'redo'): string {
		if (direction === 'redo')
			return this.#givenUp
				? 'Something else was done since, so that cannot be done again.'
				: 'Nothing was taken back that could be done again.';
		const kind = this.newest?.kind;
		if (kind && ELSEWHERE.includes(kind))
			return `Undo stops here: before this, cards were ${kind === 'order' ? 'brought forward' : 'added'}.`;
		return 'Nothing of today is left to take back.';
	}
}
