/** What a study session shows: the card that is asked, or why none is. */
import type { Moment } from '../core/day';
import type { Chances } from '../core/chances';
import type { Card, Face, Note } from '../core/model';
import type { Preview } from '../core/placement';
import type { Schedule } from '../core/schedule';
import type { AnswerChange } from '../store/seen-before';

export interface Asked {
	schedule: Schedule;
	face: Face;
	card: Card;
	note: Note;
	preview: Preview;
	/** The chance to remember it when it comes back, for each rating. */
	chances: Chances;
	moment: Moment;
	/** The answer will change neither memory nor dates. */
	practice: boolean;
	/** An edition has changed the answer since it was last seen: it is shown once, and not asked. */
	changed?: AnswerChange;
	/** For the time it takes; a monotonic clock. */
	shownAt: number;
}

export type StudyState =
	| { kind: 'opening' }
	| { kind: 'asking'; asked: Asked }
	| { kind: 'wait'; untilMs: number }
	/** Nothing is left; or the deck that was chosen is `gone`. */
	| { kind: 'done'; gone: boolean };
